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
	what  string
	cells []string
	why   inspect.Words // it was passed over
}

// keep holds a row until its fate is known. Where it says «as above», what stands
// there: it may be written to a file of its own.
func (t *opened[T]) keep(row sheet.Row) {
	if t.row = slices.Clone(row.Cells); row.Err != nil {
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
		out.cells = t.row
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
	var columns []report.ListColumn
	heads := t.Header()
	if m, mapped := t.Reader.(*mappedTable); mapped {
		heads = m.Reader.Header()
	}
	for _, head := range append(slices.Clone(heads), c.Say("reason", "原因")) {
		columns = append(columns, report.ListColumn{EN: head, ZH: head})
	}
	rows := func(fn func([]any) error) error {
		for _, f := range bad {
			row := make([]any, len(columns))
			for i := range row[:len(row)-1] {
				row[i] = ""
				if i < len(f.cells) {
					row[i] = f.cells[i]
				}
			}
			row[len(row)-1] = c.FaultOf(c.Explain(f.Err)).Message
			if err := fn(row); err != nil {
				return err
			}
		}
		return nil
	}
	kind := strings.TrimPrefix(strings.ToLower(filepath.Ext(file)), ".")
	write := report.List(c.Say("bad rows", "有误的行"), columns, rows, c.Lang, c.Author)[kind]
	if err := c.Create(file, func(w io.Writer) error { return write(w, true) }); err != nil {
		return err
	}
	c.Note("%[1]d bad row%[1]s written to %[2]s: mend and import them", "%[1]d 行有误，已写入 %[2]s，改正后可再导入",
		inspect.Many(len(bad)), file)
	return nil
}
