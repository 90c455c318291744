package report

import (
	"cmp"
	"fmt"
	"io"
	"slices"
	"strings"
	"sync"

	"rectify/inspect"
)

// complaintColumns are what a table for people has.
var complaintColumns = sync.OnceValue(func() inspect.FigureTable {
	all := slices.Clone(inspect.ComplaintTable())
	return slices.DeleteFunc(all, func(f *inspect.Figure) bool { return f.Left == "out" })
})

// complaintCell is a figure of complaints: how many were satisfied is said with how
// many answered and how many were asked.
func complaintCell(c *inspect.Figure, f inspect.ComplaintFigures, l Lang) any {
	v := c.Value(&f)
	if c.Key != satisfied || v == nil {
		return v
	}
	if f.Asked == 0 {
		return nil
	}
	return fmt.Sprintf(l.say("%d of %d rated, %d asked", "满意%d/评价%d/回访%d"), f.Satisfied, f.Rated, f.Asked)
}

const satisfied = "satisfaction_satisfied"

// Complaints are the figures of complaints; named says what a group's key is called.
// The workbook has the sheet Totals, and Groups if there are any.
func Complaints(t inspect.ComplaintTotals, l Lang, named func(string) string) Tables {
	return Tables{
		"table": func(w io.Writer, _ bool) error {
			return writeTables(w, complaintGrids(t, l, named, l.say("Period  ", "期间  ")+days(t.Period, l)+"\n\n")...)
		},
		"csv": func(w io.Writer, mark bool) error { return writeComplaints(w, t, l, named, mark) },
		"xlsx": func(w io.Writer, _ bool) error {
			return writeSheets(w, complaintGrids(t, l, named, string(t.Period.From+" – "+t.Period.To.Add(-1)))...)
		},
	}
}

// complaintGrids are the figures in all, and those of the groups if there are any.
func complaintGrids(t inspect.ComplaintTotals, l Lang, named func(string) string, above string) []grid {
	sums := grid{name: "Totals", above: above, right: 1,
		head: []string{l.say("figure", "指标"), l.say("this period", "本期")}}
	for _, c := range complaintColumns() {
		name := called(c, l, !c.IsRate() && c.Key != satisfied)
		sums.rows = append(sums.rows, []any{name, complaintCell(c, t.ComplaintFigures, l)})
	}
	if t.By == "" {
		return []grid{sums}
	}
	return []grid{sums, complaintGroups(t, l, named)}
}

func complaintGroups(t inspect.ComplaintTotals, l Lang, named func(string) string) grid {
	g := grid{name: "Groups", head: []string{l.say(strings.ReplaceAll(string(t.By), "-", " "), t.By.ZH())}, right: 1}
	for _, c := range complaintColumns() {
		g.head = append(g.head, l.say(c.Short[0], c.Short[1]))
	}
	for _, group := range t.Groups {
		row := []any{cmp.Or(named(group.Key), l.say("(none)", "（未填）"))}
		for _, c := range complaintColumns() {
			row = append(row, complaintCell(c, group.ComplaintFigures, l))
		}
		g.rows = append(g.rows, row)
	}
	return g
}

// writeComplaints writes one row for the total and one for each group; its columns
// are, in English, the keys of the JSON.
func writeComplaints(w io.Writer, t inspect.ComplaintTotals, l Lang, named func(string) string, withBOM bool) error {
	head := []string{l.say("set", "组别"), l.say("key", "名称"), l.say("from", "起"), l.say("to", "止（次日）")}
	for _, f := range inspect.ComplaintTable() {
		head = append(head, csvHeads(f, l)...)
	}
	var lines [][]string
	line := func(set, key string, of inspect.ComplaintFigures) {
		row := []string{set, key, string(t.Period.From), string(t.Period.To)}
		for _, f := range inspect.ComplaintTable() {
			row = append(row, csvCells(f, &of)...)
		}
		lines = append(lines, row)
	}
	line(setName("total", l), "", t.ComplaintFigures)
	for _, g := range t.Groups {
		line(setName("group", l), named(g.Key), g.ComplaintFigures)
	}
	return writeCSV(w, head, inspect.EachOf(lines), withBOM)
}

// ComplaintsLater says how much a closed month's figures differ from what was
// frozen, by what was entered later.
func ComplaintsLater(later map[string]int, l Lang) string {
	return cmp.Or(Later(inspect.ComplaintTable(), later, l, true), l.say("nothing", "无"))
}
