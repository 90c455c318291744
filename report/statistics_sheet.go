package report

import (
	"cmp"
	"io"

	"rectify/inspect"
	"rectify/report/workbook"
)

// WriteStatisticsXLSX writes the official table as the form has it, heads
// joined over their columns, with numbers as numbers.
func WriteStatisticsXLSX(w io.Writer, s inspect.Statistics) error {
	rows := [][]workbook.Cell{titled(statisticsTitle), titled("填报单位（章）：" + s.Agency + "　　截止到" + s.Until.ZH())}
	rows = append(rows, statisticsTop()...)
	total := s.Total
	total.Sector = "合计"
	for _, r := range append(s.Rows[:len(s.Rows):len(s.Rows)], total) {
		row := []workbook.Cell{{Value: cmp.Or(r.Sector, "（未填）")}}
		for i, c := range statisticsCells(r) {
			if s.NoRecord {
				row = append(row, workbook.Cell{Value: text(nil)})
				continue
			}
			row = append(row, formCell(i, c, r))
		}
		rows = append(rows, row)
	}
	rows = append(rows, titled("单位负责人（签字）：　　　　　　填表人（签字）：　　　　　　联系电话：　　　　　　填报日期："+s.Day.ZH()))
	for _, n := range statisticsNotes(s) {
		rows = append(rows, titled(n))
	}
	sheet := workbook.Sheet{Name: "统计表", Rows: inspect.EachOf(rows), Widths: []float64{18}}
	for range statisticsHeads[1:] {
		sheet.Widths = append(sheet.Widths, 12)
	}
	return workbook.Book{Sheets: []workbook.Sheet{sheet}}.Write(w)
}

// titled is a line across the table.
func titled(text string) []workbook.Cell {
	return []workbook.Cell{{Value: text, Across: len(statisticsHeads) - 1}}
}

// statisticsTop are the spans, the heads and their numbers, each joined to
// what it stands over.
func statisticsTop() [][]workbook.Cell {
	style := headStyle
	style.Wrap = true
	over := headCells(make([]string, len(statisticsHeads)), style)
	heads := headCells(statisticsHeads, style)
	at := 0
	for _, span := range statisticsSpans {
		over[at].Value, over[at].Across = span.Text, span.Columns-1
		if span.Text == "" { // its columns' heads reach up
			for k := at; k < at+span.Columns; k++ {
				over[k].Value, over[k].Across, over[k].Down, heads[k].Value = statisticsHeads[k], 0, 1, nil
			}
		}
		at += span.Columns
	}
	return [][]workbook.Cell{over, heads, headCells(statisticsNumbers(), style)}
}

// formCell is column i of the twelve; a rate and funds are numbers, too.
func formCell(i int, value any, r inspect.StatisticsRow) workbook.Cell {
	rate := workbook.Style{Format: "0.0"}
	switch {
	case value == "/":
		return workbook.Cell{Value: value, Style: rightStyle}
	case i == 3:
		return workbook.Cell{Value: 100 * float64(r.GeneralFixed) / float64(r.General), Style: rate}
	case i == 6:
		return workbook.Cell{Value: 100 * float64(r.MajorFixed) / float64(r.Major), Style: rate}
	case i == 11:
		return workbook.Cell{Value: float64(r.Yuan) / 10000}
	}
	return workbook.Cell{Value: value}
}
