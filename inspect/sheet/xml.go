package sheet

import (
	"bytes"
	"cmp"
	"errors"
	"io"
	"strings"

	"github.com/orisano/gosax"
)

// scanner reads XML as a stream, in room of a bounded size: it goes from tag to
// tag and takes text only where it is asked for. Names go without the prefix,
// which every writer chooses for itself. Tags must be closed in order. A
// DTD is refused: no part of a workbook may have one, and it makes entities.
type scanner struct {
	pieces *gosax.Reader
	in     *io.LimitedReader // a piece is held whole, so it is bounded here
	open   [deepest][]byte   // the names of the open elements, from without
	depth  int               // how many are open
	tag    []byte            // what the tag last met has behind its name
	tags   *int              // how many pieces there were beside text, in other parts too
	fault  error             // of an attribute that was read, told with the next piece
}

// errMarkup is for what is no XML, or none that a workbook may hold.
var errMarkup = errors.New("its XML is not well formed")

func newScanner(in io.Reader, tags *int) *scanner {
	bounded := &io.LimitedReader{R: in}
	s := &scanner{pieces: gosax.NewReaderSize(bounded, longestTag), in: bounded, tags: tags}
	s.pieces.EmitSelfClosingTag = true
	return s
}

// piece takes the next piece, whether text, a remark or a tag. After the last comes io.EOF.
func (s *scanner) piece() (gosax.Event, error) {
	s.in.N = 4 * longestTag // more than is read ahead, with a piece that is not too long
	e, err := s.pieces.Event()
	if s.fault != nil {
		return e, s.fault
	} else if s.in.N == 0 || len(e.Bytes) > longestTag {
		return e, errTag
	} else if err == io.EOF { // within a piece
		return e, io.ErrUnexpectedEOF
	} else if err != nil {
		return e, err
	}
	if e.Type() != gosax.EventText { // of a cell and its value there are four
		if *s.tags++; *s.tags > 4*mostCells {
			return e, errCells
		}
	}
	switch e.Type() {
	case gosax.EventStart:
		return e, s.opened(e.Bytes)
	case gosax.EventEnd:
		return e, s.closed(e.Bytes)
	case gosax.EventProcessingInstruction:
		return e, s.declared(e.Bytes)
	case gosax.EventDocType:
		return e, errMarkup
	case gosax.EventEOF:
		if s.depth > 0 || s.open[0] == nil {
			return e, io.ErrUnexpectedEOF
		}
		return e, io.EOF
	}
	return e, nil
}

func (s *scanner) opened(tag []byte) error {
	if s.depth == deepest {
		return errDepth
	}
	name, rest := gosax.Name(tag)
	if len(name) == 0 || name[0] <= '>' { // no name begins with such a sign
		return errMarkup
	}
	s.open[s.depth] = append(s.open[s.depth][:0], name...)
	s.depth, s.tag = s.depth+1, rest
	return nil
}

func (s *scanner) closed(tag []byte) error {
	if name, _ := gosax.Name(tag); s.depth == 0 || !bytes.Equal(name, s.open[s.depth-1]) {
		return errMarkup
	}
	s.depth--
	return nil
}

// declared refuses an encoding that is not read.
func (s *scanner) declared(tag []byte) error {
	var name []byte
	if name, s.tag = gosax.Name(tag); string(name) != "?xml" {
		return nil
	}
	named := cmp.Or(string(s.attr("encoding")), "UTF-8")
	if !strings.EqualFold(named, "UTF-8") && !strings.EqualFold(named, "US-ASCII") {
		return errMarkup
	}
	return nil
}

// next goes to the next tag, past text and remarks, and tells whether it
// begins an element or ends one.
func (s *scanner) next() (begins bool, err error) {
	for {
		e, err := s.piece()
		if begins = e.Type() == gosax.EventStart; err != nil || begins || e.Type() == gosax.EventEnd {
			return begins, err
		}
	}
}

// each calls do for each element that begins within the one just begun, however
// deep, up to its end; before the first tag, for all that the part has.
func (s *scanner) each(do func() error) error {
	for depth := s.depth; s.depth >= depth; {
		begins, err := s.next()
		if err == io.EOF {
			return nil
		} else if begins && err == nil {
			err = do()
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// characters appends the text of the element just begun, up to its end.
func (s *scanner) characters(to []byte) ([]byte, error) {
	first := len(to)
	for depth := s.depth; s.depth >= depth; {
		e, err := s.piece()
		switch {
		case err == errTag:
			err = errCell
		case err != nil:
		case e.Type() == gosax.EventText:
			e.Bytes, err = unescaped(e.Bytes)
			to = append(to, e.Bytes...)
		case e.Type() == gosax.EventCData:
			text, named := bytes.CutPrefix(e.Bytes, []byte("<![CDATA["))
			if !named {
				return to, errMarkup
			}
			to = append(to, text[:len(text)-len("]]>")]...)
		case e.Type() == gosax.EventStart:
			err = s.skip()
		}
		if err != nil {
			return to, err
		} else if len(to)-first > longestText {
			return to, errCell
		}
	}
	return to, nil
}

// skip goes to the end of the element just begun.
func (s *scanner) skip() error { return s.each(func() error { return nil }) }

// is tells whether the open element has that name, at that depth from 1.
func (s *scanner) is(depth int, name string) bool {
	return s.depth == depth && string(local(s.open[depth-1])) == name
}

func local(name []byte) []byte { return name[bytes.LastIndexByte(name, ':')+1:] }

// attr is an attribute of the tag last met, as it is written; nil if it has none.
// A name that begins with a colon has a prefix, whichever that is.
func (s *scanner) attr(name string) []byte {
	for rest := s.tag; ; {
		a, more, err := gosax.NextAttribute(rest)
		if err != nil || len(a.Value) < 2 { // without its quotes
			return nil
		}
		if string(a.Key) == name || name[0] == ':' && bytes.HasSuffix(a.Key, []byte(name)) {
			return a.Value[1 : len(a.Value)-1]
		}
		rest = more
	}
}

// attrText is an attribute as a person reads it.
func (s *scanner) attrText(name string) string {
	text, err := unescaped(bytes.Clone(s.attr(name)))
	s.fault = cmp.Or(s.fault, err)
	return string(text)
}

// unescaped puts characters for their references, in the place of what is read.
func unescaped(b []byte) ([]byte, error) {
	b, err := gosax.Unescape(b)
	if err != nil {
		return nil, errMarkup
	}
	return b, nil
}
