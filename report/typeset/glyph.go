package typeset

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// notFirst may not begin a line, notLast may not end one (避头尾); dashes, the
// slash and the no-break space may do neither.
const (
	notFirst = "，。、；：．？！）》〉」』】〕〗〞｝］”’％‰℃°′″…—～·／,.;:?!)]}%>/\u00a0"
	notLast  = "（《〈「『【〔〖〝｛［“‘([{<￥$№／/\u00a0"
)

// glyph is one character on its way to a page.
type glyph struct {
	r      rune
	trim   int16 // thousandths of an em
	blank  blank
	face   *Face
	id     int
	width  float64 // points, without what is trimmed off
	seam   seam    // what of the text begins with it
	joined bool    // no line ends before it, see [Joint]
	net    bool    // a line may end before it, within an address of the net
}

// seam tells how gladly a title is parted before a glyph: by how many a [Seam] stands there.
type seam uint8

const (
	betweenWords seam = 1 + iota
	atStroke          // where its writer has it parted
)

// blank is the empty half of a mark as wide as a hanzi.
type blank uint8

const (
	full  blank = iota
	after       // as of a full stop
	ahead       // as of an opening bracket
)

// half and quarter are what a mark may give up of its blank, in thousandths
// of an em: half where it meets another or ends a line, a quarter where its
// line is tight (标点挤压, W3C clreq 3.1.6).
const (
	half    = 500
	quarter = 250
)

// key tells a face's glyphs apart in the fonts of a document. A trimmed mark
// is a narrower glyph there: were it drawn over its neighbour instead, poppler
// would read the overlap as the end of a line.
func (g glyph) key() rune { return g.r | rune(g.trim/quarter)<<21 }

// cut is the glyph with that much trimmed off in all.
func (g glyph) cut(trim int16, size float64) glyph {
	g.width -= float64(trim-g.trim) * size / 1000
	g.trim = trim
	return g
}

// ideograph tells what most of a text is made of, to be quick about it.
func ideograph(r rune) bool { return r >= 0x3400 && r <= 0x9fff || r >= 0x20000 && r < 0x40000 }

// wide tells that a character is set on the grid of hanzi, so that space may
// be put beside it.
func wide(r rune) bool {
	return r >= 0x2e80 || r >= 0xb7 && strings.ContainsRune("“”‘’—…·", r)
}

// closes and opens tell what clings to the character before it, and to the one after.
func closes(r rune) bool {
	return !ideograph(r) && (strings.ContainsRune(notFirst, r) || r >= 0x300 && unicode.Is(unicode.Mn, r))
}

func opens(r rune) bool { return !ideograph(r) && strings.ContainsRune(notLast, r) }

func isDigit(r rune) bool { return r >= '0' && r <= '9' }

// Geta (下駄) is printed for a character that cannot be printed, as typesetters
// have it: two bars that nobody takes for a character of the text.
const Geta = '〓'

// shown is what is printed for a character, with the face and glyph for it.
func shown(face *Face, r rune) (rune, *Face, int) {
	if f, id := pick(face, r); f != nil && !unprintable(r) {
		return r, f, id
	}
	return Geta, Serif(), Serif().Glyph(Geta)
}

// shape finds the glyphs of a text. Where two marks meet, the white between
// them is that of one.
func shape(text string, s Style) []glyph {
	out, seam := make([]glyph, 0, utf8.RuneCountInString(text)), seam(0)
	joined, held := false, 0
	for _, r := range composed(text) {
		if unseen(r) {
			if r == Seam {
				seam++
			}
			joined = joined || r == Joint
			continue
		}
		r, face, id := shown(s.Face, r)
		g := glyph{r: r, face: face, id: id, width: float64(face.Advance(id)) * s.Size / 1000, seam: seam, joined: joined}
		seam, joined = 0, false
		switch {
		case r == '：':
			held = labels(out)
		case held > 0:
			g.joined = true
			if r != ' ' {
				held--
			}
		}
		if !ideograph(r) && wide(r) {
			g.blank = face.blank(r, id)
		}
		if n := len(out); n > 0 && meet(out[n-1].blank, g.blank) {
			out[n-1] = out[n-1].cut(half, s.Size)
		}
		out = append(out, g)
	}
	if addressed(text) {
		partAddresses(out)
	}
	return out
}

// labels tells how many characters after a text's ： stay with it: none unless it is a label,
// of few hanzi at the start of a clause. One of four at most is not parted itself. All that is
// kept together is heldMost, or lines could not be filled.
func labels(text []glyph) (held int) {
	const most, whole = heldMost, heldMost - 2
	from := len(text)
	for from > 0 && len(text)-from <= most && ideograph(text[from-1].r) {
		from--
	}
	n := len(text) - from
	if n == 0 || n > most || from > 0 && (latin(text[from-1].r) || text[from-1].r == '＿') {
		return 0
	}
	if n <= whole {
		for i := range text[from+1:] {
			text[from+1+i].joined = true
		}
	}
	if n < whole {
		return 2
	}
	return 1
}

// heldMost are the most characters that a label and what stays with it are.
const heldMost = 6

// meet tells that there is a half too much white between two marks.
func meet(a, b blank) bool { return a == after && b != full || a == ahead && b == ahead }

// blank looks at a mark's outline, for faces differ in where they put it. The
// dot after an item's number is never trimmed: all items look alike.
func (f *Face) blank(r rune, id int) blank {
	closing := closes(r)
	// An outline that is damaged is an error when its subset is made.
	if outline, _ := f.outline(id); r != '．' && len(outline) > 10 && (closing || opens(r)) && f.Advance(id) >= 950 {
		em := func(at int) int { return int(int16(be16(outline[at:]))) * 1000 / f.units }
		switch least := half - 20; { // so much over the middle is not seen
		case closing && f.Advance(id)-em(6) >= least:
			return after
		case !closing && em(2) >= least:
			return ahead
		}
	}
	return full
}
