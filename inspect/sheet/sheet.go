// Package sheet reads the tables that people bring: CSV in UTF-8, UTF-16 or
// GBK, XLSX and JSON lines, a row at a time, with the line of each. It knows
// nothing of what the columns mean. It may import the standard library,
// golang.org/x/text and xlsxreader.
package sheet

import (
	"bufio"
	"bytes"
	"io"
	"path/filepath"
	"strconv"
	"strings"
	"time"
)

// Error is a sentence for a person in both languages.
type Error struct{ EN, ZH string }

// Error gives the English sentence.
func (e *Error) Error() string { return e.EN }

// Row is one row: its cells in the header's order, or why it cannot be read.
// Reading goes on after a row that cannot.
type Row struct {
	Line  int // the first line of it in the file, or its row in the sheet
	Cells []string
	Err   error
}

// Reader gives a table's rows.
type Reader interface {
	Header() []string   // as written; of JSON lines it may grow with the rows
	Next() (Row, error) // io.EOF at the end
	Encoding() string   // what the text was read as
	Close() error
}

// Open finds out what kind of table r is, by its name and first bytes, and
// reads its header. known tells headers that are expected: titles above the
// header, which Chinese spreadsheets have, are passed over for it.
func Open(name string, r io.Reader, known func(header string) bool) (Reader, error) {
	in := bufio.NewReaderSize(r, 1<<20)
	start, err := in.Peek(1 << 16)
	if err != nil && err != io.EOF && err != bufio.ErrBufferFull {
		return nil, &Error{"cannot read " + name + ": " + err.Error(), "无法读取 " + name + "：" + err.Error()}
	}
	switch ext := strings.ToLower(filepath.Ext(name)); {
	case len(bytes.TrimSpace(start)) == 0:
		return nil, &Error{name + " is empty", name + " 是空文件"}
	case bytes.HasPrefix(start, []byte("PK\x03\x04")):
		return openXLSX(name, in, known)
	case bytes.HasPrefix(start, []byte("\xd0\xcf\x11\xe0")):
		return nil, &Error{name + " is an old Excel file (.xls): save it as .xlsx or .csv", name + " 是旧版 Excel 文件（.xls），请另存为 .xlsx 或 .csv"}
	case ext == ".jsonl" || ext == ".ndjson" || ext != ".csv" && bytes.TrimSpace(start)[0] == '{':
		return openJSON(name, in)
	}
	return openCSV(name, in, start, known)
}

// headerAmong finds the header in the first rows: the first with two known
// headers, or else the first that is not empty.
func headerAmong(rows [][]string, known func(string) bool) (at int, found bool) {
	for i, row := range rows {
		n := 0
		for _, cell := range row {
			if known != nil && known(cell) {
				n++
			}
		}
		if n >= 2 {
			return i, true
		}
	}
	return 0, false
}

// fitted makes a row as wide as the header: blank cells behind it are let go
// and missing ones refused, for a shifted row would be read as something else.
func fitted(cells []string, width int) ([]string, error) {
	for len(cells) > width && strings.TrimSpace(cells[len(cells)-1]) == "" {
		cells = cells[:len(cells)-1]
	}
	if len(cells) != width {
		return cells, ragged(len(cells), width)
	}
	return cells, nil
}

// lookahead is how many rows may stand above the header.
const lookahead = 10

// Day is the date that a workbook counts as so many days, for a column that
// is known to hold dates: formats that only a Chinese Excel numbers (yyyy年m月d日
// is its 31) come as bare numbers. Other text is given back.
func Day(cell string) string {
	if n, err := strconv.Atoi(cell); err == nil && len(cell) == 5 && n >= 36526 { // 2000-01-01
		return time.Date(1899, 12, 30+n, 0, 0, 0, 0, time.UTC).Format(time.DateOnly)
	}
	return cell
}
