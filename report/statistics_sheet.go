package report

import (
	"io"

	"github.com/tealeg/xlsx/v3"

	"rectify/inspect"
)

// WriteStatisticsXLSX writes the official table as the form has it, heads
// joined over their columns, with numbers as numbers.
func WriteStatisticsXLSX(w io.Writer, s inspect.Statistics) error {
	book := newWorkbook()
	sheet, err := book.file.AddSheet("统计表")
	if err != nil {
		return err
	}
	titled(sheet, 12, statisticsTitle)
	titled(sheet, 12, "填报单位（章）："+s.Agency+"　　截止到"+s.Until.ZH())
	statisticsHead(book, sheet)
	total := s.Total
	total.Sector = "合计"
	for _, r := range append(s.Rows[:len(s.Rows):len(s.Rows)], total) {
		row := sheet.AddRow()
		name := r.Sector
		if name == "" {
			name = "（未填）"
		}
		row.AddCell().SetString(name)
		for i, c := range statisticsCells(r) {
			if s.NoRecord {
				row.AddCell().SetString(text(nil))
				continue
			}
			fillForm(row.AddCell(), i, c, r)
		}
	}
	titled(sheet, 12, "单位负责人（签字）：　　　　　　填表人（签字）：　　　　　　联系电话：　　　　　　填报日期："+s.Day.ZH())
	for _, n := range statisticsNotes(s) {
		titled(sheet, 12, n)
	}
	sheet.SetColWidth(1, 1, 18)
	sheet.SetColWidth(2, 13, 12)
	return book.write(w)
}

// titled is a line across the table.
func titled(sheet *xlsx.Sheet, across int, text string) {
	c := sheet.AddRow().AddCell()
	c.SetString(text)
	c.Merge(across, 0)
}

// statisticsHead are the spans, the heads and their numbers, each joined to
// what it stands over.
func statisticsHead(book *workbook, sheet *xlsx.Sheet) {
	over, heads, numbers := sheet.AddRow(), sheet.AddRow(), sheet.AddRow()
	put := func(row *xlsx.Row, text string) *xlsx.Cell {
		c := row.AddCell()
		c.SetString(text)
		style := *book.head
		style.Alignment.WrapText = true
		c.SetStyle(&style)
		return c
	}
	at := 0
	for _, span := range statisticsSpans {
		for k := range span.Columns {
			if span.Text == "" { // its columns' heads reach up
				put(over, statisticsHeads[at]).Merge(0, 1)
				put(heads, "")
			} else {
				c := put(over, "")
				if k == 0 {
					c.SetString(span.Text)
					c.Merge(span.Columns-1, 0)
				}
				put(heads, statisticsHeads[at])
			}
			at++
		}
	}
	for _, n := range statisticsNumbers() {
		put(numbers, n)
	}
}

// fillForm writes column i of the twelve; a rate and funds are numbers, too.
func fillForm(c *xlsx.Cell, i int, value any, r inspect.StatisticsRow) {
	switch {
	case value == "/":
		c.SetString("/")
		right(c)
	case i == 3:
		c.SetFloatWithFormat(100*float64(r.GeneralFixed)/float64(r.General), "0.0")
	case i == 6:
		c.SetFloatWithFormat(100*float64(r.MajorFixed)/float64(r.Major), "0.0")
	case i == 11:
		c.SetFloatWithFormat(float64(r.Yuan)/10000, "0.####")
	default:
		c.SetValue(value)
	}
}
