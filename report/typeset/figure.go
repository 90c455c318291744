package typeset

import (
	"bytes"
	"errors"
	"fmt"
	"image/jpeg"
)

// Image adds a JPEG, which readers aloud say as alt, as large as fits in a box of that size in millimetres
// with its proportions kept. It is embedded as it is: the caller has turned it
// upright and made it small.
func (d *Doc) Image(data []byte, alt string, width, height float64) {
	size, err := jpeg.DecodeConfig(bytes.NewReader(data))
	if err == nil && (size.Width < 1 || size.Height < 1) {
		err = errors.New("it has no size")
	}
	if err != nil {
		d.fail(fmt.Errorf("the picture is not a JPEG: %w", err))
		return
	}
	scale := min(min(width*mm, d.Width())/float64(size.Width), min(height*mm, d.room()-cellPad)/float64(size.Height))
	h := float64(size.Height) * scale
	in := d.root.add("Figure", altOf(alt))
	d.add(block{height: h + cellPad, in: in, draw: func(p *Place) {
		p.JPEG(data, size.Width, size.Height, 0, 0, p.width, h)
	}})
}

// Field is a label and a value on a rule to write on. Width is that of both
// in millimetres; 0 shares with the other zeros what is left.
type Field struct {
	Label, Value string
	Width        float64
}

// fieldGap is the space between two fields of a line, in ems.
const fieldGap = 0.5

// Fields adds a line of fields to fill in. A value too long for its rule goes
// on under it, on rules of its own.
func (d *Doc) Fields(s Style, fields ...Field) {
	s.Align, s.First, s.Hang = Left, 0, 0
	table := Table{Style: s}
	for _, f := range fields {
		d.checkLine(s.Face, f.Label)
		d.check(s.Face, f.Value)
		table.Columns = append(table.Columns, Column{Width: f.Width})
	}
	widths, err := d.Columns(table)
	if err != nil {
		d.fail(err)
		return
	}
	rows, most := make([][]row, len(fields)), 1
	for i, f := range fields {
		if i < len(fields)-1 {
			widths[i] -= fieldGap * s.Size
		}
		blank := widths[i] - Measure(s, f.Label)
		if blank < s.Size {
			d.fail(fmt.Errorf("the field %q leaves no room to write", f.Label))
			return
		}
		rows[i] = breakLines(f.Value, s, blank)
		most = max(most, len(rows[i]))
	}
	d.add(block{height: float64(most) * s.Lead, in: d.root.add("P", ""), draw: func(p *Place) {
		x := 0.0
		for i, f := range fields {
			p.field(s, f.Label, rows[i], x, widths[i])
			x += widths[i] + fieldGap*s.Size
		}
	}})
}

// field draws a label, and its value over rules.
func (p *Place) field(s Style, label string, rows []row, x, width float64) {
	from := x + p.Text(s, x, 0, label)
	end := x + width
	p.rows(s, from, 0, rows)
	for k := range max(1, len(rows)) {
		y := float64(k)*s.Lead + s.Lead/2 + 0.6*s.Size
		p.Fill(from, y, end-from, cellRule, Black)
	}
}
