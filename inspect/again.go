package inspect

import "encoding/binary"

// again tells of names whether they may have been seen before: it never misses one that
// was, and takes one in a million that were not for one that was (a Bloom filter of 32
// bits a name). It spares an import into a new book its looking up. Where more names come
// than it has room for, it grows once; of more than a million it is wrong more often. It is
// small, for what an import remembers leaves the less room for its garbage.
type again struct {
	bits  [][]uint64
	names int // in the last of them
	grows int // by so many words
}

const (
	againFirst = 1 << 16        // words, of two names each: 0.5 MB
	againNames = 8 * againFirst // for a million facts: one that is wrong ends the load
	againTexts = 4 * againFirst // and for what as many say: one that is wrong costs a look
	againEach  = 12             // bits that are set for a name
)

// add tells whether id may have been added before.
func (a *again) add(id ID) (seen bool) {
	switch {
	case a.bits == nil:
		a.bits = [][]uint64{make([]uint64, againFirst)}
	case len(a.bits) == 1 && a.names == 2*againFirst:
		a.bits, a.names = append(a.bits, make([]uint64, a.grows)), 0
	}
	a.names++
	last := len(a.bits) - 1
	for i, bits := range a.bits {
		seen = within(bits, id, i == last) || seen
	}
	return seen
}

// within tells whether all bits of a name are set, and sets them. Names are hashes, made
// by whoever named it.
func within(bits []uint64, id ID, set bool) (all bool) {
	at, step := binary.LittleEndian.Uint64(id[:8]), binary.LittleEndian.Uint64(id[8:])|1
	all = true
	for range againEach {
		bit := at % uint64(64*len(bits))
		mask := uint64(1) << (bit % 64)
		all = all && bits[bit/64]&mask != 0
		if set {
			bits[bit/64] |= mask
		}
		at += step
	}
	return all
}
