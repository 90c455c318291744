package report

import (
	"bufio"
	"encoding/xml"
	"fmt"
	"io"
	"strconv"
	"strings"

	"github.com/tealeg/xlsx/v3"

	"rectify/inspect"
)

// mostRows is how many rows a sheet has (ECMA-376 part 1, and every program that reads it).
const mostRows = 1_048_576

// longSheet is a sheet whose rows are written into its part straight. xlsx
// holds each row as cells, and then the whole part as text: 5 KB a row.
type longSheet struct {
	long
	from, n int // the row before the first, and how many
}

// long adds a sheet with the table under its head.
func (b *workbook) long(name string, l long) {
	var w widths
	w.add(l.head)
	n := 0
	err := l.words(func(cells []string) error {
		n++
		return w.add(cells)
	})
	if err == nil && n >= mostRows {
		err = inspect.Errorf(inspect.CodeInvalid, "%d rows are more than a workbook holds", "%d 行超出工作簿的上限", n).
			Hint("write a .csv file, or narrow it by dates", "请写成 .csv 文件，或按日期缩小范围")
	}
	if err != nil {
		b.err = err
		return
	}
	s := b.top(name, "", l.head, w)
	if s != nil {
		b.longs[fmt.Sprintf("xl/worksheets/sheet%d.xml", len(b.file.Sheets))] = longSheet{l, s.MaxRow, n}
	}
}

// part writes one part of the book, a long sheet's with its rows.
func (b *workbook) part(w io.Writer, name, body string) error {
	l, ok := b.longs[name]
	if !ok {
		_, err := io.WriteString(w, body)
		return err
	}
	before, after, ok := strings.Cut(body, "</sheetData>")
	if !ok {
		return fmt.Errorf("xlsx wrote %s without the rows' end", name)
	}
	before, tail, _ := strings.Cut(before, `<dimension ref="`)
	_, tail, _ = strings.Cut(tail, `"`)
	out := bufio.NewWriter(w)
	fmt.Fprintf(out, `%s<dimension ref="A1:%s"%s`, before, xlsx.GetCellIDStringFromCoords(len(l.head)-1, l.from+l.n-1), tail)
	n := l.from
	if err := l.rows(func(row []any) error { n++; return writeRow(out, n, row) }); err != nil {
		return err
	}
	out.WriteString("</sheetData>" + after)
	return out.Flush()
}

func writeRow(w *bufio.Writer, n int, row []any) error {
	r := strconv.Itoa(n)
	w.WriteString(`<row r="` + r + `">`)
	for i, c := range row {
		at := `<c r="` + xlsx.ColIndexToLetters(i) + r + `"`
		switch v := c.(type) {
		case int:
			w.WriteString(at + `><v>` + strconv.Itoa(v) + `</v></c>`)
		case string:
			if v == "" {
				continue
			}
			w.WriteString(at + ` t="inlineStr"><is><t xml:space="preserve">`)
			if err := xml.EscapeText(w, []byte(v)); err != nil {
				return err
			}
			w.WriteString(`</t></is></c>`)
		default:
			return fmt.Errorf("a long table has no cells of type %T", c)
		}
	}
	_, err := w.WriteString(`</row>`)
	return err
}
