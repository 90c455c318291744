package typeset

import (
	"encoding/binary"
	"errors"
	"fmt"
	"sort"
)

// Face is a TrueType face with glyf outlines, read where it lies: parsing
// keeps no tables of its own, so that a face of 14 MB costs what is used of it.
// Those of package fonts have their outlines packed.
// It is never written to and may be shared by goroutines.
type Face struct {
	name             string
	head, hhea, maxp []byte
	loca, glyf, hmtx []byte
	packed           *packed // in place of loca and glyf
	cmap             []byte  // one subtable, of format 4 or 12
	names            []byte  // none, of those of package fonts
	units            int     // units in an em
	glyphs, metrics  int
	longLoca         bool
}

var errFont = errors.New("not a TrueType font with glyf outlines")

// ParseFace reads a TrueType face. A damaged one is an error; so are CFF
// outlines and font collections.
func ParseFace(name string, data []byte) (*Face, error) {
	f, err := parseFace(name, data)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	return f, nil
}

// tablesOf finds the tables of a font file.
func tablesOf(data []byte) (map[string][]byte, error) {
	if len(data) < 12 || be32(data) != 0x00010000 && string(data[:4]) != "true" {
		return nil, errFont
	}
	tables := map[string][]byte{}
	for i := range int(be16(data[4:])) {
		at := 12 + 16*i
		if at+16 > len(data) {
			return nil, errFont
		}
		from, n := int64(be32(data[at+8:])), int64(be32(data[at+12:]))
		if from+n > int64(len(data)) {
			return nil, errors.New("the font is cut short")
		}
		tables[string(data[at:at+4])] = data[from : from+n]
	}
	return tables, nil
}

func parseFace(name string, data []byte) (*Face, error) {
	tables, err := tablesOf(data)
	if err != nil {
		return nil, err
	}
	f := &Face{name: name, head: tables["head"], hhea: tables["hhea"], maxp: tables["maxp"],
		loca: tables["loca"], glyf: tables["glyf"], hmtx: tables["hmtx"], names: tables["name"]}
	if len(f.head) < 54 || len(f.hhea) < 36 || len(f.maxp) < 6 || len(f.glyf) == 0 && tables["glyz"] == nil {
		return nil, errFont
	}
	f.units, f.glyphs, f.metrics = int(be16(f.head[18:])), int(be16(f.maxp[4:])), int(be16(f.hhea[34:]))
	f.longLoca = be16(f.head[50:]) == 1
	if len(f.glyf) == 0 {
		if f.packed, err = parsePacked(tables["glyz"], f.glyphs); err != nil {
			return nil, err
		}
	}
	if err := f.consistent(); err != nil {
		return nil, err
	}
	return f, f.chooseCmap(tables["cmap"])
}

func (f *Face) consistent() error {
	width := 2
	if f.longLoca {
		width = 4
	}
	switch {
	case f.units < 16 || f.units > 16384:
		return errors.New("the font's em is out of range")
	case f.glyphs == 0 || f.packed == nil && len(f.loca) < (f.glyphs+1)*width:
		return errors.New("the font's glyph table is cut short")
	case f.metrics == 0 || f.metrics > f.glyphs || len(f.hmtx) < f.metrics*4+(f.glyphs-f.metrics)*2:
		return errors.New("the font's widths are cut short")
	}
	return nil
}

// chooseCmap takes the subtable that knows most: format 12 before format 4.
func (f *Face) chooseCmap(cmap []byte) error {
	if len(cmap) < 4 {
		return errFont
	}
	best := uint16(0)
	for i := range int(be16(cmap[2:])) {
		at := 4 + 8*i
		if at+8 > len(cmap) {
			return errFont
		}
		platform, from := be16(cmap[at:]), int64(be32(cmap[at+4:]))
		if platform != 0 && platform != 3 || from+14 > int64(len(cmap)) {
			continue
		}
		sub := cmap[from:]
		if format := be16(sub); (format == 4 || format == 12) && format > best && cmapFits(sub, format) {
			best, f.cmap = format, sub
		}
	}
	if best == 0 {
		return errors.New("the font maps no Unicode characters")
	}
	return nil
}

func cmapFits(sub []byte, format uint16) bool {
	if format == 12 {
		return len(sub) >= 16 && int(be32(sub[12:])) <= (len(sub)-16)/12
	}
	segments := int(be16(sub[6:])) / 2
	return segments > 0 && len(sub) >= 16+8*segments
}

// Glyph is the glyph of a character; 0 is none.
func (f *Face) Glyph(r rune) int {
	if be16(f.cmap) == 12 {
		return f.glyph12(uint32(r))
	}
	if r > 0xffff {
		return 0
	}
	return f.glyph4(int(r))
}

func (f *Face) glyph12(r uint32) int {
	groups, n := f.cmap[16:], int(be32(f.cmap[12:]))
	from, to := 0, n // of every character twice: what sort.Search would call for each step costs twice as much
	for from < to {
		if mid := (from + to) / 2; r <= be32(groups[12*mid+4:]) {
			to = mid
		} else {
			from = mid + 1
		}
	}
	at := 12 * from
	if from == n || r < be32(groups[at:]) {
		return 0
	}
	return f.known(int(be32(groups[at+8:]) + r - be32(groups[at:])))
}

func (f *Face) glyph4(r int) int {
	n := int(be16(f.cmap[6:])) / 2
	ends, starts := f.cmap[14:], f.cmap[16+2*n:]
	deltas, offsets := f.cmap[16+4*n:], f.cmap[16+6*n:]
	at := 2 * sort.Search(n, func(i int) bool { return r <= int(be16(ends[2*i:])) })
	if at == 2*n || int(be16(starts[at:])) > r {
		return 0
	}
	delta, offset := int(be16(deltas[at:])), int(be16(offsets[at:]))
	if offset == 0 {
		return f.known((r + delta) & 0xffff)
	}
	at += offset + 2*(r-int(be16(starts[at:])))
	if at+2 > len(offsets) || be16(offsets[at:]) == 0 {
		return 0
	}
	return f.known((int(be16(offsets[at:])) + delta) & 0xffff)
}

func (f *Face) known(glyph int) int {
	if glyph < 0 || glyph >= f.glyphs {
		return 0
	}
	return glyph
}

// Hanzi tells whether a face has those that papers are written with: what it lacks is
// taken from another, and a paper that is all of another is not what was asked for.
func (f *Face) Hanzi() bool {
	for _, r := range "安全生产隐患整改通知书" {
		if f.Glyph(r) == 0 {
			return false
		}
	}
	return true
}

// Advance is a glyph's width in thousandths of an em.
func (f *Face) Advance(glyph int) int {
	return int(be16(f.hmtx[4*min(glyph, f.metrics-1):])) * 1000 / f.units
}

// outline is a glyph's description; empty for one that draws nothing.
func (f *Face) outline(glyph int) ([]byte, error) {
	if f.packed != nil {
		return f.packed.outline(glyph)
	}
	var from, to int
	if f.longLoca {
		from, to = int(be32(f.loca[4*glyph:])), int(be32(f.loca[4*glyph+4:]))
	} else {
		from, to = 2*int(be16(f.loca[2*glyph:])), 2*int(be16(f.loca[2*glyph+2:]))
	}
	if from >= to || from < 0 || to > len(f.glyf) {
		return nil, nil
	}
	return f.glyf[from:to], nil
}

func be16(b []byte) uint16 { return binary.BigEndian.Uint16(b) }
func be32(b []byte) uint32 { return binary.BigEndian.Uint32(b) }
