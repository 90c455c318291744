package typeset

import (
	"bytes"
	"compress/flate"
	"encoding/binary"
	"slices"
	"testing"
)

// The form, by hand: glyphs that draw nothing, one that is plain, and by itself
// in its block a triangle, whose last two points share a flag and whose steps
// are of one byte, of two and none.
func TestPackedByHand(t *testing.T) {
	limits := []byte{0, 0, 0, 0, 1, 0, 0, 9}
	flags, across, up := []byte{0x37, 0x01 | 0x10 | repeated, 1}, []byte{7}, []byte{9, 1, 0, 2, 0}
	triangle := slices.Concat([]byte{0, 1}, limits, []byte{0, 2, 0, 0}, flags, across, up)
	var deflated bytes.Buffer
	w, _ := flate.NewWriter(&deflated, flate.BestCompression)
	w.Write(slices.Concat([]byte{0, 0, 0, 3, 0, 0, 0, 1, 1}, limits, []byte{3}, flags, across, up))
	w.Close()
	data := binary.BigEndian.AppendUint16(nil, 3)
	for _, at := range []int{0, 4, 4, 4, 4, 4 + deflated.Len()} {
		data = binary.BigEndian.AppendUint32(data, uint32(at))
	}
	for _, n := range []int{0, plainOutline | 4, 0, len(triangle), 0} {
		data = binary.BigEndian.AppendUint16(data, uint16(n))
	}
	data = append(append(data, "abcd"...), deflated.Bytes()...)
	got, err := allOf(data, 5)
	if want := [][]byte{nil, []byte("abcd"), nil, triangle, nil}; err != nil || !slices.EqualFunc(got, want, bytes.Equal) {
		t.Errorf("%x, %v, not %x", got, err, want)
	}
}

// allOf is every outline of packed ones, to the first that is damaged.
func allOf(data []byte, glyphs int) (outlines [][]byte, err error) {
	p, err := parsePacked(data, glyphs)
	for g := 0; g < glyphs && err == nil; g++ {
		var outline []byte
		outline, err = p.outline(g)
		outlines = append(outlines, outline)
	}
	return outlines, err
}
