package typeset

// block is a piece of a page that is not parted.
type block struct {
	height float64  // points; negative is the end of a page
	give   float64  // of that it may be lower, where the page has no more
	space  bool     // only space: dropped at the head of a page
	glue   bool     // stays on the page of the next block
	in     *element // what it draws; nil if that says nothing
	draw   func(p *Place)
	repeat *block         // drawn above it when it begins a page: the head of a table
	cut    func(p *Place) // drawn under it when it ends a page and its row goes on
}

// pages draws blocks on one page after another, or only counts them.
type pages struct {
	doc         *Doc
	place       *Place
	sheets      []*leaf
	top, bottom float64
	count       bool
	fills       []float64 // how full each page before this is
}

func (g *pages) fresh() {
	if len(g.sheets) > 0 {
		g.fills = append(g.fills, g.full())
	}
	g.place.sheet, g.place.y, g.place.in = &leaf{}, g.top, nil
	g.sheets = append(g.sheets, g.place.sheet)
	g.place.page = len(g.sheets)
}

// flow puts every block on its page.
func (d *Doc) flow(count bool) *pages {
	g := &pages{doc: d, top: d.page.Top * mm, bottom: (d.page.Height - d.page.Bottom) * mm, count: count}
	g.place = &Place{doc: d, x: d.page.Left * mm, width: d.Width()}
	g.fresh()
	for i, b := range d.blocks {
		g.put(i, b)
		if !count && i > 0 {
			d.blocks[i-1] = block{} // it is on its page
		}
	}
	return g
}

// Pages is how many pages there are so far.
func (d *Doc) Pages() int { return len(d.flow(true).sheets) }

// Fills is how full each page is so far, from 0 to 1.
func (d *Doc) Fills() []float64 {
	g := d.flow(true)
	return append(g.fills, g.full())
}

func (g *pages) full() float64 { return min(1, (g.place.y-g.top)/(g.bottom-g.top)) }

// Filled is how many pages there would be without what is kept together.
func (d *Doc) Filled() (pages float64) {
	for _, b := range d.blocks {
		pages += max(0, b.height) / d.room()
	}
	return pages
}

// paginate draws every block on its page, then what is on all pages, for
// which their number must be known.
func (d *Doc) paginate() []*leaf {
	g := d.flow(false)
	for i, s := range g.sheets {
		g.place.sheet, g.place.in = s, nil
		if d.footer != nil {
			g.place.y = g.bottom
			d.footer(g.place, i+1, len(g.sheets))
		}
	}
	return g.sheets
}

func (g *pages) put(i int, b block) {
	p := g.place
	if p.y > g.top && (b.height < 0 || p.y+g.needs(i) > g.bottom+0.01) {
		if before := g.doc.blocks[i-1]; before.cut != nil && !g.count {
			p.in = nil
			before.cut(p)
		}
		g.fresh()
	}
	if b.height < 0 || b.space && p.y == g.top {
		return
	}
	if b.repeat != nil && p.y == g.top {
		g.draw(*b.repeat)
	}
	g.draw(b)
}

// least is the height that a block takes at least.
func (b block) least() float64 { return b.height - b.give }

func (g *pages) draw(b block) {
	p := g.place
	p.given = min(b.give, max(0, p.y+b.height-g.bottom))
	if !g.count {
		p.in = b.in
		b.draw(p)
	}
	p.y += b.height - p.given
}

// needs is the height that must be free for block i: its own and that of
// what it is glued to, unless no page holds as much.
func (g *pages) needs(i int) float64 {
	blocks := g.doc.blocks
	own := blocks[i].least()
	h := own
	for ; blocks[i].glue && i+1 < len(blocks) && blocks[i+1].height >= 0; i++ {
		h += blocks[i+1].least()
	}
	if h > g.bottom-g.top+0.01 {
		return own
	}
	return h
}
