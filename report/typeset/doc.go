// Package typeset sets Chinese text on pages and writes them as PDF. Lines are
// broken here, not by gofpdf, whose MultiCell drops a hanzi at each wrap: no
// character is lost, closing marks begin no line, opening ones end none, and
// lines are flush at both sides. Fonts are subsets made for each document, of
// at most 223 glyphs each, which gofpdf embeds cheaply as 8-bit fonts; what
// gofpdf cannot write (the map back to characters, the language, metadata) is
// put in when its file is finished. What is drawn is marked as what it is: a heading,
// a paragraph, a cell, a figure with a word for it.
//
// It is a pure function of what it is given: no clock, no file, no network. It
// may import gofpdf, the QR library and report/fonts.
package typeset

import (
	"fmt"
	"strings"
	"time"
)

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
// pages when it is written, which it is once.
type Doc struct {
	page   Page
	info   Info
	blocks []block
	footer func(p *Place, page, total int)
	err    error
	keep   *[]block

	headings []heading // as they are drawn
	root     *element

	broken map[setting][]row // into lines, so far

	lacking []Lacking          // texts that cannot be printed
	lacked  map[[2]string]bool // the same, by place and text
	spare   bool               // and are printed all the same
}

// Color is how much red, green and blue there is of 255.
type Color struct{ R, G, B uint8 }

// Black is the colour of all that is written.
var Black = Color{}

// New begins a document.
func New(page Page, info Info) *Doc {
	return &Doc{page: page, info: info, root: &element{tag: "Document"}, broken: map[setting][]row{}}
}

// Like takes over from a document how its texts were broken into lines, for one that is
// set several times until it is as close as it must be; nil is none.
func (d *Doc) Like(before *Doc) *Doc {
	if before != nil {
		d.broken = before.broken
	}
	return d
}

// Width is what lies between the margins, in points.
func (d *Doc) Width() float64 { return (d.page.Width - d.page.Left - d.page.Right) * mm }

// room is what lies between the margins from top to bottom, in points.
func (d *Doc) room() float64 { return (d.page.Height - d.page.Top - d.page.Bottom) * mm }

func (d *Doc) add(b block) {
	if d.keep != nil {
		*d.keep = append(*d.keep, b)
		return
	}
	d.blocks = append(d.blocks, b)
}

// fail remembers the first error; Write returns it.
func (d *Doc) fail(err error) {
	if d.err == nil {
		d.err = err
	}
}

// check remembers a text that cannot be printed.
func (d *Doc) check(face *Face, text string) { d.lack("", text, Missing(face, text)) }

// checkLine is check for what is not broken into lines.
func (d *Doc) checkLine(face *Face, text string) {
	missing := Missing(face, text)
	if strings.ContainsRune(text, '\n') {
		missing = append(missing, '\n')
	}
	d.lack("", text, missing)
}

// Para adds a paragraph; a line break in the text begins another. The first
// two lines stay together, and the last two. What ends in a colon leads to what follows,
// and stays with it.
func (d *Doc) Para(s Style, text string) { d.Inset(0, s, text) }

// Inset is Para between margins that are by so many points wider on both sides.
func (d *Doc) Inset(by float64, s Style, text string) {
	d.check(s.Face, text)
	s.Next = s.Next || strings.HasSuffix(text, "：")
	rows := d.lines(text, s, max(s.Size, d.Width()-2*by))
	tag := "P"
	if s.Level > 0 {
		tag = fmt.Sprintf("H%d", s.Level)
	}
	in := d.root.add(tag, "")
	for i, r := range rows {
		r.indent += by
		alone := len(rows) > 1 && (i == 0 || i == len(rows)-2)
		next := s.Next && (len(rows) <= 3 || i == len(rows)-1)
		draw := func(p *Place) { p.row(s, r) }
		if i == 0 && s.Level > 0 {
			draw = func(p *Place) {
				p.headed(s.Level, text)
				p.row(s, r)
			}
		}
		d.add(block{height: s.Lead, glue: next || alone, in: in, draw: draw})
	}
}

// Space adds empty millimetres; at the head of a page there are none.
func (d *Doc) Space(millimetres float64) {
	d.add(block{height: millimetres * mm, space: true, draw: func(*Place) {}})
}

// Rule adds a line across, of that width in points.
func (d *Doc) Rule(width float64) {
	d.add(block{height: width + 2, draw: func(p *Place) { p.Fill(0, 1, p.width, width, Black) }})
}

// Draw adds a block of that height in millimetres that draws itself.
func (d *Doc) Draw(height float64, draw func(p *Place)) {
	d.add(block{height: height * mm, in: d.root.add("P", ""), draw: draw})
}

// Yield is Draw for what may be as low as least where the page has no more room: draw is
// told how high it is, in points.
func (d *Doc) Yield(height, least float64, draw func(p *Place, height float64)) {
	d.add(block{height: height * mm, give: (height - least) * mm, in: d.root.add("P", ""),
		draw: func(p *Place) { draw(p, height*mm-p.given) }})
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
		whole.give += b.give
	}
	if whole.least() > d.room() {
		for _, b := range inner {
			d.add(b)
		}
		return
	}
	whole.draw = func(p *Place) {
		y, given := p.y, p.given
		for _, b := range inner {
			p.in, p.given = b.in, min(b.give, given)
			b.draw(p)
			p.y += b.height - p.given
			given -= p.given
		}
		p.y = y
	}
	d.add(whole)
}

// Break begins a new page; within Keep it does nothing.
func (d *Doc) Break() {
	if d.keep == nil {
		d.add(block{height: -1})
	}
}

// Footer is drawn on every page when the number of pages is known; its place
// begins where the bottom margin does.
func (d *Doc) Footer(draw func(p *Place, page, total int)) { d.footer = draw }

// Measure is how wide a text is in a style, in points.
func Measure(s Style, text string) float64 { return widthOf(shape(text, s)) }

// Longest is how wide the longest part of a text is in which no line may end, in points.
func Longest(s Style, text string) (widest float64) {
	for para := range strings.SplitSeq(text, "\n") {
		for glyphs := shape(para, s); len(glyphs) > 0; {
			n := run(glyphs)
			widest = max(widest, widthOf(glyphs[:n]))
			glyphs = glyphs[n:]
		}
	}
	return widest
}

// Lines is how many lines a text takes in a style at that width in points.
func Lines(s Style, text string, width float64) int {
	if text == "" {
		return 0
	}
	return len(breakLines(text, s, width))
}

// Widest is how wide the widest line of a text is in a style at that width in points.
func Widest(s Style, text string, width float64) (widest float64) {
	for _, r := range breakLines(text, s, width) {
		widest = max(widest, widthOf(r.glyphs))
	}
	return widest
}
