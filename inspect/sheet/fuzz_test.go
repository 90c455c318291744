package sheet

import (
	"archive/zip"
	"bytes"
	"context"
	"encoding/xml"
	"errors"
	"io"
	"slices"
	"strings"
	"testing"
	"testing/iotest"

	"github.com/xuri/excelize/v2"
)

// read goes through a table to its end, and wants a row that is no error to
// fit its header.
func read(t *testing.T, name, data string) {
	r, err := Open(context.Background(), name, strings.NewReader(data), Options{Known: known})
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
	all := unzipped(f, b.Bytes())
	f.Add(all[sheetPart], all[textPart], all[stylePart], all[bookPart], all[relsPart])
	small := least(`<row r="x"><c r="ZZZZ9" t="s"><v>-1</v></c></row>`)
	f.Add(small[sheetPart], "<sst/>", "<styleSheet/>", small[bookPart], small[relsPart])
	f.Add(least(header + `<row hidden="1"><c t="inlineStr" s="1"><is><r><t>_x4E00_</t></r><rPh><t>a</t></rPh></is></c><c s="1"><v>0.5</v></c></row>`)[sheetPart],
		`<x:sst xmlns:x="m"><x:si><x:t>&#x4e00;</x:t></x:si></x:sst>`, `<styleSheet><numFmts><numFmt numFmtId="9" formatCode="[h]\d&quot;m"/></numFmts><cellXfs><xf/><xf numFmtId="9"/></cellXfs></styleSheet>`, small[bookPart], small[relsPart])
	f.Fuzz(func(t *testing.T, sheet, shared, styles, workbook, names string) {
		read(t, "a.xlsx", parts{sheetPart: sheet, textPart: shared, stylePart: styles, bookPart: workbook,
			relsPart: names}.zipped(t))
	})
}

// FuzzScanner holds our reading of XML to that of the standard library: what
// that takes for sound has the same elements and the same text.
func FuzzScanner(f *testing.F) {
	f.Add(`<?xml version="1.0" encoding="UTF-8"?><a b="x>y" c='"'><x:b/>一&amp;&#x4e8c;<![CDATA[<三>]]><!-- > --><c >四</c ></a>`)
	f.Add("<a>\r\n\r<b><c/></b>&lt;</a>")
	f.Add(`<a/>x<b></b>`)
	f.Add(`<:/>`)
	f.Add(`<worksheet><sheetData><row r="1"><c r="A1" t="s"><v>0</v></c></row></sheetData></worksheet>`)
	f.Fuzz(func(t *testing.T, data string) {
		want, text, sound := standard(data)
		tags := 0
		s := newScanner(iotest.OneByteReader(strings.NewReader(data)), &tags)
		got, err := elements(s)
		var most *limit
		if errors.As(err, &most) || !sound {
			return
		}
		if err != nil || !slices.Equal(got, want) {
			t.Fatalf("%q, not %q: %v", got, want, err)
		}
		s = newScanner(strings.NewReader(data), &tags)
		if _, err := s.next(); err != nil {
			t.Fatal(err)
		}
		if got, err := s.characters(nil); err != nil || string(got) != text {
			t.Fatalf("%q, not %q: %v", got, text, err)
		}
	})
}

// elements are the names of those that begin, and / for each that ends.
func elements(s *scanner) (out []string, err error) {
	for {
		begins, err := s.next()
		switch {
		case err == io.EOF:
			return out, nil
		case err != nil:
			return out, err
		case begins:
			out = append(out, string(local(s.open[s.depth-1])))
		default:
			out = append(out, "/")
		}
	}
}

// standard is the same by encoding/xml, with the text that stands right in the
// first element; sound tells that it finds no fault, and no DTD.
func standard(data string) (out []string, text string, sound bool) {
	dec := xml.NewDecoder(strings.NewReader(data))
	var all strings.Builder
	for depth, first := 0, true; ; {
		token, err := dec.Token()
		if err != nil {
			return out, all.String(), err == io.EOF && len(out) > 0
		}
		switch token := token.(type) {
		case xml.StartElement:
			if strings.Contains(token.Name.Local, ":") {
				return nil, "", false // a colon alone, which is no prefix there
			}
			depth++
			out = append(out, token.Name.Local)
		case xml.EndElement:
			depth--
			out, first = append(out, "/"), first && depth > 0
		case xml.CharData:
			if depth == 1 && first {
				all.Write(token)
			}
		case xml.Directive:
			return nil, "", false
		}
	}
}

func unzipped(f *testing.F, data []byte) parts {
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		f.Fatal(err)
	}
	all := parts{}
	for _, part := range z.File {
		r, err := part.Open()
		if err != nil {
			f.Fatal(err)
		}
		text, err := io.ReadAll(r)
		if err != nil {
			f.Fatal(err)
		}
		all[part.Name] = string(text)
	}
	return all
}
