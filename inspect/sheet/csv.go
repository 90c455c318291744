package sheet

import (
	"bufio"
	"bytes"
	"io"
	"strings"
	"unicode/utf8"
)

type csvReader struct {
	flat
	records
	name string
	text *rowwise
	rows *cellReader
}

func openCSV(name string, in io.Reader, encoding *string, known func(string) bool) (Reader, error) {
	text := &rowwise{in: in}
	text.begins()
	buffered := bufio.NewReaderSize(text, ahead)
	first, _ := buffered.Peek(1 << 14)
	if err := noTable(name, first); err != nil {
		return nil, err
	}
	rows := &cellReader{in: buffered, comma: separator(first, known)}
	c := &csvReader{flat: flat{encoding}, name: name, text: text, rows: rows}
	c.read = c.record
	switch _, err := c.begin(known); {
	case err == errColumns:
		return nil, errColumns.of(name)
	case err != nil:
		return nil, err
	case c.under.line == 0:
		return nil, invalid("%s has no header", "%s 没有表头", name)
	}
	return c, c.under.err
}

// separators are what parts the cells of a row, the likeliest first.
var separators = []string{",", "\t", ";", "，", "|"}

// separator is that with which a row among the first has the most headers that
// are known; or else the one that is most often in the first line.
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
	for range lookahead {
		cells, _ := rows.read() // none at the end
		most = max(most, count(cells, known))
	}
	return most
}

func blank(cells []string) bool {
	for _, c := range cells {
		if strings.TrimSpace(c) != "" {
			return false
		}
	}
	return true
}

// record is the next that is not blank. A quote that is not closed ends
// the file, and names the line on which it was opened.
func (c *csvReader) record() (record, error) {
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
		if strings.Contains(s, string(utf8.RuneError)) {
			return invalid("the row holds characters that cannot be read: check the file's encoding",
				"本行有无法识别的字符，请核对文件编码")
		}
	}
	return nil
}

// Next implements [Reader].
func (c *csvReader) Next() (Row, error) {
	rec, err := c.next()
	if err != nil {
		return Row{}, err
	}
	row := Row{Line: rec.line, Err: rec.err}
	if row.Err == nil {
		row.Cells, row.Err = fitted(rec.cells, len(c.header))
	}
	for i, cell := range row.Cells {
		row.Cells[i] = unmarked(cell)
	}
	return row, nil
}

// unmarked is a cell without the mark by which files of CSV say that it is no formula.
func unmarked(cell string) string {
	if bare := strings.TrimLeft(cell, "'"); len(bare) < len(cell) && bare != "" &&
		strings.ContainsRune("=+-@\t\r", rune(bare[0])) {
		return cell[1:]
	}
	return cell
}
