package report

import (
	"cmp"
	"maps"
	"regexp"
	"slices"
	"strings"
	"sync"

	"rectify/report/typeset"
)

// fewest is how many hanzi a column holds on a line, if its lines are so long; whole how
// many a line may have that is not broken: 逾期1843天, 危险化学品; standard how many are as wide
// as 〔2017〕129号; and longest as the longest word for which a column is widened: a longer one
// is broken, but for the number of a standard.
const fewest, whole, standard, longest = 4, 6, 8, 10

// narrow makes the columns that have a width, of the first so many, no wider than their heads
// and longest lines, and as wide as the longest words in them, the least wants first, while
// what was found keeps its share of the width, in points. They give for that what they have
// over their words, then over the number of a paper, and for four fifths of it all but a few;
// never what the number of a standard takes.
func narrow(t *typeset.Table, said int, width, kept float64) {
	spare, wants, held := width*perPoint*(1-kept), map[int]float64{}, map[int]float64{}
	for i := range t.Columns {
		if c := &t.Columns[i]; i < said && c.Width > 0 {
			wide, least := needs(t, i)
			held[i] = standardIn(t, i)
			c.Width = max(min(c.Width, wide), held[i])
			wants[i] = max(least, held[i]) - c.Width
		}
		spare -= t.Columns[i].Width
	}
	spare += give(t, -spare, func(i int) float64 { return -wants[i] })
	for _, broken := range []struct{ hanzi, share float64 }{{standard, 1}, {fewest, 0.8}} {
		spare += give(t, -spare-width*perPoint*kept*(1-broken.share), func(i int) float64 {
			if i >= said {
				return 0
			}
			return t.Columns[i].Width - max(held[i], (broken.hanzi*t.Style.Size+typeset.CellSides)*perPoint)
		})
	}
	for _, i := range slices.SortedFunc(maps.Keys(wants), func(a, b int) int {
		return cmp.Or(cmp.Compare(wants[a], wants[b]), cmp.Compare(a, b))
	}) {
		given := min(max(0, wants[i]), max(0, spare))
		t.Columns[i].Width += given
		spare -= given
	}
}

// give takes so much from the columns that have a width, from each as large a part of what it
// can spare, and tells how much that was.
func give(t *typeset.Table, short float64, spares func(column int) float64) (given float64) {
	all := 0.0
	for i := range t.Columns {
		all += max(0, spares(i))
	}
	if short <= 0 || all == 0 {
		return 0
	}
	part := min(1, short/all)
	for i := range t.Columns {
		t.Columns[i].Width -= part * max(0, spares(i))
	}
	return part * all
}

// needs is how wide a column is with every line whole, and how wide it must be for its words,
// in millimetres.
func needs(t *typeset.Table, column int) (wide, least float64) {
	wide = typeset.Measure(t.Heads, t.Columns[column].Head)
	for _, row := range t.Rows {
		for line := range strings.Lines(row[column]) {
			line = strings.TrimSuffix(line, "\n")
			long := typeset.Measure(t.Style, line)
			if wide = max(wide, long); long > whole*t.Style.Size {
				long = min(typeset.Longest(t.Style, line), longest*t.Style.Size)
			}
			least = max(least, long)
		}
	}
	least = min(wide, max(least, fewest*t.Style.Size))
	return (wide + typeset.CellSides) * perPoint, (least + typeset.CellSides) * perPoint
}

// standards finds the numbers of standards, with their years and the marks that stay with them:
// （GB/T 29639—2020）, ISO 45001:2018.
var standards = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`[（(]?[A-Z]{1,6}\d{0,4}(?:/{1,2}[A-Z]{1,6})? ?\d+(?:\.\d+)*[-—–－:：]\d{4}[）),，。；;、.]*`)
})

// standardIn is how wide a column is for the longest number of a standard in it, in
// millimetres; 0 is for none.
func standardIn(t *typeset.Table, column int) (widest float64) {
	for _, row := range t.Rows {
		for _, number := range standards().FindAllString(row[column], -1) {
			widest = max(widest, (typeset.Longest(t.Style, number)+typeset.CellSides)*perPoint)
		}
	}
	return widest
}
