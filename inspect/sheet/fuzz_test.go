package sheet

import (
	"archive/zip"
	"bytes"
	"io"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"
)

// read goes through a table to its end, and wants a row that is no error to
// fit its header.
func read(t *testing.T, name, data string) {
	r, err := Open(name, strings.NewReader(data), known)
	if err != nil {
		return
	}
	defer r.Close()
	for range 100_000 {
		row, err := r.Next()
		if err != nil {
			return
		}
		if row.Err == nil && len(row.Cells) != len(r.Header()) {
			t.Fatalf("%d cells under %d headers", len(row.Cells), len(r.Header()))
		}
	}
}

func FuzzJSON(f *testing.F) {
	f.Add(`{"site":"甲","date":"2021-11-24"}` + "\n" + `{"date":null,"site":1.5}`)
	f.Add(`{"a":[1,{"b":true}]}`)
	f.Fuzz(func(t *testing.T, data string) { read(t, "a.jsonl", data) })
}

// FuzzXLSX puts any text in the place of a workbook's parts: the container is
// sound, as of a file that some program wrote wrong.
func FuzzXLSX(f *testing.F) {
	book := excelize.NewFile()
	book.SetSheetRow("Sheet1", "A1", &[]any{"单位", "日期"})
	book.SetSheetRow("Sheet1", "A2", &[]any{"甲站", 44524})
	var b bytes.Buffer
	if err := book.Write(&b); err != nil {
		f.Fatal(err)
	}
	parts := unzipped(f, b.Bytes())
	f.Add(parts["xl/worksheets/sheet1.xml"], parts["xl/sharedStrings.xml"], parts["xl/styles.xml"], parts["xl/workbook.xml"])
	f.Add(`<worksheet><sheetData><row r="x"><c r="ZZZZ9" t="s"><v>-1</v></c></row></sheetData></worksheet>`, "<sst/>", "<styleSheet/>", parts["xl/workbook.xml"])
	f.Fuzz(func(t *testing.T, sheet, shared, styles, workbook string) {
		parts["xl/worksheets/sheet1.xml"], parts["xl/sharedStrings.xml"], parts["xl/styles.xml"], parts["xl/workbook.xml"] = sheet, shared, styles, workbook
		var b bytes.Buffer
		z := zip.NewWriter(&b)
		for name, text := range parts {
			w, err := z.Create(name)
			if err != nil {
				t.Fatal(err)
			}
			io.WriteString(w, text)
		}
		z.Close()
		read(t, "a.xlsx", b.String())
	})
}

func unzipped(f *testing.F, data []byte) map[string]string {
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		f.Fatal(err)
	}
	parts := map[string]string{}
	for _, part := range z.File {
		r, err := part.Open()
		if err != nil {
			f.Fatal(err)
		}
		text, err := io.ReadAll(r)
		if err != nil {
			f.Fatal(err)
		}
		parts[part.Name] = string(text)
	}
	return parts
}
