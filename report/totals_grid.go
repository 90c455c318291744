package report

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"rectify/inspect"
)

// grid is a table whose cells are still values: a string, an int, a float64,
// a [difference], an [inspect.Rate], or nil where there is nothing to say.
// The terminal's table and the workbook print the same grid.
type grid struct {
	head  []string
	right []bool
	rows  [][]any
	notes []string // what a reader must know, printed under it
}

func (g grid) table() Table {
	t := Table{Head: g.head, Right: g.right}
	for _, row := range g.rows {
		cells := make([]string, len(row))
		for i, c := range row {
			cells[i] = text(c)
		}
		t.Rows = append(t.Rows, cells)
	}
	return t
}

// compared are the words for another period, and whether a difference from it
// says anything: a month is always less than its own year to date.
var compared = map[string]struct {
	en, zh string
	differ bool
}{
	"previous":     {"previous", "上期", true},
	"last_year":    {"last year", "上年同期", true},
	"year_to_date": {"year to date", "本年累计", false},
	"cumulative":   {"cumulative", "累计", false},
}

// totalsGrid has a row for each figure and a column for each period.
func totalsGrid(t inspect.Totals, l Lang) grid {
	g := grid{head: []string{l.say("figure", "指标"), l.say("unit", "单位"), l.say("this period", "本期")}, right: []bool{false, false, true}}
	for _, c := range t.Compared {
		words, known := compared[c.Name]
		if !known {
			words.en, words.zh = c.Name, c.Name
		}
		g.head, g.right = append(g.head, l.say(words.en, words.zh)), append(g.right, true)
		if words.differ {
			g.head, g.right = append(g.head, l.say("change", "增减")), append(g.right, true)
		}
	}
	for _, f := range figures {
		if !f.seldom || f.anywhere(t) {
			g.rows = append(g.rows, f.row(t, l))
		}
	}
	g.rows = append(g.rows,
		plainRow(t, l.say("rectified of those found", "所查隐患整改率"), "", func(f inspect.Figures) any { return f.CohortRate }),
	)
	if t.Day > asOf(t) && t.CohortRateNow.Denominator > 0 {
		g.rows = append(g.rows, plainRow(t, "  "+l.say("by ", "至")+string(t.Day), "", func(f inspect.Figures) any { return f.CohortRateNow }))
	}
	g.rows = append(g.rows,
		plainRow(t, l.say("rectified in the period ÷ found", "期内整改与发现之比"), "", func(f inspect.Figures) any { return f.FlowRate }),
		plainRow(t, l.say("days to acceptance, median", "整改天数中位数"), l.say("days", "天"), median))
	if figureNamed("hazards_looked_back").anywhere(t) {
		g.rows = append(g.rows, plainRow(t, l.say("come back of those looked back at", "回头看复发率"), "", func(f inspect.Figures) any { return f.RecurrenceRate }))
	}
	return g
}

func figureNamed(key string) figure {
	return figures[slices.IndexFunc(figures, func(f figure) bool { return f.key == key })]
}

// anywhere tells whether f is more than 0 in any of the periods.
func (f figure) anywhere(t inspect.Totals) bool {
	for _, c := range t.Compared {
		if f.of(c.Figures) != 0 {
			return true
		}
	}
	return f.of(t.Figures) != 0
}

func (f figure) row(t inspect.Totals, l Lang) []any {
	row := []any{f.name(l), f.unit(l), f.value(t.Figures)}
	for _, c := range t.Compared {
		row = append(row, f.value(c.Figures))
		if !compared[c.Name].differ {
			continue
		}
		if f.value(t.Figures) == nil || f.value(c.Figures) == nil {
			row = append(row, nil)
		} else {
			row = append(row, difference(f.of(t.Figures)-f.of(c.Figures)))
		}
	}
	return row
}

// plainRow is a row without differences: a rate less a rate would be a figure
// of nothing.
func plainRow(t inspect.Totals, name, unit string, of func(inspect.Figures) any) []any {
	known := func(f inspect.Figures) any {
		if f.NoRecord {
			return nil
		}
		return of(f)
	}
	row := []any{name, unit, known(t.Figures)}
	for _, c := range t.Compared {
		row = append(row, known(c.Figures))
		if compared[c.Name].differ {
			row = append(row, "")
		}
	}
	return row
}

func dimName(d inspect.Dim, l Lang) string { return l.say(string(d), d.ZH()) }

// levelName says general and major as people do; other words stay.
func levelName(key string, l Lang) string {
	if l == EN {
		return key
	}
	switch inspect.Level(key) {
	case inspect.General, inspect.Major:
		return inspect.Level(key).ZH()
	}
	return key
}

// groupsGrid has a row for each group, and the total under them where they
// add up to it.
func groupsGrid(t inspect.Totals, l Lang, all bool) grid {
	g := grid{head: []string{dimName(t.By, l)}, right: []bool{false}}
	var shown []figure
	for _, f := range figures {
		if !all && (f.rare && f.everZero(t.Groups) || f.whole && parted(t.Groups)) {
			continue
		}
		shown = append(shown, f)
		g.head, g.right = append(g.head, l.say(f.short[0], f.short[1])), append(g.right, true)
	}
	g.head, g.right = append(g.head, l.say("rate", "整改率")), append(g.right, true)
	row := func(name string, f inspect.Figures) {
		cells := []any{name}
		for _, s := range shown {
			cells = append(cells, s.value(f))
		}
		if f.NoRecord {
			g.rows = append(g.rows, append(cells, nil))
			return
		}
		g.rows = append(g.rows, append(cells, f.CohortRate))
	}
	for _, group := range t.Groups {
		row(groupName(group, t.By, l), group.Figures)
	}
	if t.By != inspect.ByInspector {
		row(l.say("total", "合计"), t.Figures)
	}
	g.notes = groupNotes(t, l)
	return g
}

// groupName is what a group is called.
func groupName(g inspect.Group, by inspect.Dim, l Lang) string {
	return keyName(cmp.Or(g.Label, g.Key), by, l)
}

// keyName is what a key, or its label, is called; things of no such word have a
// name too.
func keyName(name string, by inspect.Dim, l Lang) string {
	if name == "" || by == inspect.ByCampaign && name == "0" {
		return l.say("(none)", "（未填）")
	}
	if by == inspect.ByLevel {
		return levelName(name, l)
	}
	if _, alone := inspect.Alone(name); alone && by == inspect.ByInspector {
		return name + l.say("(none)", "（未填）")
	}
	return name
}

// parted tells that the groups do not part whole inspections.
func parted(groups []inspect.Group) bool { return len(groups) > 0 && groups[0].HazardsOnly }

// groupNotes say which columns do not add up, and why.
func groupNotes(t inspect.Totals, l Lang) (notes []string) {
	if t.By == inspect.ByInspector {
		return []string{l.say("An inspection counts for each of its inspectors: these rows add up to more than the totals above.",
			"一次检查计入每名检查人员，各行相加大于上表合计。")}
	}
	sites := 0
	for _, g := range t.Groups {
		sites += g.SitesInspected
	}
	if sites != t.SitesInspected && !parted(t.Groups) {
		notes = append(notes, fmt.Sprintf(l.say("Sites are counted once in the total: %d of them, %d in the rows.",
			"合计中的检查单位不重复计算：共%d家，各行相加为%d家。"), t.SitesInspected, sites))
	}
	if t.By == inspect.ByMonth {
		notes = append(notes, l.say("Opening of the total is the first row's, closing and overdue the last row's.", "合计的期初为首行的期初，期末和逾期为末行的期末和逾期。"))
	}
	return notes
}

// heading echoes the period, last day included, and what the totals are of.
func heading(t inspect.Totals, l Lang) string {
	var b strings.Builder
	b.WriteString(l.say("Period  ", "期间  ") + days(t.Period, l) + "\n")
	b.WriteString(l.say("As of  ", "截至  ") + string(asOf(t)) + "\n")
	for _, d := range inspect.Dims() {
		if v, ok := t.Scope[d]; ok {
			fmt.Fprintf(&b, "%s  %s\n", l.say(upper(string(d)), d.ZH()), keyName(v, d, l))
		}
	}
	for _, c := range t.Compared {
		w := compared[c.Name]
		fmt.Fprintf(&b, "%s  %s\n", l.say(upper(w.en), w.zh), days(c.Period, l))
	}
	return b.String()
}

// asOf is the day as of which totals are; months closed by earlier versions
// have the period's last.
func asOf(t inspect.Totals) inspect.Date {
	if t.AsOf != "" {
		return t.AsOf
	}
	return t.Period.To.Add(-1)
}

func upper(s string) string {
	if s == "" {
		return s
	}
	return strings.ToUpper(s[:1]) + s[1:]
}

// days writes a half-open period with its last day, as people count.
func days(p inspect.Period, l Lang) string {
	return fmt.Sprintf("%s %s %s", p.From, l.say("to", "至"), p.To.Add(-1))
}

// lines parts a heading into its lines.
func lines(s string) []string {
	return strings.FieldsFunc(s, func(r rune) bool { return r == '\n' })
}
