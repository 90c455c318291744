// Package typeset sets Chinese text on pages and writes them as PDF. Lines are
// broken here, not by gofpdf, whose MultiCell drops a hanzi at each wrap: no
// character is lost, closing marks begin no line, opening ones end none, and
// lines are flush at both sides. Fonts are subsets made for each document, of
// at most 223 glyphs each, which gofpdf embeds cheaply as 8-bit fonts; what
// gofpdf cannot write (the map back to characters, the language, metadata) is
// appended as an incremental update.
//
// It is a pure function of what it is given: no clock, no file, no network. It
// may import gofpdf, the QR library and report/fonts.
package typeset

import "time"

const mm = 72 / 25.4 // points in a millimetre

// Page is a sheet: width, height and margins in millimetres.
type Page struct {
	Width, Height            float64
	Top, Bottom, Left, Right float64
}

// A4 is a sheet of A4 with the margins of enforcement papers.
var A4 = Page{210, 297, 30, 30, 26, 26}

// Info is what a reader shows of a document. Created is written into it, so
// that the same input gives the same bytes.
type Info struct {
	Title, Author, Subject, Keywords string
	Created                          time.Time
}

// Doc is a document being composed: blocks one under another, parted into
// pages when it is written.
type Doc struct {
	page   Page
	info   Info
	blocks []block
	footer func(p *Place, page, total int)
	err    error
	keep   *[]block
}

// block is a piece of a page that is not parted.
type block struct {
	height float64 // points
	space  bool    // only space: dropped at the head of a page
	glue   bool    // stays on the page of the next block
	draw   func(p *Place)
}

// New begins a document.
func New(page Page, info Info) *Doc { return &Doc{page: page, info: info} }

// width is what lies between the margins, in points.
func (d *Doc) width() float64 { return (d.page.Width - d.page.Left - d.page.Right) * mm }

func (d *Doc) add(b block) {
	if d.keep != nil {
		*d.keep = append(*d.keep, b)
		return
	}
	d.blocks = append(d.blocks, b)
}

// check remembers the first text that cannot be printed.
func (d *Doc) check(face *Face, text string) {
	if err := Check(face, text); err != nil && d.err == nil {
		d.err = err
	}
}

// Para adds a paragraph; a line break in the text begins another. The first
// two lines stay together, and the last two.
func (d *Doc) Para(s Style, text string) {
	d.check(s.Face, text)
	rows := breakLines(text, s, d.width())
	for i, r := range rows {
		orphan := len(rows) > 1 && (i == 0 || i == len(rows)-2)
		d.add(block{height: s.Lead, glue: orphan, draw: func(p *Place) { p.row(s, r) }})
	}
}

// Space adds empty millimetres; at the head of a page there are none.
func (d *Doc) Space(millimetres float64) {
	d.add(block{height: millimetres * mm, space: true, draw: func(*Place) {}})
}

// Rule adds a line across, of that width in points.
func (d *Doc) Rule(width float64, red bool) {
	d.add(block{height: width + 2, draw: func(p *Place) { p.Line(0, p.width, 1, width, red) }})
}

// Draw adds a block of that height in millimetres that draws itself.
func (d *Doc) Draw(height float64, draw func(p *Place)) {
	d.add(block{height: height * mm, draw: draw})
}

// Keep adds what fill adds as one block that is not parted. What is higher
// than a page is parted all the same.
func (d *Doc) Keep(fill func()) {
	outer := d.keep
	var inner []block
	d.keep = &inner
	fill()
	d.keep = outer
	whole := block{}
	for _, b := range inner {
		whole.height += b.height
	}
	if whole.height > (d.page.Height-d.page.Top-d.page.Bottom)*mm {
		for _, b := range inner {
			d.add(b)
		}
		return
	}
	whole.draw = func(p *Place) {
		y := p.y
		for _, b := range inner {
			b.draw(p)
			p.y += b.height
		}
		p.y = y
	}
	d.add(whole)
}

// Break begins a new page.
func (d *Doc) Break() { d.add(block{height: -1, draw: func(*Place) {}}) }

// Footer is drawn on every page, under the bottom margin's edge, when the
// number of pages is known.
func (d *Doc) Footer(draw func(p *Place, page, total int)) { d.footer = draw }
