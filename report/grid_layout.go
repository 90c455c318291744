package report

import (
	"cmp"

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
	rates  []bool // of the grid's columns
	rows   int
}

// widest is how wide a column of texts gets before they break into lines, in digits.
const widest = 50

// laidOut goes through the rows for what is in them.
func (g grid) laidOut() (l layout, err error) {
	l.grid, l.rates = g, make([]bool, len(g.head))
	longest, texts := make([]float64, len(g.head)), make([]float64, len(g.head))
	for i, head := range g.head {
		longest[i] = l.width(head)
	}
	err = g.values(func(row []any) error {
		l.rows++
		for i, value := range row {
			if rate, is := value.(inspect.Rate); is {
				value, l.rates[i] = percent(rate), !g.parted
			} else if word, is := value.(string); is {
				texts[i] = max(texts[i], l.width(word))
			}
			longest[i] = max(longest[i], l.width(text(value)))
		}
		return nil
	})
	for k := range g.head {
		i := l.of(k)
		l.column(i, g.head[i], longest[i], texts[i])
		for _, part := range [][2]string{{" part", "分子"}, {" whole", "分母"}} {
			if head := g.head[i] + g.in.say(part[0], part[1]); l.rates[i] {
				l.column(i, head, l.width(head), 0)
			}
		}
	}
	return l, err
}

func (l layout) width(text string) float64 { return workbook.Width(text, cmp.Or(l.size, 11)) }

// of is which of the grid's columns is the k-th of the sheet, but for those of rates.
func (g grid) of(k int) int {
	if g.order == nil {
		return k
	}
	return g.order[k]
}

// column is the next, of the i-th of the grid; w is how wide all that is in it is, and text how
// wide its texts are.
func (l *layout) column(i int, head string, w, text float64) {
	k, style := len(l.heads), boxed
	limit, least := float64(widest), 6.0
	if k < len(l.limits) {
		limit, least = l.limits[k], 4
	}
	w = max(w, least)
	if style.Size = l.size; w > limit && text > 0 {
		w, style.Wrap = limit, true
	}
	switch {
	case l.right > 0 && i >= l.right:
		style.Align = workbook.Right
	case k > 0 && k != l.rest && w < 14:
		style.Align = workbook.Centre
	}
	l.heads, l.widths, l.styles = append(l.heads, head), append(l.widths, w), append(l.styles, style)
}

// cells are a row of the grid in those columns.
func (l layout) cells(row []any, cells []workbook.Cell) []workbook.Cell {
	put := func(value any) { cells = append(cells, valueCell(value, l.styles[len(cells)])) }
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
// gives what is left of it to the column that gets it.
func (l layout) page(of workbook.Book) workbook.Page {
	p := workbook.Page{Columns: l.printed, Left: of.Author, Title: cmp.Or(l.title, of.Title), Across: l.rest > 0}
	if p.Foot = p.Title; of.Made != "" {
		p.Right = l.in.say("as of ", "截至") + string(of.Made)
	}
	printed := l.widths
	if l.printed > 0 {
		printed = printed[:l.printed]
	}
	wide := 0.0
	for _, w := range printed {
		wide += w
	}
	if l.rest > 0 {
		printed[l.rest] = max(p.OnPaper()-wide+printed[l.rest], 20)
	}
	p.Across = p.Across || wide > p.OnPaper()
	return p
}

// stacked are lines under each other, across all columns.
func (l layout) stacked(lines []string) (rows [][]workbook.Cell) {
	style := workbook.Style{Wrap: true, Middle: true}
	for _, line := range lines {
		rows = append(rows, []workbook.Cell{{Value: line, Style: style, Across: max(len(l.heads)-1, 0)}})
	}
	return rows
}
