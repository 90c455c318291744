package sheet

import (
	"bufio"
	"bytes"
	"io"
	"strings"
	"unicode/utf8"
)

func ragged(has, wants int) error {
	return invalid("the row has %d cells, the header %d", "本行有 %d 列，表头有 %d 列", has, wants)
}

type csvReader struct {
	name     string
	text     *rowwise
	rows     *cellReader
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
	struck int // of its cells, how many that hold anything are struck through
	filled int // and how many there are
}

func openCSV(name string, in io.Reader, encoding *string, known func(string) bool) (Reader, error) {
	text := &rowwise{in: in}
	text.begins()
	buffered := bufio.NewReaderSize(text, ahead)
	first, _ := buffered.Peek(1 << 14)
	if err := noTable(name, first); err != nil {
		return nil, err
	}
	c := &csvReader{name: name, text: text, rows: &cellReader{in: buffered, comma: separator(first, known)}, encoding: encoding}
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
		return nil, invalid("%s has no header", "%s 没有表头", name)
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

// separators are what parts the cells of a row, the likeliest first.
var separators = []string{",", "\t", ";", "，", "|"}

// separator is that with which a row among the first has the most headers that
// are known; or else that which stands most often in the first line.
func separator(first []byte, known func(string) bool) string {
	best, most := "", 1
	for _, s := range separators {
		if n := knownWith(first, s, known); n > most {
			best, most = s, n
		}
	}
	if best != "" {
		return best
	}
	line, _, _ := strings.Cut(string(first), "\n")
	best, most = ",", strings.Count(line, ",")
	for _, s := range separators[1:3] {
		if n := strings.Count(line, s); n > most {
			best, most = s, n
		}
	}
	return best
}

func knownWith(first []byte, comma string, known func(string) bool) (most int) {
	rows := &cellReader{in: bufio.NewReaderSize(bytes.NewReader(first), len(first)), comma: comma}
	for n := 0; n < lookahead && known != nil; n++ {
		cells, err := rows.read()
		if err == io.EOF {
			break
		}
		in := 0
		for _, cell := range cells {
			if known(cell) {
				in++
			}
		}
		most = max(most, in)
	}
	return most
}

// trimmed is a header without blanks around its words, marks that nobody sees,
// and blank cells behind it.
func trimmed(cells []string) []string {
	out := make([]string, 0, len(cells))
	for _, c := range cells {
		out = append(out, strings.TrimSpace(unseen.Replace(c)))
	}
	for len(out) > 0 && out[len(out)-1] == "" {
		out = out[:len(out)-1]
	}
	return out
}

func blank(cells []string) bool {
	for _, c := range cells {
		if strings.TrimSpace(c) != "" {
			return false
		}
	}
	return true
}

// read is the next record that is not blank. A quote that is not closed ends
// the file, and names the line on which it was opened.
func (c *csvReader) read() (record, error) {
	for {
		c.text.begins()
		cells, err := c.rows.read()
		switch {
		case err == io.EOF:
			return record{}, io.EOF
		case err == errQuotes:
			from, to := c.rows.begins, c.rows.line
			return record{line: from, err: invalid("the quotes of the row that begins on line %d are wrong (line %d)",
				"从第 %d 行开始的一行引号有误（第 %d 行）", from, to)}, nil
		case err != nil:
			return record{}, unended(c.name, c.rows.begins, err)
		case !blank(cells):
			return record{line: c.rows.begins, cells: cells, err: unreadable(cells)}, nil
		}
	}
}

// unreadable refuses text that is not UTF-8, further down in a file that began
// so, and what could not be read in another encoding.
func unreadable(cells []string) error {
	for _, s := range cells {
		if !utf8.ValidString(s) {
			return invalid("the row is not valid UTF-8, though the file begins so", "本行不是有效的 UTF-8，与文件开头的编码不一致")
		}
		if strings.ContainsRune(s, utf8.RuneError) {
			return invalid("the row holds characters that cannot be read: look at the file's encoding", "本行有无法识别的字符，请核对文件编码")
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
