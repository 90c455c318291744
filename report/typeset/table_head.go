package typeset

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
	h.heads = g.cells(g.table.Head, h.style, true)
	if g.table.Under != nil {
		h.under = g.cells(g.table.Under, h.style, true)
		h.below = g.heightOf(h.under, h.style)
	}
	s, from := h.style, 0
	s.Align = Centre
	for _, span := range g.table.Over {
		wide := 0.0
		for _, w := range g.widths[from : from+span.Columns] {
			wide += w
		}
		from += span.Columns
		g.doc.check(s.Face, span.Text)
		h.over = append(h.over, cell{Centre, breakLines(span.Text, s, wide-2*cellPad)})
	}
	if len(h.over) > 0 {
		h.above = g.heightOf(h.over, s)
	}
	h.own = h.ownHeight()
	return h
}

// ownHeight is that of the heads under spans; one that reaches up needs less.
func (h head) ownHeight() float64 {
	own := 0.0
	for i, c := range h.heads {
		need := float64(max(1, len(c.rows)))*h.style.Lead + 2*cellPad
		if h.reachesUp(i) {
			need -= h.above
		}
		own = max(own, need)
	}
	return own
}

// reachesUp tells that nothing stands over a column's head.
func (h head) reachesUp(column int) bool {
	for _, span := range h.table.Over {
		if column -= span.Columns; column < 0 {
			return span.Text == ""
		}
	}
	return len(h.table.Over) > 0
}

func (h head) height() float64 { return h.above + h.own + h.below }

func (h head) draw(p *Place) {
	h.across(p)
	s, x := h.style, 0.0
	s.Align = Centre
	for i, c := range h.heads {
		top := h.above
		if h.reachesUp(i) {
			top = 0
		}
		p.rows(s, x+cellPad, top+(h.above+h.own-top-float64(len(c.rows))*s.Lead)/2, c.rows)
		if h.under != nil {
			p.rows(s, x+cellPad, h.above+h.own+cellPad, h.under[i].rows)
		}
		x += h.widths[i]
	}
	h.drawSpans(p, s)
	h.sidesFrom(p)
	if h.under != nil {
		h.acrossAt(p, h.above+h.own)
	}
	h.acrossAt(p, h.height())
}

// drawSpans draws the spans' texts with a rule under each.
func (h head) drawSpans(p *Place, s Style) {
	x, from := 0.0, 0
	for i, span := range h.table.Over {
		wide := 0.0
		for _, w := range h.widths[from : from+span.Columns] {
			wide += w
		}
		if span.Text != "" {
			p.rows(s, x+cellPad, (h.above-float64(len(h.over[i].rows))*s.Lead)/2, h.over[i].rows)
			p.Fill(x-cellRule/2, h.above-cellRule/2, wide+cellRule, cellRule, Black)
		}
		x += wide
		from += span.Columns
	}
}

// sidesFrom draws the upright rules: within a span from its foot, else from the top.
func (h head) sidesFrom(p *Place) {
	inner := map[int]bool{}
	from := 0
	for _, span := range h.table.Over {
		for k := 1; k < span.Columns && span.Text != ""; k++ {
			inner[from+k] = true
		}
		from += span.Columns
	}
	x := 0.0
	for i := range len(h.widths) + 1 {
		top := 0.0
		if inner[i] {
			top = h.above
		}
		p.Fill(x-cellRule/2, top, cellRule, h.height()-top, Black)
		if i < len(h.widths) {
			x += h.widths[i]
		}
	}
}
