package report

import (
	"fmt"

	"rectify/inspect"
	"rectify/report/workbook"
)

var (
	headStyle  = workbook.Style{Bold: true, Fill: "DDE7F0", Under: "7F7F7F", Align: workbook.Centre, Middle: true}
	rightStyle = workbook.Style{Align: workbook.Right} // aligned like numbers, though it may be words
)

func headCells(words []string, style workbook.Style) (cells []workbook.Cell) {
	for _, word := range words {
		cells = append(cells, workbook.Cell{Value: word, Style: style})
	}
	return cells
}

// valueCell is a value as itself: numbers as numbers, a rate as its share that
// is shown with what it is a rate of.
func valueCell(value any) workbook.Cell {
	switch v := value.(type) {
	case nil:
		return workbook.Cell{Value: text(nil), Style: rightStyle}
	case difference:
		return workbook.Cell{Value: int(v), Style: workbook.Style{Align: workbook.Right, Format: "+0;-0;0"}}
	case inspect.Rate:
		if v.Denominator == 0 {
			return valueCell(nil)
		}
		shown := fmt.Sprintf(`"%d/%d ("0.0%%")"`, v.Numerator, v.Denominator)
		style := workbook.Style{Align: workbook.Right, Format: shown}
		return workbook.Cell{Value: float64(v.PerMille()) / 1000, Style: style}
	}
	return workbook.Cell{Value: value}
}
