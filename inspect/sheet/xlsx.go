package sheet

import (
	"archive/zip"
	"bytes"
	"fmt"
	"io"
	"strconv"
	"strings"

	"github.com/thedatashed/xlsxreader"
)

// largestPart is how much a workbook's parts may be once unpacked, so that a
// small file cannot fill the memory.
const largestPart = 1 << 30

type xlsxReader struct {
	rows    chan xlsxreader.Row
	header  []string
	pending []record
}

// openXLSX reads the first sheet with known headers, or else the first that
// has any rows. The library streams a sheet, and starts no slower than the
// standard library; what it lets pass in silence is refused before.
func openXLSX(name string, in io.Reader, known func(string) bool) (Reader, error) {
	data, err := io.ReadAll(in)
	if err != nil {
		return nil, &Error{"cannot read " + name + ": " + err.Error(), "无法读取 " + name + "：" + err.Error()}
	}
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err == nil {
		err = whole(z)
	}
	if err != nil {
		return nil, broken(name, err)
	}
	f, err := xlsxreader.NewReaderZip(z)
	if err != nil {
		return nil, broken(name, err)
	}
	return chooseSheet(name, f, known)
}

func broken(name string, err error) error {
	return &Error{fmt.Sprintf("%s is not a workbook that can be read (%v): open it and save it as .xlsx or .csv", name, err),
		fmt.Sprintf("%s 不是可读取的工作簿（%v）；请打开后另存为 .xlsx 或 .csv", name, err)}
}

// whole unpacks every part once, which proves its check sum, and refuses dates
// counted from 1904: they would be read four years early.
func whole(z *zip.Reader) error {
	var total int64
	for _, part := range z.File {
		r, err := part.Open()
		if err != nil {
			return err
		}
		var start bytes.Buffer
		n, err := io.Copy(&start, io.LimitReader(r, 1<<16))
		if err == nil {
			var rest int64
			rest, err = io.Copy(io.Discard, io.LimitReader(r, largestPart-total))
			n += rest
		}
		r.Close()
		if err != nil {
			return err
		}
		if total += n; total >= largestPart {
			return fmt.Errorf("it holds more than %d MB", largestPart>>20)
		}
		if part.Name == "xl/workbook.xml" && (bytes.Contains(start.Bytes(), []byte(`date1904="1"`)) || bytes.Contains(start.Bytes(), []byte(`date1904="true"`))) {
			return fmt.Errorf("its dates count from 1904")
		}
	}
	return nil
}

func chooseSheet(name string, f *xlsxreader.XlsxFile, known func(string) bool) (Reader, error) {
	var first *xlsxReader
	for _, sheet := range f.Sheets {
		x := &xlsxReader{rows: f.ReadRows(sheet)}
		found, err := x.begin(known)
		switch {
		case err != nil:
			x.Close()
			return nil, broken(name, err)
		case found:
			if first != nil {
				first.Close()
			}
			return x, nil
		case first == nil && len(x.header) > 0:
			first = x
		default:
			x.Close()
		}
	}
	if first == nil {
		return nil, &Error{name + " has no header", name + " 没有表头"}
	}
	return first, nil
}

// begin reads as far as the header, and tells whether known ones are in it.
func (x *xlsxReader) begin(known func(string) bool) (found bool, err error) {
	var first [][]string
	for len(first) < lookahead {
		rec, err := x.read()
		if err == io.EOF {
			break
		} else if err != nil {
			return false, err
		}
		x.pending, first = append(x.pending, rec), append(first, rec.cells)
	}
	if len(first) == 0 {
		return false, nil
	}
	at, found := headerAmong(first, known)
	x.header, x.pending = trimmed(first[at]), x.pending[at+1:]
	return found, nil
}

// read is the next row that is not blank.
func (x *xlsxReader) read() (record, error) {
	for row := range x.rows {
		if row.Error != nil {
			return record{}, fmt.Errorf("row %d: %w", row.Index, row.Error)
		}
		var cells []string
		var wrong error
		for _, c := range row.Cells {
			at := c.ColumnIndex()
			if at < 0 || at >= 1<<14 {
				return record{}, fmt.Errorf("row %d has a cell of no column", row.Index)
			}
			for len(cells) <= at {
				cells = append(cells, "")
			}
			var err error
			if cells[at], err = value(c); err != nil && wrong == nil {
				wrong = err
			}
		}
		if len(trimmed(cells)) > 0 {
			return record{row.Index, cells, wrong}, nil
		}
	}
	return record{}, io.EOF
}

// value is a cell as text: a day as 2006-01-02, a number with the digits that
// a person typed.
func value(c xlsxreader.Cell) (string, error) {
	switch {
	case c.Type == xlsxreader.TypeDateTime && len(c.Value) >= 10:
		return c.Value[:10], nil
	case c.Type == xlsxreader.TypeBoolean:
		return strconv.FormatBool(c.Value == "1"), nil
	case c.Type == xlsxreader.TypeString && strings.HasPrefix(c.Value, "#") && faults[c.Value]:
		return c.Value, &Error{fmt.Sprintf("cell %s%d holds the error %s: mend its formula", c.Column, c.Row, c.Value), fmt.Sprintf("单元格 %s%d 为错误值 %s；请修正公式", c.Column, c.Row, c.Value)}
	case c.Type != xlsxreader.TypeNumerical:
		return c.Value, nil
	}
	n, err := strconv.ParseFloat(c.Value, 64)
	if err != nil {
		return c.Value, nil
	}
	if n >= 1e15 || n <= -1e15 {
		return c.Value, &Error{fmt.Sprintf("the number in cell %s%d has more than 15 digits, of which a workbook keeps no more: format its column as text and type it again", c.Column, c.Row),
			fmt.Sprintf("单元格 %s%d 的数字超过 15 位，其后各位已被表格软件丢失；请将该列设为文本格式后重新输入", c.Column, c.Row)}
	}
	fifteen, _ := strconv.ParseFloat(strconv.FormatFloat(n, 'g', 15, 64), 64) // 0.1+0.2 is 0.3
	return strconv.FormatFloat(fifteen, 'f', -1, 64), nil
}

// faults are what a workbook holds for a formula that fails.
var faults = map[string]bool{"#N/A": true, "#REF!": true, "#VALUE!": true, "#NAME?": true, "#DIV/0!": true, "#NUM!": true, "#NULL!": true}

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
	if rec.err != nil {
		return Row{Line: rec.line, Err: rec.err}, nil
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

// Close implements [Reader]. It reads to the end, for the library has no
// other way to be told that no more is wanted.
func (x *xlsxReader) Close() error {
	for range x.rows {
	}
	return nil
}
