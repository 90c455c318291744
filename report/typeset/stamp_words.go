package typeset

import (
	"bytes"
	"fmt"
	"strings"
)

// markFont is the font of the words of a stamp: its glyphs are the outlines that are drawn
// (ISO 32000-1, 9.6.5), so that it needs nothing of the fonts that a file has.
type markFont struct {
	subsetFont
	widths   []float64
	programs [][]byte
}

// codes are those of a line's glyphs, which the font has from then on.
func (f *markFont) codes(o outlines) (codes []byte) {
	for i, glyph := range o.glyphs {
		end := o.width
		if i+1 < len(o.lefts) {
			end = o.lefts[i+1]
		}
		width := (end - o.lefts[i]) * em / o.size
		path := outlines{size: em, glyphs: append(o.glyphs[:0:0], glyph), lefts: []float64{0}}.at(0, 0)
		codes = hexed(codes, byte(firstCode+len(f.programs)))
		f.members = append(f.members, member{r: o.text[i]})
		f.widths = append(f.widths, width)
		f.programs = append(f.programs, fmt.Appendf(nil, "%.2f 0 %d %d %d %d d1\n%sf", width, -em, -em, 2*em, 2*em, path))
	}
	return codes
}

// text are the operators that show a line, with what it says: where it is slanted readers
// would part it.
func (f *markFont) text(o outlines, x, y float64) []byte {
	if len(o.text) == 0 {
		return nil
	}
	return fmt.Appendf(nil, "/Span <</ActualText <FEFF%s>>> BDC\n"+
		"BT\n/Mark %.0f Tf 1 0 0 1 %.2f %.2f Tm <%s> Tj\nET\nEMC\n", hex16(string(o.text)), o.size, x, y, f.codes(o))
}

// write adds the font to the file, with that number and those that follow.
func (f *markFont) write(u *update, n int) {
	var procs, names, widths strings.Builder
	for i, program := range f.programs {
		fmt.Fprintf(&procs, "/g%d %d 0 R ", i, n+2+i)
		fmt.Fprintf(&names, " /g%d", i)
		fmt.Fprintf(&widths, "%.2f ", f.widths[i])
		u.object(n+2+i, stream("", program))
	}
	u.object(n+1, stream("", toUnicode(&f.subsetFont)))
	box := fmt.Sprintf("/FontBBox [%d %d %d %d] /FontMatrix [%.10f 0 0 %.10f 0 0]", -em, -em, 2*em, 2*em, 1.0/em,
		1.0/em)
	u.object(n, fmt.Appendf(nil, "<</Type /Font /Subtype /Type3 /Name /Mark %s\n/CharProcs <<%s>>\n"+
		"/Encoding <</Type /Encoding /Differences [%d%s]>>\n/FirstChar %d /LastChar %d /Widths [%s]\n"+
		"/Resources <<>>\n/ToUnicode %d 0 R>>", box, procs.String(), firstCode, names.String(), firstCode,
		firstCode+len(f.programs)-1, widths.String(), n+1))
}

// pageResources finds what a page draws with.
var pageResources = pattern(`^<<\s*/Type /Page\s(?s:.*)/Resources (\d+) 0 R`)

// give adds the font of that number to all that pages draw with.
func give(u *update, objects [][]byte, font int) error {
	given := map[int]bool{}
	for _, body := range objects {
		at := pageResources().FindSubmatch(body)
		if at == nil {
			continue
		}
		n := numberAfter(at[0][bytes.LastIndex(at[0], []byte("/Resources ")):], "/Resources ")
		if n <= 0 || n > len(objects) || given[n] {
			continue
		}
		head, tail, ok := bytes.Cut(objects[n-1], []byte("/Font <<"))
		if !ok {
			return errForeign
		}
		u.object(n, fmt.Appendf(nil, "%s/Font <<\n/Mark %d 0 R%s", head, font, tail))
		given[n] = true
	}
	return nil
}
