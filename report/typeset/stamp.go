package typeset

import (
	"fmt"
	"math"

	"github.com/jung-kurt/gofpdf"
)

// stamp is a word across every page.
type stamp struct {
	placed
	color Color
}

// stampSlant is how much a stamp rises.
const stampSlant = math.Pi / 4

// Stamp has a word stand across every page, in a colour that is to be pale: it lies over
// pictures, and under lines and text. No text may be of its size.
func (d *Doc) Stamp(s Style, word string, c Color) {
	d.checkLine(s.Face, word)
	glyphs := shape(word, s)
	mid := placed{x: -widthOf(glyphs) / 2, y: d.page.Height*mm + 0.36*s.Size, size: s.Size, face: s.Face, glyphs: glyphs}
	d.stamp = &stamp{mid, c}
}

// stamp draws the document's, if it has one, about the middle of a page; it is no part of
// the text.
func (o *output) stamp(pdf *gofpdf.Fpdf) {
	st, page := o.doc.stamp, o.doc.page
	if st == nil {
		return
	}
	sin, cos := math.Sincos(stampSlant)
	pdf.RawWriteStr(fmt.Sprintf("/Artifact BMC\nq %.4f %.4f %.4f %.4f %.2f %.2f cm\n", cos, sin, -sin, cos,
		page.Width*mm/2, page.Height*mm/2))
	pdf.RawWriteStr(fmt.Sprintf("%.3f %.3f %.3f rg\n", float64(st.color.R)/255, float64(st.color.G)/255,
		float64(st.color.B)/255))
	o.text(pdf, st.placed, 0)
	pdf.RawWriteStr("Q\nEMC\n")
}
