package report

import (
	"cmp"
	"encoding/csv"
	"encoding/json"
	"io"
	"slices"
	"sync"

	"rectify/inspect"
	"rectify/report/workbook"
)

// Totals are the period, the figures with compared periods beside them, and the groups.
// The workbook has the sheet 汇总 or Totals, and one of the groups with all their columns if there are any.
func Totals(t inspect.Totals, l Lang, agency string) Tables {
	return Tables{
		"table": func(w io.Writer, _ bool) error { return writeTables(w, totalsGrids(t, l, false)...) },
		"csv":   func(w io.Writer, mark bool) error { return writeTotals(w, t, l, mark) },
		"jsonl": func(w io.Writer, _ bool) error { return writeEach(w, totalsLines(t)) },
		"xlsx": func(w io.Writer, _ bool) error {
			title := l.say("Totals of inspections and hazards", "安全检查和隐患排查治理汇总")
			return writeSheets(w, workbook.Book{Title: title, Author: agency, Made: asOf(t)}, totalsGrids(t, l, true)...)
		},
	}
}

// writeTotals writes one row for the total, one for each group and one for each
// compared period. Its columns are, in English, the keys of the JSON. A figure that
// is not parted by the groups' dimension, and a median of no values, is an empty field.
func writeTotals(w io.Writer, t inspect.Totals, l Lang, withBOM bool) error {
	lines := inspect.Mapped(totalsLines(t), func(line totalsLine) []string { return csvRow(line, t.By, l) })
	return writeCSV(w, totalsColumns(l), inspect.EachOf(lines), withBOM)
}

// totalsLine is one row of totals, with the names that the JSON has.
type totalsLine struct {
	Set       string         `json:"set"`
	Key       string         `json:"key,omitempty"`
	Label     string         `json:"label,omitempty"`
	Period    inspect.Period `json:"period"`
	AsOf      inspect.Date   `json:"as_of"`
	CountedOn inspect.Date   `json:"counted_on"`
	inspect.Figures
}

// totalsLines are the rows of totals: the total, the groups and the compared periods.
func totalsLines(t inspect.Totals) []totalsLine {
	line := func(set, key, label string, p inspect.Period, of inspect.Figures) totalsLine {
		return totalsLine{set, key, label, p, csvDay(t, p), t.Day, of}
	}
	lines := []totalsLine{line("total", "", "", t.Period, t.Figures)}
	for _, g := range t.Groups {
		lines = append(lines, line("group", g.Key, g.Label, groupPeriod(t, g.Key), g.Figures))
	}
	for _, c := range t.Compared {
		lines = append(lines, line(c.Name, "", "", c.Period, c.Figures))
	}
	return lines
}

func totalsGrids(t inspect.Totals, l Lang, all bool) []grid {
	grids := []grid{totalsGrid(t, l)}
	if t.By != "" {
		grids = append(grids, groupsGrid(t, l, all))
	}
	return grids
}

// setName is what a row of totals is: of all, of a group, of another period.
func setName(key string, l Lang) string {
	switch words, other := compared[key]; {
	case l == EN:
		return key
	case other:
		return words.zh
	}
	return map[string]string{"total": "合计", "group": "分组"}[key]
}

// csvBefore are the columns of totals before the figures.
var csvBefore = [][2]string{{"set", "组别"}, {"key", "键"}, {"label", "名称"}, {"from", "起"}, {"to", "止（次日）"},
	{"last_day", "最后一天"}}

// inCSV are the figures in the order of the columns: new ones are only added on the right.
var inCSV = sync.OnceValue(func() []*inspect.Figure {
	since := func(a, b *inspect.Figure) int { return a.Since - b.Since }
	return slices.SortedStableFunc(slices.Values(inspect.TotalsTable), since)
})

// withDays sets the days beside a figure that is of a day of its own.
func withDays(key string, cells []string, asOf, counted string) []string {
	if key == "cohort_rate_now" {
		return append(append([]string{asOf}, cells...), counted)
	}
	return cells
}

func totalsColumns(l Lang) (columns []string) {
	for _, h := range csvBefore {
		columns = append(columns, l.say(h[0], h[1]))
	}
	for _, f := range inCSV() {
		columns = append(columns, withDays(f.Key, csvHeads(f, l), l.say("as_of", "截至"), l.say("counted_on", "统计日"))...)
	}
	return columns
}

func csvRow(line totalsLine, by inspect.Dim, l Lang) []string {
	label, p := line.Label, line.Period
	if l == ZH && line.Set == "group" {
		label = keyName(cmp.Or(label, line.Key), by, l)
	}
	row := []string{setName(line.Set, l), line.Key, label, string(p.From), string(p.To), string(p.To.Add(-1))}
	for _, f := range inCSV() {
		row = append(row, withDays(f.Key, csvCells(f, &line.Figures), string(line.AsOf), string(line.CountedOn))...)
	}
	return row
}

// csvDay is the day as of which a row's period is counted: nothing is of days
// after that of counting.
func csvDay(t inspect.Totals, p inspect.Period) inspect.Date {
	last := p.To.Add(-1)
	if t.Day == "" {
		return last
	}
	return min(last, t.Day)
}

// groupPeriod is the days that a group is of: the month's own, or all.
func groupPeriod(t inspect.Totals, key string) inspect.Period {
	if t.By != inspect.ByMonth {
		return t.Period
	}
	month := inspect.MonthOf(inspect.Date(key + "-01"))
	return inspect.Period{From: max(month.From, t.Period.From), To: min(month.To, t.Period.To)}
}

// plain writes a cell for a program.
func plain(cell any) string {
	if cell == nil {
		return ""
	}
	return text(cell)
}

// writeLines writes rows as JSON, an object to a line: what its cells hold by the heads, but
// nothing of what is empty.
func writeLines(w io.Writer, g grid) error {
	return g.values(func(row []any) error {
		line := map[string]any{}
		for i, value := range row {
			if plain(value) != "" {
				line[g.head[i]] = value
			}
		}
		return writeLine(w, line)
	})
}

// writeEach writes values as JSON, an object to a line.
func writeEach[T any](w io.Writer, values []T) error {
	return inspect.EachOf(values)(func(v T) error { return writeLine(w, v) })
}

// writeLine writes a value as JSON on a line of its own.
func writeLine(w io.Writer, value any) error {
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	return enc.Encode(value)
}

// writeCSV writes rows under a head; it begins with a mark by which spreadsheet
// programs know UTF-8 if withBOM.
func writeCSV(w io.Writer, head []string, rows inspect.Each[[]string], withBOM bool) error {
	if withBOM {
		if _, err := io.WriteString(w, "\ufeff"); err != nil {
			return err
		}
	}
	out := csv.NewWriter(w)
	out.Write(head) // what is wrong is told at the end
	if err := rows(func(row []string) error { return out.Write(noFormula(row)) }); err != nil {
		return err
	}
	out.Flush()
	return out.Error()
}
