package typeset

// settle trims and spaces a row for its width.
func (r *row) settle(s Style) {
	over := widthOf(r.glyphs) - r.width
	if s.Align != Both || len(r.glyphs) == 0 || r.last && over <= 0.01 {
		return
	}
	places := float64(max(1, gaps(r.glyphs)))
	if last := &r.glyphs[len(r.glyphs)-1]; last.blank == after {
		*last = last.cut(half, s.Size)
		over = widthOf(r.glyphs) - r.width
	}
	if over > tightest*s.Size*places {
		for i, g := range r.glyphs[:len(r.glyphs)-1] {
			if g.blank == after && g.trim == 0 {
				r.glyphs[i] = g.cut(quarter, s.Size)
			}
		}
		over = widthOf(r.glyphs) - r.width
	}
	most := loosest
	if r.forced {
		most = apart
	}
	if extra := -over / places; extra <= most*s.Size && (extra < 0 || !r.last) {
		r.extra = extra
	}
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
