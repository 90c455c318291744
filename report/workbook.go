package report

import (
	"strings"

	"rectify/inspect"
	"rectify/report/workbook"
)

// boxed is a cell of a table, headStyle one of its head.
var (
	boxed     = workbook.Style{Lines: workbook.Boxed, Middle: true}
	headStyle = workbook.Style{Lines: workbook.Boxed, Middle: true, Bold: true, Wrap: true, Fill: "DDE7F0",
		Align: workbook.Centre}
)

func headCells(words []string, style workbook.Style) (cells []workbook.Cell) {
	for _, word := range words {
		cells = append(cells, workbook.Cell{Value: word, Style: style})
	}
	return cells
}

// valueCell is a value as itself: numbers as numbers, days as days.
func valueCell(value any, style workbook.Style) workbook.Cell {
	switch v := value.(type) {
	case nil:
		value, style.Align = text(nil), workbook.Right // like numbers, though it is a word
	case difference:
		value, style.Format = int(v), "+0;-0;0"
	case inspect.Rate:
		if v.Denominator == 0 {
			return valueCell(nil, style)
		}
	case inspect.Date:
		style.Align = workbook.Centre
	case string:
		style.Wrap = style.Wrap || strings.Contains(v, "\n")
		return workbook.Cell{Value: v, Style: style}
	}
	style.Wrap = false
	return workbook.Cell{Value: value, Style: style}
}
