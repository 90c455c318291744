// Package workbook writes spreadsheets as XLSX (ECMA-376, ISO/IEC 29500): a
// function from sheets to bytes, the same sheets to the same. A row is written
// as it comes and none is held, so that a sheet may be as long as one can be.
// It imports inspect for rows and sentences, and nothing else of the module.
package workbook

import (
	"archive/zip"
	"fmt"
	"io"
	"strings"
	"time"

	"rectify/inspect"
)

// Book is a workbook. It needs a sheet.
type Book struct {
	Sheets []Sheet
}

// Sheet is one table of a book. Its name has at most 31 characters, none of []:*?/\.
type Sheet struct {
	Name   string
	Widths []float64            // of the columns, in digits
	Frozen Frozen               // stays in sight
	Rows   inspect.Each[[]Cell] // gone through once; a row is not kept
}

// Frozen is how many rows and columns stay in sight when the rest is moved.
type Frozen struct{ Rows, Columns int }

// Cell is a value and how it looks. A text is a text, whatever it begins with.
type Cell struct {
	Value        any // a string, an int or a float64; nil holds nothing
	Style        Style
	Across, Down int // how many columns and rows more it is joined with
}

const (
	declared = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>` + "\n"
	main     = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
	office   = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
	pack     = "http://schemas.openxmlformats.org/package/2006/"
	kind     = "application/vnd.openxmlformats-officedocument.spreadsheetml."
)

// Write sends the book. The list of its parts comes first: by that, programs
// that look at a file's first bytes know it for a workbook.
func (b Book) Write(w io.Writer) error {
	p := parts{zip: zip.NewWriter(w)}
	b.lists(&p)
	var used numbers[Style]
	for i, s := range b.Sheets {
		p.add(fmt.Sprintf("xl/worksheets/sheet%d.xml", i+1), func(w io.Writer) error { return s.write(w, &used) })
	}
	p.put("xl/styles.xml", stylesheet(used))
	if p.err != nil {
		return p.err
	}
	return p.zip.Close()
}

// lists writes the parts that name the other parts, with their kinds.
func (b Book) lists(p *parts) {
	var types, sheets, links strings.Builder
	for i, s := range b.Sheets {
		fmt.Fprintf(&types, `<Override PartName="/xl/worksheets/sheet%d.xml" ContentType="%sworksheet+xml"/>`, i+1, kind)
		fmt.Fprintf(&sheets, `<sheet name="%s" sheetId="%d" r:id="rId%[2]d"/>`, escape(s.Name), i+1)
		fmt.Fprintf(&links, `<Relationship Id="rId%d" Type="%s/worksheet" Target="worksheets/sheet%[1]d.xml"/>`, i+1, office)
	}
	fmt.Fprintf(&links, `<Relationship Id="rId%d" Type="%s/styles" Target="styles.xml"/>`, len(b.Sheets)+1, office)
	p.put("[Content_Types].xml", `<Types xmlns="`+pack+`content-types">`+
		`<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>`+
		`<Default Extension="xml" ContentType="application/xml"/>`+
		`<Override PartName="/xl/workbook.xml" ContentType="`+kind+`sheet.main+xml"/>`+types.String()+
		`<Override PartName="/xl/styles.xml" ContentType="`+kind+`styles+xml"/></Types>`)
	p.put("_rels/.rels", `<Relationships xmlns="`+pack+`relationships">`+
		`<Relationship Id="rId1" Type="`+office+`/officeDocument" Target="xl/workbook.xml"/></Relationships>`)
	p.put("xl/workbook.xml", `<workbook xmlns="`+main+`" xmlns:r="`+office+`"><sheets>`+sheets.String()+
		`</sheets></workbook>`)
	p.put("xl/_rels/workbook.xml.rels", `<Relationships xmlns="`+pack+`relationships">`+links.String()+
		`</Relationships>`)
}

// parts are the files in the book's archive. They keep the first error, so that
// writing them reads as what is written.
type parts struct {
	zip *zip.Writer
	err error
}

func (p *parts) put(name, xml string) {
	p.add(name, func(w io.Writer) error {
		_, err := io.WriteString(w, declared+xml)
		return err
	})
}

// add writes a part. All have the first time that an archive can have.
func (p *parts) add(name string, write func(io.Writer) error) {
	if p.err != nil {
		return
	}
	first := time.Date(1980, 1, 1, 0, 0, 0, 0, time.UTC)
	w, err := p.zip.CreateHeader(&zip.FileHeader{Name: name, Method: zip.Deflate, Modified: first})
	if err == nil {
		err = write(w)
	}
	p.err = err
}
