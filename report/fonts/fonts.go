// Package fonts holds the type faces that papers are set in, as they are
// embedded: TrueType without hints and layout tables and with its outlines
// packed, made as README.md in this folder says. It may import nothing but
// embed; nothing is parsed here, and a page of a font is read from disk only
// when a glyph on it is used.
package fonts

import _ "embed"

// Serif is the body face (宋), with every character of Noto Serif SC.
//
//go:embed serif.face
var Serif []byte

// SerifBold is the title face, with GB 2312 and the 8105 characters of 通用规范汉字表.
//
//go:embed serif-bold.face
var SerifBold []byte

// SansBold is the face of headings (黑), with the same characters as SerifBold.
//
//go:embed sans-bold.face
var SansBold []byte

// Symbol has what formulas and lists are written with and the others lack:
// raised and lowered figures, boxes, ticks. It is a few kilobytes.
//
//go:embed symbol.ttf
var Symbol []byte

// Kai (楷) is for notes, with the hanzi of SerifBold, and has what any character
// falls back on that Serif lacks.
//
//go:embed kai.face
var Kai []byte
