package main

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"rectify/cmd/rectify/shell"
	"rectify/inspect"
	"rectify/inspect/sheet"
)

// plainHeader is a header without what people put in and around it: notes in
// brackets, stars, spaces, strokes; of one width and one case.
func plainHeader(s string) string {
	s = inspect.Folded(s)
	if i := strings.IndexAny(s, "([【"); i > 0 {
		s = s[:i]
	}
	return aroundHeaders.Replace(s)
}

var aroundHeaders = strings.NewReplacer("*", "", ":", "", "/", "", "、", "", "_", "", "-", "", ".", "")

// find is the place of the column that a header means, -1 for none.
func find(columns []inspect.Column, header string) int {
	h := plainHeader(header)
	for i, c := range columns {
		if h != "" && (h == plainHeader(c.Key) || strings.Contains(" "+c.Headers+" ", " "+h+" ")) {
			return i
		}
	}
	return -1
}

// matched is what a file's header means.
type matched struct {
	fields        []int // of each header, the place of its column; -1 for none
	needs         []int // places among them of what each row needs
	passed        []string
	aside         []string // known, and with nothing to record
	hasRowNumbers bool
}

// rowNumbers are headers of columns that count the rows.
var rowNumbers = []string{"序号", "no", "行号"}

// match finds for each header its column. Row numbers (序号) are passed over;
// other unknown headers, and a second one of a column, are refused unless they may be ignored.
// heads are the headers as they stand in the file.
func match(name string, columns []inspect.Column, header, heads []string, ignore bool) (m matched, err error) {
	seen := map[int]bool{}
	for i, h := range header {
		at, said := find(columns, h), legible(heads[i])
		switch {
		case at >= 0 && columns[at].Aside:
			m.aside, at = append(m.aside, said), -1
		case at >= 0 && seen[at] && ignore:
			m.passed, at = append(m.passed, said), -1
		case at >= 0 && seen[at]:
			return m, shell.Invalid("%[1]s has the column %[2]s twice (%[3]q)",
				"%[1]s 的 %[2]s 列重复（%[3]s）", name, columns[at].Key, said).
				Hint("rename one of them, or use --ignore-unknown to take the first", "请改名，或加 --ignore-unknown 只取前一列")
		case at >= 0:
			seen[at] = true
		case slices.Contains(rowNumbers, plainHeader(h)):
			m.hasRowNumbers = true
		case h != "":
			m.passed = append(m.passed, said)
		}
		if at >= 0 && columns[at].Must {
			m.needs = append(m.needs, len(m.fields))
		}
		m.fields = append(m.fields, at)
	}
	if len(m.passed) > 0 && !ignore {
		knownEN, knownZH := knownHeaders(columns)
		return m, shell.Invalid("%[1]s has columns that are not known: %[2]s", "%[1]s 有不认识的列：%[3]s", name,
			strings.Join(m.passed, ", "), strings.Join(m.passed, "、")).
			Hint("rename them, or use --ignore-unknown; known are "+knownEN, "请改名，或加 --ignore-unknown 忽略；可用的列："+knownZH)
	}
	return m, missing(name, columns, seen)
}

// legible is the beginning of a header without what would upset a terminal:
// it may be of a file that is no table at all.
func legible(h string) string {
	return firstLine(strings.Map(func(r rune) rune {
		if unicode.IsControl(r) {
			return utf8.RuneError
		}
		return r
	}, h))
}

// missing names every column that must be there and is not.
func missing(name string, columns []inspect.Column, seen map[int]bool) error {
	var lack, any []string
	has := false
	for i, col := range columns {
		switch said := col.Key + "（" + chinese(col) + "）"; {
		case col.Must && !seen[i]:
			lack = append(lack, said)
		case col.Either:
			any, has = append(any, said), has || seen[i]
		}
	}
	if len(any) > 0 && !has {
		lack = append(lack, any[0])
	}
	if len(lack) == 0 {
		return nil
	}
	en, zh := "", ""
	knownEN, knownZH := knownHeaders(columns)
	if len(lack) == 1 && strings.HasPrefix(lack[0], "site") {
		en, zh = "use --site if all are of one; ", "全部属于同一单位的，可加 --site；"
	}
	return shell.Invalid("%[1]s has no column %[2]s", "%[1]s 缺少列：%[3]s", name, strings.Join(lack, ", "),
		strings.Join(lack, "、")).
		Hint(en+"the header must be in the first rows; known columns are "+knownEN, zh+"表头应在前几行；可用的列："+knownZH)
}

// chinese is the first Chinese header of a column.
func chinese(c inspect.Column) string {
	for _, h := range strings.Fields(c.Headers) {
		if h[0] >= 0x80 {
			return h
		}
	}
	return c.Key
}

// knownHeaders are the columns that a header may name, in both languages.
func knownHeaders(columns []inspect.Column) (string, string) {
	var en, zh []string
	for _, col := range columns {
		if !col.Aside {
			en, zh = append(en, col.Key), append(zh, chinese(col))
		}
	}
	return strings.Join(en, ", "), strings.Join(zh, ", ")
}

// isKnown tells sheet which headers to look for.
func isKnown(columns []inspect.Column) func(string) bool {
	return func(h string) bool { return find(columns, h) >= 0 }
}

// isAside tells sheet which headers have nothing below them to record.
func isAside(columns []inspect.Column) func(string) bool {
	return func(h string) bool {
		at := find(columns, h)
		return at >= 0 && columns[at].Aside
	}
}

// means tells sheet what a header means, in one word.
func means(columns []inspect.Column) func(string) string {
	return func(h string) string {
		if at := find(columns, h); at >= 0 {
			return columns[at].Key
		}
		return ""
	}
}

// wholeHeader tells sheet whether a header has what every row needs.
func wholeHeader(columns []inspect.Column) func([]string) bool {
	return func(header []string) bool {
		_, err := match("", columns, header, header, true)
		return err == nil
	}
}

// fill puts a row's cells in their places.
func fill(row sheet.Row, columns []inspect.Column, fields []int, into []*string) {
	for i, at := range fields {
		if at >= 0 && i < len(row.Cells) {
			cell := strings.TrimSpace(sheet.Visible(row.Cells[i]))
			if what := columns[at].Kind.What; what == inspect.AsDay || what == inspect.AsDue {
				cell = sheet.Day(cell) // which a workbook may hold as a number of days
			}
			*into[at] = cell
		}
	}
}

// firstLine is the beginning of a text, for a list of offers.
func firstLine(s string) string {
	s, _, _ = strings.Cut(s, "\n")
	if r := []rune(s); len(r) > 24 {
		return string(r[:24]) + "…"
	}
	return s
}
