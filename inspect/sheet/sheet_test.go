package sheet

import (
	"bufio"
	"bytes"
	"context"
	"encoding/csv"
	"fmt"
	"io"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/xuri/excelize/v2"
	"golang.org/x/text/encoding/simplifiedchinese"

	"rectify/inspect"
)

func known(h string) bool {
	return slices.Contains([]string{"site", "date", "text", "单位", "日期", "隐患描述"}, h)
}

// all reads a table whole; a row that cannot be read stands as its error.
func all(t testing.TB, name, data string) (Reader, []string) {
	t.Helper()
	r, err := Open(context.Background(), name, strings.NewReader(data), Options{Known: known})
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	for {
		row, err := r.Next()
		if err == io.EOF {
			return r, out
		} else if err != nil {
			t.Fatal(err)
		}
		if row.Err != nil {
			out = append(out, fmt.Sprint(row.Line, " ! ", row.Err))
			continue
		}
		out = append(out, fmt.Sprint(row.Line, " ", strings.Join(row.Cells, "|")))
	}
}

func gbk(s string) string {
	out, _ := simplifiedchinese.GB18030.NewEncoder().String(s)
	return out
}

func utf16(s string) string {
	var b []byte
	for _, c := range s {
		b = append(b, byte(c), byte(c>>8))
	}
	return string(b)
}

// Every text file is read by one reader: what a table may be in, a list may too.
func TestText(t *testing.T) {
	const want = "依据 国办\n2027-10-01 休 国庆\n"
	for encoding, data := range map[string]string{"UTF-8": want,
		"UTF-8 ": "\ufeff\ufeff依据\u200b 国办\r2027-10-01 休 国庆\r\n",
		"GBK":    gbk(want), "UTF-16": utf16("\ufeff" + want)} {
		text, read, err := Text("a.txt", []byte(data))
		if err != nil || string(text) != want || read != strings.TrimSpace(encoding) {
			t.Errorf("%s: %q, read as %s: %v", encoding, text, read, err)
		}
	}
	if _, _, err := Text("a.txt", []byte(gbk("石碁石碁石碁")+"\xff\xff\n")); err == nil {
		t.Error("what no encoding has was read")
	}
}

func TestReadsWhatPeopleBring(t *testing.T) {
	for _, c := range []struct{ name, file, data, encoding, want string }{
		{"plain", "a.csv", "site,date\n甲站,2021-11-01\n", "UTF-8", "2 甲站|2021-11-01"},
		{"byte order mark and CRLF", "a.csv", "\ufeff单位,日期\r\n甲站,2021-11-01\r\n", "UTF-8", "2 甲站|2021-11-01"},
		{"GBK", "a.csv", gbk("单位,日期\n石碁站,2021-11-01\n"), "GBK", "2 石碁站|2021-11-01"},
		{"semicolons", "a.csv", "site;date\n甲,乙;2021-11-01\n", "UTF-8", "2 甲,乙|2021-11-01"},
		{"newline inside", "a.csv", "site,text\n甲,\"一\n二\"\n乙,三\n", "UTF-8", "2 甲|一\n二;4 乙|三"},
		{"blank lines and cells", "a.csv", "site,date\n\n甲,1,,\n,,\n乙,2\n", "UTF-8", "3 甲|1;5 乙|2"},
		{"ragged", "a.csv", "site,date\n甲\n乙,2\n丙,3,4\n", "UTF-8", "2 ! the row has 1 cells, the header 2;3 乙|2;4 ! the row has 3 cells, the header 2"},
		{"a title above", "a.csv", "十一月检查台账,\n制表：甲,\n单位,日期\n甲,1\n", "UTF-8", "4 甲|1"},
		{"semicolons below a title with commas", "a.csv", "台账（一,二,三,四）\r\n单位;日期\r\n甲站;1\r\n", "UTF-8", "3 甲站|1"},
		{"full-width commas", "a.txt", "单位，日期\n甲站，1\n", "UTF-8", "2 甲站|1"},
		{"strokes", "a.txt", "单位|日期|隐患描述\n甲站|1|2,3;4\n", "UTF-8", "2 甲站|1|2,3;4"},
		{"marks that nobody sees", "a.csv", "\u200b单位,日期\u00a0\n甲站,1\n", "UTF-8", "2 甲站|1"},
		{"two byte order marks", "a.csv", "\ufeff\ufeff\"单位\",日期\n甲站,1\n", "UTF-8", "2 甲站|1"},
		{"bare quotes", "a.csv", "site,text\n甲,5\" 管\n乙,他说\"好\"\n丙,\"a\"\"b\"\n", "UTF-8", "2 甲|5\" 管;3 乙|他说\"好\";4 丙|a\"b"},
		{"CR alone", "a.csv", "site,text\r甲,\"一\r二\"\r乙,三\r", "UTF-8", "2 甲|一\n二;4 乙|三"},
		{"text behind a quote", "a.csv", "site,text\n甲,\"一\"二\n乙,三\n", "UTF-8", "2 ! the quotes of the row that begins on line 2 are wrong (line 2);3 乙|三"},
		{"UTF-16 and two marks", "a.txt", utf16("\ufeff\ufeff单位\t日期\r\n甲站\t5\"\r\n"), "UTF-16", "2 甲站|5\""},
		{"UTF-16 big", "a.txt", "\xfe\xff" + "\x53\x55\x4f\x4d\x00,\x65\xe5\x67\x1f\x00\n\x00a\x00,\x00b", "UTF-16", "2 a|b"},
		{"JSON lines in GBK", "a.jsonl", gbk("{\"site\":\"石碁站\",\"text\":\"灭火器失压\"}\n"), "GBK", "1 石碁站|灭火器失压"},
		{"JSON lines in UTF-16", "a", utf16("\ufeff{\"site\":\"甲\"}\r\n"), "UTF-16", "1 甲"},
		{"JSON lines", "a.jsonl", "{\"site\":\"甲\",\"fixed\":true,\"n\":3}\n\n{\"site\":\"乙\",\"due\":null}\n[1]\n", "UTF-8", "1 甲|true|3;3 乙|||;4 ! the line is not a JSON object"},
		{"bad bytes later", "a.csv", "site,date\n" + strings.Repeat("甲,1\n", 30000) + "\xff\xfe,2\n", "UTF-8", "the row is not valid UTF-8"},
	} {
		t.Run(c.name, func(t *testing.T) {
			r, rows := all(t, c.file, c.data)
			if r.Encoding() != c.encoding {
				t.Errorf("read as %s", r.Encoding())
			}
			if got := strings.Join(rows, ";"); got != c.want && !strings.HasSuffix(c.want, "UTF-8") || strings.HasSuffix(c.want, "UTF-8") && !strings.Contains(got, c.want) {
				t.Errorf("read %q", got)
			}
		})
	}
}

func TestDecidesTheEncodingWhereItMatters(t *testing.T) {
	r, rows := all(t, "a.csv", "site,date\n"+strings.Repeat("A,1\n", 400000)+gbk("石碁站,2\n"))
	if last := rows[len(rows)-1]; r.Encoding() != "GBK" || last != "400002 石碁站|2" {
		t.Errorf("%q, read as %s", last, r.Encoding())
	}
}

func TestRefusesWhatIsNoTable(t *testing.T) {
	for name, data := range map[string]string{"none.csv": " \n", "old.xls": "\xd0\xcf\x11\xe0\xa1\xb1",
		"page.xls": "\r\n<HTML xmlns:x=\"urn:schemas-microsoft-com:office:excel\"><table><tr><td>单位</td></tr></table>", "xml.xls": "<?xml version=\"1.0\"?><Workbook/>",
		"page16.xls": "\xff\xfe<\x00t\x00a\x00b\x00l\x00e\x00>\x00", "bad.xlsx": "PK\x03\x04 no zip", "bad.jsonl": "{\"a\":"} {
		_, err := Open(context.Background(), name, strings.NewReader(data), Options{Known: known})
		if e, ok := err.(*inspect.Error); !ok || !strings.Contains(e.EN, name) || e.ZH == "" {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestUnclosedQuoteNamesItsLine(t *testing.T) {
	_, rows := all(t, "a.csv", "site,text\n甲,一\n乙,\"二\n丙,三\n")
	if len(rows) != 2 || !strings.Contains(rows[1], "begins on line 3") {
		t.Errorf("%q", rows)
	}
}

// written makes a file as another program would.
func written(t *testing.T, fill func(f *excelize.File)) string {
	t.Helper()
	f := excelize.NewFile()
	fill(f)
	var b bytes.Buffer
	if err := f.Write(&b); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func TestWorkbook(t *testing.T) {
	data := written(t, func(f *excelize.File) {
		f.SetSheetRow("Sheet1", "A1", &[]any{"说明", "本表由各科室填报"})
		f.NewSheet("台账")
		f.SetSheetRow("台账", "A1", &[]any{"十一月检查台账"})
		f.SetSheetRow("台账", "A2", &[]any{"单位", "日期", "隐患描述", "备注"})
		f.SetSheetRow("台账", "A3", &[]any{"甲站", "2021-11-24", "灭火器失压"})
		f.SetSheetRow("台账", "A5", &[]any{"乙站", 44524, "配电室堆放杂物", 3})
		f.SetSheetRow("台账", "A6", &[]any{"丙站", 44524.5, "", 0.1 + 0.2})
		f.SetSheetRow("台账", "A7", &[]any{"丁站", 44524, "", true, "多"})
		f.SetSheetRow("台账", "A8", &[]any{"戊站", nil, nil, 1234567890123456789})
		form := "yyyy年m月d日"
		day, _ := f.NewStyle(&excelize.Style{NumFmt: 14})
		chinese, _ := f.NewStyle(&excelize.Style{CustomNumFmt: &form})
		f.SetCellStyle("台账", "B5", "B5", day)
		f.SetCellStyle("台账", "B6", "B6", chinese)
	})
	r, rows := all(t, "a.xlsx", data)
	defer r.Close()
	want := []string{"3 甲站|2021-11-24|灭火器失压|", "5 乙站|2021-11-24|配电室堆放杂物|3", "6 丙站|2021-11-24||0.3",
		"7 ! the row has 5 cells, the header 4", "8 ! the number in cell D8 has more than 15 digits, and a workbook keeps no more: format its column as text and type it again"}
	if !slices.Equal(rows, want) {
		t.Errorf("%q", rows)
	}
	if Day("44524") != "2021-11-24" || Day("15") != "15" || Day("44524.6045") != "2021-11-24" || Day("44524x") != "44524x" || Day("445249") != "445249" || Day("44524.5.1") != "44524.5.1" || Day("2021-11-24") != "2021-11-24" {
		t.Error("a day counted by a workbook is not the date")
	}
}

// A workbook that is cut or damaged anywhere is refused whole: never read as
// far as it goes.
func TestDamagedWorkbookIsRefused(t *testing.T) {
	data := written(t, func(f *excelize.File) {
		f.SetSheetRow("Sheet1", "A1", &[]any{"单位", "日期"})
		for i := range 2000 {
			f.SetSheetRow("Sheet1", fmt.Sprint("A", i+2), &[]any{fmt.Sprint("站", i*7919%2003), i})
		}
	})
	if _, rows := all(t, "a.xlsx", data); len(rows) != 2000 {
		t.Fatalf("%d rows", len(rows))
	}
	for at := 100; at < len(data); at += len(data) / 40 {
		for _, bad := range []string{data[:at], data[:at] + "\xff\xfe\xfd\xfc" + data[at+4:]} {
			r, err := Open(context.Background(), "a.xlsx", strings.NewReader(bad), Options{Known: known})
			if err != nil {
				continue
			}
			n := 0
			for ; err == nil; n++ {
				_, err = r.Next()
			}
			if r.Close(); n-1 != 2000 && err == io.EOF {
				t.Errorf("damaged at %d of %d, %d rows were read", at, len(data), n-1)
			}
		}
	}
	old := written(t, func(f *excelize.File) {
		yes := true
		f.SetWorkbookProps(&excelize.WorkbookPropsOptions{Date1904: &yes})
	})
	if _, err := Open(context.Background(), "a.xlsx", strings.NewReader(old), Options{Known: known}); err == nil || !strings.Contains(err.Error(), "1904") {
		t.Errorf("dates from 1904: %v", err)
	}
}

// Bytes that are of no encoding are named as such, and by their line.
func TestBytesOfNoEncoding(t *testing.T) {
	r, rows := all(t, "a.csv", gbk("单位,日期\n甲站,2021-11-24\n")+"\xff\x80\xff,2021-11-25\n")
	defer r.Close()
	if want := []string{"2 甲站|2021-11-24", "3 ! the row holds characters that cannot be read: check the file's encoding"}; !slices.Equal(rows, want) {
		t.Errorf("%q", rows)
	}
}

// What encoding/csv reads of a well-formed file, we read too, cell for cell.
func FuzzCSV(f *testing.F) {
	f.Add("site,date\n甲,1\n")
	f.Add("a;b\n\"x\"\"y\";2")
	f.Fuzz(func(t *testing.T, data string) {
		r, err := Open(context.Background(), "a.csv", strings.NewReader(data), Options{})
		if err != nil {
			return
		}
		n := 0
		for {
			row, err := r.Next()
			if err == io.EOF {
				break
			} else if err != nil {
				return
			}
			if row.Err == nil && len(row.Cells) != len(r.Header()) {
				t.Fatalf("%d cells under %d headers", len(row.Cells), len(r.Header()))
			}
			n++
		}
		if !utf8.ValidString(data) || strings.HasPrefix(data, "PK") || strings.HasPrefix(data, "\ufeff") || strings.Contains(data, "\r") || separator([]byte(data), func(string) bool { return false }) != "," {
			return
		}
		want, err := csv.NewReader(strings.NewReader(data)).ReadAll()
		if err == nil && n > len(want) {
			t.Fatalf("read %d rows of %d", n, len(want))
		}
	})
}

// What the standard library reads without a fault, we read as the same rows.
func FuzzCells(f *testing.F) {
	f.Add("a,\"b\nc\"\"\",d\n\ne,,f")
	f.Fuzz(func(t *testing.T, data string) {
		strict := csv.NewReader(strings.NewReader(data))
		strict.FieldsPerRecord = -1
		want, err := strict.ReadAll()
		if err != nil || strings.Contains(data, "\r") {
			return
		}
		rows := &cellReader{in: bufio.NewReaderSize(strings.NewReader(data), 16), comma: ","}
		for i := 0; ; {
			cells, err := rows.read()
			switch {
			case err == io.EOF && i == len(want):
				return
			case err == nil && len(cells) == 1 && cells[0] == "" && (i == len(want) || !slices.Equal(cells, want[i])): // a line of nothing
			case err != nil || i == len(want) || !slices.Equal(cells, want[i]):
				t.Fatalf("%q: %v, not %q", cells, err, want[i:])
			default:
				i++
			}
		}
	})
}

func BenchmarkCSV(b *testing.B) {
	data := "site,date,text\n" + strings.Repeat("示范第一加油站,2021-11-24,配电室堆放杂物且灭火器压力不足\n", 10000)
	for range b.N {
		all(b, "a.csv", data)
	}
	b.ReportMetric(float64(10000*b.N)/b.Elapsed().Seconds(), "rows/s")
}

// What is no table is called what it is, and how it becomes one.
func TestNoTables(t *testing.T) {
	for name, want := range map[string]string{" [ {\"site\":\"a\"}]": "JSON array",
		"s\x00i\x00t\x00e\x00,\x00":            "NUL bytes",
		"\x09\x08\x10\x00\x00\x06\x05\x00\x00": "NUL bytes", "\xd0\xcf\x11\xe0": "old Excel"} {
		if _, err := Open(context.Background(), "a.csv", strings.NewReader(name), Options{Known: known}); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%q: %v", name, err)
		}
	}
}
