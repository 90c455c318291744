package sheet

import (
	"bufio"
	"bytes"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/unicode"
	"golang.org/x/text/transform"
)

func ragged(has, wants int) error {
	return &Error{fmt.Sprintf("the row has %d cells, the header %d", has, wants), fmt.Sprintf("本行有 %d 列，表头有 %d 列", has, wants)}
}

type csvReader struct {
	name     string
	text     *rowwise
	csv      *csv.Reader
	line     int // where the row last read begins
	header   []string
	encoding *string
	pending  []record
}

type record struct {
	line   int
	cells  []string
	err    error
	size   int // bytes of its cells
	width  int // of a row that has cells beyond mostColumns, which are not kept
	hidden bool
}

func openCSV(name string, in *bufio.Reader, start []byte, known func(string) bool) (Reader, error) {
	decoded, encoding := decoded(in, start)
	text := &rowwise{in: decoded}
	text.begins()
	buffered := bufio.NewReaderSize(text, ahead)
	first, _ := buffered.Peek(1 << 12)
	c := &csvReader{name: name, text: text, csv: csv.NewReader(buffered), encoding: encoding}
	c.csv.Comma = separator(first)
	c.csv.FieldsPerRecord = -1
	c.csv.LazyQuotes = false
	var rows [][]string
	for range lookahead {
		rec, err := c.read()
		if err == io.EOF {
			break
		} else if err != nil {
			return nil, err
		}
		c.pending = append(c.pending, rec)
		rows = append(rows, rec.cells)
	}
	if len(rows) == 0 {
		return nil, &Error{name + " has no header", name + " 没有表头"}
	}
	header, at, _ := headerAmong(rows, known)
	if err := c.pending[at].err; err != nil {
		return nil, err
	}
	if c.header, c.pending = trimmed(header), c.pending[at+1:]; len(c.header) > mostColumns {
		return nil, errColumns.of(name)
	}
	return c, nil
}

// decoded finds the encoding: a byte order mark says, else the first bytes
// beyond ASCII do, wherever they come.
func decoded(in *bufio.Reader, start []byte) (io.Reader, *string) {
	name := "UTF-8"
	switch {
	case bytes.HasPrefix(start, []byte("\xef\xbb\xbf")):
		in.Discard(3)
		return in, &name
	case bytes.HasPrefix(start, []byte("\xff\xfe")):
		name = "UTF-16"
		return transform.NewReader(in, unicode.UTF16(unicode.LittleEndian, unicode.ExpectBOM).NewDecoder()), &name
	case bytes.HasPrefix(start, []byte("\xfe\xff")):
		name = "UTF-16"
		return transform.NewReader(in, unicode.UTF16(unicode.BigEndian, unicode.ExpectBOM).NewDecoder()), &name
	}
	return &undecided{in: in, name: &name}, &name
}

// undecided hands ASCII on until what follows tells UTF-8 from GBK.
type undecided struct {
	in   *bufio.Reader
	out  io.Reader
	name *string
}

// Read implements [io.Reader].
func (u *undecided) Read(p []byte) (int, error) {
	if u.out != nil {
		return u.out.Read(p)
	}
	if _, err := u.in.Peek(1); err != nil {
		return 0, err
	}
	ahead, _ := u.in.Peek(min(len(p), u.in.Buffered()))
	beyond := bytes.IndexFunc(ahead, func(r rune) bool { return r >= utf8.RuneSelf })
	if beyond < 0 {
		return u.in.Read(p[:len(ahead)])
	} else if beyond > 0 {
		return u.in.Read(p[:beyond])
	}
	u.out = u.in
	if ahead, _ = u.in.Peek(1 << 16); isGBK(ahead) {
		*u.name, u.out = "GBK", transform.NewReader(u.in, simplifiedchinese.GB18030.NewDecoder())
	}
	return u.out.Read(p)
}

// isGBK tells text in GBK, as Excel in China writes it, from UTF-8 that may
// have a fault, whose row will say so: read as GBK it would all be nonsense.
// Two bytes of GBK may look like a character of UTF-8; three hardly ever do.
func isGBK(ahead []byte) bool {
	good, bad := 0, 0
	for b := ahead; len(b) > 0; {
		r, n := utf8.DecodeRune(b)
		switch {
		case r == utf8.RuneError && n == 1 && len(b) >= utf8.UTFMax:
			bad++
		case n >= 3:
			good++
		}
		b = b[n:]
	}
	return bad > good
}

// separator is what parts the cells of the first line: comma, semicolon or tab.
func separator(first []byte) rune {
	line, _, _ := strings.Cut(string(first), "\n")
	best, most := ',', strings.Count(line, ",")
	for _, c := range ";\t" {
		if n := strings.Count(line, string(c)); n > most {
			best, most = c, n
		}
	}
	return best
}

func trimmed(cells []string) []string {
	out := make([]string, 0, len(cells))
	for _, c := range cells {
		out = append(out, strings.TrimSpace(c))
	}
	for len(out) > 0 && out[len(out)-1] == "" {
		out = out[:len(out)-1]
	}
	return out
}

// read is the next record that is not blank. A quote that is not closed ends
// the file, and names the line on which it was opened.
func (c *csvReader) read() (record, error) {
	for {
		c.text.begins()
		cells, err := c.csv.Read()
		var bad *csv.ParseError
		switch {
		case err == io.EOF:
			return record{}, io.EOF
		case errors.As(err, &bad):
			c.line = bad.StartLine
			return record{line: c.line, err: &Error{fmt.Sprintf("the quotes of the row that begins on line %d are wrong (line %d)", bad.StartLine, bad.Line),
				fmt.Sprintf("从第 %d 行开始的一行引号有误（第 %d 行）", bad.StartLine, bad.Line)}}, nil
		case err != nil:
			return record{}, unended(c.name, c.line, err)
		}
		c.line, _ = c.csv.FieldPos(0)
		if len(trimmed(cells)) == 0 {
			continue
		}
		return record{line: c.line, cells: cells, err: unreadable(cells)}, nil
	}
}

// unreadable refuses text that is not UTF-8, further down in a file that began
// so, and what could not be read in another encoding.
func unreadable(cells []string) error {
	for _, s := range cells {
		if !utf8.ValidString(s) {
			return &Error{"the row is not valid UTF-8, though the file begins so", "本行不是有效的 UTF-8，与文件开头的编码不一致"}
		}
		if strings.ContainsRune(s, utf8.RuneError) {
			return &Error{"the row holds characters that cannot be read: look at the file's encoding", "本行有无法识别的字符，请核对文件编码"}
		}
	}
	return nil
}

// Next implements [Reader].
func (c *csvReader) Next() (Row, error) {
	var rec record
	if len(c.pending) > 0 {
		rec, c.pending = c.pending[0], c.pending[1:]
	} else {
		var err error
		if rec, err = c.read(); err != nil {
			return Row{}, err
		}
	}
	if rec.err != nil {
		return Row{Line: rec.line, Err: rec.err}, nil
	}
	cells, err := fitted(rec.cells, len(c.header))
	return Row{Line: rec.line, Cells: cells, Err: err}, nil
}

// Header implements [Reader].
func (c *csvReader) Header() []string { return c.header }

// Encoding implements [Reader].
func (c *csvReader) Encoding() string { return *c.encoding }

// Sheets implements [Reader].
func (c *csvReader) Sheets() []*Sheet { return nil }

// Close implements [Reader].
func (c *csvReader) Close() error { return nil }
