package typeset

import (
	"fmt"
	"math"
	"strconv"
)

// say adds to the page's content.
func (o *output) say(operators string) { o.content = append(o.content, operators...) }

// numbers adds numbers to it, to a hundredth.
func (o *output) numbers(all ...float64) {
	b := o.content
	for _, x := range all {
		n := int64(math.Round(x * 100))
		if n < 0 {
			b, n = append(b, '-'), -n
		}
		if b = strconv.AppendInt(b, n/100, 10); n%100 > 0 {
			b = append(b, '.', '0'+byte(n/10%10), '0'+byte(n%10))
		}
		b = append(b, ' ')
	}
	o.content = b
}

// color is what is filled with from there on.
func (o *output) color(c Color) {
	o.content = fmt.Appendf(o.content, "%.3f %.3f %.3f rg\n", float64(c.R)/255, float64(c.G)/255, float64(c.B)/255)
}

// rules draws rectangles; of a QR code there are hundreds.
func (o *output) rules(rules []rule) {
	for i, r := range rules {
		o.mark(r.in)
		if i == 0 || r.color != rules[i-1].color {
			o.color(r.color)
		}
		o.numbers(r.x, o.doc.page.Height*mm-r.y, r.w, -r.h)
		o.say("re f\n")
	}
}

// text draws one run, parted where its characters are in different fonts.
func (o *output) text(t placed) {
	if t.space != o.spaced {
		o.content, o.spaced = strconv.AppendFloat(o.content, t.space, 'f', 3, 64), t.space
		o.say(" Tc\n")
	}
	face, x, open := o.coded(t.face), t.x, false
	for _, g := range t.glyphs {
		c := o.code(face, g)
		if open && c.font != o.set {
			o.say(") Tj ET\n")
			open = false
		}
		if !open {
			o.begin(c.font, t.size, x, t.y)
			open = true
		}
		if c.byte == '(' || c.byte == ')' || c.byte == '\\' {
			o.say("\\")
		}
		o.content = append(o.content, c.byte)
		x += g.width + t.space
	}
	if open {
		o.say(") Tj ET\n")
	}
}

// begin begins a text of one font, points from the page's upper left corner.
func (o *output) begin(font *subsetFont, size, x, y float64) {
	o.say("BT ")
	if font != o.set || size != o.size {
		o.set, o.size = font, size
		o.say("/" + font.name + " ")
		o.numbers(size)
		o.say("Tf ")
	}
	o.numbers(x, o.doc.page.Height*mm-y)
	o.say("Td (")
}
