// Package sheet reads the tables that people bring: CSV in UTF-8, UTF-16 or
// GBK, XLSX and JSON lines, a row at a time, with the line of each. It knows
// nothing of what the columns mean. It may import inspect, the standard library
// and golang.org/x/text. Whatever it is given, it stays within the bounds of limits.go.
package sheet

import (
	"bufio"
	"bytes"
	"cmp"
	"context"
	"io"
	"path/filepath"
	"strconv"
	"strings"

	"rectify/inspect"
)

func invalid(en, zh string, args ...any) error {
	return inspect.Errorf(inspect.CodeInvalid, en, zh, args...)
}

// Row is one row: its cells in the header's order, or why it cannot be read.
// Reading goes on after a row that cannot.
type Row struct {
	Line   int    // the first line of it in the file, or its row in the sheet
	Sheet  string // the name of its sheet, if those of several are given
	Hidden bool   // from who looks at the sheet
	Struck bool   // all of its text is struck through
	Cells  []string
	Err    error
}

// Reader gives a table's rows.
type Reader interface {
	Header() []string   // as written; of JSON lines it may grow with the rows
	Next() (Row, error) // io.EOF at the end
	Encoding() string   // what the text was read as
	Sheets() []*Sheet   // of a workbook, all there are
	Close() error
}

// Options say how a table is opened.
type Options struct {
	// Known tells headers that are expected: titles above the header, which
	// Chinese spreadsheets have, are passed over for it.
	Known func(header string) bool
	// Means tells what a header means, by which the columns of several sheets are
	// put together, and Whole whether a header has what every row needs.
	Means func(header string) string
	// Aside tells a header under which nothing is read, whatever stands there.
	Aside func(header string) bool
	Whole func(header []string) bool
	// Kind is csv, xlsx or jsonl; else the name tells, and the first bytes.
	Kind string
	// Progress is told how far the reading of a workbook has come, in bytes.
	Progress func(done, total int64)
}

// Open finds out what kind of table r is, by its name and first bytes, and
// reads its header. It ends with ctx, and so does its Reader. A workbook that
// is a file on a disk is read where it is, at any place; another is held.
func Open(ctx context.Context, name string, r io.Reader, o Options) (Reader, error) {
	if o.Known == nil {
		o.Known = func(string) bool { return false }
	}
	if o.Means == nil {
		o.Means = func(string) string { return "" }
	}
	if o.Aside == nil {
		o.Aside = func(string) bool { return false }
	}
	if o.Whole == nil {
		o.Whole = func([]string) bool { return true }
	}
	in := bufio.NewReaderSize(watched{ctx, r}, ahead)
	start, err := in.Peek(ahead)
	if ctx.Err() != nil {
		return nil, ctx.Err()
	} else if err != nil && err != io.EOF && err != bufio.ErrBufferFull {
		return nil, invalid("cannot read %s: %v", "无法读取 %s：%v", name, err)
	}
	switch ext := strings.ToLower(cmp.Or(o.Kind, strings.TrimPrefix(filepath.Ext(name), "."))); {
	case len(bytes.TrimSpace(start)) == 0:
		return nil, invalid("%s is empty: check that it is the right file, and save the table again",
			"%s 是空文件：请确认文件是否正确，并重新保存", name)
	case bytes.HasPrefix(start, []byte("PK\x03\x04")):
		return openXLSX(ctx, name, in, r, o)
	case bytes.HasPrefix(start, []byte("\xd0\xcf\x11\xe0")):
		return nil, invalid("%s is an old Excel file (.xls), or has a password: save it as .xlsx without one, or as .csv",
			"%s 是旧版 Excel 文件（.xls）或设有密码，请去除密码后另存为 .xlsx 或 .csv", name)
	case start[0] == 0 || bytes.Count(start[:min(len(start), 64)], []byte{0}) > 3 && !marked(start):
		return nil, invalid("%s is no table: it begins with NUL bytes, which no text holds: "+
			"save it as .xlsx, or as .csv in UTF-8",
			"%s 不是表格：开头有空字节，不是文本；请另存为 .xlsx，或 UTF-8 编码的 .csv", name)
	case bytes.HasPrefix(bytes.Join(bytes.Fields(start[:min(len(start), 64)]), nil), []byte("[{")):
		return nil, invalid("%s is a JSON array: write one object on each line, as jq -c '.[]' does",
			"%s 是 JSON 数组；请每行写一个对象（可用 jq -c '.[]' 转换）", name)
	default:
		return openText(name, ext, in, start, o)
	}
}

// marked tells whether a text says by a mark that it is UTF-16.
func marked(start []byte) bool {
	return bytes.HasPrefix(start, []byte("\xff\xfe")) || bytes.HasPrefix(start, []byte("\xfe\xff"))
}

// openText opens a table that is text, in whatever encoding.
func openText(name, ext string, in *bufio.Reader, start []byte, o Options) (Reader, error) {
	text, encoding := decoded(in, start)
	begun := bufio.NewReaderSize(text, ahead)
	first, _ := begun.Peek(1 << 10)
	if ext == "jsonl" || ext == "ndjson" || ext != "csv" && bytes.HasPrefix(bytes.TrimSpace(first), []byte("{")) {
		return openJSON(name, begun, encoding, o)
	}
	return openCSV(name, begun, encoding, o.Known)
}

// watched is a stream that ends with ctx.
type watched struct {
	ctx context.Context
	in  io.Reader
}

// Read implements [io.Reader].
func (w watched) Read(p []byte) (int, error) {
	if err := w.ctx.Err(); err != nil {
		return 0, err
	}
	return w.in.Read(p)
}

// rowwise is text whose rows must end within [longestRow] bytes. Who reads
// it says when another begins; some of that may be in a buffer already.
type rowwise struct {
	in   io.Reader
	left int
}

const ahead = 1 << 16 // what is buffered

func (r *rowwise) begins() { r.left = longestRow + ahead }

// Read implements [io.Reader].
func (r *rowwise) Read(p []byte) (int, error) {
	if r.left <= 0 {
		return 0, errRow
	}
	n, err := r.in.Read(p[:min(len(p), r.left)])
	r.left -= n
	return n, err
}

// unended is what is said of a row that does not end.
func unended(name string, line int, err error) error {
	if err != errRow {
		return err
	}
	return invalid("%[1]s: no row ends within %[3]d MB behind line %[2]d: check for a quote that is not closed",
		"%s 第 %d 行之后 %d MB 内没有完整的一行；请检查引号是否成对", name, line, longestRow>>20)
}

// headerAmong finds the header in the first rows, and the place of the last row
// of it: the first with two known headers, or else the first that is not empty.
// One in two rows, groups above their columns, is put together.
func headerAmong(rows [][]string, known func(string) bool) (header []string, at int, found bool) {
	in := func(row []string) int { return count(row, known) }
	for i, row := range rows {
		if in(row) < 2 {
			continue
		}
		if i > 0 {
			if both, told := stacked(rows[i-1], row, known); in(rows[i-1]) > 0 || told {
				row = both
			}
		}
		if i+1 < len(rows) {
			both, told := stacked(row, rows[i+1], known)
			// no word of it is under a known one
			apart := in(rows[i+1]) > 0 && in(both) == in(row)+in(rows[i+1])
			if apart || (told || in(rows[i+1]) > 1) && underGroups(row, rows[i+1], known) {
				return both, i + 1, true
			}
		}
		return row, i, true
	}
	return rows[0], 0, false
}

func count(row []string, known func(string) bool) (n int) {
	for _, cell := range row {
		if known(cell) {
			n++
		}
	}
	return n
}

// stacked is a header of two rows: a column's own word is in the lower one,
// with its group's before it where the two are known together, or is merged down
// from the upper. told is whether a group was.
func stacked(upper, lower []string, known func(string) bool) (both []string, told bool) {
	group := ""
	for i := range max(len(upper), len(lower)) {
		above, own := cellAt(upper, i), cellAt(lower, i)
		group = cmp.Or(above, group)
		named := inGroup(group, own, known)
		told = told || named != ""
		both = append(both, cmp.Or(named, own, above))
	}
	return both, told
}

// inGroup is a column's word with that of its group, if it is known: 整改情况 and 日期 are 整改日期.
func inGroup(group, own string, known func(string) bool) string {
	if own == "" || group == "" || len(group) > mostQuoted {
		return ""
	}
	for _, end := range []string{"", "情况", "信息", "记录", "内容"} {
		if bare, ok := strings.CutSuffix(group, end); ok && bare != "" && known(bare+own) {
			return bare + own
		}
	}
	return ""
}

// underGroups tells whether a row is below the groups of a header, and is no
// record: each word of it is one of several below one, or is known with its group.
func underGroups(upper, lower []string, known func(string) bool) bool {
	wide := false
	for i := range lower {
		if cellAt(lower, i) == "" {
			continue
		}
		of := cellAt(upper, i) == "" || cellAt(upper, i+1) == "" && cellAt(lower, i+1) != ""
		if wide = wide || of; !of && inGroup(cellAt(upper, i), cellAt(lower, i), known) == "" {
			return false
		}
	}
	return wide
}

func cellAt(row []string, i int) string {
	if i >= len(row) {
		return ""
	}
	return strings.TrimSpace(row[i])
}

// Day is the date that a workbook counts as so many days, for a column that
// is known to hold dates: formats that only a Chinese Excel numbers (yyyy年m月d日
// is its 31) come as bare numbers, with a part of a day behind the point where a
// time was typed. Other text is given back.
func Day(cell string) string {
	if len(cell) < 5 || len(cell) > 5 && cell[5] != '.' {
		return cell
	}
	if n, err := strconv.Atoi(cell[:5]); err != nil || n < 36526 { // 2000-01-01
		return cell
	}
	days, err := strconv.ParseFloat(cell, 64)
	if err != nil {
		return cell
	}
	return day(days)
}
