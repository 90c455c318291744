package typeset

import (
	"fmt"
	"math"
)

// stamp is a word across every page.
type stamp struct {
	placed
	color Color
}

// stampSlant is how much a stamp rises.
const stampSlant = math.Pi / 4

// Stamp has a word stand across every page, in a colour that is to be pale: it lies over
// pictures, and under lines and text.
func (d *Doc) Stamp(s Style, word string, c Color) {
	d.checkLine(s.Face, word)
	glyphs := shape(word, s)
	mid := placed{x: -widthOf(glyphs) / 2, y: d.page.Height*mm + 0.36*s.Size, size: s.Size, face: s.Face, glyphs: glyphs}
	d.stamp = &stamp{mid, c}
}

// stamp draws the document's, if it has one, about the middle of a page; it is no part of
// the text.
func (o *output) stamp() {
	st, page := o.doc.stamp, o.doc.page
	if st == nil {
		return
	}
	o.mark(nil)
	sin, cos := math.Sincos(stampSlant)
	o.content = fmt.Appendf(o.content, "q %.4f %.4f %.4f %.4f %.2f %.2f cm\n", cos, sin, -sin, cos,
		page.Width*mm/2, page.Height*mm/2)
	o.color(st.color)
	o.text(st.placed)
	o.say("Q\n")
	o.set = nil // Q brings back the font of before
}
