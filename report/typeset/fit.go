package typeset

// How far a line is stretched or squeezed, in ems for each gap. Beyond loosest
// a line is left ragged: a run of digits and Latin is parted only if no line holds it.
// Tightest is not seen; what is still too wide then is taken from the marks. Beyond apart
// characters are read as words of their own: a line that is so only because a paper's number
// after it is kept whole is left ragged.
const (
	loosest  = 0.2
	apart    = 0.1
	tightest = 0.025
)

// ending is a place where a line might end, and what it would look like.
type ending struct {
	n     int     // glyphs on the line
	over  float64 // points wider than the measure; below 0 narrower
	gaps  int
	marks int // that could be trimmed
}

// badness is what ending there costs, in ems for each gap: to squeeze is worse
// than to stretch, and to trim marks worse than both. It is below 0 where it
// cannot be done.
func (e ending) badness(size float64) float64 {
	gap := e.over / size / float64(max(1, e.gaps))
	switch {
	case gap <= 0 && gap >= -loosest:
		return -gap
	case gap > 0 && gap <= tightest:
		return 3 * gap
	case gap > 0 && e.over <= e.most(size):
		return 3*tightest + 2*(gap-tightest)
	}
	return -1
}

// most is how many points the line could be squeezed by.
func (e ending) most(size float64) float64 {
	return size * (tightest*float64(e.gaps) + float64(e.marks)*quarter/1000)
}

// endings calls yield for each place where a justified line can end, from the
// shortest to the longest that squeezing allows; a blank at the end is not
// measured. It returns how many glyphs go on the line as they are.
func endings(glyphs []glyph, width float64, s Style, yield func(ending)) int {
	e, whole, stretch := ending{over: -width}, 0, loosest*s.Size
	for n := 1; n <= len(glyphs); n++ {
		last := &glyphs[n-1]
		if n > 1 && gapBefore(glyphs, n-1) {
			e.gaps++
		}
		if e.over += last.width; e.over <= 0.01 {
			whole = n
		}
		if e.over > -stretch*float64(max(1, e.gaps)) && last.r != ' ' {
			end := e.before(glyphs, n, s.Size)
			if end.over > end.most(s.Size) {
				break
			}
			if n == len(glyphs) || mayEnd(glyphs, n) {
				yield(end)
			}
		}
		if last.blank == after && last.trim == 0 {
			e.marks++
		}
	}
	return whole
}

// before is the ending before glyph n.
func (e ending) before(glyphs []glyph, n int, size float64) ending {
	last := glyphs[n-1]
	e.n = n
	if last.blank == after {
		e.over -= last.width - last.cut(half, size).width
	}
	return e
}

// fit is how many glyphs go on a line of that width: at least one.
func fit(glyphs []glyph, width float64, s Style) int {
	if s.Align != Both {
		return ragged(glyphs, width)
	}
	best, least := 0, 0.0
	whole := endings(glyphs, width, s, func(e ending) {
		bad := e.badness(s.Size)
		if bad < 0 {
			return
		}
		if best == 0 || bad <= least {
			best, least = e.n, bad
		}
	})
	if whole == len(glyphs) {
		return whole
	}
	if best > 0 {
		return best
	}
	best = lastEnd(glyphs, whole)
	if best > 0 && widthOf(glyphs[best:best+run(glyphs[best:])]) <= width {
		return best
	}
	return max(1, split(glyphs, best, whole))
}

// fitMost takes as much as squeezing can bring on the line.
func fitMost(glyphs []glyph, width float64, s Style) int {
	most := 0
	endings(glyphs, width, s, func(e ending) {
		if e.badness(s.Size) >= 0 {
			most = e.n
		}
	})
	if most > 0 {
		return most
	}
	return fit(glyphs, width, s)
}

// ragged is fit for lines that are neither stretched nor squeezed.
func ragged(glyphs []glyph, width float64) int {
	whole, sum := 0, 0.0
	for whole < len(glyphs) && sum+glyphs[whole].width <= width+0.01 {
		sum += glyphs[whole].width
		whole++
	}
	if whole == len(glyphs) {
		return whole
	}
	if best := lastEnd(glyphs, whole); best > 0 {
		return best
	}
	return max(1, split(glyphs, 0, whole))
}

// atSeams is ragged that ends a line at a seam of the text wherever it has one, of those
// at least; a part between strokes that is longer than the line ends between words.
func atSeams(least seam) func(glyphs []glyph, width float64, s Style) int {
	return func(glyphs []glyph, width float64, _ Style) int {
		least, most := least, ragged(glyphs, width)
		for ; most < len(glyphs) && least >= betweenWords; least-- {
			for n := most; n > 0; n-- {
				if glyphs[n].seam >= least {
					return n
				}
			}
		}
		return most
	}
}

// lastEnd is the last place to end a line that is not after most; 0 is none.
func lastEnd(glyphs []glyph, most int) int {
	for most > 0 && !mayEnd(glyphs, most) {
		most--
	}
	return most
}

// run is how many glyphs there are before the next place to break.
func run(glyphs []glyph) int {
	n := 1
	for n < len(glyphs) && !mayEnd(glyphs, n) {
		n++
	}
	return n
}

// split ends a line inside a run that cannot be broken otherwise: at a dash or before
// the year in a number's brackets if it has one, else after one of / . @ - as in an address,
// else anywhere, and never so that a closing mark begins the next line or an opening one ends this,
// unless there is nothing else on it.
func split(glyphs []glyph, best, most int) int {
	for n := most; n > best; n-- {
		if a, b, _ := around(glyphs, n); a == '—' && isDigit(b) || b == '〔' && !opens(a) {
			return n
		}
	}
	for n := most; n > max(best, most/3); n-- { // a shorter line would be a stump
		if a, b := glyphs[n-1].r, glyphs[n].r; inAddress(a) && latin(b) && !closes(b) && !(a == '.' && isDigit(b)) {
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
