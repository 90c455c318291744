package typeset

import "rsc.io/qr"

// Place is where a block draws: points from the left margin and from the top
// of the block. What is drawn is only noted here, for the fonts are made when
// all of it is known.
type Place struct {
	doc         *Doc
	sheet       *leaf
	page        int
	in          *element // what is drawn; nil if that says nothing
	x, y, width float64
	given       float64 // points that the block is lower than it would be
}

// leaf is what is on one page.
type leaf struct {
	texts  []placed
	rules  []rule
	images []picture
}

// placed is a run of glyphs of one face; space is put after each of them.
type placed struct {
	x, y, size, space float64
	face              *Face
	glyphs            []glyph
	in                *element
}

type rule struct {
	x, y, w, h float64
	color      Color
	in         *element
}

type picture struct {
	x, y, w, h float64
	jpeg       []byte
	in         *element
}

// Page is the number of the page, from 1.
func (p *Place) Page() int { return p.page }

// Width is the space between the margins, in points.
func (p *Place) Width() float64 { return p.width }

// Down is the place so many points lower.
func (p *Place) Down(points float64) *Place {
	at := *p
	at.y += points
	return &at
}

// Text draws one line in a style, x points from the left, with its line box
// beginning y points under the block's top; it is not broken. It returns how
// wide it is.
func (p *Place) Text(s Style, x, y float64, text string) float64 {
	p.doc.checkLine(s.Face, text)
	line := shape(text, s)
	w := widthOf(line)
	switch s.Align {
	case Centre:
		x -= w / 2
	case Right:
		x -= w
	}
	p.run(s, line, p.x+x, p.y+y, 0)
	return w
}

func widthOf(line []glyph) float64 {
	w := 0.0
	for _, g := range line {
		w += g.width
	}
	return w
}

// Box draws a text broken into lines of that width, x and y points from the
// block's corner, and returns how high it is.
func (p *Place) Box(s Style, x, y, width float64, text string) float64 {
	p.doc.check(s.Face, text)
	rows := p.doc.lines(text, s, width)
	p.rows(s, x, y, rows)
	return float64(len(rows)) * s.Lead
}

// rows draws broken lines one under another.
func (p *Place) rows(s Style, x, y float64, rows []row) {
	at := *p
	at.x, at.y = p.x+x, p.y+y
	for _, r := range rows {
		at.row(s, r)
		at.y += s.Lead
	}
}

// Line draws a rule to write on from x0 to x1, y points under the block's top.
func (p *Place) Line(x0, x1, y float64) { p.Fill(x0, y, x1-x0, cellRule, Black) }

// Fill draws a filled rectangle, which is a rule unless it is part of a figure.
func (p *Place) Fill(x, y, width, height float64, c Color) {
	in := p.in
	if in != nil && in.tag != "Figure" {
		in = nil
	}
	p.sheet.rules = append(p.sheet.rules, rule{p.x + x, p.y + y, width, height, c, in})
}

// JPEG draws a picture inside a box, its proportions kept, centred. width and
// height are the picture's own. It is part of a figure (see [Place.Figure]).
func (p *Place) JPEG(data []byte, width, height int, x, y, w, h float64) {
	scale := min(w/float64(width), h/float64(height))
	iw, ih := float64(width)*scale, float64(height)*scale
	p.sheet.images = append(p.sheet.images, picture{p.x + x + (w-iw)/2, p.y + y + (h-ih)/2, iw, ih, data, p.in})
}

// QR draws a code of that side length in points, its quiet zone included.
func (p *Place) QR(text string, x, y, side float64) {
	code, err := qr.Encode(text, qr.M)
	if err != nil {
		p.doc.fail(err)
		return
	}
	p = p.Figure("二维码：" + text)
	module := side / float64(code.Size+8)
	for row := range code.Size {
		for col := 0; col < code.Size; {
			run := 0
			for col+run < code.Size && code.Black(col+run, row) {
				run++
			}
			if run > 0 {
				p.Fill(x+float64(col+4)*module, y+float64(row+4)*module, float64(run)*module, module, Black)
			}
			col += max(run, 1)
		}
	}
}

// row draws one line of a paragraph.
func (p *Place) row(s Style, r row) {
	x := p.x + r.indent
	switch slack := r.width - widthOf(r.glyphs); s.Align {
	case Centre:
		x += slack / 2
	case Right:
		x += slack
	}
	p.run(s, r.glyphs, x, p.y, r.extra)
}

// run notes a line's glyphs, parted where the face changes or where space
// begins or ends to be put between them.
func (p *Place) run(s Style, line []glyph, x, y, extra float64) {
	y += s.Lead/2 + 0.36*s.Size // the baseline in the line's box
	for from := 0; from < len(line); {
		to, width := from+1, line[from].width
		gap := space(line, to, extra)
		put := gap
		for to < len(line) && line[to].face == line[from].face && gap == put {
			width += gap + line[to].width
			to++
			gap = space(line, to, extra)
		}
		p.sheet.texts = append(p.sheet.texts, placed{x, y, s.Size, put, line[from].face, line[from:to], p.in})
		x += width + gap
		from = to
	}
}

// space is what is put before glyph i of a line.
func space(line []glyph, i int, extra float64) float64 {
	if extra == 0 || i >= len(line) || !gapBefore(line, i) {
		return 0
	}
	return extra
}
