package inspect

import "encoding/binary"

// again tells of names whether they may have been seen before: it never misses
// one that was, and is seldom wrong of one that was not (a Bloom filter). It
// spares an import into a new book most of its looking up.
type again [1 << 17]uint64

// add tells whether id may have been added before.
func (a *again) add(id ID) (seen bool) {
	seen = true
	for _, part := range [][]byte{id[:4], id[12:]} { // hashed by whoever named it
		bit := binary.LittleEndian.Uint32(part) % uint32(64*len(a))
		word, mask := &a[bit/64], uint64(1)<<(bit%64)
		seen = seen && *word&mask != 0
		*word |= mask
	}
	return seen
}
