package typeset

import (
	"bytes"
	"compress/flate"
	"errors"
	"io"
	"sync"
	"sync/atomic"
)

// packed are a built-in face's outlines as report/fonts/make.py packs them (the
// table glyz). Those of common characters lie as they are and are read in
// place; the others are deflated together, so many glyphs to a block, and a
// block is inflated when one of its glyphs is first wanted. A few blocks are kept.
//
// Blocks of 64 were chosen by measurement: of 16, 32, 64, 128 and 256 glyphs the
// faces take 18.5, 17.7, 17.1, 16.7 and 16.4 MB (zlib -9; zopfli takes 3 % off),
// and one of the serif's blocks 0.08, 0.16, 0.33, 0.7 and 0.9 ms. Of a notice
// none or one or two characters are not plain, and it takes as long as with
// outlines that are not packed.
type packed struct {
	per     int    // glyphs in a block
	starts  []byte // of each block and of the end: where its plain outlines begin, where its deflated ones
	lengths []byte // of each glyph's outline, in bytes; the highest bit tells a plain one
	data    []byte
	kept    [32]atomic.Pointer[inflated] // by the block's number modulo their count
}

// inflated is a block with the outlines of its glyphs, one after another.
type inflated struct {
	block    int
	outlines []byte
}

const plainOutline = 1 << 15

var errOutlines = errors.New("the font's outlines are damaged")

func parsePacked(data []byte, glyphs int) (*packed, error) {
	if len(data) < 2 || be16(data) == 0 {
		return nil, errOutlines
	}
	p := &packed{per: int(be16(data))}
	starts := 8 * ((glyphs+p.per-1)/p.per + 1)
	if len(data) < 2+starts+2*glyphs {
		return nil, errOutlines
	}
	p.starts, p.lengths, p.data = data[2:2+starts], data[2+starts:2+starts+2*glyphs], data[2+starts+2*glyphs:]
	return p, nil
}

// outline is a glyph's description; empty for one that draws nothing.
func (p *packed) outline(glyph int) ([]byte, error) {
	block := glyph / p.per
	entry := be16(p.lengths[2*glyph:])
	from := 0 // among the outlines of the block that are kept as this one is
	for g := block * p.per; g < glyph; g++ {
		if other := be16(p.lengths[2*g:]); (other^entry)&plainOutline == 0 {
			from += int(other &^ plainOutline)
		}
	}
	to := from + int(entry&^plainOutline)
	if entry&plainOutline != 0 {
		return within(p.data, int(be32(p.starts[8*block:])), from, to)
	}
	if to == from {
		return nil, nil
	}
	outlines, err := p.inflate(block)
	if err != nil {
		return nil, err
	}
	return within(outlines, 0, from, to)
}

// within is what lies in data from one place to another after a start.
func within(data []byte, start, from, to int) ([]byte, error) {
	if start+to > len(data) {
		return nil, errOutlines
	}
	return data[start+from : start+to], nil
}

// inflate is a block's deflated outlines, one that is kept or a new one. Two goroutines
// may do the same work; either's is right.
func (p *packed) inflate(block int) ([]byte, error) {
	place := &p.kept[block%len(p.kept)]
	if b := place.Load(); b != nil && b.block == block {
		return b.outlines, nil
	}
	lengths := p.deflated(block)
	from, to := int(be32(p.starts[8*block+4:])), int(be32(p.starts[8*block+12:]))
	if from > to || to > len(p.data) {
		return nil, errOutlines
	}
	size := 0
	for _, n := range lengths {
		size += n
	}
	parted, err := inflateAll(p.data[from:to], size+partedHead)
	if err != nil {
		return nil, err
	}
	outlines, err := rejoin(parted, lengths, make([]byte, 0, size))
	if err == nil {
		place.Store(&inflated{block, outlines})
	}
	return outlines, err
}

// deflated are the lengths of those outlines of a block that are deflated.
func (p *packed) deflated(block int) []int {
	lengths := make([]int, 0, p.per)
	for g := block * p.per; g < min((block+1)*p.per, len(p.lengths)/2); g++ {
		if n := be16(p.lengths[2*g:]); n != 0 && n&plainOutline == 0 {
			lengths = append(lengths, int(n))
		}
	}
	return lengths
}

// inflaters are used again: making one costs as much as what it inflates.
var inflaters = sync.Pool{New: func() any { return flate.NewReader(nil) }}

// inflateAll inflates what has at most so many bytes.
func inflateAll(data []byte, most int) ([]byte, error) {
	r := inflaters.Get().(io.ReadCloser)
	defer inflaters.Put(r)
	if err := r.(flate.Resetter).Reset(bytes.NewReader(data), nil); err != nil {
		return nil, err
	}
	out := make([]byte, most+1)
	n, err := io.ReadFull(r, out)
	if err != io.ErrUnexpectedEOF { // there is more than there may be, or it is no deflated data
		return nil, errOutlines
	}
	return out[:n], nil
}
