package report

import (
	"io"
	"strings"

	"rectify/inspect"
	"rectify/report/workbook"
)

// The styles of the form's cells, as on paper.
var (
	formCells = workbook.Style{Lines: workbook.Boxed, Align: workbook.Centre, Middle: true, Wrap: true, Size: 10.5}
	formLine  = workbook.Style{Middle: true, Size: 10.5}
	formNote  = workbook.Style{Middle: true, Wrap: true, Size: 9}
)

// WriteStatisticsXLSX writes the official table as the form has it, heads
// joined over their columns, with numbers as numbers; it is printed on one page.
func WriteStatisticsXLSX(w io.Writer, s inspect.Statistics) error {
	last := len(statisticsHeads()) - 1
	title := workbook.Style{Bold: true, Align: workbook.Centre, Middle: true, Size: 20}
	day := formLine
	day.Align = workbook.Right
	rows := [][]workbook.Cell{{{Value: statisticsTitle, Style: title, Across: last}}, side(
		workbook.Cell{Value: "填报单位（章）：" + s.Agency, Style: formLine, Across: last - 4},
		workbook.Cell{Value: "截止到" + s.Until.ZH(), Style: day, Across: 3})}
	rows = append(rows, statisticsTop()...)
	frozen := workbook.Frozen{Rows: len(rows), Columns: 1}
	for _, values := range statisticsRows(s) {
		rows = append(rows, inspect.Mapped(values, formCell))
	}
	rows = append(rows, nil, statisticsSigned(s))
	for _, note := range append([]string{"注："}, statisticsNotes(s)...) {
		rows = append(rows, []workbook.Cell{{Value: note, Style: formNote, Across: last}})
	}
	sheet := workbook.Sheet{Name: "统计表", Rows: inspect.EachOf(rows), Frozen: frozen, Widths: []float64{14},
		Page: workbook.Page{Across: true, One: true}}
	for range last {
		sheet.Widths = append(sheet.Widths, 9)
	}
	return workbook.Book{Title: statisticsTitle, Author: s.Agency, Made: s.Day, Sheets: []workbook.Sheet{sheet}}.Write(w)
}

// side has cells beside each other, each joined with those up to the next.
func side(cells ...workbook.Cell) (row []workbook.Cell) {
	for _, c := range cells {
		row = append(row, c)
		for range c.Across {
			row = append(row, workbook.Cell{Style: c.Style})
		}
	}
	return row
}

// statisticsSigned are the places for who answers for the figures.
func statisticsSigned(s inspect.Statistics) []workbook.Cell {
	label := func(text string, across int) workbook.Cell {
		return workbook.Cell{Value: text, Style: formLine, Across: across}
	}
	blank := func(across int) workbook.Cell {
		return workbook.Cell{Style: workbook.Style{Lines: workbook.Under}, Across: across}
	}
	return side(label("单位负责人（签字）：", 1), blank(1), label("填表人（签字）：", 1), blank(0), label("联系电话：", 0),
		blank(1), label("填报日期："+s.Day.ZH(), 2))
}

// statisticsTop are the spans, the heads and their numbers, each joined to
// the cells below it.
func statisticsTop() [][]workbook.Cell {
	over := headCells(make([]string, len(statisticsHeads())), formCells)
	words := inspect.Mapped(statisticsHeads(), func(head string) string {
		return strings.Replace(head, "（", "\n（", 1) // a unit is a line of its own
	})
	heads := headCells(words, formCells)
	at := 0
	for _, span := range statisticsSpans {
		over[at].Value, over[at].Across = span.Text, span.Columns-1
		if span.Text == "" { // its columns' heads reach up
			for k := at; k < at+span.Columns; k++ {
				over[k].Value, over[k].Across, over[k].Down, heads[k].Value = words[k], 0, 1, nil
			}
		}
		at += span.Columns
	}
	return [][]workbook.Cell{over, heads, headCells(statisticsNumbers(), formCells)}
}

// formCell is a value in the workbook, where a rate and funds are numbers, too: what a rate is
// of stands in the columns before it.
func formCell(value any) workbook.Cell {
	c := workbook.Cell{Value: value, Style: formCells}
	switch v := value.(type) {
	case inspect.Rate:
		if c.Value, c.Style.Format = float64(v.PerMille())/10, "0.0"; v.Denominator == 0 {
			c.Value = formText(v)
		}
	case int64:
		c.Value = float64(v) / 10000
	case nil:
		c.Value = text(nil)
	}
	return c
}
