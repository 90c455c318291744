package report

import (
	"archive/zip"
	"fmt"
	"io"
	"maps"
	"slices"

	"github.com/tealeg/xlsx/v3"

	"rectify/inspect"
)

// WriteTotalsXLSX writes totals as a workbook with real numbers: the sheet
// Totals, and Groups if there are any.
func WriteTotalsXLSX(w io.Writer, t inspect.Totals, l Lang) error {
	book := newWorkbook()
	book.sheet("Totals", heading(t, l), totalsGrid(t, l))
	if t.By != "" {
		book.sheet("Groups", "", groupsGrid(t, l, true))
	}
	return book.write(w)
}

// workbook keeps the first error, so that filling a sheet reads as what it
// fills and not as what may go wrong.
type workbook struct {
	file  *xlsx.File
	head  *xlsx.Style
	longs map[string]longSheet // by the name of the part
	err   error
}

func newWorkbook() *workbook {
	head := xlsx.NewStyle()
	head.Font.Bold, head.ApplyFont = true, true
	head.Fill, head.ApplyFill = *xlsx.NewFill("solid", "FFDDE7F0", "FFFFFFFF"), true
	head.Border, head.ApplyBorder = xlsx.Border{Bottom: "thin", BottomColor: "FF7F7F7F"}, true
	head.Alignment, head.ApplyAlignment = xlsx.Alignment{Horizontal: "center", Vertical: "center"}, true
	return &workbook{file: xlsx.NewFile(), head: head, longs: map[string]longSheet{}}
}

// write sends the book, its parts in the order of their names and without the
// time, so that the same totals are the same bytes.
func (b *workbook) write(w io.Writer) error {
	if b.err != nil {
		return b.err
	}
	parts, err := b.file.MakeStreamParts()
	if err != nil {
		return err
	}
	z := zip.NewWriter(w)
	for _, name := range slices.Sorted(maps.Keys(parts)) {
		part, err := z.Create(name)
		if err != nil {
			return err
		}
		if err := b.part(part, name, parts[name]); err != nil {
			return err
		}
	}
	return z.Close()
}

// sheet adds a sheet: the lines of a heading, the grid, its notes.
func (b *workbook) sheet(name, heading string, g grid) {
	var w widths
	for _, cells := range append(g.table().Rows, g.head) {
		w.add(cells)
	}
	s := b.top(name, heading, g.head, w)
	if s == nil {
		return
	}
	for _, cells := range g.rows {
		row := s.AddRow()
		for _, c := range cells {
			fillCell(row.AddCell(), c)
		}
	}
	for i, note := range g.notes {
		if i == 0 {
			s.AddRow()
		}
		s.AddRow().AddCell().SetString(note)
	}
}

// top adds a sheet with its heading and the head of its columns; none after an error.
func (b *workbook) top(name, heading string, head []string, w widths) *xlsx.Sheet {
	s, err := b.file.AddSheet(name)
	if err != nil {
		b.err = err
		return nil
	}
	for _, line := range lines(heading) {
		s.AddRow().AddCell().SetString(line)
	}
	row := s.AddRow()
	for _, h := range head {
		c := row.AddCell()
		c.SetString(h)
		c.SetStyle(b.head)
	}
	freeze(s, s.MaxRow)
	for i, most := range w {
		s.SetColWidth(i+1, i+1, float64(min(max(most+2, 6), 80))) // to what it holds, within reason
	}
	return s
}

// freeze keeps the head and the first column in sight.
func freeze(s *xlsx.Sheet, rows int) {
	s.SheetViews = []xlsx.SheetView{{Pane: &xlsx.Pane{XSplit: 1, YSplit: float64(rows),
		TopLeftCell: xlsx.GetCellIDStringFromCoords(1, rows), ActivePane: "bottomRight", State: "frozen"}}}
}

// fillCell writes a value as itself: numbers as numbers, a rate as its share
// that is shown with what it is a rate of.
func fillCell(c *xlsx.Cell, value any) {
	switch v := value.(type) {
	case nil:
		c.SetString(text(nil))
		right(c)
	case difference:
		c.SetInt(int(v))
		c.NumFmt = "+0;-0;0"
		right(c)
	case inspect.Rate:
		if v.Denominator == 0 {
			fillCell(c, nil)
			return
		}
		c.SetFloatWithFormat(float64(v.PerMille())/1000, fmt.Sprintf(`"%d/%d ("0.0%%")"`, v.Numerator, v.Denominator))
		right(c)
	default:
		c.SetValue(v)
	}
}

// right stands what may be words or a number as numbers stand.
func right(c *xlsx.Cell) {
	style := xlsx.NewStyle()
	style.Alignment, style.ApplyAlignment = xlsx.Alignment{Horizontal: "right"}, true
	c.SetStyle(style)
}
