package workbook_test

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"io"
	"math"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/xuri/excelize/v2"

	"rectify/inspect"
	"rectify/report/workbook"
)

// one is a book of one sheet with these rows.
func one(rows ...[]workbook.Cell) workbook.Book {
	return workbook.Book{Sheets: []workbook.Sheet{{Name: "S", Rows: inspect.EachOf(rows)}}}
}

func text(s string) []workbook.Cell { return []workbook.Cell{{Value: s}} }

func written(t *testing.T, b workbook.Book) []byte {
	t.Helper()
	var out bytes.Buffer
	if err := b.Write(&out); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

func opened(t *testing.T, book []byte) *excelize.File {
	t.Helper()
	f, err := excelize.OpenReader(bytes.NewReader(book))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { f.Close() })
	return f
}

func TestNumbersAreNumbers(t *testing.T) {
	row := []workbook.Cell{{Value: -12}, {Value: 0.671, Style: workbook.Style{Format: "0.0%"}},
		{Value: 1e21}, {Value: math.SmallestNonzeroFloat64}}
	f := opened(t, written(t, one(row)))
	for at, want := range map[string]string{"A1": "-12", "B1": "67.1%"} {
		if got, _ := f.GetCellValue("S", at); got != want {
			t.Errorf("%s shows %q, not %q", at, got, want)
		}
		if kind, _ := f.GetCellType("S", at); kind != excelize.CellTypeUnset { // which is a number
			t.Errorf("%s is of type %v", at, kind)
		}
	}
	for at, want := range map[string]float64{"C1": 1e21, "D1": math.SmallestNonzeroFloat64} {
		raw, _ := f.GetCellValue("S", at, excelize.Options{RawCellValue: true})
		if got, err := strconv.ParseFloat(raw, 64); err != nil || got != want {
			t.Errorf("%s is %g, not %g", at, got, want)
		}
	}
}

// Every part of a style, alone and with the others, is that of its cell.
func TestStyles(t *testing.T) {
	all := workbook.Style{Format: "0.0%", Align: workbook.Right, Middle: true, Wrap: true, Bold: true,
		Fill: "DDE7F0", Lines: workbook.Boxed, Size: 10.5}
	styles := []workbook.Style{{}, all, {Format: "0.0%"}, {Align: workbook.Centre}, {Middle: true}, {Wrap: true},
		{Bold: true}, {Fill: "112233"}, {Lines: workbook.Under}, {Size: 9}, {Bold: true, Size: 9}, all}
	var row []workbook.Cell
	for _, s := range styles {
		row = append(row, workbook.Cell{Value: 1, Style: s})
	}
	f := opened(t, written(t, one(row)))
	for i, want := range styles {
		at, _ := excelize.CoordinatesToCellName(i+1, 1)
		n, _ := f.GetCellStyle("S", at)
		if got := styleOf(t, f, n); got != want {
			t.Errorf("%s has %+v, not %+v", at, got, want)
		}
	}
}

func styleOf(t *testing.T, f *excelize.File, n int) (out workbook.Style) {
	t.Helper()
	s, err := f.GetStyle(n)
	if err != nil {
		t.Fatal(err)
	}
	xf := f.Styles.CellXfs.Xf[n] // excelize tells no colours where a book has no theme
	if s.CustomNumFmt != nil {
		out.Format = *s.CustomNumFmt
	}
	if a := s.Alignment; a != nil {
		out.Align, out.Middle, out.Wrap = workbook.Align(a.Horizontal), a.Vertical == "center", a.WrapText
	}
	out.Bold = s.Font != nil && s.Font.Bold
	if s.Fill.Pattern == 1 {
		out.Fill = strings.TrimPrefix(f.Styles.Fills.Fill[*xf.FillID].PatternFill.FgColor.RGB, "FF")
	}
	if s.Font != nil && s.Font.Size != 11 {
		out.Size = s.Font.Size
	}
	sides := map[string]string{}
	for _, b := range s.Border {
		sides[b.Type] = b.Type
	}
	lines := strings.Fields(strings.Join([]string{sides["left"], sides["right"], sides["top"], sides["bottom"]}, " "))
	out.Lines = workbook.Lines(strings.Join(lines, " "))
	return out
}

func TestJoinsWidthsAndWhatStaysInSight(t *testing.T) {
	wide := make([]workbook.Cell, 30)
	wide[27] = workbook.Cell{Value: "over", Across: 2, Down: 1}
	for frozen, want := range map[workbook.Frozen]excelize.Panes{
		{}:                    {},
		{Rows: 2}:             {Freeze: true, YSplit: 2, TopLeftCell: "A3", ActivePane: "bottomLeft"},
		{Columns: 1}:          {Freeze: true, XSplit: 1, TopLeftCell: "B1", ActivePane: "topRight"},
		{Rows: 2, Columns: 1}: {Freeze: true, XSplit: 1, YSplit: 2, TopLeftCell: "B3", ActivePane: "bottomRight"},
	} {
		sheet := workbook.Sheet{Name: "甲&\"乙", Widths: []float64{6, 7.5}, Frozen: frozen,
			Rows: inspect.EachOf([][]workbook.Cell{wide})}
		f := opened(t, written(t, workbook.Book{Sheets: append(one().Sheets, sheet)}))
		got, _ := f.GetPanes(sheet.Name)
		if got.Selection = nil; !reflect.DeepEqual(got, want) {
			t.Errorf("%+v: %+v", frozen, got)
		}
		if b, _ := f.GetColWidth(sheet.Name, "B"); b != 7.5 {
			t.Errorf("column B is %g wide", b)
		}
		joined, err := f.GetMergeCells(sheet.Name)
		if err != nil || len(joined) != 1 || joined[0].GetStartAxis() != "AB1" || joined[0].GetEndAxis() != "AD2" {
			t.Errorf("joined are %v, %v", joined, err)
		}
	}
}

// The archive is as programs want it that look at its first bytes, every part is
// XML, and the same book is the same bytes.
func TestArchive(t *testing.T) {
	styled := workbook.Cell{Value: 1, Style: workbook.Style{Bold: true, Format: `"<"0`}}
	book := one(text(strings.Join(awkward, "")), []workbook.Cell{styled})
	data := written(t, book)
	if !bytes.Equal(data, written(t, book)) {
		t.Error("the same book is other bytes")
	}
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, f := range z.File {
		names = append(names, f.Name)
		if got := f.Modified.UTC().Format(time.DateOnly); got != "1980-01-01" {
			t.Errorf("%s is of %s", f.Name, got)
		}
		in, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		d := xml.NewDecoder(in)
		for err == nil {
			_, err = d.Token()
		}
		if err != io.EOF {
			t.Errorf("%s: %v", f.Name, err)
		}
	}
	want := []string{"[Content_Types].xml", "_rels/.rels", "xl/workbook.xml", "xl/_rels/workbook.xml.rels",
		"xl/worksheets/sheet1.xml", "xl/styles.xml", "docProps/core.xml"}
	if !slices.Equal(names, want) {
		t.Error(names)
	}
}
