package sheet

import (
	"bufio"
	"bytes"
	"errors"
	"io"
	"strings"
)

// cellReader parts lines into cells as RFC 4180 has them, but that a quote inside a
// cell that did not begin with one is a character: 5" is how people write an inch.
type cellReader struct {
	in     *bufio.Reader
	comma  string
	line   int // how many lines were read
	begins int // the line on which the row begins
	long   []byte
	cell   []byte
}

var errQuotes = errors.New("the quotes are wrong")

// read is the next row, or errQuotes of one that is passed over.
func (c *cellReader) read() ([]string, error) {
	line, err := c.next()
	if err != nil {
		return nil, err
	}
	c.begins = c.line
	if bytes.IndexByte(line, '"') < 0 {
		return strings.Split(string(line), c.comma), nil
	}
	var cells []string
	for {
		cell, rest, more, err := c.one(line)
		if err != nil {
			return nil, err
		}
		if cells = append(cells, cell); !more {
			return cells, nil
		}
		line = rest
	}
}

// one is the cell with which line begins; more tells that another follows.
func (c *cellReader) one(line []byte) (cell string, rest []byte, more bool, err error) {
	if len(line) == 0 || line[0] != '"' {
		before, rest, more := bytes.Cut(line, []byte(c.comma))
		return string(before), rest, more, nil
	}
	c.cell = c.cell[:0]
	for line = line[1:]; ; {
		at := bytes.IndexByte(line, '"')
		switch {
		case at < 0: // it goes on in the next line
			c.cell = append(append(c.cell, line...), '\n')
			if line, err = c.next(); err == io.EOF {
				err = errQuotes
			}
			if err != nil {
				return "", nil, false, err
			}
			continue
		case at+1 < len(line) && line[at+1] == '"':
			c.cell = append(c.cell, line[:at+1]...)
			line = line[at+2:]
			continue
		}
		c.cell = append(c.cell, line[:at]...)
		rest, more = bytes.CutPrefix(line[at+1:], []byte(c.comma))
		if !more && len(rest) > 0 {
			err = errQuotes
		}
		return string(c.cell), rest, more, err
	}
}

// next is the next line without its end. It holds until the one behind it is read.
func (c *cellReader) next() ([]byte, error) {
	line, err := c.in.ReadSlice('\n')
	if err == bufio.ErrBufferFull {
		c.long = append(c.long[:0], line...)
		for err == bufio.ErrBufferFull {
			line, err = c.in.ReadSlice('\n')
			c.long = append(c.long, line...)
		}
		line = c.long
	}
	if len(line) == 0 && err != nil || err != nil && err != io.EOF {
		return nil, err
	}
	c.line++
	return bytes.TrimSuffix(line, []byte("\n")), nil
}
