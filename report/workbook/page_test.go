package workbook_test

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"io"
	"runtime"
	"slices"
	"strings"
	"testing"

	"rectify/inspect"
	"rectify/report/workbook"
)

// aTable is a table of three columns, of which two are printed, under a line across them.
func aTable() workbook.Book {
	boxed := workbook.Style{Lines: workbook.Boxed, Wrap: true}
	rows := [][]workbook.Cell{{{Value: "甲", Across: 2}}, {{Value: "a", Style: boxed}, {Value: "b"}, {Value: "c"}},
		{{Value: strings.Repeat("查", 30), Style: boxed}}, {{Value: 1}}}
	return workbook.Book{Title: "台账<1>", Author: "某局 & 某办", Made: "2021-12-03", Sheets: []workbook.Sheet{
		one(text("前")).Sheets[0], {Name: "台'账", Widths: []float64{10, 10, 10}, Rows: inspect.EachOf(rows),
			Frozen: workbook.Frozen{Rows: 2}, Table: workbook.Area{Row: 2, Column: 1, LastRow: 4, LastColumn: 3},
			Page: workbook.Page{Columns: 2, Across: true, Title: "甲&乙", Right: "截至\n今天", Foot: strings.Repeat("长", 70)}}}}
}

// How a sheet is filtered and printed is read by a program that is not ours.
func TestPagesAreSetUp(t *testing.T) {
	f := opened(t, written(t, aTable()))
	names := map[string]string{}
	for _, n := range f.GetDefinedName() {
		names[n.Name] = n.Scope + " " + n.RefersTo
	}
	for name, want := range map[string]string{"_xlnm._FilterDatabase": "台'账 '台''账'!$A$2:$C$4",
		"_xlnm.Print_Area": "台'账 '台''账'!$A$1:$B$4", "_xlnm.Print_Titles": "台'账 '台''账'!$2:$2"} {
		if names[name] != want {
			t.Errorf("%s is %q, not %q", name, names[name], want)
		}
	}
	l, _ := f.GetPageLayout("台'账")
	if *l.Size != 9 || *l.Orientation != "landscape" || *l.FitToWidth != 1 || *l.FitToHeight != 0 {
		t.Errorf("%d %s %d × %d", *l.Size, *l.Orientation, *l.FitToWidth, *l.FitToHeight)
	}
	if p, _ := f.GetSheetProps("台'账"); p.FitToPage == nil || !*p.FitToPage {
		t.Error("its columns are not fitted to the page")
	}
	over, _ := f.GetHeaderFooter("台'账")
	if over.OddHeader != "&C&14&B甲&&乙&R截至 今天" || over.OddFooter != "&L"+strings.Repeat("长", 59)+"…&R&P / &N" {
		t.Errorf("%q, %q", over.OddHeader, over.OddFooter)
	}
	if d, _ := f.GetDocProps(); d.Title != "台账<1>" || d.Creator != "某局 & 某办" || d.Created != "2021-12-03T00:00:00Z" {
		t.Errorf("%+v", d)
	}
}

// What would be printed over the title gives way to it, and the title is smaller rather than
// over what is at its right.
func TestHeadsAreNotPrintedOverEachOther(t *testing.T) {
	agency, day := strings.Repeat("局", 24), "截至2021-12-03"
	for _, c := range []struct {
		page       workbook.Page
		over, foot string
	}{
		{workbook.Page{Left: "某局", Title: "台账", Right: day, Foot: "台账"}, "&L某局&C&14&B台账&R" + day, "&L台账"},
		{workbook.Page{Left: agency, Title: "台账", Right: day, Foot: "台账"}, "&C&14&B台账&R" + day, "&L" + agency},
		{workbook.Page{Left: agency, Title: "台账", Across: true, Foot: "台账"}, "&L" + agency + "&C&14&B台账", "&L台账"},
		{workbook.Page{Left: agency, Foot: "台账"}, "&L" + agency, "&L台账"},
		{workbook.Page{Title: agency + "账账", Right: day}, "&C&11&B" + agency + "账账&R" + day, ""},
	} {
		book := aTable()
		book.Sheets[1].Page = c.page
		over, err := opened(t, written(t, book)).GetHeaderFooter("台'账")
		if err != nil || over.OddHeader != c.over || over.OddFooter != c.foot+"&R&P / &N" {
			t.Errorf("%+v: %q, %q, %v", c.page, over.OddHeader, over.OddFooter, err)
		}
	}
}

// A row is as high as the lines in its cells, whatever they are joined with.
func TestRowsAreAsHighAsTheirLines(t *testing.T) {
	wrap := workbook.Style{Wrap: true, Size: 9}
	for want, c := range map[float64]workbook.Cell{
		18.6:  {Value: "查查查查查查", Style: wrap},
		30.5:  {Value: "查查查查查查查", Style: wrap},
		30.48: {Value: "一\n二", Style: wrap},
		42.7:  {Value: "查查查查查查，查查查查查，", Style: wrap}, // a mark takes what is before it along
		18.61: {Value: strings.Repeat("查", 20), Style: wrap, Across: 9},
		18.62: {Value: strings.Repeat("查", 20), Style: workbook.Style{Size: 9}},
		18.63: {Value: strings.Repeat("查", 20), Style: wrap, Down: 1},
		43.6:  {Value: "查", Style: workbook.Style{Size: 20 + 7.65}},
		409:   {Value: strings.Repeat("abc ", 2000), Style: wrap},
		18.64: {Value: 12345678901234, Style: wrap},
		91.7:  {Value: strings.Repeat("a", 65), Style: wrap}, // one word, longer than a line
	} {
		book := one([]workbook.Cell{c})
		book.Sheets[0].Widths = slices.Repeat([]float64{10}, 20)
		if got, _ := opened(t, written(t, book)).GetRowHeight("S", 1); got < want-0.1 || got > want+0.1 {
			t.Errorf("%v: %g points, not %g", c, got, want)
		}
	}
	f := opened(t, written(t, aTable()))
	if joined, _ := f.GetRowHeight("台'账", 3); joined < 60 {
		t.Errorf("%g points", joined)
	}
}

// Excel mends a sheet whose parts are in another order than the standard's.
func TestPartsOfASheetAreInOrder(t *testing.T) {
	order := strings.Fields("sheetPr dimension sheetViews sheetFormatPr cols sheetData autoFilter mergeCells " +
		"printOptions pageMargins pageSetup headerFooter")
	data := written(t, aTable())
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	in, err := z.Open("xl/worksheets/sheet2.xml")
	if err != nil {
		t.Fatal(err)
	}
	depth, at := 0, -1
	for d := xml.NewDecoder(in); ; {
		token, err := d.Token()
		if err == io.EOF {
			break
		} else if err != nil {
			t.Fatal(err)
		}
		switch e := token.(type) {
		case xml.StartElement:
			if depth++; depth == 2 {
				place := slices.Index(order, e.Name.Local)
				if place <= at {
					t.Errorf("%s is out of order", e.Name.Local)
				}
				at = place
			}
		case xml.EndElement:
			depth--
		}
	}
	if at != len(order)-1 {
		t.Error("not all parts are there")
	}
}

// A sheet takes no more memory for being longer.
func TestRowsAreNotHeld(t *testing.T) {
	row := slices.Repeat([]workbook.Cell{{Value: strings.Repeat("查", 20), Style: workbook.Style{Wrap: true}},
		{Value: inspect.Date("2021-12-03")}, {Value: 7}}, 8)
	held := func() uint64 {
		runtime.GC()
		var m runtime.MemStats
		runtime.ReadMemStats(&m)
		return m.HeapAlloc
	}
	before, most := held(), uint64(0)
	err := from(func(put func([]workbook.Cell) error) error {
		for i := range 100_000 {
			if err := put(row); err != nil {
				return err
			}
			if i%20_000 == 0 {
				most = max(most, held())
			}
		}
		return nil
	}).Write(io.Discard)
	if err != nil || most > before+4<<20 {
		t.Errorf("%d KB are held, %v", (most-before)>>10, err)
	}
}
