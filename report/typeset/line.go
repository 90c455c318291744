package typeset

import "strings"

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
	First int  // indent of the first line, in characters
	Hang  int  // indent of the others, in characters
	Next  bool // its end stays on the page of what follows, as headings do
}

// mayEnd tells whether a line may end before glyph i. Spaces there fall away,
// so it depends on the characters on either side of them.
func mayEnd(glyphs []glyph, i int) bool { return between(around(glyphs, i)) }

// between is mayEnd for what would end a line and begin the next.
func between(a, b rune, spaced bool) bool {
	switch {
	case ideograph(a) && ideograph(b):
		return true
	case a == 0 || b == 0:
		return spaced
	case opens(a) || closes(b):
		return false
	case spaced:
		return !isDigit(a) || wide(b) // a number stays with its unit: 1.8 m
	case a == '—' && isDigit(b):
		return false // a standard with its year: GB/T 50493—2019
	case a == '×':
		return true
	}
	return wide(a) || wide(b)
}

// What it costs to end a line within the name of a standard, in ems for each
// gap: after its letters, or before its year, where no line may end but in need.
const (
	partsNumber = 0.06
	partsYear   = 0.1
)

// price is what it costs to end a line before glyph i; below 0 it may not.
func price(glyphs []glyph, i int) float64 {
	a, b, spaced := around(glyphs, i)
	switch {
	case between(a, b, spaced):
		if spaced && a >= 'A' && a <= 'Z' && isDigit(b) {
			return partsNumber
		}
		return 0
	case !spaced && a == '—' && isDigit(b):
		return partsYear
	}
	return -1
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

// row is one line of a paragraph, placed.
type row struct {
	glyphs []glyph
	from   int // where it begins in its paragraph
	indent float64
	width  float64 // available
	extra  float64 // put into each gap; below 0 where it is squeezed
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
		glyphs := shape(para, s)
		own := breakFrom(glyphs, 0, s, width, fit)
		switch {
		case s.Align == Centre:
			own = balanced(own, glyphs, s, width)
		case stranded(own, glyphs):
			own = rescued(own, glyphs, s, width)
		}
		for i := range own {
			own[i].settle(s)
		}
		rows = append(rows, own...)
	}
	return rows
}

// breakFrom breaks a paragraph from a glyph on.
func breakFrom(glyphs []glyph, from int, s Style, width float64, fit func([]glyph, float64, Style) int) []row {
	rows := make([]row, 0, len(glyphs)/24+1)
	for first := true; from < len(glyphs) || first; first = false {
		indent := s.indent(from == 0, width)
		end := from + fit(glyphs[from:], width-indent, s)
		next, line := end, glyphs[from:end]
		for next < len(glyphs) && glyphs[next].r == ' ' {
			next++
		}
		for len(line) > 0 && next < len(glyphs) && line[len(line)-1].r == ' ' {
			line = line[:len(line)-1]
		}
		if len(line) > 0 || next == len(glyphs) { // else nothing but spaces
			r := row{glyphs: line, from: from, indent: indent, width: width - indent, last: next == len(glyphs)}
			rows = append(rows, r)
		}
		from = next
	}
	return rows
}

// balanced breaks centred lines again, in the least width that gives as many,
// so that none is left with a character or two.
func balanced(rows []row, glyphs []glyph, s Style, width float64) []row {
	if len(rows) < 2 {
		return rows
	}
	for low, high := widthOf(glyphs)/float64(len(rows)), width; high-low > s.Size/4; {
		mid := (low + high) / 2
		if closer := breakFrom(glyphs, 0, s, mid, fit); len(closer) == len(rows) {
			rows, high = closer, mid
		} else {
			low = mid
		}
	}
	for i := range rows {
		rows[i].width = width
	}
	return rows
}
