package report_test

import (
	"bytes"
	"encoding/csv"
	"errors"
	"testing"

	"github.com/xuri/excelize/v2"

	"rectify/inspect"
	"rectify/report"
)

func hazardRows() []inspect.FigureRow {
	return []inspect.FigureRow{
		{Ref: "H1", Date: "2021-10-08", Site: "示范第一加油站", Text: "配电室堆放杂物，\n操作通道净宽仅0.5 m。", Level: inspect.General, Category: "electrical", Due: "2021-10-15"},
		{Ref: "H12", Date: "2021-11-23", Site: "Shifan 冷链", Text: "=1+1 氨气报警器未按 GB/T 50493—2019 标定", Level: inspect.Major, Category: "ammonia"},
	}
}

func TestRowsGolden(t *testing.T) {
	sites := []inspect.FigureRow{{Ref: "S1", Date: "2021-10-08", Site: "示范第一加油站"},
		{Ref: "S22", Date: "2021-10-11", Site: "李𬭚木业"}}
	for name, rows := range map[string][]inspect.FigureRow{"hazards": hazardRows(), "sites": sites, "none": nil} {
		for _, lang := range []report.Lang{report.ZH, report.EN} {
			var b bytes.Buffer
			if err := report.Rows(inspect.EachOf(rows), lang, inspect.Hazards, "排查隐患", "示范局")["table"](&b, false); err != nil {
				t.Fatal(err)
			}
			golden(t, "rows-"+name+"-"+string(lang)+".txt", b.Bytes())
		}
	}
}

// A workbook of no rows has the heads that CSV has, whatever the figure is of.
func TestNoRowsHaveHeads(t *testing.T) {
	for _, of := range []inspect.Noun{inspect.Hazards, inspect.Complaints, inspect.Sites, inspect.Inspections} {
		for lang, sheet := range map[report.Lang]string{report.ZH: "明细", report.EN: "Rows"} {
			var b, list bytes.Buffer
			none := report.Rows(inspect.EachOf[inspect.FigureRow](nil), lang, of, "排查隐患", "示范局")
			if err := errors.Join(none["xlsx"](&b, false), none["csv"](&list, false)); err != nil {
				t.Fatal(err)
			}
			f, err := excelize.OpenReader(&b)
			if err != nil {
				t.Fatal(err)
			}
			rows, err := f.GetRows(sheet)
			heads, _ := csv.NewReader(&list).Read()
			if err != nil || len(rows) != 1 || len(rows[0]) != len(heads) || len(heads) < 9 {
				t.Errorf("%s %s: %v, not %v: %v", of, lang, rows, heads, err)
			}
			f.Close()
		}
	}
}

func TestRowsKeepEveryWord(t *testing.T) {
	rows := hazardRows()
	var b bytes.Buffer
	if err := report.Rows(inspect.EachOf(rows), report.EN, inspect.Hazards, "排查隐患", "示范局")["csv"](&b, false); err != nil {
		t.Fatal(err)
	}
	lines, err := csv.NewReader(&b).ReadAll()
	if err != nil || len(lines) != 3 {
		t.Fatal(lines, err)
	}
	if got := lines[1][len(lines[1])-1]; got != rows[0].Text {
		t.Errorf("CSV: %q", got)
	}
	if err := report.Rows(inspect.EachOf(rows), report.ZH, inspect.Hazards, "排查隐患", "示范局")["xlsx"](&b, false); err != nil {
		t.Fatal(err)
	}
	f, err := excelize.OpenReader(&b)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	for at, want := range map[string]string{"A2": "H1", "D3": "重大", "G2": rows[0].Text, "G3": rows[1].Text} {
		if got, _ := f.GetCellValue("明细", at); got != want {
			t.Errorf("%s: %q, not %q", at, got, want)
		}
		if formula, _ := f.GetCellFormula("明细", at); formula != "" {
			t.Errorf("%s was taken for the formula %q", at, formula)
		}
	}
}
