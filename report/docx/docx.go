// Package docx writes texts, tables and pictures as DOCX (ECMA-376, ISO/IEC 29500), for an
// office to go on with: its styles are named, its fonts are those that offices have, and
// its pages are those of the paper. The same content gives the same bytes. It takes what a
// [typeset.Doc] takes, and imports typeset for that, and opc for the archive.
package docx

import (
	"fmt"
	"image"
	"image/png"
	"io"
	"strings"

	"rectify/report/opc"
	"rectify/report/typeset"
)

const mm = 72 / 25.4 // points in a millimetre

// Doc is a document being composed: blocks one under another.
type Doc struct {
	page   typeset.Page
	info   typeset.Info
	paper  *typeset.Doc // for its measures
	body   typeset.Style
	styles map[typeset.Role]typeset.Style
	blocks []block

	space    float64 // points over the next paragraph
	fresh    bool    // which begins a page
	pictures []*image.Gray
	feet     [2]string // of odd pages and of even ones
	err      error
}

// block is a paragraph or a table. Next says that its end stays with what follows, whole
// that it stays together.
type block struct {
	next, whole bool
	xml         func(b block) string
}

// New begins a document whose text is set in that style.
func New(page typeset.Page, info typeset.Info, body typeset.Style) *Doc {
	return &Doc{page: page, info: info, paper: typeset.New(page, info), body: body,
		styles: map[typeset.Role]typeset.Style{typeset.Plain: body}}
}

// Width is what lies between the margins, in points.
func (d *Doc) Width() float64 { return d.paper.Width() }

// Space adds empty millimetres over the next paragraph.
func (d *Doc) Space(millimetres float64) { d.space += millimetres * mm }

// Break begins a new page.
func (d *Doc) Break() { d.fresh = true }

// Keep has what fill adds stay on one page.
func (d *Doc) Keep(fill func()) {
	from := len(d.blocks)
	fill()
	for i := from; i < len(d.blocks); i++ {
		d.blocks[i].whole = true
		d.blocks[i].next = d.blocks[i].next || i < len(d.blocks)-1
	}
}

// Para adds a paragraph; a line break in the text begins another.
func (d *Doc) Para(s typeset.Style, text string) { d.Inset(0, 0, s, text) }

// Inset is Para that is by so many points narrower on the left and on the right.
func (d *Doc) Inset(left, right float64, s typeset.Style, text string) {
	for _, line := range strings.Split(text, "\n") {
		p := paragraph{style: s, left: left, right: right, content: d.run(s, line)}
		d.add(p, s.Next || strings.HasSuffix(text, "："))
	}
}

// Figure adds a drawing of that height in millimetres as a picture, and says what it shows.
func (d *Doc) Figure(height float64, says string, draw func(*typeset.Place)) {
	const dots = 300
	wide := d.Width() / mm
	picture, err := typeset.Raster(wide, height, dots, draw)
	if err != nil {
		d.err = err
		return
	}
	d.pictures = append(d.pictures, picture)
	const emu = 36000 // of which a millimetre has as many
	s := d.body
	s.First, s.Align = 0, typeset.Left
	n := len(d.pictures)
	content := fmt.Sprintf(inline, int(wide*emu), int(height*emu), n, escape(says), pictureID(n-1))
	d.add(paragraph{style: s, grows: true, content: content}, false)
}

const inline = `<w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent cx="%[1]d" cy="%[2]d"/>` +
	`<wp:docPr id="%[3]d" name="图%[3]d" descr="%[4]s"/>` +
	`<a:graphic xmlns:a="` + drawing + `main"><a:graphicData uri="` + drawing + `picture">` +
	`<pic:pic xmlns:pic="` + drawing + `picture">` +
	`<pic:nvPicPr><pic:cNvPr id="%[3]d" name="图%[3]d"/><pic:cNvPicPr/></pic:nvPicPr>` +
	`<pic:blipFill><a:blip r:embed="%[5]s"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>` +
	`<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="%[1]d" cy="%[2]d"/></a:xfrm>` +
	`<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic>` +
	`</wp:inline></w:drawing></w:r>`

// Footer is the page's number between dashes, one character in from the outer edge, and a
// mark as far from the inner one.
func (d *Doc) Footer(number, small typeset.Style, mark string) {
	page := d.run(number, "— ") + d.field(number, "PAGE") + d.run(number, " —")
	said, tab := d.run(small, mark), `<w:r><w:tab/></w:r>`
	for i, content := range []string{said + tab + page, page + tab + said} {
		d.feet[i] = fmt.Sprintf(`<w:p><w:pPr><w:pStyle w:val="Footer"/>`+
			`<w:tabs><w:tab w:val="right" w:pos="%d"/></w:tabs><w:ind w:left="%d"/></w:pPr>%s</w:p>`, twips(d.Width()-number.Size), twips(number.Size), content)
	}
}

// Write sends the document.
func (d *Doc) Write(w io.Writer) error {
	if d.err != nil {
		return d.err
	}
	return opc.Package{Root: d.root(), Parts: d.parts()}.Write(w)
}

func (d *Doc) picture(i int) opc.Part {
	return opc.Part{Name: fmt.Sprintf("word/media/image%d.png", i+1), Type: "image/png", Relation: opc.Office + "/image",
		Write: func(w io.Writer) error { return png.Encode(w, d.pictures[i]) }}
}
