package report

import (
	"cmp"
	"math"
	"slices"

	"rectify/inspect"
	"rectify/report/workbook"
)

// layout is how a grid's columns lie on a sheet: a rate has two more, of the numbers that it is
// made of.
type layout struct {
	grid
	heads  []string
	widths []float64
	styles []workbook.Style
	rates  []bool    // of the grid's columns
	words  []float64 // how wide the longest word of each is
	needs  []float64 // and how wide it is where no text is higher than a row can be
	rows   int
	tight  bool    // heads take more lines than one, for it is wider than a page, or one column gets the rest
	widest float64 // a column of texts gets before they break into lines, in digits
	kept   float64 // what the others have where one gets the rest, if none is wider than its limit
}

// Texts break into lines in columns that are so wide; where all are wider than a page they are
// narrower, if that helps.
const (
	widest   = 50
	narrower = 15
)

// laidOut goes through the rows for what is in them.
func (g grid) laidOut() (l layout, err error) {
	l.grid, l.rates = g, make([]bool, len(g.head))
	longest, texts := make([]float64, len(g.head)), make([]float64, len(g.head))
	l.words, l.needs = make([]float64, len(g.head)), make([]float64, len(g.head))
	err = g.values(func(row []any) error {
		l.rows++
		for i, value := range row {
			rate, share := value.(inspect.Rate)
			if share {
				value, l.rates[i] = percent(rate), !g.parted
			}
			wide := l.width(text(value))
			longest[i] = max(longest[i], wide)
			if word, is := value.(string); is && !share {
				texts[i] = max(texts[i], wide)
				l.words[i] = max(l.words[i], l.unparted(i, word))
				l.needs[i] = max(l.needs[i], workbook.Needs(word, l.letters()))
			}
		}
		return nil
	})
	l.columns(longest, texts, widest)
	switch l.tight = l.rest > 0 || l.wide() > (workbook.Page{Across: true}).OnPaper(); {
	case l.rest > 0:
		l.columns(longest, texts, widest)
	case l.tight:
		l.squeeze(longest, texts)
	}
	return l, err
}

// unparted is how wide the i-th column is that parts nothing of a text which it should not.
func (l layout) unparted(i int, text string) float64 {
	if slices.Contains(l.whole, i) {
		return l.width(text)
	}
	return workbook.WordWidth(text, l.letters(), false)
}

// squeeze makes texts as narrow as one page wants them; as wide as usual if none is enough.
func (l *layout) squeeze(longest, texts []float64) {
	for wide := float64(widest); wide >= narrower; wide -= 5 {
		if l.columns(longest, texts, wide); l.pages() == 1 {
			return
		}
	}
	l.columns(longest, texts, widest)
}

// columns are those of the grid, in which the longest value and the longest text are so wide.
func (l *layout) columns(longest, texts []float64, widest float64) {
	l.widest, l.kept, l.heads, l.widths, l.styles = widest, 0, nil, nil, nil
	for k := range l.head {
		i := l.of(k)
		l.column(i, l.head[i], longest[i], texts[i])
		for _, part := range [][2]string{{" part", "分子"}, {" whole", "分母"}} {
			if head := l.head[i] + l.in.say(part[0], part[1]); l.rates[i] {
				l.column(i, head, 0, 0)
			}
		}
	}
}

// wide is how wide the columns are that are printed.
func (l layout) wide() (sum float64) {
	for i, w := range l.widths {
		if l.printed == 0 || i < l.printed {
			sum += w
		}
	}
	return sum
}

func (l layout) width(text string) float64 { return workbook.Width(text, l.letters(), false) }

func (l layout) letters() float64 { return cmp.Or(l.size, 11) }

// of is which of the grid's columns is the k-th of the sheet, but for those of rates.
func (g grid) of(k int) int {
	if g.order == nil {
		return k
	}
	return g.order[k]
}

// headLines is how many lines a head may take in a column that is narrower, and onLine what is
// on one in any case.
const headLines, onLine = 3, "四个汉字"

// headWidth is how wide the k-th column is for its head, of which no word is parted. One with
// nothing in it gives what it can to that which gets the rest.
func (l layout) headWidth(k int, head string, empty bool) float64 {
	wide, line := workbook.Width(head, l.letters(), true), l.width(onLine)
	if beside := l.printed > 0 && k >= l.printed; beside || !l.tight {
		return wide
	}
	if empty && l.rest > 0 {
		line = 0
	}
	return min(wide, max(wide/headLines, line, workbook.WordWidth(head, l.letters(), true)))
}

// column is the next, of the i-th of the grid; w is how wide all that is under its head is, and
// text how wide its texts are.
func (l *layout) column(i int, head string, w, text float64) {
	k, style := len(l.heads), boxed
	limit, least := l.widest, 6.0
	if k < len(l.limits) {
		limit, least = l.limits[k], 4
		if l.kept += max(w, least); text > 0 {
			l.kept -= max(0, w-limit)
		}
	}
	w = max(w, least, l.headWidth(k, head, w <= l.width("")))
	limit = max(limit, l.words[i], l.needs[i], workbook.WordWidth(head, l.letters(), true))
	if style.Size = l.size; w > limit && text > 0 {
		w, style.Wrap = limit, true
	}
	switch {
	case l.right > 0 && i >= l.right:
		style.Align = workbook.Right
	case k > 0 && k != l.rest && (w < 14 || text == 0):
		style.Align = workbook.Centre
	}
	l.heads, l.widths, l.styles = append(l.heads, head), append(l.widths, w), append(l.styles, style)
}

// cells are a row of the grid in those columns.
func (l layout) cells(row []any, cells []workbook.Cell) []workbook.Cell {
	put := func(value any) {
		style := l.styles[len(cells)]
		if _, is := value.(inspect.Date); is {
			style.Format = l.days
		}
		cells = append(cells, valueCell(value, style))
	}
	for k := range row {
		i := l.of(k)
		put(row[i])
		if rate, is := row[i].(inspect.Rate); is && l.rates[i] {
			put(rate.Numerator)
			put(rate.Denominator)
		} else if l.rates[i] {
			put("")
			put("")
		}
	}
	return cells
}

// page is how the columns are printed, across where they are too many for the other way; it
// gives what is left of it to the column that gets it, and where long words of the others leave
// it less, what it would have had: all are printed smaller then.
func (l layout) page(of workbook.Book) workbook.Page {
	p := workbook.Page{Columns: l.printed, Left: of.Author, Title: cmp.Or(l.title, of.Title), Across: l.rest > 0}
	if p.Foot = p.Title; of.Made != "" {
		p.Right = l.in.say("as of ", "截至") + string(of.Made)
	}
	if l.rest > 0 {
		l.widths[l.rest] = max(p.OnPaper()-min(l.kept, l.wide()-l.widths[l.rest]), 20, l.needs[l.of(l.rest)])
	}
	p.Across = p.Across || l.wide() > p.OnPaper()
	p.Wide = l.pages()
	return p
}

// pages are how many the columns are printed on beside each other.
func (l layout) pages() int {
	return int(math.Ceil(l.wide() * legible / workbook.Page{Across: true}.OnPaper()))
}

// legible is how much smaller than they are letters may be printed.
const legible = 0.7

// headed are the head's rows: over columns in groups their names, and a head that is in none
// reaches up to these.
func (l layout) headed() [][]workbook.Cell {
	style := headStyle
	style.Size = l.size
	heads := headCells(l.heads, style)
	if !l.grouped() {
		return [][]workbook.Cell{heads}
	}
	over := headCells(make([]string, len(heads)), style)
	for i, n := 0, 0; i < len(over); i += n {
		for n = 1; i+n < len(over) && l.over[i] != "" && l.over[i+n] == l.over[i]; n++ {
		}
		if over[i].Value, over[i].Across = l.over[i], n-1; l.over[i] == "" {
			over[i].Value, over[i].Down, heads[i].Value = l.heads[i], 1, nil
		}
	}
	return [][]workbook.Cell{over, heads}
}

// stacked are lines under each other, across all columns.
func (l layout) stacked(lines []string) (rows [][]workbook.Cell) {
	style := workbook.Style{Wrap: true, Middle: true}
	for _, line := range lines {
		row := []workbook.Cell{{Value: line, Style: style, Across: max(len(l.heads)-1, 0)}}
		if l.pages() > 1 { // the first column is on each, and no place for a part of them
			row[0].Across--
			row = slices.Insert(row, 0, workbook.Cell{})
		}
		rows = append(rows, row)
	}
	return rows
}
