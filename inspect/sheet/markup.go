package sheet

import "bytes"

// markup is a piece between < and >.
type markup byte

const (
	remark markup = iota
	begin
	finish
	verbatim // CDATA
)

// markup takes the piece that begins here; tag is what it holds.
func (s *scanner) markup() (kind markup, err error) {
	if *s.tags++; *s.tags > 4*mostCells { // a cell and its value, where each begins and ends
		return 0, errCells
	} else if err := s.have(2); err != nil {
		return 0, err
	}
	switch s.buf[s.at+1] {
	case '/':
		if s.tag, err = s.upTo("</", ">"); err == nil {
			err = s.closed(trimBlanks(s.tag))
		}
		return finish, err
	case '?':
		if s.tag, err = s.upTo("<?", "?>"); err == nil {
			err = s.declared()
		}
		return remark, err
	case '!':
		if err := s.have(9); err != nil {
			return 0, err
		}
		if bytes.HasPrefix(s.buf[s.at:], []byte("<![CDATA[")) {
			s.tag, err = s.upTo("<![CDATA[", "]]>")
			return verbatim, err
		} else if !bytes.HasPrefix(s.buf[s.at:], []byte("<!--")) {
			return 0, errMarkup
		}
		_, err = s.upTo("<!--", "-->")
		return remark, err
	}
	return begin, s.startTag()
}

// have reads until so many bytes are here: no markup ends a part.
func (s *scanner) have(n int) error {
	for s.end-s.at < n {
		if err := s.fill(); err != nil {
			return err
		}
	}
	return nil
}

// upTo takes a piece with what leads it and what ends it.
func (s *scanner) upTo(lead, tail string) (in []byte, err error) {
	for seen := len(lead); ; {
		if n := bytes.Index(s.buf[min(s.at+seen, s.end):s.end], []byte(tail)); n >= 0 {
			in = s.buf[s.at+len(lead) : s.at+seen+n]
			s.at += seen + n + len(tail)
			return in, nil
		}
		seen = max(len(lead), s.end-s.at-len(tail)+1)
		if err := s.fill(); err != nil {
			return nil, err
		}
	}
}

// startTag takes a tag that begins an element. An attribute's value may hold a >.
func (s *scanner) startTag() error {
	quote := byte(0)
	for n := 1; ; {
		for i, c := range s.buf[s.at+n : s.end] {
			switch {
			case quote != 0:
				if c == quote {
					quote = 0
				}
			case c == '"' || c == '\'':
				quote = c
			case c == '>':
				s.tag = s.buf[s.at+1 : s.at+n+i]
				s.at += n + i + 1
				s.tag, s.empty = bytes.CutSuffix(s.tag, []byte("/"))
				return s.named()
			}
		}
		n = s.end - s.at
		if err := s.fill(); err != nil {
			return err
		}
	}
}

// named opens the element that the tag names.
func (s *scanner) named() error {
	n := 0
	for n < len(s.tag) && s.tag[n] > ' ' {
		n++
	}
	name := s.tag[:n]
	if s.tag = s.tag[n:]; n == 0 {
		return errMarkup
	}
	return s.opened(name)
}

// declared refuses an encoding that is not read.
func (s *scanner) declared() error {
	if !bytes.HasPrefix(s.tag, []byte("xml ")) {
		return nil
	}
	named := s.attr("encoding")
	if named != nil && !bytes.EqualFold(named, []byte("UTF-8")) && !bytes.EqualFold(named, []byte("US-ASCII")) {
		return errMarkup
	}
	return nil
}

// attr is an attribute of the tag last met, as it is written; nil if it has none.
// A name that begins with a colon has a prefix, whichever that is.
func (s *scanner) attr(name string) []byte {
	for rest := s.tag; ; {
		equals := bytes.IndexByte(rest, '=')
		if equals < 0 {
			return nil
		}
		key := trimBlanks(rest[:equals])
		if rest = trimBlanks(rest[equals+1:]); len(rest) == 0 {
			return nil
		}
		shut := bytes.IndexByte(rest[1:], rest[0])
		if shut < 0 {
			return nil
		}
		if string(key) == name || name[0] == ':' && bytes.HasSuffix(key, []byte(name)) {
			return rest[1 : 1+shut]
		}
		rest = rest[shut+2:]
	}
}

// trimBlanks takes off blanks, and what a part may not hold.
func trimBlanks(b []byte) []byte {
	for len(b) > 0 && b[0] <= ' ' {
		b = b[1:]
	}
	for len(b) > 0 && b[len(b)-1] <= ' ' {
		b = b[:len(b)-1]
	}
	return b
}

// attrText is an attribute as a person reads it.
func (s *scanner) attrText(name string) (string, error) {
	text, err := unescaped(bytes.Clone(s.attr(name)), 0)
	return string(text), err
}
