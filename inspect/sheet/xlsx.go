package sheet

import (
	"io"
	"strings"
	"time"

	"github.com/xuri/excelize/v2"
)

type xlsxReader struct {
	file    *excelize.File
	rows    *excelize.Rows
	header  []string
	line    int
	pending []record
}

// openXLSX reads the first visible sheet.
func openXLSX(name string, in io.Reader, known func(string) bool) (Reader, error) {
	f, err := excelize.OpenReader(in, excelize.Options{UnzipXMLSizeLimit: 16 << 20, ShortDatePattern: "yyyy-mm-dd"})
	if err != nil {
		return nil, &Error{name + " is not a workbook that can be read: " + err.Error(), name + " 不是可读取的工作簿：" + err.Error()}
	}
	sheet := ""
	for _, s := range f.GetSheetList() {
		if visible, err := f.GetSheetVisible(s); sheet == "" && err == nil && visible {
			sheet = s
		}
	}
	rows, err := f.Rows(sheet)
	if err != nil {
		f.Close()
		return nil, &Error{name + " has no sheet that can be read", name + " 没有可读取的工作表"}
	}
	x := &xlsxReader{file: f, rows: rows}
	var first [][]string
	for range lookahead {
		rec, err := x.read()
		if err == io.EOF {
			break
		} else if err != nil {
			return nil, err
		}
		x.pending = append(x.pending, rec)
		first = append(first, rec.cells)
	}
	if len(first) == 0 {
		return nil, &Error{name + " has no header", name + " 没有表头"}
	}
	at := headerAmong(first, known)
	x.header, x.pending = trimmed(first[at]), x.pending[at+1:]
	return x, nil
}

func (x *xlsxReader) read() (record, error) {
	for x.rows.Next() {
		x.line++
		cells, err := x.rows.Columns()
		if err != nil {
			return record{}, err
		}
		if len(trimmed(cells)) == 0 {
			continue
		}
		for i := range cells {
			cells[i] = plainDate(cells[i])
		}
		return record{x.line, cells, nil}, nil
	}
	if err := x.rows.Error(); err != nil {
		return record{}, err
	}
	return record{}, io.EOF
}

// plainDate writes a date cell as dates are written here, whatever format the
// workbook shows it in; other text stays as it is.
func plainDate(s string) string {
	if len(s) < 6 || len(s) > 22 || !strings.ContainsAny(s, "-/") {
		return s
	}
	for _, form := range []string{"01-02-06", "1/2/06", "1/2/06 15:04", "2006-01-02 15:04:05"} {
		if t, err := time.Parse(form, s); err == nil {
			return t.Format(time.DateOnly)
		}
	}
	return s
}

// Next implements [Reader]. A workbook leaves out blank cells at a row's end.
func (x *xlsxReader) Next() (Row, error) {
	var rec record
	if len(x.pending) > 0 {
		rec, x.pending = x.pending[0], x.pending[1:]
	} else {
		var err error
		if rec, err = x.read(); err != nil {
			return Row{}, err
		}
	}
	for len(rec.cells) < len(x.header) {
		rec.cells = append(rec.cells, "")
	}
	cells, err := fitted(rec.cells, len(x.header))
	return Row{rec.line, cells, err}, nil
}

// Header implements [Reader].
func (x *xlsxReader) Header() []string { return x.header }

// Encoding implements [Reader].
func (x *xlsxReader) Encoding() string { return "XLSX" }

// Close implements [Reader].
func (x *xlsxReader) Close() error {
	x.rows.Close()
	return x.file.Close()
}
