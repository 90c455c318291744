package typeset

import "fmt"

// Span is a head over several columns of a table. Without a text the columns'
// own heads reach up into it.
type Span struct {
	Text    string
	Columns int
}

// head is a table's head laid out: spans over the columns' heads, and a row
// under them, such as the columns' numbers.
type head struct {
	*grid
	over         []cell
	heads, under []cell
	above, own   float64 // heights of the spans and of the heads
	below        float64 // of the row under them
	style        Style
}

// headOf lays a head out; its spans must be of as many columns as there are.
func (g *grid) headOf() head {
	h := head{grid: g, style: g.table.Heads}
	h.style.Align = Centre
	var heads []string
	for _, c := range g.table.Columns {
		heads = append(heads, c.Head)
	}
	h.heads = g.cells(heads, h.style, true)
	if g.table.Under != nil {
		h.under = g.cells(g.table.Under, h.style, true)
		h.below = g.heightOf(h.under, h.style)
	}
	h.eachSpan(func(span Span, _ int, _, wide float64) {
		g.doc.check(h.style.Face, span.Text)
		h.over = append(h.over, cell{align: Centre, rows: breakLines(span.Text, h.style, wide-2*cellPad)})
	})
	if len(h.over) > 0 {
		h.above = g.heightOf(h.over, h.style)
	}
	for i, c := range h.heads { // one that reaches up needs less
		h.own = max(h.own, g.heightOf([]cell{c}, h.style)-(h.above-h.top(i)))
	}
	return h
}

// tagged makes elements of the cells: a head that reaches up is of two rows.
func (h head) tagged() {
	if len(h.over) > 0 {
		n, row := 0, h.in.add("TR", "")
		h.eachSpan(func(span Span, from int, _, _ float64) {
			for i := from; i < from+span.Columns && span.Text == ""; i++ {
				h.heads[i].in = row.add("TH", heads(" /RowSpan 2"))
			}
			if span.Text != "" {
				h.over[n].in = row.add("TH", heads(fmt.Sprintf(" /ColSpan %d", span.Columns)))
			}
			n++
		})
	}
	for _, cells := range [][]cell{h.heads, h.under} {
		row := h.in.add("TR", "")
		for i := range cells {
			if cells[i].in == nil {
				cells[i].in = row.add("TH", heads(""))
			}
		}
	}
}

// heads are the entries of a cell that is the head of its columns.
func heads(more string) string { return " /A <</O /Table /Scope /Column" + more + ">>" }

// eachSpan gives each span with its first column, where it begins and how wide it is.
func (g *grid) eachSpan(do func(span Span, from int, x, wide float64)) {
	x, from := 0.0, 0
	for _, span := range g.table.Over {
		wide := 0.0
		for _, w := range g.widths[from : from+span.Columns] {
			wide += w
		}
		do(span, from, x, wide)
		x, from = x+wide, from+span.Columns
	}
}

// top is where a column's head begins: under its span, if that has a text.
func (h head) top(column int) float64 {
	for _, span := range h.table.Over {
		if column -= span.Columns; column < 0 && span.Text == "" {
			return 0
		} else if column < 0 {
			break
		}
	}
	return h.above
}

func (h head) height() float64 { return h.above + h.own + h.below }

// draw draws it; what is repeated says nothing new.
func (h head) draw(p *Place, first bool) {
	rows := func(c cell, x, y float64) {
		at := p
		if first {
			at = p.within(c.in)
		}
		at.rows(h.style, x+cellPad, y, c.rows)
	}
	h.across(p)
	x := 0.0
	for i, c := range h.heads {
		top := h.top(i)
		rows(c, x, top+(h.above+h.own-top-float64(len(c.rows))*h.style.Lead)/2)
		if h.under != nil {
			rows(h.under[i], x, h.above+h.own+cellPad)
		}
		x += h.widths[i]
	}
	n, within := 0, map[int]bool{}
	h.eachSpan(func(span Span, from int, x, wide float64) {
		over := h.over[n]
		if n++; span.Text == "" {
			return
		}
		rows(over, x, (h.above-float64(len(over.rows))*h.style.Lead)/2)
		p.Fill(x-cellRule/2, h.above-cellRule/2, wide+cellRule, cellRule, Black)
		for k := 1; k < span.Columns; k++ {
			within[from+k] = true
		}
	})
	h.sides(p, h.height(), within, h.above)
	if h.under != nil {
		h.acrossAt(p, h.above+h.own)
	}
	h.acrossAt(p, h.height())
}
