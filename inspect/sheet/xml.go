package sheet

import (
	"bytes"
	"errors"
	"io"
)

// scanner reads XML as a stream, in room of a fixed size: it goes from tag to
// tag and takes text only where it is asked for. Names go without the prefix,
// which every writer chooses for itself. Tags must be closed in order. A
// DTD is refused: no part of a workbook may have one, and it makes entities.
type scanner struct {
	in      io.Reader
	buf     []byte
	at, end int
	names   []byte // of the open elements, one behind the other
	ends    []int  // where in names each ends
	tag     []byte // the start tag last met, from its name on
	empty   bool   // it closed itself: its end comes next
	met     bool   // there was one
	tags    *int   // how many there were, in other parts too
}

// errMarkup is for what is no XML, or none that a workbook may hold.
var errMarkup = errors.New("its XML is not well formed")

func newScanner(in io.Reader, tags *int) *scanner {
	return &scanner{in: in, buf: make([]byte, longestTag), tags: tags}
}

// fill reads more behind what is there.
func (s *scanner) fill() error {
	s.end = copy(s.buf, s.buf[s.at:s.end])
	s.at = 0
	if s.end == len(s.buf) {
		return errTag
	}
	n, err := s.in.Read(s.buf[s.end:])
	if s.end += n; n > 0 {
		return nil
	}
	if err == io.EOF && (s.end > 0 || len(s.ends) > 0 || !s.met) { // within a tag, or an element
		return io.ErrUnexpectedEOF
	}
	return err
}

// next goes to the next tag, past text and remarks, and tells whether it
// begins an element or ends one. After the last comes io.EOF.
func (s *scanner) next() (begins bool, err error) {
	if s.empty {
		s.empty = false
		return false, s.closed(s.names[s.last():])
	}
	for {
		if err := s.passText(); err != nil {
			return false, err
		}
		kind, err := s.markup()
		if err != nil || kind == begin || kind == finish {
			return kind == begin, err
		}
	}
}

// each calls do for each element that begins, as far as the part goes.
func (s *scanner) each(do func() error) error {
	for {
		begins, err := s.next()
		switch {
		case err == io.EOF:
			return nil
		case begins && err == nil:
			err = do()
		}
		if err != nil {
			return err
		}
	}
}

func (s *scanner) passText() error {
	for {
		if n := bytes.IndexByte(s.buf[s.at:s.end], '<'); n >= 0 {
			s.at += n
			return nil
		}
		s.at = s.end
		if err := s.fill(); err != nil {
			return err
		}
	}
}

// characters appends the text of the element just begun, up to its end.
func (s *scanner) characters(to []byte) (out []byte, err error) {
	first, depth := len(to), len(s.ends)
	for !s.empty {
		from := len(to)
		if to, err = s.takeText(to, first); err != nil {
			return to, err
		}
		if to, err = unescaped(to, from); err != nil {
			return to, err
		}
		kind, err := s.markup()
		switch {
		case err != nil:
			return to, err
		case kind == verbatim:
			to = append(to, s.tag...)
		case kind == finish && len(s.ends) < depth:
			return to, nil
		case kind == begin:
			if err := s.skip(); err != nil {
				return to, err
			}
		}
	}
	_, err = s.next()
	return to, err
}

// takeText appends the text before the next tag, as it is written.
func (s *scanner) takeText(to []byte, first int) ([]byte, error) {
	for {
		n := bytes.IndexByte(s.buf[s.at:s.end], '<')
		stop := s.end
		if n >= 0 {
			stop = s.at + n
		}
		to = append(to, s.buf[s.at:stop]...)
		if s.at = stop; len(to)-first > longestText {
			return to, errCell
		}
		if n >= 0 {
			return to, nil
		}
		if err := s.fill(); err != nil {
			return to, err
		}
	}
}

// skip goes to the end of the element just begun.
func (s *scanner) skip() error {
	for depth := len(s.ends); len(s.ends) >= depth; {
		if _, err := s.next(); err != nil {
			return err
		}
	}
	return nil
}

// is tells whether the open element has that name, at that depth from 1.
func (s *scanner) is(depth int, name string) bool {
	return len(s.ends) == depth && string(local(s.names[s.last():])) == name
}

// last is where the name of the innermost element begins.
func (s *scanner) last() int {
	if len(s.ends) < 2 {
		return 0
	}
	return s.ends[len(s.ends)-2]
}

func local(name []byte) []byte { return name[bytes.LastIndexByte(name, ':')+1:] }

func (s *scanner) opened(name []byte) error {
	if len(s.ends) == deepest {
		return errDepth
	}
	s.met = true
	s.names = append(s.names, name...)
	s.ends = append(s.ends, len(s.names))
	return nil
}

func (s *scanner) closed(name []byte) error {
	if len(s.ends) == 0 || !bytes.Equal(name, s.names[s.last():]) {
		return errMarkup
	}
	s.names, s.ends = s.names[:s.last()], s.ends[:len(s.ends)-1]
	return nil
}
