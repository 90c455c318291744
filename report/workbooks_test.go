package report_test

import (
	"bytes"
	"fmt"
	"io"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"rectify/inspect"
	"rectify/report"
)

// Every workbook there is, read by a program that is not ours: what its cells
// hold and how they show, what is joined, set wide and kept in sight.
func TestWorkbooksArePinned(t *testing.T) {
	for name, write := range workbooks() {
		var b, again bytes.Buffer
		for _, w := range []*bytes.Buffer{&b, &again} {
			if err := write(w, false); err != nil {
				t.Fatal(name, err)
			}
		}
		if !bytes.Equal(b.Bytes(), again.Bytes()) {
			t.Errorf("%s: the same content gives other bytes", name)
		}
		golden(t, "workbook-"+name+".txt", []byte(saidBy(t, b.Bytes())))
	}
}

func workbooks() report.Tables {
	out := report.Tables{}
	unknown := aTable()
	unknown.NoRecord = true
	for name, s := range map[string]inspect.Statistics{"statistics": aTable(), "statistics-unknown": unknown} {
		out[name] = func(w io.Writer, _ bool) error { return report.WriteStatisticsXLSX(w, s) }
	}
	for _, l := range []report.Lang{report.ZH, report.EN} {
		empty := inspect.Totals{Period: inspect.Period{From: "2021-12-01", To: "2022-01-01"}}
		totals := map[string]inspect.Totals{
			"campaign": campaign(), "level": byLevel(), "inspector": byInspector(), "empty": empty}
		for name, of := range totals {
			out["totals-"+name+"-"+string(l)] = report.Totals(of, l, "示范局")["xlsx"]
		}
		for name, rows := range map[string][]inspect.FigureRow{"hazards": hazardRows(), "none": nil} {
			out["rows-"+name+"-"+string(l)] = report.Rows(inspect.EachOf(rows), l, inspect.Hazards, "排查隐患", "示范局")["xlsx"]
		}
		out["ledger-"+string(l)] = report.Ledger(aLedger(), l)["xlsx"]
		named := func(key string) string { return key }
		out["complaints-"+string(l)] = report.Complaints(someComplaints(), l, "示范局", named)["xlsx"]
	}
	return out
}

// someComplaints are of every kind of figure, and of days before the book.
func someComplaints() inspect.ComplaintTotals {
	f := inspect.ComplaintFigures{Received: 5, Answered: 4, InTime: inspect.Rate{Numerator: 2, Denominator: 3},
		Asked: 3, Rated: 2, Satisfied: 1, DaysToAssign: days(1), DaysToAnswer: days(2.5), DaysInAll: days(4)}
	before := inspect.ComplaintFigures{NoRecord: true}
	return inspect.ComplaintTotals{Period: inspect.Period{From: "2021-11-01", To: "2021-12-01"}, ComplaintFigures: f,
		By: inspect.ByKind, Groups: []inspect.ComplaintGroup{{Key: "fault", ComplaintFigures: f},
			{ComplaintFigures: before}}}
}

// saidBy is a workbook as excelize reads it, a line for each cell.
func saidBy(t *testing.T, book []byte) string {
	t.Helper()
	f, err := excelize.OpenReader(bytes.NewReader(book))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	var out strings.Builder
	d, _ := f.GetDocProps()
	fmt.Fprintf(&out, "title %q by %q, made %q\n", d.Title, d.Creator, d.Created)
	for _, n := range f.GetDefinedName() {
		fmt.Fprintf(&out, "%s is %s\n", n.Name, n.RefersTo)
	}
	for _, sheet := range f.GetSheetList() {
		p, _ := f.GetPanes(sheet)
		fmt.Fprintf(&out, "sheet %s: frozen %v %d,%d from %q\n", sheet, p.Freeze, p.XSplit, p.YSplit, p.TopLeftCell)
		l, _ := f.GetPageLayout(sheet)
		h, _ := f.GetHeaderFooter(sheet)
		fmt.Fprintf(&out, "page %s, over it %q, under it %q\n", *l.Orientation, h.OddHeader, h.OddFooter)
		rows, err := f.GetRows(sheet)
		if err != nil {
			t.Fatal(err)
		}
		widest := 0
		for y, row := range rows {
			widest = max(widest, len(row))
			if high, _ := f.GetRowHeight(sheet, y+1); high != 18.6 && len(row) > 0 {
				fmt.Fprintf(&out, "row %d: %g high\n", y+1, high)
			}
			for x := range row {
				out.WriteString(cellSaid(t, f, sheet, x+1, y+1))
			}
		}
		for x := range widest {
			column, _ := excelize.ColumnNumberToName(x + 1)
			wide, _ := f.GetColWidth(sheet, column)
			fmt.Fprintf(&out, "column %s: %g wide\n", column, wide)
		}
		joined, err := f.GetMergeCells(sheet)
		if err != nil {
			t.Fatal(err)
		}
		for _, m := range joined {
			fmt.Fprintf(&out, "joined %s:%s\n", m.GetStartAxis(), m.GetEndAxis())
		}
	}
	return out.String()
}

// A row is no higher for a hash, which is not printed.
func TestHashTakesOneLine(t *testing.T) {
	rows := inspect.EachOf([][]any{{"N1", strings.Repeat("0a", 32)}})
	columns := []report.ListColumn{{Key: "ref", EN: "ref", ZH: "编号"}, {Key: "sha256", EN: "sha256", ZH: "文件哈希"}}
	var out bytes.Buffer
	if err := report.List("通知书", columns, rows, report.ZH, "示范局")["xlsx"](&out, false); err != nil {
		t.Fatal(err)
	}
	if said := saidBy(t, out.Bytes()); strings.Contains(said, " high") {
		t.Error(said)
	}
}

// cellSaid is what a cell holds, how that shows where it is a number, and its style.
func cellSaid(t *testing.T, f *excelize.File, sheet string, x, y int) string {
	at, _ := excelize.CoordinatesToCellName(x, y)
	raw, _ := f.GetCellValue(sheet, at, excelize.Options{RawCellValue: true})
	shown, _ := f.GetCellValue(sheet, at)
	if formula, _ := f.GetCellFormula(sheet, at); formula != "" {
		t.Errorf("%s %s is the formula %q", sheet, at, formula)
	}
	style := styleSaid(t, f, sheet, at)
	kind, _ := f.GetCellType(sheet, at)
	switch number := kind == excelize.CellTypeUnset || kind == excelize.CellTypeNumber; {
	case raw == "" && style == "":
		return ""
	case number && raw != "":
		return fmt.Sprintf("%s %s, shown as %q%s\n", at, raw, shown, style)
	}
	return fmt.Sprintf("%s %q%s\n", at, raw, style)
}

// styleSaid is what is not usual in a cell's look. Colours it reads itself:
// excelize tells none of a workbook that has no theme.
func styleSaid(t *testing.T, f *excelize.File, sheet, at string) (out string) {
	n, _ := f.GetCellStyle(sheet, at)
	s, err := f.GetStyle(n)
	if err != nil {
		t.Fatal(err)
	}
	xf := f.Styles.CellXfs.Xf[n]
	if s.Font != nil && s.Font.Bold {
		out += " bold"
	}
	if s.Fill.Pattern == 1 {
		out += " on " + f.Styles.Fills.Fill[*xf.FillID].PatternFill.FgColor.RGB
	}
	if len(s.Border) == 4 {
		out += " boxed"
	} else if len(s.Border) > 0 {
		out += " over a line"
	}
	if s.Font != nil && s.Font.Size != 11 {
		out += fmt.Sprintf(" %g points", s.Font.Size)
	}
	if a := s.Alignment; a != nil {
		for _, where := range []string{a.Horizontal, a.Vertical} {
			if where != "" && where != "general" && where != "bottom" {
				out += " " + where
			}
		}
		if a.WrapText {
			out += " wrapped"
		}
	}
	return out
}
