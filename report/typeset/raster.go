package typeset

import (
	"image"
	"image/color"
	"image/draw"
	"math"

	ttf "golang.org/x/image/font/sfnt"
	points "golang.org/x/image/math/fixed"
	"golang.org/x/image/vector"
)

// Raster is what draw draws on a sheet of that size in millimetres, as a picture in greys
// of so many dots to an inch, for programs that take no drawings. What cannot be printed
// is [Geta]; pictures are left out.
func Raster(width, height, dots float64, fill func(p *Place)) (*image.Gray, error) {
	d := New(Page{Width: width, Height: height}, Info{})
	d.Spare()
	sheet := &leaf{}
	fill(&Place{doc: d, sheet: sheet, page: 1, width: d.Width()})
	if d.err != nil {
		return nil, d.err
	}
	c := canvas{scale: dots / 72}
	c.Gray = image.NewGray(image.Rect(0, 0, c.dots(width*mm), c.dots(height*mm)))
	draw.Draw(c, c.Bounds(), image.White, image.Point{}, draw.Src)
	for _, r := range sheet.rules {
		c.rule(r)
	}
	for _, t := range sheet.texts {
		if err := c.text(t); err != nil {
			return nil, err
		}
	}
	return c.Gray, nil
}

// canvas is a picture with so many dots to a point.
type canvas struct {
	*image.Gray
	scale float64
}

func (c canvas) dots(points float64) int { return int(math.Round(points * c.scale)) }

// rule fills a rectangle, which is never too thin to be seen.
func (c canvas) rule(r rule) {
	at := image.Rect(c.dots(r.x), c.dots(r.y), c.dots(r.x+r.w), c.dots(r.y+r.h))
	at.Max.X, at.Max.Y = max(at.Max.X, at.Min.X+1), max(at.Max.Y, at.Min.Y+1)
	ink := image.NewUniform(color.RGBA{r.color.R, r.color.G, r.color.B, 255})
	draw.Draw(c, at, ink, image.Point{}, draw.Src)
}

// text draws a run.
func (c canvas) text(t placed) error {
	return t.outlines(func(x float64, outline ttf.Segments) { c.glyph(outline, x, t.y, t.size/em) })
}

// outlines calls yield with each glyph of a run, where it begins and its outline in the
// font that a document would have of it.
func (t placed) outlines(yield func(x float64, outline ttf.Segments)) error {
	if len(t.glyphs) == 0 {
		return nil
	}
	var members []member
	for _, g := range t.glyphs {
		members = append(members, member{g.r, g.id, int(g.trim)})
	}
	data, err := t.face.subset(members)
	if err != nil {
		return err
	}
	tables, err := tablesOf(data)
	if err != nil {
		return err
	}
	tables["post"] = append([]byte{0, 3, 0, 0}, make([]byte, 28)...) // which a PDF does without
	font, err := ttf.Parse(fileOf(tables))
	if err != nil {
		return err
	}
	x := t.x
	for i, g := range t.glyphs {
		outline, err := font.LoadGlyph(nil, ttf.GlyphIndex(i+1), points.I(em), nil)
		if err != nil {
			return err
		}
		yield(x, outline)
		x += g.width + t.space
	}
	return nil
}

// em is how large glyphs are asked for, before they are as large as they are drawn.
const em = 1024

// glyph fills an outline from its baseline's beginning on, in a field of its own: a small
// one is filled in whole numbers, which are the same on every machine.
func (c canvas) glyph(outline ttf.Segments, x, y, size float64) {
	side := int(2*size*em*c.scale) + 2
	left, top := int(x*c.scale)-side/4, int(y*c.scale)-side/2
	at := func(p points.Point26_6) (float32, float32) {
		return float32((x+float64(p.X)/64*size)*c.scale - float64(left)),
			float32((y+float64(p.Y)/64*size)*c.scale - float64(top))
	}
	field := vector.NewRasterizer(side, side)
	for _, s := range outline {
		ax, ay := at(s.Args[0])
		bx, by := at(s.Args[1])
		switch s.Op {
		case ttf.SegmentOpMoveTo:
			field.ClosePath()
			field.MoveTo(ax, ay)
		case ttf.SegmentOpLineTo:
			field.LineTo(ax, ay)
		case ttf.SegmentOpQuadTo:
			field.QuadTo(ax, ay, bx, by)
		}
	}
	field.ClosePath()
	field.Draw(c.Gray, image.Rect(left, top, left+side, top+side), image.Black, image.Point{})
}
