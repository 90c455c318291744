package typeset

import (
	"strings"
	"unicode"
)

// Align says how the lines of a paragraph lie between its margins.
type Align int

// The alignments. Both is flush at both sides, the last line excepted.
const (
	Both Align = iota
	Left
	Centre
	Right
)

// Style is how text is set.
type Style struct {
	Face  *Face
	Size  float64 // points
	Lead  float64 // points from one line to the next
	Align Align
	First int // indent of the first line, in characters
	Hang  int // indent of the others, in characters
	Color Color
	Next  bool // stays on the page of what follows, as headings do
}

// notFirst may not begin a line, notLast may not end one (避头尾); dashes, the
// slash and the no-break space may do neither.
const (
	notFirst = "，。、；：？！）》〉」』】〕〗〞｝”’％‰℃°′″…—～·／,.;:?!)]}%>/\u00a0"
	notLast  = "（《〈「『【〔〖〝｛“‘([{<￥$№／/\u00a0"
)

// glyph is one character on its way to a page.
type glyph struct {
	r     rune
	face  *Face
	id    int
	width float64 // points
}

// wide tells that a character is set on the grid of hanzi, so that space may
// be put beside it.
func wide(r rune) bool {
	return r >= 0x2e80 || strings.ContainsRune("“”‘’—…·", r)
}

// shape finds the glyphs of a text; Check has seen that there are any.
func shape(text string, s Style) []glyph {
	out := make([]glyph, 0, len(text)/2)
	for _, r := range text {
		face, id := pick(s.Face, r)
		if face == nil {
			face = Serif()
		}
		out = append(out, glyph{r, face, id, float64(face.Advance(id)) * s.Size / 1000})
	}
	return out
}

// closes and opens tell what clings to the character before it, and to the one after.
func closes(r rune) bool {
	return strings.ContainsRune(notFirst, r) || r >= 0x300 && unicode.Is(unicode.Mn, r)
}

func opens(r rune) bool { return strings.ContainsRune(notLast, r) }

// mayEnd tells whether a line may end before glyph i. Spaces there fall away,
// so that it depends on what stands on either side of them.
func mayEnd(glyphs []glyph, i int) bool {
	a, b, spaced := around(glyphs, i)
	switch {
	case a == 0 || b == 0:
		return spaced
	case opens(a) || closes(b):
		return false
	case spaced:
		return !isDigit(a) || wide(b) // a number stays with its unit: 1.8 m
	case a == '—' && isDigit(b):
		return false // a standard with its year: GB/T 50493—2019
	}
	return wide(a) || wide(b)
}

// around is what would end a line and begin the next, were it to end before
// glyph i, and whether there are spaces between; 0 is nothing.
func around(glyphs []glyph, i int) (a, b rune, spaced bool) {
	from, to := i, i
	for from > 0 && glyphs[from-1].r == ' ' {
		from--
	}
	for to < len(glyphs) && glyphs[to].r == ' ' {
		to++
	}
	if from > 0 {
		a = glyphs[from-1].r
	}
	if to < len(glyphs) {
		b = glyphs[to].r
	}
	return a, b, from < to
}

func isDigit(r rune) bool { return r >= '0' && r <= '9' }

// row is one line of a paragraph, placed.
type row struct {
	glyphs []glyph
	indent float64
	width  float64 // available
	last   bool    // of its paragraph
}

// indent is how far a line is set in: not where it is centred, and never so
// far that nothing fits beside it.
func (s Style) indent(first bool, width float64) float64 {
	n := s.Hang
	if first {
		n = s.First
	}
	if s.Align == Centre {
		n = 0
	}
	return max(0, min(float64(n)*s.Size, width-s.Size))
}

// breakLines parts a text into rows no wider than width; not a character is
// lost but spaces at the ends of rows.
func breakLines(text string, s Style, width float64) []row {
	var rows []row
	for _, para := range strings.Split(text, "\n") {
		rest := shape(para, s)
		for first := true; len(rest) > 0 || first; first = false {
			indent := s.indent(first, width)
			n := fit(rest, width-indent, s)
			line := rest[:n]
			rest = rest[n:]
			for len(rest) > 0 && rest[0].r == ' ' {
				rest = rest[1:]
			}
			for len(line) > 0 && len(rest) > 0 && line[len(line)-1].r == ' ' {
				line = line[:len(line)-1]
			}
			if len(line) == 0 && len(rest) > 0 {
				continue // nothing but spaces
			}
			rows = append(rows, row{line, indent, width - indent, len(rest) == 0})
		}
	}
	return rows
}

// A gap may be stretched by loosest ems before a run of digits and Latin is
// parted instead, if it has at least longRun characters; a shorter one is
// kept whole and its line left ragged.
const (
	loosest = 0.2
	longRun = 9
)

// fit is how many glyphs go on a line of that width: at least one.
func fit(glyphs []glyph, width float64, s Style) int {
	sum, most := 0.0, 0
	for most < len(glyphs) {
		w := glyphs[most].width
		if sum+w > width+0.01 {
			break
		}
		sum += w
		most++
	}
	if most == len(glyphs) {
		return most
	}
	best := most
	for best > 0 && !mayEnd(glyphs, best) {
		best--
	}
	if best > 0 && (s.Align != Both || !loose(glyphs[:best], width, s) || run(glyphs[best:]) < longRun) {
		return best
	}
	return max(1, split(glyphs, best, most))
}

// run is how many glyphs there are before the next place to break.
func run(glyphs []glyph) int {
	n := 1
	for n < len(glyphs) && !mayEnd(glyphs, n) {
		n++
	}
	return n
}

// loose tells that a line would be stretched too far.
func loose(line []glyph, width float64, s Style) bool {
	return width-widthOf(line) > loosest*s.Size*float64(max(1, gaps(line)))
}

// split ends a line inside a run that cannot be broken otherwise: at a dash if
// it has one, and never so that a closing mark begins the next line or an
// opening one ends this, unless there is nothing else on it.
func split(glyphs []glyph, best, most int) int {
	for n := most; n > best; n-- {
		if glyphs[n-1].r == '—' && isDigit(glyphs[n].r) {
			return n
		}
	}
	for n := most; n > 0; n-- {
		if a, b, _ := around(glyphs, n); !closes(b) && !opens(a) {
			return n
		}
	}
	return most
}

// gaps counts the places in a line where space may be put.
func gaps(line []glyph) int {
	n := 0
	for i := 1; i < len(line); i++ {
		if gapBefore(line, i) {
			n++
		}
	}
	return n
}

// gapBefore tells whether space may be put before glyph i: beside a hanzi or
// after a space between words, but not within a dash of two characters.
func gapBefore(line []glyph, i int) bool {
	a, b := line[i-1].r, line[i].r
	if a == b && (a == '—' || a == '…') {
		return false
	}
	return wide(a) || wide(b) || a == ' '
}
