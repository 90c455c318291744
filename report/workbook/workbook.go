// Package workbook writes spreadsheets as XLSX (ECMA-376, ISO/IEC 29500): a
// function from sheets to bytes, the same sheets to the same. A row is written
// as it comes and none is held, so that a sheet may be as long as one can be.
// It imports inspect for rows, days and sentences, and opc for the archive.
package workbook

import (
	"fmt"
	"io"
	"strings"

	"rectify/inspect"
	"rectify/report/opc"
)

// Book is a workbook. It needs a sheet.
type Book struct {
	Title, Author string       // as lists of files show them
	Made          inspect.Date // what it is of, not when it was written; "" is not known
	Sheets        []Sheet
}

// Sheet is one table of a book. Its name has at most 31 characters, none of []:*?/\.
type Sheet struct {
	Name   string
	Widths []float64 // of the columns, in digits
	// How high a row of one line is, in points, 0 is as usual; and how many times higher all rows
	// are, of a sheet that is printed smaller.
	Row, Stretched float64
	Frozen         Frozen               // stays in sight
	Table          Area                 // whose rows can be filtered; its first is the head, which is on every page
	Groups         int                  // rows over the head that are on every page, too
	Page           Page                 // as it is printed
	Rows           inspect.Each[[]Cell] // gone through once; a row is not kept
}

// Frozen is how many rows and columns stay in sight when the rest is moved.
type Frozen struct{ Rows, Columns int }

// Cell is a value and how it looks. A text is a text, whatever it begins with. A day, a time and
// a share are numbers that show as such, unless their style says otherwise.
type Cell struct {
	Value        any // a string, int, int64, float64, [inspect.Date], [time.Time] or [inspect.Rate]; nil holds nothing
	Style        Style
	Across, Down int // how many columns and rows more it is joined with
}

const (
	main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
	kind = "application/vnd.openxmlformats-officedocument.spreadsheetml."
)

// Write sends the book.
func (b Book) Write(w io.Writer) error {
	var used numbers[Style]
	var sheets strings.Builder
	var names []string
	var parts []opc.Part
	for i, s := range b.Sheets {
		fmt.Fprintf(&sheets, `<sheet name="%s" sheetId="%d" r:id="rId%[2]d"/>`, escape(s.Name), i+1)
		names = append(names, s.names(i)...)
		parts = append(parts, opc.Part{Name: fmt.Sprintf("xl/worksheets/sheet%d.xml", i+1), Type: kind + "worksheet+xml",
			Relation: opc.Office + "/worksheet", Write: func(w io.Writer) error { return s.write(w, &used) }})
	}
	styles := func(w io.Writer) error { return opc.XML(stylesheet(used))(w) } // known when the sheets are written
	parts = append(parts, opc.Part{Name: "xl/styles.xml", Type: kind + "styles+xml", Relation: opc.Office + "/styles",
		Write: styles})
	book := opc.Part{Name: "xl/workbook.xml", Type: kind + "sheet.main+xml", Relation: opc.Office + "/officeDocument",
		Write: opc.XML(`<workbook xmlns="` + main + `" xmlns:r="` + opc.Office + `"><bookViews><workbookView/></bookViews>` +
			`<sheets>` + sheets.String() + `</sheets>` + element("definedNames", names) + `</workbook>`)}
	core := opc.Properties(b.Title, "", b.Author, b.Made.Time())
	return opc.Package{Root: []opc.Part{book, core}, Parts: parts}.Write(w)
}

// element is one of elements; none that is empty.
func element(name string, items []string) string {
	if len(items) == 0 {
		return ""
	}
	return `<` + name + `>` + strings.Join(items, "") + `</` + name + `>`
}
