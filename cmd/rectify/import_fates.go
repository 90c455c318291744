package main

import (
	"io"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"rectify/cmd/rectify/shell"
	"rectify/inspect"
	"rectify/inspect/sheet"
	"rectify/report"
)

// fated is what becomes of a row; of one that cannot be recorded its cells are kept.
type fated struct {
	inspect.RowFate
	what   string
	cells  []string
	unread bool          // the row itself could not be read, whatever its cells say
	why    inspect.Words // it was passed over
}

// keep holds a row until its fate is known. Where it says «as above», what stands
// there: it may be written to a file of its own.
func (t *opened[T]) keep(row sheet.Row) {
	t.unread = row.Err != nil
	if t.row = slices.Clone(row.Cells); t.unread {
		return
	}
	var cells []*string
	for i := range t.Header() {
		if i == len(t.row) {
			t.row = append(t.row, "")
		}
		cells = append(cells, &t.row[i])
	}
	if said := slices.Clone(t.row); t.above.Settle(nil, cells) != nil {
		t.row = said
	}
}

// fated is told what became of the row that was given last.
func (t *opened[T]) fated(f inspect.RowFate) {
	out := fated{RowFate: f, what: t.what()}
	if f.Err != nil {
		out.cells, out.unread = t.row, t.unread
		if m, mapped := t.Reader.(*mappedTable); mapped && m.theirs != nil {
			out.cells = slices.Clone(m.theirs)
		}
	}
	t.fates = append(t.fates, out)
}

// what says of which thing a row tells: the cells that each row needs.
func (t *opened[T]) what() string {
	var said []string
	for _, i := range t.needs {
		if i < len(t.row) && isFilled(t.row[i]) {
			said = append(said, report.Beginning(strings.TrimSpace(t.row[i])))
		}
	}
	return strings.Join(said, " · ")
}

// rowPlan is what an import would do with a row, in JSON.
type rowPlan struct {
	Sheet  string `json:"sheet,omitempty"`
	Line   int    `json:"line"`
	Fate   string `json:"fate"`
	What   string `json:"what"`
	Reason string `json:"reason,omitempty"`
	Hint   string `json:"hint,omitempty"`
}

func (t *opened[T]) plan(c *shell.Run) []rowPlan {
	out := []rowPlan{}
	for _, f := range t.fates {
		row := rowPlan{Fate: f.Fate, What: f.what, Reason: c.Say(f.why.EN, f.why.ZH)}
		row.Sheet, row.Line = placeIn(t.sheets, f.Line)
		if f.Err != nil {
			said := c.FaultOf(c.Explain(f.Err))
			row.Reason, row.Hint = said.Message, said.Hint
		}
		out = append(out, row)
	}
	return out
}

// showPlan prints what an import would do, a row for each of the table.
func (t *opened[T]) showPlan(c *shell.Run) error {
	rows := func(fn func([]string) error) error {
		for _, r := range t.plan(c) {
			at := strconv.Itoa(r.Line)
			if r.Sheet != "" {
				at = r.Sheet + " " + at
			}
			if err := fn([]string{at, c.Shown(inspect.RowFates, r.Fate), r.What, r.Reason}); err != nil {
				return err
			}
		}
		return nil
	}
	return (report.Table{Head: c.Head("line|would be|row|reason", "行|处理|内容|原因"), Rows: rows}).Write(c.Out)
}

// writeFaults writes the rows that cannot be recorded, as they stood, with their
// reasons: in what a later import passes over.
func (t *opened[T]) writeFaults(c *shell.Run, file string) error {
	bad := slices.DeleteFunc(slices.Clone(t.fates), func(f fated) bool { return f.Err == nil })
	if len(bad) == 0 {
		return nil
	}
	kind := strings.TrimPrefix(strings.ToLower(filepath.Ext(file)), ".")
	heads, rows, wide := t.faultHeads(), [][]any(nil), 0
	for _, f := range bad {
		row := t.faultRow(f, len(heads), c.FaultOf(c.Explain(f.Err)).Message, kind == "xlsx")
		rows, wide = append(rows, row), max(wide, len(row))
	}
	heads = append(heads, c.Say("reason", "原因"))
	columns := make([]report.ListColumn, wide) // those behind the reason have no head
	for i, head := range heads {
		columns[i] = report.ListColumn{EN: head, ZH: head}
	}
	for i, row := range rows {
		rows[i] = slices.Concat(row, slices.Repeat([]any{""}, wide-len(row)))
	}
	write := report.List(c.Say("bad rows", "有误的行"), columns, inspect.EachOf(rows), c.Lang, c.Author)[kind]
	if err := c.Create(file, func(w io.Writer) error { return write(w, true) }); err != nil {
		return err
	}
	c.Note("%[1]d bad row%[1]s written to %[2]s: mend and import them", "%[1]d 行有误，已写入 %[2]s，改正后可再导入",
		inspect.Many(len(bad)), file)
	if slices.ContainsFunc(bad, func(f fated) bool { return f.unread }) {
		c.Note("what stands behind the column of reasons did not fit under the header: take it away when the row is mended",
			"“原因”列之后的内容是表头之外多出的，改正该行后请删除")
	}
	return nil
}

// faultHeads are the heads of the file that is imported.
func (t *opened[T]) faultHeads() []string {
	if m, mapped := t.Reader.(*mappedTable); mapped {
		return slices.Clone(m.Reader.Header())
	}
	return slices.Clone(t.Header())
}

// faultRow is a row with its reason. One that could not be read has a cell more behind that,
// its own or the reason, by which it cannot be read again before somebody mends it.
func (t *opened[T]) faultRow(f fated, width int, why string, typed bool) []any {
	row := make([]any, width, width+2)
	for i := range row {
		row[i] = ""
		if i < len(f.cells) {
			row[i] = t.faultCell(i, f.cells[i], typed)
		}
	}
	if row = append(row, why); !f.unread {
		return row
	}
	if len(f.cells) <= width {
		return append(row, why)
	}
	for _, cell := range f.cells[width:] {
		row = append(row, cell)
	}
	return row
}

// faultCell is a cell as it stood; in a workbook a day is one, where it can be read.
func (t *opened[T]) faultCell(at int, cell string, typed bool) any {
	if _, mapped := t.Reader.(*mappedTable); mapped || !typed || at >= len(t.fields) || t.fields[at] < 0 ||
		t.columns[t.fields[at]].Kind.What != inspect.AsDay {
		return cell
	}
	if day, err := inspect.ParseDate(strings.TrimSpace(cell)); err == nil && day != "" {
		return day
	}
	return cell
}
