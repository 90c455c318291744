package main

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"github.com/xuri/excelize/v2"

	"rectify/inspect"
)

// lists are the command lines of inJSON that list something.
func lists() (out []string) {
	for _, c := range inJSON {
		words := strings.Fields(c[0])
		if last := words[len(words)-1]; (last == "list" || last == "register" || last == "search") && c[0] != "book list" {
			out = append(out, c[1])
		}
	}
	return out
}

// Every list can be had as CSV, as a workbook and as JSON lines, in both languages: as
// many rows, each with as many cells as the head, none of whose words is missing or
// there twice; and the lines are those of --json.
func TestEveryListIsWritten(t *testing.T) {
	t.Parallel()
	o := everything(t)
	all, called := lists(), map[string]string{}
	if len(all) < 16 {
		t.Fatalf("only %d lists", len(all))
	}
	for _, line := range all {
		args := strings.Fields(line)
		var rows struct {
			Data struct{ Rows []json.RawMessage }
		}
		if err := json.Unmarshal([]byte(o.must(append(args, "--json")...)), &rows); err != nil {
			t.Fatal(line, err)
		}
		var in [][][]string
		for _, lang := range []string{"zh", "en"} {
			text := o.must(append(args, "--lang", lang, "--format", "csv")...)
			cells, err := csv.NewReader(strings.NewReader(text)).ReadAll()
			if err != nil {
				t.Error(line, err)
				continue
			}
			in = append(in, cells[1:])
			head := slices.Clone(cells[0])
			slices.Sort(head)
			if len(slices.Compact(head)) != len(cells[0]) || slices.Contains(head, "") {
				t.Errorf("%s: the head is %q", line, cells[0])
			}
			o.must(append(args, "--lang", lang, "-o", "list.xlsx")...)
			if title := lang + " " + o.titled("list.xlsx"); called[title] != "" && strings.Fields(called[title])[0] != args[0] {
				t.Errorf("the workbooks of %s and %s are both called %s", line, called[title], title)
			} else {
				called[title] = line
			}
			sheet := o.sheet("list.xlsx")
			if len(sheet) != len(cells) || !slices.Equal(sheet[0], inWorkbook(cells[0])) && !strings.HasPrefix(line, "hazard") {
				t.Errorf("%s: the workbook begins with %q and has %d rows, the CSV %q and %d", line, sheet[0], len(sheet),
					cells[0], len(cells))
			}
		}
		sameNumbers(t, line, in[0], in[1])
		lines := strings.Split(strings.TrimSuffix(o.must(append(args, "--format", "jsonl")...), "\n"), "\n")
		if line != "period list" && !strings.HasSuffix(line, "register") {
			sameLines(t, line, lines, rows.Data.Rows)
		}
	}
}

// inWorkbook is a head as a workbook has it: in words, and hashes behind all else.
func inWorkbook(head []string) (out []string) {
	var last []string
	for _, h := range head {
		switch h = strings.ReplaceAll(h, "_", " "); h {
		case "sha256", "original sha256", "文件哈希", "扫描原图":
			last = append(last, h)
		default:
			out = append(out, h)
		}
	}
	return append(out, last...)
}

// titled is a workbook's title, as its sheet is called; its creator is the agency.
func (o office) titled(name string) string {
	o.t.Helper()
	f, err := excelize.OpenFile(o.path(name))
	if err != nil {
		o.t.Fatal(err)
	}
	defer f.Close()
	d, _ := f.GetDocProps()
	if d.Creator != "示范区应急管理局" || d.Title == "" || d.Title == "列表" || d.Title == "list" {
		o.t.Errorf("%s is %q by %q", name, d.Title, d.Creator)
	}
	sheet := f.GetSheetList()[0]
	if first, _ := utf8.DecodeRuneInString(d.Title); unicode.IsLower(first) || utf8.RuneCountInString(sheet) > 31 {
		o.t.Errorf("%s is %q, and its sheet %q", name, d.Title, sheet)
	}
	return d.Title
}

// sheet are the rows of the first sheet of a workbook.
func (o office) sheet(name string) [][]string {
	o.t.Helper()
	f, err := excelize.OpenFile(o.path(name))
	if err != nil {
		o.t.Fatal(err)
	}
	defer f.Close()
	defer os.Remove(o.path(name))
	rows, err := f.GetRows(f.GetSheetList()[0])
	if err != nil {
		o.t.Fatal(err)
	}
	return rows
}

func sameLines(t *testing.T, what string, lines []string, rows []json.RawMessage) {
	t.Helper()
	if len(rows) == 0 {
		return
	}
	if len(lines) != len(rows) {
		t.Errorf("%s has %d lines and %d rows", what, len(lines), len(rows))
		return
	}
	for i, row := range rows {
		var plain bytes.Buffer
		if err := json.Compact(&plain, row); err != nil || plain.String() != lines[i] {
			t.Errorf("%s: line %d is %s, and the row %s", what, i+1, lines[i], plain.String())
		}
	}
}

// What a list, a ledger or the rows behind a figure print an import reads, in either
// language: into a new book, whose list is then the same but for what is reckoned, and
// into the same book, to which it adds nothing.
func TestEveryListComesBack(t *testing.T) {
	t.Parallel()
	o := newOffice(t)
	o.must("demo", "d")
	reckoned := map[string]bool{"ref": true, "notice": true, "first_due": true, "overdue_days": true,
		"links": true, "inspections": true, "last_inspected": true}
	for i, lang := range []string{"zh", "en"} {
		for k, format := range []string{"csv", "xlsx", "jsonl"} {
			store := fmt.Sprintf("new%d%d.db", i, k)
			o.must("init", "--store", store, "--agency", "示范局", "--word", "责改", "--region", "示")
			for _, noun := range []string{"site", "complaint", "hazard"} {
				file := noun + "." + format
				o.must(noun, "list", "--store", "d/rectify.db", "--lang", lang, "-o", file, "--format", format)
				if out := o.must(noun, "import", "--store", "d/rectify.db", "--lang", "en", file); format != "jsonl" &&
					noun != "hazard" && !strings.Contains(out, " 0 added") {
					t.Errorf("the own list %s again: %s", file, out)
				}
				o.must(noun, "import", "--store", store, file)
			}
			for _, noun := range []string{"site", "complaint", "hazard"} {
				o.sameCells(noun, "d/rectify.db", store, reckoned)
			}
		}
	}
	for i, lang := range []string{"zh", "en", "en"} {
		store, file := fmt.Sprintf("rows%d.db", i), []string{"rows.csv", "rows2.csv", "rows.jsonl"}[i]
		o.must("init", "--store", store, "--agency", "示范局", "--word", "责改", "--region", "示")
		o.must("totals", "--store", "d/rectify.db", "--month", "2021-11", "--rows", "hazards_found", "--lang", lang, "-o",
			file)
		if out := o.must("hazard", "import", "--store", store, file); !strings.Contains(out,
			"48 added") {
			t.Error(out)
		}
		o.must("site", "list", "--store", "d/rectify.db", "-o", "units.csv")
		o.must("site", "import", "--store", store, "units.csv")
		o.must("complaint", "totals", "--store", "d/rectify.db", "--month", "2021-11", "--rows", "received", "--lang", lang,
			"-o", "c-"+file)
		got := o.data("complaint totals --store d/rectify.db --month 2021-11 --rows received")
		want := fmt.Sprintf("%v added", got["count"])
		if out := o.must("complaint", "import", "--store", store, "c-"+file); !strings.Contains(out, want) {
			t.Error(out, want)
		}
	}
}

// sameCells compares two books' lists of a noun.
func (o office) sameCells(noun, one, other string, but map[string]bool) {
	o.t.Helper()
	list := func(store string) [][]string {
		rows, err := csv.NewReader(strings.NewReader(o.must(noun, "list", "--store", store, "--lang", "en", "--format",
			"csv"))).ReadAll()
		if err != nil {
			o.t.Fatal(err)
		}
		return rows
	}
	a, b := list(one), list(other)
	if len(a) != len(b) {
		o.t.Errorf("%s: %d rows of %s, %d of %s", noun, len(a), one, len(b), other)
		return
	}
	for i, row := range a {
		for k, cell := range row {
			ordered := a[0][k] == "state" && cell == "ordered" && b[i][k] == "open" // by a paper that no table brings
			if name := a[0][k]; cell != b[i][k] && !but[name] && !ordered {
				o.t.Errorf("%s of %s: line %d: %s is %q, not %q", noun, other, i+1, name, b[i][k], cell)
			}
		}
	}
}

// The workbook of the rows behind a figure says of which and of which days they are, and its
// heads are words.
func TestRowsOfEveryFigureAreTitled(t *testing.T) {
	t.Parallel()
	o := everything(t)
	for command, table := range map[string]inspect.FigureTable{"totals": inspect.TotalsTable,
		"complaint totals": inspect.ComplaintTable()} {
		for _, f := range table.Counted() {
			o.must(append(strings.Fields(command), "--year", "2021", "--rows", f.Key, "--lang", "en", "-o", "rows.xlsx")...)
			want := strings.TrimSpace(f.EN) + ", 2021-01-01 to 2021-12-31"
			if title := o.titled("rows.xlsx"); !strings.HasSuffix(strings.ToLower(title), strings.ToLower(want)) ||
				strings.Contains(title, ": ") != strings.HasPrefix(f.EN, " ") {
				t.Errorf("the rows of %s are titled %q", f.Key, title)
			}
			if rows := o.sheet("rows.xlsx"); len(rows) > 0 && strings.Contains(strings.Join(rows[0], " "), "_") {
				t.Errorf("%s: heads %q", f.Key, rows[0])
			}
		}
	}
}
