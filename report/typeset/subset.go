package typeset

import (
	"encoding/binary"
	"math/bits"
	"slices"
)

// member is one character of a subset font: its code in the page's text, the
// glyph that draws it, and what it stands for.
type member struct {
	r     rune
	glyph int
	trim  int // thousandths of an em that it is narrower than the face has it
}

// firstCode and perFont are the codes of an 8-bit font that are safe in every
// reader: above the space, below 256.
const (
	firstCode = 33
	perFont   = 223
)

// subset makes a TrueType font of just these glyphs, in this order after .notdef.
func (f *Face) subset(members []member) ([]byte, error) {
	glyphs, places := []int{0}, map[int]int{0: 0}
	for i, m := range members {
		glyphs = append(glyphs, m.glyph)
		places[m.glyph] = i + 1
	}
	outlines := make([][]byte, 0, len(glyphs))
	for i := 0; i < len(glyphs); i++ { // grows with the parts of composite glyphs
		outline, err := f.outline(glyphs[i])
		if err != nil {
			return nil, err
		}
		if len(outline) > 10 && int16(be16(outline)) < 0 {
			outline, glyphs = f.adoptParts(outline, glyphs, places)
		}
		outlines = append(outlines, outline)
	}
	loca, glyf := joinOutlines(outlines)
	hmtx := make([]byte, 0, 4*len(glyphs))
	for i, g := range glyphs {
		width := be16(f.hmtx[4*min(g, f.metrics-1):])
		if i > 0 && i <= len(members) {
			width -= uint16(members[i-1].trim * f.units / 1000)
		}
		hmtx = words(hmtx, width, f.bearing(g))
	}
	head, hhea, maxp := slices.Clone(f.head[:54]), slices.Clone(f.hhea[:36]), slices.Clone(f.maxp)
	binary.BigEndian.PutUint32(head[8:], 0)
	binary.BigEndian.PutUint16(head[50:], 1)
	binary.BigEndian.PutUint16(hhea[34:], uint16(len(glyphs)))
	binary.BigEndian.PutUint16(maxp[4:], uint16(len(glyphs)))
	return sfnt([]table{{"cmap", cmapOf(len(members))}, {"glyf", glyf}, {"head", head}, {"hhea", hhea},
		{"hmtx", hmtx}, {"loca", loca}, {"maxp", maxp}}), nil
}

func (f *Face) bearing(g int) uint16 {
	if g < f.metrics {
		return be16(f.hmtx[4*g+2:])
	}
	return be16(f.hmtx[4*f.metrics+2*(g-f.metrics):])
}

// adoptParts copies a composite outline with its parts' numbers made those of
// the subset, adding parts that have no place in it yet.
func (f *Face) adoptParts(outline []byte, glyphs []int, places map[int]int) ([]byte, []int) {
	out := slices.Clone(outline)
	for at := 10; at+4 <= len(out); {
		flags, part := be16(out[at:]), f.known(int(be16(out[at+2:])))
		to, ok := places[part]
		if !ok {
			to = len(glyphs)
			places[part] = to
			glyphs = append(glyphs, part)
		}
		binary.BigEndian.PutUint16(out[at+2:], uint16(to))
		at += partSize(flags)
		if flags&0x20 == 0 { // no more parts
			break
		}
	}
	return out, glyphs
}

func partSize(flags uint16) int {
	size := 6
	if flags&0x1 != 0 { // arguments are words
		size += 2
	}
	switch {
	case flags&0x8 != 0: // a scale
		size += 2
	case flags&0x40 != 0: // two scales
		size += 4
	case flags&0x80 != 0: // a matrix
		size += 8
	}
	return size
}

func joinOutlines(outlines [][]byte) (loca, glyf []byte) {
	size := 0
	for _, o := range outlines {
		size += len(o) + 3
	}
	loca, glyf = make([]byte, 0, 4*len(outlines)+4), make([]byte, 0, size)
	for _, o := range outlines {
		loca = binary.BigEndian.AppendUint32(loca, uint32(len(glyf)))
		glyf = append(glyf, o...)
		for len(glyf)%4 != 0 {
			glyf = append(glyf, 0)
		}
	}
	return binary.BigEndian.AppendUint32(loca, uint32(len(glyf))), glyf
}

// cmapOf maps the codes of n members to glyphs 1…n, as symbol fonts do: by the
// code itself (Macintosh) and by 0xF000 plus the code (Windows symbol).
func cmapOf(n int) []byte {
	first, last := uint16(0xf000+firstCode), uint16(0xf000+firstCode+n-1)
	b := words(nil, 0, 2, 1, 0, 0, 20, 3, 0, 0, 20+262, 0, 262, 0)
	for c := range 256 {
		g := byte(0)
		if c >= firstCode && c < firstCode+n {
			g = byte(c - firstCode + 1)
		}
		b = append(b, g)
	}
	return words(b, 4, 32, 0, 4, 4, 1, 0, last, 0xffff, 0, first, 0xffff, 1-first, 1, 0, 0)
}

// words appends numbers of two bytes.
func words(b []byte, numbers ...uint16) []byte {
	for _, n := range numbers {
		b = binary.BigEndian.AppendUint16(b, n)
	}
	return b
}

type table struct {
	tag  string
	data []byte
}

// sfnt joins tables, which are in order of their tags, into a font file.
func sfnt(tables []table) []byte {
	n := uint16(len(tables))
	search := uint16(bits.Len16(n) - 1)
	b := words(nil, 1, 0, n, 16<<search, search, 16*n-16<<search)
	at := 12 + 16*len(tables)
	size := at
	for _, t := range tables {
		size += len(t.data) + 3
	}
	b = slices.Grow(b, size)
	for _, t := range tables {
		entry := []uint32{sum(t.data), uint32(at), uint32(len(t.data))}
		b, _ = binary.Append(append(b, t.tag...), binary.BigEndian, entry)
		at += (len(t.data) + 3) &^ 3
	}
	for _, t := range tables {
		b = append(b, t.data...)
		for len(b)%4 != 0 {
			b = append(b, 0)
		}
	}
	return b
}

func sum(data []byte) (s uint32) {
	for len(data) >= 4 {
		s += be32(data)
		data = data[4:]
	}
	var last [4]byte
	copy(last[:], data)
	return s + be32(last[:])
}
