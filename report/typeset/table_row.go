package typeset

// add adds row n. One that is parted between pages has its pictures, with what they say, in
// a row of their own under it.
func (g *grid) add(n int, texts []string) {
	cells := g.cells(texts, g.table.Style, false)
	pictured := false
	for i := range cells {
		cells[i].pictures = g.table.Pictures[[2]int{n, i}]
		pictured = pictured || len(cells[i].pictures) > 0
	}
	if !pictured || g.goesWhole(cells) {
		g.put(cells)
		return
	}
	under := g.cells(g.table.Apart[n], g.table.Style, false)
	for i, c := range cells {
		if len(c.pictures) > 0 {
			cells[i], under[i] = cell{}, c
		}
	}
	g.put(cells)
	g.put(under)
}

// goesWhole tells a row that is not parted.
func (g *grid) goesWhole(cells []cell) bool {
	return g.heightOf(cells, g.table.Style) <= (g.doc.room()-g.repeat.height)/2 || lines(cells) == 1
}

// put adds a row: as one block, or line by line if it is higher than half a page. One with
// pictures is one block.
func (g *grid) put(cells []cell) {
	s, row := g.table.Style, g.in.add("TR", "")
	pictured := false
	for i := range cells {
		cells[i].in = row.add("TD", "")
		pictured = pictured || len(cells[i].pictures) > 0
	}
	if h := g.heightOf(cells, s); pictured || g.goesWhole(cells) {
		g.doc.add(block{height: h, repeat: g.repeat, draw: func(p *Place) { g.row(p, cells, s, h) }})
		return
	}
	last, again := lines(cells)-1, g.again(cells[0])
	for k := range last + 1 {
		above, h := 0.0, s.Lead
		if k == 0 {
			above, h = cellPad, h+cellPad
		}
		b := block{height: h, repeat: again, cut: g.across, glue: k == 0 || k == last-1}
		if k == 0 {
			b.repeat = g.repeat
		}
		if k == last {
			b.height, b.cut = h+cellPad, nil
		}
		b.draw = func(p *Place) { g.line(p, cells, k, above, b.height, k == last) }
		g.doc.add(b)
	}
}

// again is what is over a row that goes on on a page, and beside its first lines the number
// that it begins with.
func (g *grid) again(number cell) *block {
	if len(number.rows) != 1 || len(number.rows[0].glyphs) == 0 || len(g.widths) == 1 {
		return g.repeat
	}
	s, head := g.table.Style, *g.repeat
	s.Align = number.align
	rows := append(number.rows, breakLines("续", s, g.widths[0]-2*cellPad)...)
	return &block{height: head.height, draw: func(p *Place) {
		head.draw(p)
		p.Down(head.height).rows(s, cellPad, 0, rows)
	}}
}

// together keeps the first two rows on one page, and the last two, where they are not high:
// no page has a lone row of a table if the one before it could give one.
func (g *grid) together(rows []block) {
	pair := func(a, b int) {
		if a >= 0 && rows[a].cut == nil && rows[b].cut == nil && rows[a].height+rows[b].height <= g.doc.room()/2 {
			rows[a].glue = true
		}
	}
	if last := len(rows) - 1; last > 0 {
		pair(0, 1)
		pair(last-1, last)
	}
}

// row draws a whole row; what is lower than the row is in its middle.
func (g *grid) row(p *Place, cells []cell, s Style, height float64) {
	x := 0.0
	for i, c := range cells {
		s.Align = c.align
		at := p.within(c.in)
		top := (height - c.above() - float64(len(c.rows))*s.Lead) / 2
		each := (g.widths[i] - 2*cellPad) / float64(max(1, len(c.pictures)))
		for k, pic := range c.pictures {
			at.Figure(pic.Alt).JPEG(pic.JPEG, pic.Width, pic.Height, x+cellPad+float64(k)*each, top, each-2, pictureHeight-3)
		}
		at.rows(s, x+cellPad, top+c.above(), c.rows)
		x += g.widths[i]
	}
	g.sides(p, height, nil, 0)
	g.acrossAt(p, height)
}

// line draws line k of a row that is parted.
func (g *grid) line(p *Place, cells []cell, k int, above, height float64, last bool) {
	s, x := g.table.Style, 0.0
	for i, c := range cells {
		s.Align = c.align
		if k < len(c.rows) {
			p.within(c.in).rows(s, x+cellPad, above, c.rows[k:k+1])
		}
		x += g.widths[i]
	}
	g.sides(p, height, nil, 0)
	if last {
		g.acrossAt(p, height)
	}
}

// sides draws the upright rules of a row, those within a span from its foot.
func (g *grid) sides(p *Place, height float64, within map[int]bool, foot float64) {
	x := 0.0
	for i := range len(g.widths) + 1 {
		top := 0.0
		if within[i] {
			top = foot
		}
		p.Fill(x-cellRule/2, top, cellRule, height-top, Black)
		if i < len(g.widths) {
			x += g.widths[i]
		}
	}
}

func (g *grid) across(p *Place) { g.acrossAt(p, 0) }

func (g *grid) acrossAt(p *Place, y float64) {
	p.Fill(-cellRule/2, y-cellRule/2, g.width()+cellRule, cellRule, Black)
}
