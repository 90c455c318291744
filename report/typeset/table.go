package typeset

import (
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
