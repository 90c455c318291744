package typeset

import (
	"strings"
	"sync"

	"rectify/report/fonts"
)

// The built-in faces, parsed when first used.
var (
	Serif     = sync.OnceValue(func() *Face { return builtIn("serif", fonts.Serif) })
	SerifBold = sync.OnceValue(func() *Face { return builtIn("serif-bold", fonts.SerifBold) })
	SansBold  = sync.OnceValue(func() *Face { return builtIn("sans-bold", fonts.SansBold) })
	Symbol    = sync.OnceValue(func() *Face { return builtIn("symbol", fonts.Symbol) })
	Kai       = sync.OnceValue(func() *Face { return builtIn("kai", fonts.Kai) })
)

// builtIn parses an embedded face; that it can be is tested.
func builtIn(name string, data []byte) *Face {
	f, err := ParseFace(name, data)
	if err != nil {
		panic(err)
	}
	return f
}

// pick finds the face and glyph for a character: the style's own face, then
// the serif, then the symbols, whose kinds are whole, then 楷; nil if none has
// it. Quotation marks and dashes that a
// face draws narrow, as Latin does, are taken from the serif.
func pick(face *Face, r rune) (*Face, int) {
	if face == nil {
		face = Serif()
	}
	if g := face.Glyph(r); g != 0 && !(face.Advance(g) < 700 && strings.ContainsRune("“”‘’—…", r)) {
		return face, g
	}
	for _, fallback := range [...]func() *Face{Serif, Symbol, Kai} {
		if g := fallback().Glyph(r); g != 0 {
			return fallback(), g
		}
	}
	return nil, 0
}
