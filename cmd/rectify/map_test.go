package main

import (
	"fmt"
	"os"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"
)

// mapsAt is where the examples are.
const mapsAt = "../../testdata/maps/"

// A workbook of a map has its groups joined over their columns, and days and numbers as they
// are, which show as the map writes a day; where it has that in quotes they are texts.
func TestMapsWorkbookHasDays(t *testing.T) {
	t.Parallel()
	o := newOffice(t)
	o.must("demo", "d")
	text, err := os.ReadFile(mapsAt + "province-b.txt")
	if err != nil {
		t.Fatal(err)
	}
	o.write("b.txt", string(text)+"逾期 = overdue_days\n")
	o.write("text.txt", strings.Replace(string(text), "2021/11/24", `"2021/11/24"`, 1))
	for name, kind := range map[string]excelize.CellType{"b": excelize.CellTypeUnset, "text": excelize.CellTypeInlineString} {
		o.must("export", "--store", "d/rectify.db", "--map", name+".txt", "-o", name+".xlsx")
		f, err := excelize.OpenFile(o.path(name + ".xlsx"))
		if err != nil {
			t.Fatal(err)
		}
		defer f.Close()
		is, _ := f.GetCellType("上报", "C3")
		if shown, _ := f.GetCellValue("上报", "C3"); is != kind || shown != "2021/10/08" {
			t.Errorf("%s: a day is the %v %s", name, is, shown)
		}
		joined, _ := f.GetMergeCells("上报")
		if d, _ := f.GetDocProps(); len(joined) < 3 || joined[0].GetCellValue() != "企业情况" || d.Title != name ||
			d.Creator != "示范高新区安全生产监管部" {
			t.Errorf("%s: %v, %+v", name, joined, d)
		}
	}
	for _, name := range []string{"b", "text"} { // and both come back
		o.must("init", "--store", name+".db", "--agency", "示范局", "--region", "示", "--word", "责改")
		if out := o.must("hazard", "import", "--store", name+".db", "--map", name+".txt", "--ignore-unknown", name+".xlsx",
			"--lang", "en"); !strings.Contains(out, "167 added") {
			t.Error(out)
		}
		for state, n := range map[string]int{"accepted": 135, "open": 32} { // with their days; the rest wait for a paper
			if got := o.data("hazard list --store " + name + ".db --state " + state)["total"]; fmt.Sprint(got) != fmt.Sprint(n) {
				t.Errorf("%s: %v are %s, not %d", name, got, state, n)
			}
		}
	}
}

// Figures are numbers of a workbook: a rate is a share that shows in percent, as totals have it.
func TestMapsFiguresAreNumbers(t *testing.T) {
	t.Parallel()
	o := newOffice(t)
	o.must("demo", "d")
	o.write("f.txt", "格式: xlsx\n行: 统计\n月份=月份\n率=cohort_rate\n天数=median_days_to_accept\n隐患=hazards_found\n回头率=recurrence_rate\n")
	o.must("export", "--store", "d/rectify.db", "--map", "f.txt", "--from", "2021-11-01", "--to", "2021-12-31", "-o", "f.xlsx")
	f, err := excelize.OpenFile(o.path("f.xlsx"))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	for _, c := range []struct{ cell, shown string }{{"A2", "2021-11"}, {"A3", "2021-12"}, {"B2", "22.9%"}, {"C2", "21"}, {"D2", "48"},
		{"E2", ""}} {
		is, _ := f.GetCellType("上报", c.cell)
		shown, _ := f.GetCellValue("上报", c.cell)
		if text := is == excelize.CellTypeInlineString; shown != c.shown || text != (c.cell[0] == 'A') && shown != "" {
			t.Errorf("%s is the %v %s", c.cell, is, shown)
		}
	}
}

// Every name that the help prints is taken, in both languages, and means one field.
func TestMapsTakeWhatHelpPrints(t *testing.T) {
	t.Parallel()
	o := newOffice(t)
	o.must("demo", "d")
	for _, rows := range []string{"hazards", "figures"} {
		for _, called := range []func(mapField) string{mapField.key, mapField.en, mapField.zh} {
			var text, heads strings.Builder
			for _, f := range mapFields() {
				if f.Rows == rows {
					text.WriteString(f.Key + " = " + called(f) + "\n")
					heads.WriteString(f.Key + ",")
				}
			}
			o.write("all.txt", "rows: "+rows+"\n"+text.String())
			out := o.must("export", "--store", "d/rectify.db", "--map", "all.txt", "--month", "2021-11", "-o", "-")
			if head, _, _ := strings.Cut(out, "\n"); head+"," != heads.String() {
				t.Errorf("%s for %s", head, heads.String())
			}
		}
	}
}
