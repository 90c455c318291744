package typeset

// fewLetters are too few of a code that had to be parted to stand on a line of their own.
const fewLetters = 9

// stranded tells that a paragraph's last line is no line: a single character
// (孤字) with its marks, or the end of a code that had to be parted.
func stranded(rows []row, glyphs []glyph) bool {
	if len(rows) < 2 {
		return false
	}
	last, letters := rows[len(rows)-1], 0
	for _, g := range last.glyphs {
		if g.r != ' ' && !closes(g.r) && !opens(g.r) {
			letters++
		}
	}
	return letters <= 1 || letters < fewLetters && !mayEnd(glyphs, last.from)
}

// rescued breaks a paragraph again so that its last line is not stranded: the
// lines before it are squeezed to take it in, as few as can, or else the one
// before it gives it some of its own. Where neither can be, it stays.
func rescued(rows []row, glyphs []glyph, s Style, width float64) []row {
	const back = 4 // lines that may be squeezed
	for k := len(rows) - 2; s.Align == Both && k >= max(0, len(rows)-1-back); k-- {
		tail := breakFrom(glyphs, rows[k].from, s, width, fitMost)
		if k+len(tail) < len(rows) && !stranded(tail, glyphs) {
			return append(rows[:k:k], tail...)
		}
	}
	lend(rows, glyphs, s)
	return rows
}

// lend moves the end of the last line but one down to the last, as little as
// helps; the line it is taken from must not become too loose.
func lend(rows []row, glyphs []glyph, s Style) {
	before, last := &rows[len(rows)-2], &rows[len(rows)-1]
	for n := len(before.glyphs) - 1; n > 0; n-- {
		line, from := before.glyphs[:n], before.from+n
		if tooShort(line, before.width, s) {
			break
		}
		if line[n-1].r == ' ' || !mayEnd(glyphs, from) {
			continue
		}
		for glyphs[from].r == ' ' {
			from++
		}
		longer := row{glyphs: glyphs[from:], from: from, indent: last.indent, width: last.width, last: true}
		if widthOf(longer.glyphs) > last.width+0.01 {
			break
		}
		if !stranded([]row{*before, longer}, glyphs) {
			before.glyphs, *last = line, longer
			return
		}
	}
}

// tooShort tells that a line has given all that it can.
func tooShort(line []glyph, width float64, s Style) bool {
	if s.Align != Both {
		return widthOf(line) < width/2
	}
	return width-widthOf(line) > loosest*s.Size*float64(max(1, gaps(line)))
}
