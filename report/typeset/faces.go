package typeset

import (
	"fmt"
	"sync"

	"rectify/report/fonts"
)

// The built-in faces, parsed when first used.
var (
	Serif     = sync.OnceValue(func() *Face { return builtIn("serif", fonts.Serif) })
	SerifBold = sync.OnceValue(func() *Face { return builtIn("serif-bold", fonts.SerifBold) })
	SansBold  = sync.OnceValue(func() *Face { return builtIn("sans-bold", fonts.SansBold) })
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
// the serif, then 楷. Digits and Latin come from the face asked for.
func pick(face *Face, r rune) (*Face, int) {
	if g := face.Glyph(r); g != 0 {
		return face, g
	}
	for _, fallback := range [...]func() *Face{Serif, Kai} {
		if g := fallback().Glyph(r); g != 0 {
			return fallback(), g
		}
	}
	return nil, 0
}

// MissingError names characters that no face can print.
type MissingError struct {
	Runes []rune
	Text  string // where the first one stands
}

// Error says which characters, by name and number.
func (e *MissingError) Error() string { return "no type face has " + e.Names() }

// Names lists the characters with their numbers.
func (e *MissingError) Names() string {
	s := ""
	for i, r := range e.Runes {
		if i > 0 {
			s += "、"
		}
		s += fmt.Sprintf("%c (U+%04X)", r, r)
	}
	return s
}

// Check tells whether every character of the text can be printed in that face
// or what it falls back on; if not, the error is a *[MissingError].
func Check(face *Face, text string) error {
	e := &MissingError{Text: text}
	seen := map[rune]bool{}
	for _, r := range text {
		if r == '\n' || seen[r] {
			continue
		}
		seen[r] = true
		if f, _ := pick(face, r); f == nil {
			e.Runes = append(e.Runes, r)
		}
	}
	if len(e.Runes) > 0 {
		return e
	}
	return nil
}
