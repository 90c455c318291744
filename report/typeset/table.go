package typeset

import (
	"fmt"
	"slices"
	"strings"
)

// Column is one column of a table: its head, its width in millimetres, where 0
// shares with the other zeros what is left, and how its text lies.
type Column struct {
	Head  string
	Width float64
	Align Align
}

// Table is a ruled table. Its head is repeated on each page. A row is not
// parted between pages unless it is higher than half of one, for what is kept whole may
// leave as much empty.
type Table struct {
	Columns []Column // without a head, if none has one
	Rows    [][]string
	Style   Style
	Heads   Style // of the head; Style if its size is 0

	Over  []Span   // over the heads, of all the columns in all; none if nil
	Under []string // a row under the heads that is repeated with them; none if nil

	Marks map[int]string // bookmarks, by the number of the row that they lead to
	Bands map[int]string // over the row of that number, across all columns, and again over what goes on on a page

	Pictures map[[2]int][]Picture // by row and column, side by side over what the cell says
	Next     map[int]bool         // rows that stay on the page of the next one
	Apart    map[int][]string     // by row, what its pictures stand beside where the row is parted
}

// Picture is a JPEG, its size in pixels and what it is, for who cannot see it.
type Picture struct {
	JPEG          []byte
	Width, Height int
	Alt           string
}

// pictureHeight is how high pictures in a cell are, in points, what is between them and the text included.
const pictureHeight = 96.0

// The measures of tables, in points.
const (
	cellPad  = 3.4
	cellRule = 0.5
)

// CellSides is what a column is wider than the lines in it, in points.
const CellSides = 2*cellPad + 0.1

// fewestShared is how many hanzi a line at least has of what shares what is left of a page.
const fewestShared = 3

// Table adds a table.
func (d *Doc) Table(t Table) {
	widths, err := d.Columns(t)
	if err != nil {
		d.fail(err)
		return
	}
	if t.Heads.Size == 0 {
		t.Heads = t.Style
	}
	for _, s := range []*Style{&t.Style, &t.Heads} { // cells have no indents
		s.First, s.Hang = 0, 0
	}
	g := grid{doc: d, table: t, widths: widths, in: d.root.add("Table", "")}
	top := block{glue: true, draw: g.across}
	if slices.ContainsFunc(t.Columns, func(c Column) bool { return c.Head != "" }) {
		h := g.headOf()
		h.tagged()
		top = block{height: h.height(), glue: true, draw: func(p *Place) { h.draw(p, false) }}
		first := top
		first.draw = func(p *Place) { h.draw(p, true) }
		d.add(first)
	} else {
		d.add(top)
	}
	if top.height < d.room()/2 { // a higher head would leave no room for rows
		g.repeat = &top
	} else {
		g.repeat = &block{draw: g.across}
	}
	g.table.Rows = nil // laid out, they are held as glyphs
	head, blocks := *g.repeat, &d.blocks
	if d.keep != nil {
		blocks = d.keep
	}
	from := len(*blocks)
	for i, r := range t.Rows {
		if text, ok := t.Bands[i]; ok {
			g.band(head, text)
		}
		before := len(d.blocks)
		g.add(i, r)
		(*blocks)[len(*blocks)-1].glue = t.Next[i]
		if text := t.Marks[i]; text != "" && len(d.blocks) > before {
			first := &d.blocks[before]
			draw := first.draw
			first.draw = func(p *Place) {
				p.headed(2, text)
				draw(p)
			}
		}
	}
	g.together((*blocks)[from:])
}

// Columns are the widths of a table's columns in points. Where those that are given leave too
// little for the others, they give of what they have over the least.
func (d *Doc) Columns(t Table) ([]float64, error) {
	widths, shared := make([]float64, len(t.Columns)), 0
	least := CellSides + t.Style.Size
	left, over, wanted := d.Width(), 0.0, 0.0
	if least*float64(len(widths)) > left {
		return nil, fmt.Errorf("%d columns are too many for a page", len(widths))
	}
	for i, c := range t.Columns {
		if c.Width == 0 {
			shared++
			continue
		}
		widths[i] = max(least, c.Width*mm)
		left -= widths[i]
		over += widths[i] - least
	}
	if shared > 0 {
		wanted = max(least, min(CellSides+fewestShared*t.Style.Size, d.Width()/float64(len(widths))))
	}
	if short := wanted*float64(shared) - left; short > 0.1 {
		given := min(1, short/over)
		for i := range widths {
			widths[i] -= max(0, widths[i]-least) * given
		}
		left += over * given
	}
	for i, w := range widths {
		if w == 0 {
			widths[i] = left / float64(shared)
		}
	}
	spans := 0
	for _, span := range t.Over {
		spans += span.Columns
	}
	if t.Over != nil && spans != len(t.Columns) || len(t.Under) > len(t.Columns) {
		return nil, fmt.Errorf("the heads of the table are over %d columns of %d", spans, len(t.Columns))
	}
	for i, r := range t.Rows {
		if len(r) > len(t.Columns) {
			return nil, fmt.Errorf("row %d of the table has %d cells in %d columns", i+1, len(r), len(t.Columns))
		}
	}
	return widths, nil
}

// grid is a table being laid out.
type grid struct {
	doc    *Doc
	table  Table
	widths []float64
	repeat *block
	in     *element
}

// cell is a cell's text broken into lines.
type cell struct {
	align    Align
	rows     []row
	pictures []Picture
	in       *element
}

// above is how much of the cell's height its pictures take.
func (c cell) above() float64 {
	if len(c.pictures) == 0 {
		return 0
	}
	return pictureHeight
}

func (g *grid) cells(texts []string, s Style, head bool) []cell {
	cells := make([]cell, len(g.widths))
	for i, text := range texts {
		if missing := Missing(s.Face, text); len(missing) > 0 {
			g.doc.lack(g.where(texts, i, head), text, missing)
		}
		s.Align = g.table.Columns[i].Align
		if head {
			s.Align = Centre
		}
		cells[i] = cell{align: s.Align, rows: breakLines(text, s, g.widths[i]-2*cellPad)}
	}
	return cells
}

// where is the place of a cell of a row: what the row begins with, under its
// head, and the head of the cell. A head's own place goes without saying.
func (g *grid) where(row []string, i int, head bool) string {
	at := oneLine(g.table.Columns[i].Head)
	if head || at == "" {
		return ""
	}
	if i > 0 && len(Missing(g.table.Style.Face, row[0])) == 0 {
		at = oneLine(g.table.Columns[0].Head) + row[0] + " " + at
	}
	return at
}

func oneLine(head string) string { return strings.ReplaceAll(head, "\n", "") }

func (g *grid) heightOf(cells []cell, s Style) float64 {
	h := s.Lead
	for _, c := range cells {
		h = max(h, c.above()+float64(len(c.rows))*s.Lead)
	}
	return h + 2*cellPad
}

func lines(cells []cell) int {
	most := 1
	for _, c := range cells {
		most = max(most, len(c.rows))
	}
	return most
}

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
