package sheet

import (
	"cmp"
	"encoding/binary"
)

// texts is a workbook's table of strings. They are one behind the other in
// blocks, each after its length: a string of its own for each would take twice
// the room, and the collector would look at every one.
type texts struct {
	blocks [][]byte
	at     []uint32 // block and place of each
	size   int
}

// block is how many bytes are together: a string has its place in 32 bits.
const block = 1 << 20

func (t *texts) add(s []byte) error {
	if t.size += len(s); t.size > mostText {
		return errText
	} else if len(t.at) == mostStrings {
		return errStrings
	}
	last := len(t.blocks) - 1
	if last < 0 || len(t.blocks[last])+len(s)+binary.MaxVarintLen32 > block {
		t.blocks = append(t.blocks, make([]byte, 0, block))
		last++
	}
	t.at = append(t.at, uint32(last*block+len(t.blocks[last])))
	t.blocks[last] = append(binary.AppendUvarint(t.blocks[last], uint64(len(s))), s...)
	return nil
}

func (t *texts) get(n int) string {
	b := t.blocks[t.at[n]/block][t.at[n]%block:]
	size, head := binary.Uvarint(b)
	return string(b[head : head+int(size)])
}

// read takes the table from its part.
func (t *texts) read(s *scanner) error {
	var text []byte
	return s.each(func() (err error) {
		if !s.is(2, "si") {
			return nil
		}
		if text, err = s.rich(text[:0]); err == nil {
			err = t.add(text)
		}
		return err
	})
}

// rich appends a string that may be written in runs, each with a face of its
// own. How it is spoken (rPh), which some input methods note, is no part of it.
func (s *scanner) rich(to []byte) ([]byte, error) {
	from, depth := len(to), s.depth
	err := s.each(func() (err error) {
		switch {
		case s.is(depth+1, "r"):
		case s.is(depth+1, "t"), s.is(depth+2, "t"):
			if to, err = s.characters(to); len(to)-from > longestText {
				err = cmp.Or(err, error(errCell))
			}
		default:
			err = s.skip()
		}
		return err
	})
	if err != nil {
		return to, err
	}
	return plain(to, from)
}
