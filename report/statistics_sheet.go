package report

import (
	"io"

	"rectify/inspect"
	"rectify/report/workbook"
)

// WriteStatisticsXLSX writes the official table as the form has it, heads
// joined over their columns, with numbers as numbers.
func WriteStatisticsXLSX(w io.Writer, s inspect.Statistics) error {
	rows := [][]workbook.Cell{titled(statisticsTitle), titled("填报单位（章）：" + s.Agency + "　　截止到" + s.Until.ZH())}
	rows = append(rows, statisticsTop()...)
	for _, values := range statisticsRows(s) {
		rows = append(rows, inspect.Mapped(values, formCell))
	}
	rows = append(rows, titled("单位负责人（签字）：　　　　　　填表人（签字）：　　　　　　联系电话：　　　　　　填报日期："+s.Day.ZH()))
	rows = append(rows, inspect.Mapped(statisticsNotes(s), titled)...)
	sheet := workbook.Sheet{Name: "统计表", Rows: inspect.EachOf(rows), Widths: []float64{18}}
	for range statisticsHeads()[1:] {
		sheet.Widths = append(sheet.Widths, 12)
	}
	return workbook.Book{Sheets: []workbook.Sheet{sheet}}.Write(w)
}

// titled is a line across the table.
func titled(text string) []workbook.Cell {
	return []workbook.Cell{{Value: text, Across: len(statisticsHeads()) - 1}}
}

// statisticsTop are the spans, the heads and their numbers, each joined to
// the cells below it.
func statisticsTop() [][]workbook.Cell {
	style := headStyle
	style.Wrap = true
	over := headCells(make([]string, len(statisticsHeads())), style)
	heads := headCells(statisticsHeads(), style)
	at := 0
	for _, span := range statisticsSpans {
		over[at].Value, over[at].Across = span.Text, span.Columns-1
		if span.Text == "" { // its columns' heads reach up
			for k := at; k < at+span.Columns; k++ {
				over[k].Value, over[k].Across, over[k].Down, heads[k].Value = statisticsHeads()[k], 0, 1, nil
			}
		}
		at += span.Columns
	}
	return [][]workbook.Cell{over, heads, headCells(statisticsNumbers(), style)}
}

// formCell is a value in the workbook, where a rate and funds are numbers, too.
func formCell(value any) workbook.Cell {
	switch v := value.(type) {
	case inspect.Rate:
		if v.Denominator == 0 {
			return workbook.Cell{Value: formText(v), Style: rightStyle}
		}
		percent := 100 * float64(v.Numerator) / float64(v.Denominator)
		return workbook.Cell{Value: percent, Style: workbook.Style{Format: "0.0"}}
	case int64:
		return workbook.Cell{Value: float64(v) / 10000}
	case nil:
		return workbook.Cell{Value: text(nil)}
	}
	return workbook.Cell{Value: value}
}
