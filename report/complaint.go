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
// The workbook has the sheet 汇总 or Totals, and one of the groups if there are any.
func Complaints(t inspect.ComplaintTotals, l Lang, agency string, named func(string) string) Tables {
	return Tables{
		"table": func(w io.Writer, _ bool) error {
			return writeTables(w, complaintGrids(t, l, named, false)...)
		},
		"csv":   func(w io.Writer, mark bool) error { return writeComplaints(w, t, l, named, mark) },
		"jsonl": func(w io.Writer, _ bool) error { return writeEach(w, complaintsLines(t)) },
		"xlsx": func(w io.Writer, _ bool) error {
			title := l.say("Totals of complaints", "诉求办理情况汇总")
			book := workbook.Book{Title: title, Author: agency, Made: t.AsOf}
			return writeSheets(w, book, complaintGrids(t, l, named, true)...)
		},
	}
}

// complaintGrids are the figures in all, and those of the groups if there are any; apart,
// every number is in a place of its own.
func complaintGrids(t inspect.ComplaintTotals, l Lang, named func(string) string, apart bool) []grid {
	columns, cell := complaintColumns(), complaintCell
	if apart {
		columns = inspect.ComplaintTable()
		cell = func(c *inspect.Figure, f inspect.ComplaintFigures, _ Lang) any { return c.Value(&f) }
	}
	sums := grid{name: l.say("Totals", "汇总"), above: l.say("Period  ", "期间  ") + days(t.Period, l) + "\n\n", right: 1,
		head: []string{l.say("figure", "指标"), l.say("this period", "本期")}, in: l}
	groups := grid{name: l.say("Groups", "分组"), right: 1, in: l,
		head: []string{l.say(strings.ReplaceAll(string(t.By), "-", " "), t.By.ZH())}}
	for _, c := range columns {
		name := called(c, l, !c.IsRate() && (apart || c.Key != satisfied))
		sums.rows = append(sums.rows, []any{name, cell(c, t.ComplaintFigures, l)})
		groups.head = append(groups.head, l.say(c.Short[0], c.Short[1]))
	}
	for _, group := range t.Groups {
		row := []any{cmp.Or(named(group.Key), l.say("(none)", "（未填）"))}
		for _, c := range columns {
			row = append(row, cell(c, group.ComplaintFigures, l))
		}
		groups.rows = append(groups.rows, row)
	}
	if t.By == "" {
		return []grid{sums}
	}
	return []grid{sums, groups}
}

// writeComplaints writes one row for the total and one for each group; its columns
// are, in English, the keys of the JSON.
func writeComplaints(w io.Writer, t inspect.ComplaintTotals, l Lang, named func(string) string, withBOM bool) error {
	head := []string{l.say("set", "组别"), l.say("key", "名称"), l.say("from", "起"), l.say("to", "止（次日）")}
	for _, f := range inspect.ComplaintTable() {
		head = append(head, csvHeads(f, l)...)
	}
	rows := inspect.Mapped(complaintsLines(t), func(line complaintsLine) []string {
		row := []string{setName(line.Set, l), "", string(line.Period.From), string(line.Period.To)}
		if line.Set == "group" {
			row[1] = named(line.Key)
		}
		for _, f := range inspect.ComplaintTable() {
			row = append(row, csvCells(f, &line.ComplaintFigures)...)
		}
		return row
	})
	return writeCSV(w, head, inspect.EachOf(rows), withBOM)
}

// complaintsLine is one row of the figures of complaints, with the names that the JSON has.
type complaintsLine struct {
	Set    string         `json:"set"`
	Key    string         `json:"key,omitempty"`
	Period inspect.Period `json:"period"`
	AsOf   inspect.Date   `json:"as_of"`
	inspect.ComplaintFigures
}

// complaintsLines are the rows of the figures: the total and the groups.
func complaintsLines(t inspect.ComplaintTotals) []complaintsLine {
	lines := []complaintsLine{{"total", "", t.Period, t.AsOf, t.ComplaintFigures}}
	for _, g := range t.Groups {
		lines = append(lines, complaintsLine{"group", g.Key, t.Period, t.AsOf, g.ComplaintFigures})
	}
	return lines
}

// ComplaintsLater says how much a closed month's figures differ from what was
// frozen, by what was entered later.
func ComplaintsLater(later map[string]int, l Lang) string {
	return cmp.Or(Later(inspect.ComplaintTable(), later, l, true), l.say("nothing", "无"))
}
