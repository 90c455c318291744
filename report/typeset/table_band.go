package typeset

import "fmt"

// band adds a row across all columns, which the rows that follow have over them on each
// page on which they go on.
func (g *grid) band(head block, text string) {
	s := g.table.Heads
	s.Align = Left
	g.doc.check(s.Face, text)
	lines := breakLines(text, s, g.width()-2*cellPad)
	height := float64(len(lines))*s.Lead + 2*cellPad
	in := g.in.add("TR", "").add("TH", heads(fmt.Sprintf(" /ColSpan %d", len(g.widths))))
	draw := func(p, at *Place) { // what is repeated says nothing new
		at.rows(s, cellPad, cellPad, lines)
		p.Fill(-cellRule/2, 0, cellRule, height, Black)
		p.Fill(g.width()-cellRule/2, 0, cellRule, height, Black)
		g.acrossAt(p, height)
	}
	g.doc.add(block{height: height, glue: true, repeat: &head, draw: func(p *Place) {
		p.headed(2, text)
		draw(p, p.within(in))
	}})
	g.repeat = &block{height: head.height + height, draw: func(p *Place) {
		head.draw(p)
		p.y += head.height
		draw(p, p)
		p.y -= head.height
	}}
}

// width is how wide the table is.
func (g *grid) width() (w float64) {
	for _, c := range g.widths {
		w += c
	}
	return w
}
