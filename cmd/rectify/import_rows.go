package main

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"rectify/cmd/rectify/shell"
	"rectify/inspect"
	"rectify/inspect/sheet"
)

// opened is a table that is being imported, and what its header means.
type opened[T any] struct {
	sheet.Reader
	matched
	name    string
	columns []inspect.Column
	ignore  bool
	sheets  []string       // whose rows were given, if they are of several
	hidden  passing        // rows that nobody sees
	struck  passing        // rows that are struck through
	aside   passing        // rows that hold no record, with the first word of each
	said    map[int]string // of every row, by its column
	out     T              // the row at hand
	places  []*string      // of its columns

	keeps  bool     // what becomes of each row is told
	row    []string // the last, with what stands above it where it says so
	unread bool     // it could not be read
	above  inspect.Above
	fates  []fated
}

// passing are rows that were passed over: how many, and the first of them.
type passing struct {
	n     int
	first []string
}

func (p *passing) add(row string) {
	if p.n++; p.n <= 10 {
		p.first = append(p.first, row)
	}
}

// list has the first.
func (p *passing) list(comma string) string {
	list := strings.Join(p.first, comma)
	if p.n > len(p.first) {
		list += "…"
	}
	return list
}

// next is the next row in the book's terms.
func (t *opened[T]) next() (out T, err error) {
	row, err := t.Next()
	for err == nil && t.passes(row) {
		row, err = t.Next()
	}
	if err != nil {
		return out, err
	}
	row.Line = t.lineOf(row)
	if header := t.Header(); len(header) > len(t.fields) { // JSON lines may bring more
		if t.matched, err = match(t.name, t.columns, header, headsOf(t.Reader), t.ignore); err != nil {
			return out, err
		}
	}
	if t.out = out; t.places == nil {
		t.places = inspect.Places(t.columns, &t.out)
	}
	inspect.Begin(&t.out, row.Line, rowFault(row.Err))
	for at, word := range t.said {
		*t.places[at] = word
	}
	if row.Err == nil {
		fill(row, t.columns, t.fields, t.places)
	}
	if t.keeps {
		t.keep(row)
	}
	return t.out, nil
}

// passes tells whether a row is passed over, and keeps why.
func (t *opened[T]) passes(row sheet.Row) bool {
	var why inspect.Words
	switch {
	case row.Hidden:
		t.hidden.add(strconv.Itoa(row.Line))
		why = inspect.Words{EN: "hidden", ZH: "隐藏行"}
	case row.Struck:
		t.struck.add(strconv.Itoa(row.Line))
		why = inspect.Words{EN: "struck through", ZH: "已划去"}
	case t.noRecord(row):
		why = inspect.Words{EN: "no record", ZH: "不是记录"}
	default:
		return false
	}
	if t.keeps {
		t.row = row.Cells
		t.fates = append(t.fates, fated{RowFate: inspect.RowFate{Line: t.lineOf(row), Fate: "passed"},
			what: cmp.Or(t.what(), t.firstSaid(row.Cells)), why: why})
	}
	return true
}

// firstSaid is the first word of a row.
func (t *opened[T]) firstSaid(cells []string) string {
	if at := slices.IndexFunc(cells, isFilled); at >= 0 {
		return legible(cells[at])
	}
	return ""
}

// lineOf is the line of a row, counted on from sheet to sheet.
func (t *opened[T]) lineOf(row sheet.Row) int {
	if n := len(t.sheets); row.Sheet != "" && (n == 0 || t.sheets[n-1] != row.Sheet) {
		t.sheets = append(t.sheets, row.Sheet)
	}
	return row.Line + max(0, len(t.sheets)-1)*inspect.LinesOfSheet
}

// noRecord tells a row that is none: a sum or a note below the table, a day alone,
// one of which nothing but its number is filled in, or the header once more. A row
// that has all that each needs is one, whatever its first word; where each needs but
// one column, that word tells, unless another tells more.
func (t *opened[T]) noRecord(row sheet.Row) bool {
	said := slices.IndexFunc(row.Cells, isFilled)
	if said < 0 {
		return false
	}
	sum := row.Err == nil && slices.ContainsFunc(t.needs, func(i int) bool {
		return inspect.IsSum(row.Cells[i]) && !(t.hasAll(row.Cells) &&
			(t.columns[t.fields[i]].Key == "text" || len(t.needs) == 1 && t.tellsMore(row.Cells)))
	})
	whole := row.Err == nil && !sum && t.hasAll(row.Cells)
	if whole && len(t.needs) > 1 && row.Cells[t.needs[0]] != t.Header()[t.needs[0]] {
		return false // as most are: a look is quicker than the patterns
	}
	if !inspect.BelowTable(row.Cells[said]) {
		said = t.firstKnown(row.Cells, said) // a number of the row stands before it
	}
	first := row.Cells[said]
	switch {
	case sum:
	case whole && slices.Equal(row.Cells, t.Header()):
	case whole:
		if one := row.Cells[t.needs[0]]; len(t.needs) > 1 || !inspect.BesideTable(one) && !inspect.BesideTable(first) &&
			!inspect.IsSum(first) && !t.isDayAlone(row.Cells) || t.tellsMore(row.Cells) {
			return false
		}
	case row.Err == nil && (t.saysNothing(row.Cells) || t.isDayAlone(row.Cells)):
	case !inspect.BelowTable(first):
		return false
	}
	t.aside.add(strconv.Itoa(row.Line) + "（" + legible(first) + "）")
	return true
}

// tellsMore tells whether a column that is known, beside those that each row needs,
// is of a record.
func (t *opened[T]) tellsMore(cells []string) bool {
	more := false
	for i, cell := range cells {
		if i >= len(t.fields) || t.fields[i] < 0 || slices.Contains(t.needs, i) {
			continue
		}
		if inspect.BesideTable(cell) {
			return false // as one signs beside another
		}
		more = more || inspect.TellsMore(cell)
	}
	return more
}

// firstKnown is the first cell that is filled in under a column that is known.
func (t *opened[T]) firstKnown(cells []string, otherwise int) int {
	for i, at := range t.fields {
		if at >= 0 && i < len(cells) && isFilled(cells[i]) {
			return i
		}
	}
	return otherwise
}

// isDayAlone tells whether nothing but a day is filled in, as below a name to sign.
func (t *opened[T]) isDayAlone(cells []string) bool {
	at := t.firstKnown(cells, 0)
	if slices.ContainsFunc(cells[at+1:], isFilled) || at < len(t.fields) && t.fields[at] < 0 {
		return false
	}
	day, err := inspect.ParseDate(strings.TrimSpace(cells[at]))
	return err == nil && day != ""
}

func isFilled(cell string) bool { return strings.TrimSpace(cell) != "" }

// hasAll tells whether a row has all that each needs.
func (t *opened[T]) hasAll(cells []string) bool {
	for _, i := range t.needs {
		if inspect.SaysNothing(cells[i]) {
			return false
		}
	}
	return len(t.needs) > 0
}

// saysNothing tells whether no column that is known is filled in.
func (t *opened[T]) saysNothing(cells []string) bool {
	for i, cell := range cells {
		if (i >= len(t.fields) || t.fields[i] >= 0) && !inspect.SaysNothing(cell) {
			return false
		}
	}
	return true
}

// sparing are the columns, of which those of which a flag speaks may be missing.
func sparing(columns []inspect.Column, said map[string]string) []inspect.Column {
	columns = slices.Clone(columns)
	for i, col := range columns {
		if _, ok := said[col.Key]; ok {
			columns[i].Must = false
		}
	}
	return columns
}

// preset keeps of what flags say what the file has no column for; a flag of one
// that it has is refused.
func (t *opened[T]) preset(cmd *cobra.Command, c *shell.Run, said map[string]string) (map[int]string, error) {
	out := map[int]string{}
	for at, col := range t.columns {
		word, ok := said[col.Key]
		switch has := slices.Contains(t.fields, at); {
		case ok && !has:
			out[at] = word
			if !cmd.Flags().Changed(col.Key) {
				c.Note("%[1]s has no column %[2]s: it was taken to be %[3]s", "%[1]s 没有“%[4]s”列，按 %[3]s 登记", t.name,
					col.Key, word, chinese(col))
			}
		case ok && cmd.Flags().Changed(col.Key):
			return nil, shell.Usage("%[1]s has the column %[2]s: --%[2]s cannot be said too", "%[1]s 已有“%[3]s”列，不能再给 --%[2]s",
				t.name, col.Key, chinese(col)).
				Hint("leave out --"+col.Key+", or take the column out of the file", "请去掉 --"+col.Key+"，或删除表中该列")
		}
	}
	return out, nil
}
