package sheet

import (
	"bytes"
	"cmp"
	"errors"
	"fmt"
	"strconv"
	"strings"
	"time"

	"rectify/inspect"
)

// record is the next row that is not blank.
func (x *xlsxReader) record() (record, error) {
	for {
		begins, err := x.rows.next()
		if err != nil {
			return record{}, err
		}
		if !begins || !x.rows.is(3, "row") {
			continue
		}
		rec, err := x.row()
		if err != nil {
			return rec, fmt.Errorf("row %d: %w", x.line, err)
		}
		if rec.width > 0 || len(rec.cells) > 0 {
			return rec, nil
		}
	}
}

// row reads the row just begun. A row or cell that does not say its place
// follows the one before it.
func (x *xlsxReader) row() (rec record, err error) {
	s := x.rows
	x.line++
	if r := s.attr("r"); len(r) > 0 {
		n, err := strconv.Atoi(string(r))
		if err != nil || n < 1 {
			return rec, errPlace
		}
		x.line = n
	}
	if x.line > mostRows {
		return rec, errRows
	}
	rec = record{line: x.line, hidden: truth(s.attr("hidden")), cells: make([]string, 0, len(x.header))}
	col := 0
	err = s.each(func() (err error) {
		if !s.is(4, "c") {
			return s.skip()
		}
		col, err = x.cell(&rec, col)
		return err
	})
	return rec, err
}

// cell reads the cell just begun into its row, and gives the column behind it.
func (x *xlsxReader) cell(rec *record, col int) (next int, err error) {
	s := x.rows
	if ref := s.attr("r"); len(ref) > 0 {
		col, _ = column(ref)
	}
	if col < 0 || col >= widest {
		return 0, errPlace
	} else if x.cells++; x.cells > mostCells {
		return 0, errCells
	}
	kind, style := string(s.attr("t")), max(0, s.number("s"))
	x.text = x.text[:0]
	err = s.each(func() (err error) {
		switch {
		case s.is(5, "v"):
			if x.text, err = s.characters(x.text[:0]); err == nil {
				x.text, err = plain(x.text, 0)
			}
		case s.is(5, "is"):
			x.text, err = s.rich(x.text[:0])
		default:
			err = s.skip()
		}
		return err
	})
	if err != nil {
		return 0, err
	}
	return col + 1, x.put(rec, kind, style, col)
}

// put sets a cell that holds anything: blank ones take no room, however far
// out they are, and of those beyond every ledger only the place is kept.
func (x *xlsxReader) put(rec *record, kind string, style, col int) error {
	if len(bytes.TrimSpace(x.text)) == 0 {
		return nil
	}
	text, err := x.value(kind, style, col)
	if _, ok := err.(*inspect.Error); ok {
		rec.err = cmp.Or(rec.err, err)
	} else if err != nil {
		return err
	}
	if strings.TrimSpace(text) == "" {
		return nil
	}
	if rec.filled++; style < len(x.book.struck) && x.book.struck[style] {
		rec.struck++
	}
	x.bytes += len(text)
	if rec.size += len(text); rec.size > longestRow {
		return errRow
	} else if x.bytes > mostUnpacked {
		return errUnpacked
	}
	if col >= mostColumns {
		rec.width = max(rec.width, col+1)
		return nil
	}
	for len(rec.cells) <= col {
		rec.cells = append(rec.cells, "")
	}
	rec.cells[col] = text
	return nil
}

// value is a cell as text: a day as 2006-01-02, a number with the digits that
// a person typed.
func (x *xlsxReader) value(kind string, style int, col int) (string, error) {
	text := ""
	switch kind {
	case "s":
		n, err := strconv.Atoi(string(x.text))
		if err != nil || n < 0 || n >= len(x.book.texts.at) {
			return "", errors.New("a cell names a string that is not there")
		}
		text = x.book.texts.get(n)
	case "b":
		return strconv.FormatBool(truth(x.text)), nil
	case "", "n":
		return x.number(string(x.text), style, col)
	case "d":
		return string(x.text[:min(len(x.text), len(time.DateOnly))]), nil
	default:
		text = string(x.text)
	}
	if kind == "e" || faults[text] {
		return text, invalid("cell %s holds the error %s: fix its formula", "单元格 %s 为错误值 %s；请修正公式",
			x.at(col), text)
	}
	return text, nil
}

// faults are what a workbook holds for a formula that fails.
var faults = map[string]bool{"#N/A": true, "#REF!": true, "#VALUE!": true, "#NAME?": true, "#DIV/0!": true,
	"#NUM!": true, "#NULL!": true}

// at names a cell of the row that is read.
func (x *xlsxReader) at(col int) string { return letters(col) + strconv.Itoa(x.line) }

func (x *xlsxReader) number(text string, style, col int) (string, error) {
	n, err := strconv.ParseFloat(strings.TrimSpace(text), 64)
	switch {
	case err != nil:
		return text, nil
	case style < len(x.book.days) && x.book.days[style]:
		if !(n >= 0 && n <= lastDay) {
			return text, invalid("the number %s in cell %s is no day: type the date again",
				"数字 %s（单元格 %s）不是日期；请重新填写", text, x.at(col))
		}
		return day(n), nil
	case n >= 1e15 || n <= -1e15:
		return text, invalid("the number in cell %s has more than 15 digits, and a workbook keeps no more: "+
			"format its column as text and type it again",
			"单元格 %s 的数字超过 15 位，其后各位已被表格软件丢失；请将该列设为文本格式后重新输入", x.at(col))
	}
	fifteen, _ := strconv.ParseFloat(strconv.FormatFloat(n, 'g', 15, 64), 64) // 0.1+0.2 is 0.3
	return strconv.FormatFloat(fifteen, 'f', -1, 64), nil
}

// lastDay is 9999-12-31, as a workbook counts.
const lastDay = 2958465

// day is what a workbook shows of a number of days: less than one is a time.
func day(n float64) string {
	if n < 1 {
		return time.Time{}.Add(time.Duration(n * 24 * float64(time.Hour)).Round(time.Minute)).Format("15:04")
	}
	return time.Date(1899, 12, 30+int(n), 0, 0, 0, 0, time.UTC).Format(time.DateOnly)
}
