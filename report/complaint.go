package report

import (
	"cmp"
	"fmt"
	"io"
	"slices"
	"strings"
	"sync"

	"rectify/inspect"
	"rectify/report/workbook"
)

// complaintColumns are what a table for people has.
var complaintColumns = sync.OnceValue(func() inspect.FigureTable {
	return slices.DeleteFunc(slices.Clone(inspect.ComplaintTable), func(f inspect.Figure) bool { return f.Left == "out" })
})

// complaintCell is a figure of complaints: how many were satisfied is said with how
// many answered and how many were asked.
func complaintCell(c inspect.Figure, f inspect.ComplaintFigures, l Lang) any {
	v := c.Value(&f)
	if c.Key != satisfied || v == nil {
		return v
	}
	if f.Asked == 0 {
		return nil
	}
	return l.say(fmt.Sprintf("%d of %d answered of %d asked", f.Satisfied, f.Rated, f.Asked), fmt.Sprintf("满意%d/评价%d/回访%d", f.Satisfied, f.Rated, f.Asked))
}

const satisfied = "satisfaction_satisfied"

// WriteComplaintTotals prints the figures of complaints for a terminal; named
// says what a group's key is called.
func WriteComplaintTotals(w io.Writer, t inspect.ComplaintTotals, l Lang, named func(string) string) error {
	if _, err := fmt.Fprintf(w, "%s\n\n", l.say("Period  ", "期间  ")+days(t.Period, l)); err != nil {
		return err
	}
	if err := complaintSums(t, l).write(w); err != nil || t.By == "" {
		return err
	}
	if _, err := fmt.Fprintln(w); err != nil {
		return err
	}
	return complaintGroups(t, l, named).write(w)
}

func complaintSums(t inspect.ComplaintTotals, l Lang) grid {
	g := grid{head: []string{l.say("figure", "指标"), l.say("this period", "本期")}, right: []bool{false, true}}
	for _, c := range complaintColumns() {
		g.rows = append(g.rows, []any{called(c, l, !c.IsRate() && c.Key != satisfied), complaintCell(c, t.ComplaintFigures, l)})
	}
	return g
}

func complaintGroups(t inspect.ComplaintTotals, l Lang, named func(string) string) grid {
	g := grid{head: []string{l.say(strings.ReplaceAll(string(t.By), "-", " "), t.By.ZH())}, right: []bool{false}}
	for _, c := range complaintColumns() {
		g.head, g.right = append(g.head, l.say(c.Short[0], c.Short[1])), append(g.right, true)
	}
	for _, group := range t.Groups {
		name := named(group.Key)
		if name == "" {
			name = l.say("(none)", "（未填）")
		}
		row := []any{name}
		for _, c := range complaintColumns() {
			row = append(row, complaintCell(c, group.ComplaintFigures, l))
		}
		g.rows = append(g.rows, row)
	}
	return g
}

// WriteComplaintTotalsXLSX writes them as a workbook: the sheet Totals, and
// Groups if there are any.
func WriteComplaintTotalsXLSX(w io.Writer, t inspect.ComplaintTotals, l Lang, named func(string) string) error {
	period := string(t.Period.From) + " – " + string(t.Period.To.Add(-1))
	sheets := []workbook.Sheet{complaintSums(t, l).sheet("Totals", period)}
	if t.By != "" {
		sheets = append(sheets, complaintGroups(t, l, named).sheet("Groups", ""))
	}
	return workbook.Book{Sheets: sheets}.Write(w)
}

// WriteComplaintTotalsCSV writes one row for the total and one for each group;
// its columns are, in English, the keys of the JSON, and new ones are only added
// on the right. named says what a group's key is called.
func WriteComplaintTotalsCSV(w io.Writer, t inspect.ComplaintTotals, l Lang, named func(string) string, withBOM bool) error {
	head := []string{l.say("set", "组别"), l.say("key", "名称"), l.say("from", "起"), l.say("to", "止（次日）")}
	for _, f := range inspect.ComplaintTable {
		head = append(head, csvHeads(f, l)...)
	}
	lines := [][]string{head}
	line := func(set, key string, of inspect.ComplaintFigures) {
		row := []string{set, key, string(t.Period.From), string(t.Period.To)}
		for _, f := range inspect.ComplaintTable {
			row = append(row, csvCells(f, &of)...)
		}
		lines = append(lines, row)
	}
	line(setName("total", l), "", t.ComplaintFigures)
	for _, g := range t.Groups {
		line(setName("group", l), named(g.Key), g.ComplaintFigures)
	}
	return writeCSV(w, lines, withBOM)
}

// ComplaintValues are the figures of complaints that add up, as beside others.
func ComplaintValues(f inspect.ComplaintFigures, l Lang) (out []FigureValue) {
	for _, c := range inspect.ComplaintTable.Counted() {
		out = append(out, FigureValue{c.Key, l.say("complaints: ", "诉求") + called(c, l, true), c.Count(&f)})
	}
	return out
}

// ComplaintsLater says how much a closed month's figures differ from what was
// frozen, by what was entered later.
func ComplaintsLater(later map[string]int, l Lang) string {
	return cmp.Or(Later(inspect.ComplaintTable, later, l, true), l.say("nothing", "无"))
}
