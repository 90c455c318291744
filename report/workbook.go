package report

import (
	"fmt"
	"io"

	"github.com/xuri/excelize/v2"

	"rectify/inspect"
)

// WriteTotalsXLSX writes totals as a workbook with real numbers: the sheet
// Totals, and Groups if there are any.
func WriteTotalsXLSX(w io.Writer, t inspect.Totals, l Lang) error {
	book := newWorkbook()
	defer book.file.Close()
	book.sheet("Totals", heading(t, l), totalsGrid(t, l))
	if t.By != "" {
		book.sheet("Groups", "", groupsGrid(t, l, true))
	}
	return book.write(w)
}

// WriteRowsXLSX writes the rows behind a figure as a workbook.
func WriteRowsXLSX(w io.Writer, rows []inspect.FigureRow, l Lang) error {
	book := newWorkbook()
	defer book.file.Close()
	book.sheet("Rows", "", rowsGrid(rows, l))
	return book.write(w)
}

// workbook keeps the first error, so that filling a sheet reads as what it
// fills and not as what may go wrong.
type workbook struct {
	file   *excelize.File
	sheets int
	head   int // style of a head
	styles map[string]int
	err    error
}

func newWorkbook() *workbook {
	b := &workbook{file: excelize.NewFile(), styles: map[string]int{}}
	b.head, b.err = b.file.NewStyle(&excelize.Style{
		Font:      &excelize.Font{Bold: true},
		Fill:      excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{"DDE7F0"}},
		Border:    []excelize.Border{{Type: "bottom", Color: "7F7F7F", Style: 1}},
		Alignment: &excelize.Alignment{Horizontal: "center", Vertical: "center"},
	})
	return b
}

func (b *workbook) try(err error) {
	if b.err == nil {
		b.err = err
	}
}

// write sends the book. excelize gives every file the same dates of its own,
// so that the same totals are the same bytes.
func (b *workbook) write(w io.Writer) error {
	if b.err != nil {
		return b.err
	}
	_, err := b.file.WriteTo(w)
	return err
}

// sheet adds a sheet: the lines of a heading, the grid, its notes.
func (b *workbook) sheet(name, heading string, g grid) {
	if b.sheets == 0 {
		b.try(b.file.SetSheetName("Sheet1", name))
	} else {
		_, err := b.file.NewSheet(name)
		b.try(err)
	}
	b.sheets++
	row := 1
	for _, line := range lines(heading) {
		b.set(name, 1, row, line)
		row++
	}
	for i, h := range g.head {
		b.set(name, i+1, row, h)
		b.style(name, i+1, row, b.head)
	}
	b.freeze(name, row)
	b.widths(name, g)
	for _, cells := range g.rows {
		row++
		for i, c := range cells {
			b.cell(name, i+1, row, c)
		}
	}
	for i, note := range g.notes {
		b.set(name, 1, row+2+i, note)
	}
}

func (b *workbook) freeze(sheet string, row int) {
	b.try(b.file.SetPanes(sheet, &excelize.Panes{Freeze: true, XSplit: 1, YSplit: row,
		TopLeftCell: at(2, row+1), ActivePane: "bottomRight"}))
}

// widths fits each column to what it holds, within reason.
func (b *workbook) widths(sheet string, g grid) {
	for i, most := range g.table().widths(append(g.table().Rows, g.head)) {
		column, err := excelize.ColumnNumberToName(i + 1)
		b.try(err)
		b.try(b.file.SetColWidth(sheet, column, column, float64(min(max(most+2, 6), 80))))
	}
}

// cell writes a value as itself: numbers as numbers, a rate as its share that
// is shown with what it is a rate of.
func (b *workbook) cell(sheet string, column, row int, value any) {
	switch v := value.(type) {
	case nil:
		b.set(sheet, column, row, text(nil))
		b.format(sheet, column, row, "@")
	case difference:
		b.set(sheet, column, row, int(v))
		b.format(sheet, column, row, "+0;-0;0")
	case inspect.Rate:
		if v.Denominator == 0 {
			b.cell(sheet, column, row, nil)
			return
		}
		b.set(sheet, column, row, float64(v.Numerator)/float64(v.Denominator))
		b.format(sheet, column, row, fmt.Sprintf(`"%d/%d ("0.0%%")"`, v.Numerator, v.Denominator))
	default:
		b.set(sheet, column, row, v)
	}
}

func (b *workbook) set(sheet string, column, row int, value any) {
	b.try(b.file.SetCellValue(sheet, at(column, row), value))
}

func (b *workbook) style(sheet string, column, row, style int) {
	b.try(b.file.SetCellStyle(sheet, at(column, row), at(column, row), style))
}

// format sets a number format, each made once; what has one stands right.
func (b *workbook) format(sheet string, column, row int, format string) {
	id, ok := b.styles[format]
	if !ok {
		var err error
		id, err = b.file.NewStyle(&excelize.Style{CustomNumFmt: &format, Alignment: &excelize.Alignment{Horizontal: "right"}})
		b.try(err)
		b.styles[format] = id
	}
	b.style(sheet, column, row, id)
}

func at(column, row int) string {
	name, _ := excelize.CoordinatesToCellName(column, row) // both are at least 1
	return name
}
