package sheet

import (
	"archive/zip"
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"
	"testing/iotest"

	"github.com/xuri/excelize/v2"

	"rectify/inspect"
)

// parts are a workbook's by their names; those that are not given are the least that one can have.
type parts map[string]string

const (
	sheetPart = "xl/worksheets/sheet1.xml"
	bookPart  = "xl/workbook.xml"
	relsPart  = "xl/_rels/workbook.xml.rels"
	stylePart = "xl/styles.xml"
	textPart  = "xl/sharedStrings.xml"
)

func (p parts) zipped(t testing.TB) string {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for name, text := range p {
		w, err := z.CreateHeader(&zip.FileHeader{Name: name}) // not packed: quick to fuzz
		if err == nil {
			_, err = io.WriteString(w, text)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// least is a workbook of one sheet, without strings, styles or whatever may be left out.
func least(rows string) parts {
	return parts{
		bookPart:  `<workbook xmlns:r="r"><sheets><sheet name="台账" r:id="a"/></sheets></workbook>`,
		relsPart:  `<Relationships><Relationship Id="a" Type="t/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
		sheetPart: `<worksheet><sheetData>` + rows + `</sheetData></worksheet>`,
	}
}

// header is a row of site, date, text.
const header = `<row><c t="str"><v>site</v></c><c t="str"><v>date</v></c><c t="str"><v>text</v></c></row>`

func (p parts) with(name, text string) parts { p[name] = text; return p }

// Cells as the standard has them, and as programs write them.
func TestCells(t *testing.T) {
	styles := `<styleSheet><numFmts><numFmt numFmtId="200" formatCode="yyyy&quot;年&quot;m&quot;月&quot;d&quot;日&quot;"/><numFmt numFmtId="201" formatCode="0.0&quot;day&quot;"/>` +
		`<numFmt numFmtId="202" formatCode="[Red]#,##0_d\h"/><numFmt numFmtId="203" formatCode="[$-804]h:mm"/><numFmt numFmtId="14" formatCode="0.00"/></numFmts>` +
		`<cellStyleXfs><xf numFmtId="15"/></cellStyleXfs><cellXfs><xf/>` +
		`<xf numFmtId="200"/><xf numFmtId="201"/><xf numFmtId="202"/><xf numFmtId="203"/><xf numFmtId="14"/><xf numFmtId="22"/><xf numFmtId="31"/><xf numFmtId="57"/><xf numFmtId="46"/><xf numFmtId="44"/></cellXfs></styleSheet>`
	texts := `<sst><si><t>甲站</t></si><si><r><rPr><b/></rPr><t xml:space="preserve">灭火器 </t></r><r><t>失压</t></r><rPh sb="0" eb="1"><t>ミエ</t></rPh></si>` +
		`<si><t>一_x000D_&#10;二_x005F_x0041_ &lt;A&amp;B&gt;</t></si><si/><si><t><![CDATA[<通道>]]>堵<!-- not that -->塞</t></si><si><t>#N/A</t></si></sst>`
	for _, c := range []struct{ cell, want string }{
		{`<c t="s"><v>0</v></c>`, "甲站"},
		{`<c t="s"><v>1</v></c>`, "灭火器 失压"},
		{`<c t="s"><v>2</v></c>`, "一\r\n二_x0041_ <A&B>"},
		{`<c t="s"><v>3</v></c>`, ""},
		{`<c t="s"><v>4</v></c>`, "<通道>堵塞"},
		{`<c t="s" s="1"><v>0</v></c>`, "甲站"},
		{`<c t="inlineStr"><is><t>甲</t></is></c>`, "甲"},
		{`<c t="inlineStr"><is><r><t>甲</t></r><r><t>乙</t></r><rPh><t>か</t></rPh></is></c>`, "甲乙"},
		{`<c t="inlineStr"/>`, ""},
		{`<c t="str"><f>A1&amp;"站"</f><v>丙站</v></c>`, "丙站"},
		{`<c t="str" s="1"><v>现场检查当天下午</v></c>`, "现场检查当天下午"},
		{`<c t="b"><v>1</v></c>`, "true"},
		{`<c t="b"><v>0</v></c>`, "false"},
		{`<c t="d"><v>2021-11-24T08:00:00Z</v></c>`, "2021-11-24"},
		{`<c><f>1+1</f></c>`, ""},
		{`<c><v>44524</v></c>`, "44524"},
		{`<c s="0"><v>44524</v></c>`, "44524"},
		{`<c s="1"><v>44524</v></c>`, "2021-11-24"},
		{`<c s="2"><v>44524</v></c>`, "44524"},
		{`<c s="3"><v>44524</v></c>`, "44524"},
		{`<c s="4"><v>0.375</v></c>`, "09:00"},
		{`<c s="5"><v>44524</v></c>`, "44524"},
		{`<c s="6"><v>44524.9</v></c>`, "2021-11-24"},
		{`<c s="7"><v>44524</v></c>`, "2021-11-24"},
		{`<c s="8"><v>44524</v></c>`, "2021-11-24"},
		{`<c s="9"><v>44524</v></c>`, "2021-11-24"},
		{`<c s="10"><v>44524</v></c>`, "44524"},
		{`<c s="1"><v> 44524 </v></c>`, "2021-11-24"},
		{`<c s="99"><v>44524</v></c>`, "44524"},
		{`<c><v>0.30000000000000004</v></c>`, "0.3"},
		{`<c><v>1E3</v></c>`, "1000"},
		{`<c t="n"><v>一</v></c>`, "一"},
		{`<c t="s"><v>5</v></c>`, "! cell C2 holds the error #N/A: fix its formula"},
		{`<c t="e"><v>#SPILL!</v></c>`, "! cell C2 holds the error #SPILL!: fix its formula"},
		{`<c><v>1234567890123456</v></c>`, "! the number in cell C2 has more than 15 digits, and a workbook keeps no more: format its column as text and type it again"},
		{`<c s="1"><v>-3</v></c>`, "! the number -3 in cell C2 is no day: type the date again"},
		{`<c s="1"><v>NaN</v></c>`, "! the number NaN in cell C2 is no day: type the date again"},
		{`<c s="1"><v>1E300</v></c>`, "! the number 1E300 in cell C2 is no day: type the date again"},
	} {
		data := least(header+`<row><c t="str"><v>甲</v></c><c/>`+c.cell+`</row>`).with(stylePart, styles).with(textPart, texts)
		r, rows := all(t, "a.xlsx", data.zipped(t))
		want := "2 甲||" + c.want
		if strings.HasPrefix(c.want, "!") {
			want = "2 " + c.want
		}
		if r.Close(); len(rows) != 1 || rows[0] != want {
			t.Errorf("%s: %q, not %q", c.cell, rows, want)
		}
	}
}

// Rows and parts stand where the standard lets them.
func TestPlaces(t *testing.T) {
	cell := func(text string) string { return `<c t="str"><v>` + text + `</v></c>` }
	strict := least("").
		with("_rels/.rels", `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="x" Type="http://purl.oclc.org/ooxml/officeDocument/relationships/officeDocument" Target="/Book/Main.xml"/></Relationships>`).
		with("book/main.xml", `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><x:workbook xmlns:x="http://purl.oclc.org/ooxml/spreadsheetml/main" xmlns:rel="r"><x:sheets><x:sheet name='台账' sheetId="1" rel:id="b"/></x:sheets></x:workbook>`).
		with("book/_rels/main.xml.rels", `<p:Relationships xmlns:p="p"><p:Relationship Id="b" Type="http://purl.oclc.org/ooxml/officeDocument/relationships/worksheet" Target="../s/1.xml"/><p:Relationship Id="h" Type="t/hyperlink" Target="http://x" TargetMode="External"/></p:Relationships>`).
		with("s/1.xml", "\ufeff<x:worksheet xmlns:x=\"m\">\n<x:sheetData>\n<x:row r=\"1\" spans='1:3'><x:c r=\"A1\" t=\"str\"><x:v>site</x:v></x:c><x:c r=\"B1\" t=\"str\"><x:v>date</x:v></x:c></x:row><x:row r=\"9\"><x:c r='B9' a=\"b>c\" t=\"str\"><x:v>x</x:v></x:c></x:row></x:sheetData></x:worksheet>")
	charts := least("").
		with(bookPart, `<workbook xmlns:r="r"><sheets><sheet name="图" r:id="c"/><sheet name="台账" r:id="a"/></sheets></workbook>`).
		with(relsPart, `<Relationships><Relationship Id="c" Type="t/chartsheet" Target="charts/1.xml"/><Relationship Id="a" Type="t/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`).
		with(sheetPart, `<worksheet><sheetData>`+header+`<row>`+cell("甲")+`</row></sheetData></worksheet>`)
	for name, c := range map[string]struct {
		data parts
		want []string
	}{
		"no places":        {least(header + `<row>` + cell("甲") + cell("乙") + `</row><row/><row>` + cell("丙") + `</row>`), []string{"2 甲|乙|", "4 丙||"}},
		"some places":      {least(header + `<row r="5"><c r="B5" t="str"><v>乙</v></c>` + cell("丙") + `</row><row>` + cell("丁") + `</row>`), []string{"5 |乙|丙", "6 丁||"}},
		"small letters":    {least(header + `<row r="2"><c r="c2" t="str"><v>丙</v></c></row>`), []string{"2 ||丙"}},
		"far out, blank":   {least(header + `<row r="2">` + cell("甲") + `<c r="XFD2"/><c r="XFC2" t="str"><v> </v></c></row>`), []string{"2 甲||"}},
		"far out":          {least(header + `<row r="2">` + cell("甲") + `<c r="XFD2"><v>1</v></c></row>`), []string{"2 ! the row has 16384 cells, the header 3"}},
		"strict, prefixed": {strict, []string{"9 |x"}},
		"a sheet of chart": {charts, []string{"2 甲||"}},
		"hidden row":       {least(header + `<row hidden="1">` + cell("甲") + `</row>`), []string{"2 甲||"}},
	} {
		r, rows := all(t, "a.xlsx", c.data.zipped(t))
		if r.Close(); !slices.Equal(rows, c.want) {
			t.Errorf("%s: %q", name, rows)
		}
	}
}

// What is hidden or joined is known before the first row is given.
func TestHiddenAndMerged(t *testing.T) {
	data := least("").
		with(bookPart, `<workbook xmlns:r="r"><sheets><sheet name="旧" state="veryHidden" r:id="b"/><sheet name="台&amp;账" r:id="a"/><sheet name="另" state="hidden" r:id="c"/></sheets></workbook>`).
		with(relsPart, `<Relationships><Relationship Id="a" Type="t/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="b" Type="t/worksheet" Target="b.xml"/><Relationship Id="c" Type="t/worksheet" Target="b.xml"/></Relationships>`).
		with("xl/b.xml", `<worksheet/>`).
		with(sheetPart, `<worksheet><cols><col min="2" max="3" hidden="1"/><col min="4" max="4"/></cols><sheetData>`+header+
			`<row hidden="true"><c t="str"><v>甲</v></c></row><row hidden="0"><c t="str"><v>乙</v></c></row></sheetData><mergeCells count="2"><mergeCell ref="A1:B2"/><mergeCell ref="C3:C4"/><mergeCell ref="#REF!"/><mergeCell ref="A1:A0"/><mergeCell ref="B7"/></mergeCells></worksheet>`)
	r, err := Open(context.Background(), "a.xlsx", strings.NewReader(data.zipped(t)), Options{Known: known})
	if err != nil {
		t.Fatal(err)
	}
	defer r.Close()
	want := []Sheet{{Name: "旧", Hidden: true, Blank: true}, {Name: "台&账", Read: true, Merged: []Range{{1, 1, 2, 2}, {3, 3, 3, 4}, {2, 7, 2, 7}}, HiddenColumns: []Range{{2, 1, 3, mostRows}}}, {Name: "另", Hidden: true, Blank: true}}
	for i, s := range r.Sheets() {
		got := *s
		if got.part = nil; !reflect.DeepEqual(got, want[i]) {
			t.Errorf("%+v", got)
		}
	}
	first, _ := r.Next()
	second, _ := r.Next()
	if !first.Hidden || second.Hidden {
		t.Errorf("%+v %+v", first, second)
	}
}

// A workbook that is not sound is refused, with what is wrong with it.
func TestUnsoundWorkbooks(t *testing.T) {
	row := func(cells string) parts { return least(header + `<row>` + cells + `</row>`) }
	for says, data := range map[string]parts{
		"dates count from 1904":           least(header).with(bookPart, `<workbook xmlns:r="r"><workbookPr date1904="true"/><sheets><sheet name="a" r:id="a"/></sheets></workbook>`),
		`sheet "甲" is not there`:          least(header).with(bookPart, `<workbook xmlns:r="r"><sheets><sheet name="甲" r:id="z"/></sheets></workbook>`),
		"no workbook in it":               {"content.xml": "<office/>"},
		"a string that is not there":      row(`<c t="s"><v>0</v></c>`),
		"row 2: a cell names a string":    row(`<c t="s"><v>-1</v></c>`),
		"a cell of it is at no place":     row(`<c r="XFE2"><v>1</v></c>`),
		"row 2: a cell of it is at":       row(`<c r="7"><v>1</v></c>`),
		"(row 2: a cell of it is at no":   least(header + `<row r="x"/>`),
		"more than 1048576 rows":          least(header + `<row r="1048577"/>`),
		"not well formed":                 row(`<c><v>1</c></v>`),
		"XML is not well":                 row(`<c t="str"><v>&nbsp;</v></c>`),
		"its XML is not":                  least(header).with(bookPart, `<?xml version="1.0" encoding="GBK"?><workbook/>`),
		"its XML":                         least(header).with(bookPart, "\xff\xfe<\x00w\x00/\x00>\x00"),
		"XML is not well formed":          row("<c t=\"str\"><v>\xff</v></c>"),
		"unexpected EOF":                  least(header).with(sheetPart, `<worksheet><sheetData>`+header),
		"(unexpected EOF)":                least(header).with(sheetPart, ``),
		"workbook that can be read (its":  least(header).with(sheetPart, `<!DOCTYPE a [<!ENTITY b "c">]><worksheet/>`),
		"a cell of more than 32767":       row(`<c t="str"><v>` + strings.Repeat("长", longestCell+1) + `</v></c>`),
		"more than 1000 columns":          least(`<row>` + strings.Repeat(`<c t="str"><v>a</v></c>`, mostColumns+1) + `</row>`),
		"nests XML elements more than 64": least(strings.Repeat("<a>", 70) + strings.Repeat("</a>", 70)),
		"an XML tag of more than 256 kB":  least(header + `<row a="` + strings.Repeat("a", longestTag) + `"/>`),
		"more than 65536 cell styles":     least(header).with(stylePart, `<styleSheet><cellXfs>`+strings.Repeat("<xf/>", mostStyles+1)+`</cellXfs></styleSheet>`),
	} {
		r, err := Open(context.Background(), "甲.xlsx", strings.NewReader(data.zipped(t)), Options{Known: known})
		for err == nil {
			_, err = r.Next()
		}
		if e, ok := err.(*inspect.Error); !ok || !strings.Contains(e.EN, says) || !strings.HasPrefix(e.EN, "甲.xlsx ") || !strings.HasPrefix(e.ZH, "甲.xlsx ") {
			t.Errorf("%q: %v", says, err)
		}
	}
	many := least(header)
	for i := range 60_000 {
		many[fmt.Sprintf("xl/media/a picture of a hazard %05d.jpeg", i)] = ""
	}
	if _, err := Open(context.Background(), "a.xlsx", strings.NewReader(many.zipped(t)), Options{}); err == nil || !strings.Contains(err.Error(), "a table of contents of more than 4 MB") {
		t.Errorf("60,000 parts: %v", err)
	}
	longest := strings.Repeat("长", longestCell)
	if _, rows := all(t, "a.xlsx", row(`<c t="str"><v>`+longest+`</v></c>`).zipped(t)); len(rows) != 1 || rows[0] != "2 "+longest+"||" {
		t.Errorf("the longest cell: %.80q", rows)
	}
}

// A workbook is read alike from a file, from memory and through a pipe.
func TestWorkbookFromAnywhere(t *testing.T) {
	data := least(header + `<row><c t="str"><v>甲</v></c></row>`).zipped(t)
	name := filepath.Join(t.TempDir(), "a.xlsx")
	if err := os.WriteFile(name, []byte(data), 0o600); err != nil {
		t.Fatal(err)
	}
	file, err := os.Open(name)
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	for from, in := range map[string]io.Reader{"a file": file, "memory": strings.NewReader(data), "a pipe": iotest.HalfReader(strings.NewReader(data))} {
		r, err := Open(context.Background(), "a.xlsx", in, Options{Known: known})
		if err != nil {
			t.Fatal(from, err)
		}
		row, err := r.Next()
		if r.Close(); err != nil || row.Cells[0] != "甲" {
			t.Errorf("from %s: %q, %v", from, row.Cells, err)
		}
	}
	if _, err := Open(context.Background(), "a.xlsx", iotest.ErrReader(io.ErrClosedPipe), Options{}); err == nil || !strings.Contains(err.Error(), "closed pipe") {
		t.Errorf("a pipe that breaks: %v", err)
	}
}

// stopping ends its context once that much was read of it.
type stopping struct {
	*strings.Reader
	stop  func()
	after int64
}

func (s stopping) Read(p []byte) (int, error) {
	if s.Size()-int64(s.Len()) >= s.after {
		s.stop()
	}
	return s.Reader.Read(p)
}

// ^C ends the reading of a table of any kind, wherever it has come to.
func TestReadingEndsWithItsContext(t *testing.T) {
	book := written(t, func(f *excelize.File) {
		for i := range 5000 {
			f.SetSheetRow("Sheet1", fmt.Sprint("A", i+1), &[]any{"site", "date", i})
		}
	})
	ctx, stop := context.WithCancel(context.Background())
	r, err := Open(ctx, "a.xlsx", strings.NewReader(book), Options{Known: known})
	if err != nil {
		t.Fatal(err)
	}
	defer r.Close()
	stop()
	for err == nil {
		_, err = r.Next()
	}
	if !errors.Is(err, context.Canceled) {
		t.Errorf("amid the rows: %v", err)
	}
	ctx, stop = context.WithCancel(context.Background())
	if _, err = Open(ctx, "a.xlsx", strings.NewReader(book), Options{Progress: func(int64, int64) { stop() }}); !errors.Is(err, context.Canceled) {
		t.Errorf("amid the unpacking: %v", err)
	}
	for name, line := range map[string]string{"a.csv": "site,date\n", "a.jsonl": `{"site":"a"}` + "\n"} {
		ctx, stop := context.WithCancel(context.Background())
		in := stopping{strings.NewReader(strings.Repeat(line, 1_000_000)), stop, 4 << 20}
		r, err := Open(ctx, name, in, Options{})
		for err == nil {
			_, err = r.Next()
		}
		if !errors.Is(err, context.Canceled) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// What an independent program writes, in either of its ways, is read as it was given.
func TestReadsWhatExcelizeWrites(t *testing.T) {
	want := []string{"甲站", "<A & \"B\">", "一\n二", "🔥 emoji", " 前后 ", "'=1+1", "100%", "é́", strings.Repeat("长", 1000)}
	row := make([]any, len(want))
	for i, s := range want {
		row[i] = s
	}
	for way, fill := range map[string]func(f *excelize.File){
		"strings in a table": func(f *excelize.File) { f.SetSheetRow("Sheet1", "A1", &row); f.SetSheetRow("Sheet1", "A2", &row) },
		"strings in place": func(f *excelize.File) {
			w, err := f.NewStreamWriter("Sheet1")
			if err := errors.Join(err, w.SetRow("A1", row), w.SetRow("A2", row), w.Flush()); err != nil {
				t.Fatal(err)
			}
		},
	} {
		r, err := Open(context.Background(), "a.xlsx", strings.NewReader(written(t, fill)), Options{})
		if err != nil {
			t.Fatal(err)
		}
		got, err := r.Next()
		if r.Close(); err != nil || !slices.Equal(got.Cells, want) {
			t.Errorf("%s: %q, %v", way, got.Cells, err)
		}
	}
}

// Merged down, every row has the value; sheets of one table come one behind the
// other, in the columns of the first; a header may stand in two rows.
func TestMergedAndSeveral(t *testing.T) {
	row := func(n int, cells ...string) (s string) {
		for i, c := range cells {
			if c != "" {
				s += fmt.Sprintf(`<c r="%s%d" t="str"><v>%s</v></c>`, letters(i), n, c)
			}
		}
		return fmt.Sprintf(`<row r="%d">%s</row>`, n, s)
	}
	sheet := func(rows string, merged ...string) string {
		for i, m := range merged {
			merged[i] = `<mergeCell ref="` + m + `"/>`
		}
		return `<worksheet><sheetData>` + rows + `</sheetData><mergeCells>` + strings.Join(merged, "") + `</mergeCells></worksheet>`
	}
	book := func(sheets ...string) string {
		p := least("")
		names, rels := "", ""
		for i, s := range sheets {
			names += fmt.Sprintf(`<sheet name="%d月" r:id="r%d"/>`, i+1, i)
			rels += fmt.Sprintf(`<Relationship Id="r%d" Type="t/worksheet" Target="s%d.xml"/>`, i, i)
			p = p.with(fmt.Sprintf("xl/s%d.xml", i), s)
		}
		p = p.with(bookPart, `<workbook xmlns:r="r"><sheets>`+names+`</sheets></workbook>`)
		return p.with(relsPart, `<Relationships>`+rels+`</Relationships>`).zipped(t)
	}
	head := row(1, "单位", "日期", "隐患描述")
	for name, c := range map[string]struct{ data, header, rows string }{
		"merged down": {book(sheet(head+row(2, "甲", "1日", "a")+row(3, "", "", "b")+row(4, "", "", "c")+row(5, "", "", "d"), "A2:B4")),
			"单位|日期|隐患描述", "2 甲|1日|a;3 甲||b;4 甲||c;5 ||d"},
		"of the header": {book(sheet(head+row(2, "甲"), "A1:A2")), "单位|日期|隐患描述", "2 甲||"},
		"overlapping":   {book(sheet(head+row(2, "甲")+row(3, "", "b")+row(4, "", "c"), "A2:A9", "A2:A3")), "单位|日期|隐患描述", "2 甲||;3 甲|b|;4 |c|"},
		"two rows":      {book(sheet(row(1, "单位", "情况") + row(2, "", "日期", "隐患描述") + row(3, "甲", "1日", "a"))), "单位|日期|隐患描述", "3 甲|1日|a"},
		"three sheets": {book(sheet(head+row(2, "甲")), sheet(row(1, "日期", "单位", "部位")+row(2, "2日", "乙", "库")), sheet(row(1, "说明"))),
			"单位|日期|隐患描述|部位", "1月 2 甲|||;2月 2 乙|2日||库"},
	} {
		r, err := Open(context.Background(), "a.xlsx", strings.NewReader(c.data), Options{Known: known})
		if err != nil {
			t.Fatal(name, err)
		}
		var got []string
		for {
			row, err := r.Next()
			if err == io.EOF {
				break
			} else if err != nil || row.Err != nil {
				t.Fatal(name, err, row.Err)
			}
			got = append(got, strings.TrimSpace(fmt.Sprintf("%s %d %s", row.Sheet, row.Line, strings.Join(row.Cells, "|"))))
		}
		if header := strings.Join(r.Header(), "|"); header != c.header || strings.Join(got, ";") != c.rows {
			t.Errorf("%s: %s\n%s", name, header, strings.Join(got, ";"))
		}
		r.Close()
	}
}

// A row is struck through when all that stands in it is.
func TestStruckRows(t *testing.T) {
	cell := func(style int) string { return fmt.Sprintf(`<c t="str" s="%d"><v>甲</v></c>`, style) }
	data := least(header+`<row>`+cell(1)+cell(1)+`</row><row>`+cell(1)+cell(0)+`</row><row>`+cell(2)+cell(2)+`</row><row>`+cell(1)+`<c s="0"/>`+cell(3)+`</row>`).
		with(stylePart, `<styleSheet><fonts><font><b/></font><font><strike/></font><font><strike val="0"/></font><font><strike val="true"/></font></fonts>`+
			`<cellXfs><xf fontId="0"/><xf fontId="1"/><xf fontId="2"/><xf fontId="3"/><xf fontId="9"/></cellXfs><dxfs><dxf><font><strike/></font></dxf></dxfs></styleSheet>`)
	r, err := Open(context.Background(), "a.xlsx", strings.NewReader(data.zipped(t)), Options{Known: known})
	if err != nil {
		t.Fatal(err)
	}
	defer r.Close()
	for i, want := range []bool{true, false, false, true} {
		if row, err := r.Next(); err != nil || row.Struck != want {
			t.Errorf("row %d: %+v, %v", i, row, err)
		}
	}
}
