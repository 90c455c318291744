package typeset

import (
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// MissingError names all of a document that cannot be printed: characters that
// no face has, control characters, and what is not UTF-8 (U+FFFD).
type MissingError struct{ Places []Lacking }

// Lacking is a text with characters that cannot be printed, and its place in a
// table, if it is in one.
type Lacking struct {
	At, Text string
	Runes    []rune
}

// Error says which characters, by themselves and by number.
func (e *MissingError) Error() string { return "no type face has " + Names(e.Runes()) }

// Runes are the characters of all places, each once.
func (e *MissingError) Runes() (out []rune) {
	for _, p := range e.Places {
		for _, r := range p.Runes {
			if !slices.Contains(out, r) {
				out = append(out, r)
			}
		}
	}
	return out
}

// Names lists characters with their numbers; those that cannot be seen by
// number only.
func Names(runes []rune) string {
	names := make([]string, len(runes))
	for i, r := range runes {
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
	for _, r := range composed(text[plainly(text):]) {
		if r >= ' ' && r < 0x7f || common(r) || r == '\n' || unseen(r) || slices.Contains(missing, r) {
			continue
		}
		if f, _ := pick(face, r); f == nil || unprintable(r) {
			missing = append(missing, r)
		}
	}
	return missing
}

// plainly is how much of a text prints at a glance: ASCII and hanzi whose first of
// three bytes tells that they are common. An import looks at every text.
func plainly(text string) (n int) {
	for n < len(text) {
		switch {
		case text[n] >= ' ' && text[n] < 0x7f:
			n++
		case text[n] >= 0xe5 && text[n] <= 0xe8 && n+2 < len(text) && text[n+1] >= 0x80 && text[n+2] >= 0x80:
			n += 3
		default:
			return n
		}
	}
	return n
}

// common tells the hanzi that the serif has all of, on which every face falls
// back: most of a text is of these.
func common(r rune) bool { return r >= 0x4e00 && r <= 0x9fa5 }

// unprintable tells what no face is asked for: control and format characters,
// which would show nothing or reverse the reading order, the mark
// for bytes that are not UTF-8, and what must be [Shaped].
func unprintable(r rune) bool {
	return r == utf8.RuneError || r < ' ' || Shaped(r) ||
		r >= 0x7f && !ideograph(r) && unicode.In(r, unicode.Cc, unicode.Cf, unicode.Zl, unicode.Zp)
}

// unseen tells what is not drawn: [Seam], [Joint], and the marks that only say whether a symbol
// is drawn plain or as a picture: phones put one after a tick. There is one way to draw it here.
func unseen(r rune) bool { return r == 0xfe0e || r == 0xfe0f || r == Seam || r == Joint }

// Seam is where a title is parted rather than elsewhere, between two of its words; two of
// them are where its writer has it parted, which goes before. No
// text that anybody writes has it: Unicode keeps it for use within programs.
const Seam = '\ufdd0'

// Joint is where no line ends, as within a number that has hanzi: 浙A-0123. It is as [Seam] is.
const Joint = '\ufdd1'

// Whole is a text that is parted between lines only if none holds it.
func Whole(text string) string {
	return strings.Join(strings.Split(text, ""), string(Joint))
}

// Shaped tells the characters of scripts whose letters change with their neighbours,
// stack, or run from right to left, and the marks that go over or under a letter: to set
// them one after another would print them wrong.
func Shaped(r rune) bool {
	return marks(r) || r >= 0x590 && r < 0x1900 && unicode.In(r, unicode.Arabic, unicode.Bengali, unicode.Devanagari,
		unicode.Gujarati, unicode.Gurmukhi, unicode.Hebrew, unicode.Kannada, unicode.Khmer, unicode.Lao,
		unicode.Malayalam, unicode.Mongolian, unicode.Myanmar, unicode.Nko, unicode.Oriya, unicode.Sinhala,
		unicode.Syriac, unicode.Tamil, unicode.Telugu, unicode.Thaana, unicode.Thai, unicode.Tibetan) ||
		r >= 0xfb1d && r < 0xff00 && unicode.In(r, unicode.Arabic, unicode.Hebrew)
}

// marks tells what is set over, under or around the character before it.
func marks(r rune) bool {
	switch {
	case r < 0x300, ideograph(r), unseen(r):
		return false
	case r >= 0x2000 && r < 0x20d0, r >= 0x3000 && r < 0x302a, r >= 0xff00 && r < 0x10000:
		return false // what hanzi are written with: to be quick about it
	}
	return unicode.In(r, unicode.Mn, unicode.Me)
}

// composed is a text with each letter and the marks on it as one character where there is
// such a one. Nothing else of it is touched: NFC would turn a rare hanzi into another.
func composed(text string) string {
	if strings.IndexFunc(text, marks) < 0 {
		return text
	}
	var out, letter []rune
	for _, r := range text + "\n" {
		if !marks(r) {
			if len(letter) > 1 {
				letter = []rune(norm.NFC.String(string(letter)))
			}
			out, letter = append(out, letter...), letter[:0]
		}
		letter = append(letter, r)
	}
	return string(out)
}

// Spare has the document print [Geta] for what cannot be printed, where else it
// is refused; it is said before anything is added. It is for lists, which one name may not stop: say under them
// what the marks stand for.
func (d *Doc) Spare() { d.spare = true }

// lack remembers a text that cannot be printed, once for each place.
func (d *Doc) lack(at, text string, runes []rune) {
	key := [2]string{at, text}
	if d.spare || len(runes) == 0 || d.lacked[key] {
		return
	}
	if d.lacked == nil {
		d.lacked = map[[2]string]bool{}
	}
	d.lacked[key] = true
	d.lacking = append(d.lacking, Lacking{at, strings.ToValidUTF8(text, "\ufffd"), runes})
}

// checkInfo looks for metadata that a reader could not show; faces do not
// matter for it.
func (d *Doc) checkInfo() {
	for _, s := range []*string{&d.info.Title, &d.info.Author, &d.info.Subject, &d.info.Keywords} {
		var missing []rune
		text := composed(*s)
		*s = strings.Map(func(r rune) rune {
			if unprintable(r) {
				missing = append(missing, r)
				return Geta
			}
			return r
		}, text)
		d.lack("", text, missing)
	}
}
