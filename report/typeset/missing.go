package typeset

import (
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// MissingError names characters that cannot be printed: no face has them, or
// they are control characters, or the text is not UTF-8 (U+FFFD).
type MissingError struct {
	Runes []rune
	Text  string // where the first one stands
}

// Error says which characters, by themselves and by number.
func (e *MissingError) Error() string { return "no type face has " + e.Names() }

// Names lists the characters with their numbers; those that cannot be seen
// by number only.
func (e *MissingError) Names() string {
	names := make([]string, len(e.Runes))
	for i, r := range e.Runes {
		names[i] = fmt.Sprintf("U+%04X", r)
		if unicode.IsGraphic(r) && r != utf8.RuneError {
			names[i] = fmt.Sprintf("%c (U+%04X)", r, r)
		}
	}
	return strings.Join(names, "、")
}

// Missing lists the characters of a text that would not print in that face or
// in what it falls back on, each once. A line break is not a character.
func Missing(face *Face, text string) []rune {
	var missing []rune
	for _, r := range text {
		if r == '\n' || !unprintable(r) && prints(face, r) || slices.Contains(missing, r) {
			continue
		}
		missing = append(missing, r)
	}
	return missing
}

func prints(face *Face, r rune) bool {
	f, _ := pick(face, r)
	return f != nil
}

// unprintable tells what no face is asked for: control and format characters,
// which would show nothing or turn the reading order round, and what stands
// for bytes that are not UTF-8.
func unprintable(r rune) bool {
	return r == utf8.RuneError || r < ' ' || r >= 0x7f && !ideograph(r) && unicode.In(r, unicode.Cc, unicode.Cf, unicode.Zl, unicode.Zp)
}

// Check is [Missing] as an error, a *[MissingError].
func Check(face *Face, text string) error {
	if missing := Missing(face, text); len(missing) > 0 {
		return &MissingError{Runes: missing, Text: strings.ToValidUTF8(text, "\ufffd")}
	}
	return nil
}

// check refuses metadata that a reader could not show; faces do not matter
// for it.
func (i Info) check() error {
	for _, s := range []string{i.Title, i.Author, i.Subject, i.Keywords} {
		for _, r := range s {
			if unprintable(r) {
				return &MissingError{Runes: []rune{r}, Text: strings.ToValidUTF8(s, "\ufffd")}
			}
		}
	}
	return nil
}
