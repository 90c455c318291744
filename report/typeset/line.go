package typeset

import (
	"slices"
	"strings"
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
	First int  // indent of the first line, in characters
	Hang  int  // indent of the others, in characters
	Next  bool // its end stays on the page of what follows, as headings do
	Level int  // of a heading, from 1; 0 is none
	Role  Role // of what is no heading
}

// Role is what a paragraph is in its document, for programs that edit it.
type Role uint8

// The roles. Plain is the text itself, Cell what stands in tables.
const (
	Plain Role = iota
	Title
	Subtitle
	Caption
	Cell
)

// mayEnd tells whether a line may end before glyph i. Spaces there fall away,
// so it depends on the characters on either side of them.
func mayEnd(glyphs []glyph, i int) bool {
	if g := &glyphs[i]; g.joined || ideograph(g.r) && article(glyphs, i) {
		return false
	}
	return glyphs[i].seam > 0 || glyphs[i].net || between(around(glyphs, i))
}

// between is mayEnd for what would end a line and begin the next.
func between(a, b rune, spaced bool) bool {
	switch {
	case ideograph(a) && ideograph(b):
		return true
	case a == 0 || b == 0:
		return spaced
	case opens(a) || closes(b) || a == '＿' && b == a:
		return false
	case a == '：' && !ideograph(b):
		return false // 邮编：510000; of what follows else see labels
	case spaced && a >= 'A' && a <= 'Z' && isDigit(b):
		return false // GB 50156
	case spaced:
		return !isDigit(a) || wide(b) && !counts(b) // a number stays with its unit: 1.8 m, 5 日
	case isDigit(a) && counts(b) || a == '第' && isDigit(b):
		return false // 3号, 第3项
	case isDigit(b) && (a == '—' || a == '～' || a == '〕'):
		return false // a standard with its year: GB/T 50493—2019; 5～10; 〔2021〕3号
	case a == '·' && !wide(b):
		return false // 粤A·12345
	case a == '×':
		return true
	}
	return wide(a) || wide(b)
}

// article tells that glyph i goes on with the number of an article: 第四十五条.
func article(glyphs []glyph, i int) bool {
	switch r := glyphs[i].r; r {
	case '章', '节', '条', '款', '项', '目':
	default:
		if !numeral(r) {
			return false
		}
	}
	for i--; i > 0 && numeral(glyphs[i].r); i-- {
	}
	return glyphs[i].r == '第'
}

// numeral tells the hanzi that numbers are written in.
func numeral(r rune) bool {
	switch r {
	case '〇', '零', '一', '二', '三', '四', '五', '六', '七', '八', '九', '十', '百', '千':
		return true
	}
	return false
}

// counts tells the hanzi that a number before them is of: its unit, or what is counted.
func counts(r rune) bool {
	return ideograph(r) && strings.ContainsRune("年月日时分秒天周号条款项目处个件份台套只支根张块人名家户座层楼栋幢间米元次"+
		"吨升克万亿千百度倍岁页章类级伏安瓦毫厘公平立", r)
}

// addressed tells that a text may have an address of the net in it.
func addressed(text string) bool {
	return strings.Contains(text, "://") || strings.Contains(text, "@") || strings.Contains(text, "www.")
}

// partAddresses marks where lines may end within addresses of the net: after one of their
// / . @ -, as within nothing else of letters. They are marked while they are whole, for what a
// line has left of one does not look like one.
func partAddresses(glyphs []glyph) {
	for from := 0; from < len(glyphs); {
		to := from
		for to < len(glyphs) && latin(glyphs[to].r) {
			to++
		}
		text := row{glyphs: glyphs[from:to]}.text()
		if strings.Contains(text, "://") || strings.Contains(text, "@") || strings.HasPrefix(text, "www.") {
			for i := from + 1; i < to; i++ {
				glyphs[i].net = inAddress(glyphs[i-1].r) && !closes(glyphs[i].r)
			}
		}
		from = max(to, from+1)
	}
}

// inAddress tells the marks that part an address of the net.
func inAddress(r rune) bool { return r == '/' || r == '.' || r == '@' || r == '-' }

// latin tells the characters of an address of the net.
func latin(r rune) bool { return r > ' ' && r < 0x7f }

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
	forced bool    // for what is kept whole after it
}

// text is what a row says.
func (r row) text() string {
	runes := make([]rune, len(r.glyphs))
	for i, g := range r.glyphs {
		runes[i] = g.r
	}
	return string(runes)
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

// setting is all that the lines of a text depend on.
type setting struct {
	text        string
	face        *Face
	size, width float64
	align       Align
	first, hang int
}

// lines is breakLines, once for each setting. Nobody changes the glyphs of the rows.
func (d *Doc) lines(text string, s Style, width float64) []row {
	as := setting{text, s.Face, s.Size, width, s.Align, s.First, s.Hang}
	rows, known := d.broken[as]
	if !known {
		rows = breakLines(text, s, width)
		d.broken[as] = rows
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
			r.forced = heldWhole(glyphs[next:])
			rows = append(rows, r)
		}
		from = next
	}
	return rows
}

// heldWhole tells that what a line begins with is long and kept whole: a paper's number, or
// part of an address of the net.
func heldWhole(glyphs []glyph) bool {
	n := run(glyphs)
	return n > heldMost && (glyphs[n/2].joined || n < len(glyphs) && glyphs[n].net)
}

// balanced breaks centred lines again, in the least width that gives as many, so that
// none is left with a character or two: at the text's seams, if they take one more at most.
func balanced(rows []row, glyphs []glyph, s Style, width float64) []row {
	if len(rows) < 2 {
		return rows
	}
	fit, kept := fit, func([]row) bool { return true }
	for least := atStroke; least >= betweenWords; least-- {
		seamed := breakFrom(glyphs, 0, s, width, atSeams(least))
		if len(seamed) <= len(rows)+1 && areParted(seamed, glyphs, least, width) {
			rows, fit = seamed, atSeams(least)
			kept = func(rows []row) bool { return areParted(rows, glyphs, least, width) }
			break
		}
	}
	for low, high := widthOf(glyphs)/float64(len(rows)), width; high-low > s.Size/4; {
		mid := (low + high) / 2
		if closer := breakFrom(glyphs, 0, s, mid, fit); len(closer) == len(rows) && kept(closer) {
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

// areParted tells that each of the lines but the first begins at such a seam, or within a part
// between strokes that is longer than a line.
func areParted(rows []row, glyphs []glyph, least seam, width float64) bool {
	return !slices.ContainsFunc(rows[1:], func(r row) bool {
		return glyphs[r.from].seam < least && (least < atStroke || !inLongPart(glyphs, r.from, width))
	})
}

// inLongPart tells that a glyph is in such a part, of several.
func inLongPart(glyphs []glyph, n int, width float64) bool {
	from, to := n, n
	for from > 0 && glyphs[from].seam < atStroke {
		from--
	}
	for to < len(glyphs) && glyphs[to].seam < atStroke {
		to++
	}
	return to-from < len(glyphs) && widthOf(glyphs[from:to]) > width
}
