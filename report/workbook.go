package report

import (
	"fmt"
	"io"

	"rectify/inspect"
	"rectify/report/workbook"
)

// WriteTotalsXLSX writes totals as a workbook with real numbers: the sheet
// Totals, and Groups if there are any.
func WriteTotalsXLSX(w io.Writer, t inspect.Totals, l Lang) error {
	sheets := []workbook.Sheet{totalsGrid(t, l).sheet("Totals", heading(t, l))}
	if t.By != "" {
		sheets = append(sheets, groupsGrid(t, l, true).sheet("Groups", ""))
	}
	return workbook.Book{Sheets: sheets}.Write(w)
}

var (
	headStyle  = workbook.Style{Bold: true, Fill: "DDE7F0", Under: "7F7F7F", Align: workbook.Centre, Middle: true}
	rightStyle = workbook.Style{Align: workbook.Right} // stands as numbers stand, though it may be words
)

// sheet is the grid under the lines of a heading, its notes under it.
func (g grid) sheet(name, heading string) workbook.Sheet {
	var w widths
	for _, cells := range append(g.table().Rows, g.head) {
		w.add(cells)
	}
	notes := g.notes
	if len(notes) > 0 {
		notes = append([]string{""}, notes...)
	}
	return sheetOf(name, lines(heading), g.head, w, inspect.EachOf(g.rows), notes)
}

// sheet is the long table under its head. It goes through the rows for their widths.
func (l long) sheet(name string) (workbook.Sheet, error) {
	var w widths
	w.add(l.head)
	err := l.words(w.add)
	return sheetOf(name, nil, l.head, w, l.rows, nil), err
}

// sheetOf has rows with lines above and under them; the head and the first column stay in sight.
func sheetOf(name string, above, head []string, w widths, rows inspect.Each[[]any], under []string) workbook.Sheet {
	s := workbook.Sheet{Name: name, Frozen: workbook.Frozen{Rows: len(above) + 1, Columns: 1}}
	for _, most := range w {
		s.Widths = append(s.Widths, float64(min(max(most+2, 6), 80))) // to what it holds, within reason
	}
	top := append(stacked(above), headCells(head, headStyle))
	var cells []workbook.Cell // of one row after another
	s.Rows = func(put func([]workbook.Cell) error) error {
		if err := inspect.EachOf(top)(put); err != nil {
			return err
		}
		if err := rows(func(row []any) error {
			cells = valueCells(cells[:0], row)
			return put(cells)
		}); err != nil {
			return err
		}
		return inspect.EachOf(stacked(under))(put)
	}
	return s
}

// stacked are lines under each other.
func stacked(lines []string) (rows [][]workbook.Cell) {
	for _, line := range lines {
		rows = append(rows, []workbook.Cell{{Value: line}})
	}
	return rows
}

func headCells(words []string, style workbook.Style) (cells []workbook.Cell) {
	for _, word := range words {
		cells = append(cells, workbook.Cell{Value: word, Style: style})
	}
	return cells
}

func valueCells(cells []workbook.Cell, row []any) []workbook.Cell {
	for _, value := range row {
		cells = append(cells, valueCell(value))
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
		return workbook.Cell{Value: float64(v.PerMille()) / 1000, Style: workbook.Style{Align: workbook.Right, Format: shown}}
	}
	return workbook.Cell{Value: value}
}
