package report

import (
	"cmp"
	"fmt"
	"strings"

	"rectify/inspect"
)

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
	g := grid{name: l.say("Totals", "汇总"), above: heading(t, l), right: 2, in: l,
		head: []string{l.say("figure", "指标"), l.say("unit", "单位"), l.say("this period", "本期")}}
	for _, c := range t.Compared {
		words, known := compared[c.Name]
		if !known {
			words.en, words.zh = c.Name, c.Name
		}
		g.head = append(g.head, l.say(words.en, words.zh))
		if words.differ {
			g.head = append(g.head, l.say("change", "增减"))
		}
	}
	all := everyPeriod(t)
	for _, f := range inspect.TotalsTable {
		name := l.say(f.EN, f.ZH)
		switch {
		case f.Key == "cohort_rate_now" && t.Day > asOf(t) && t.CohortRateNow.Denominator > 0:
			name = "  " + l.say("by ", "至") + string(t.Day)
		case f.Left == "out", f.Left == "tables" && !f.Anywhere(all...):
			continue
		}
		g.rows = append(g.rows, append([]any{name, l.say(f.Unit[0], f.Unit[1])}, beside(f, t)...))
	}
	return g
}

// everyPeriod are the figures of a period and of those that it is compared with.
func everyPeriod(t inspect.Totals) []inspect.Countable {
	all := []inspect.Countable{&t.Figures}
	for i := range t.Compared {
		all = append(all, &t.Compared[i].Figures)
	}
	return all
}

// beside are a figure of a period and of those that it is compared with. The difference
// of two rates would mean nothing.
func beside(f *inspect.Figure, t inspect.Totals) []any {
	is := f.Value(&t.Figures)
	row := []any{is}
	for _, c := range t.Compared {
		was := f.Value(&c.Figures)
		row = append(row, was)
		switch n, counts := is.(int); {
		case !compared[c.Name].differ:
		case f.Rows == "":
			row = append(row, "")
		case !counts || was == nil:
			row = append(row, nil)
		default:
			row = append(row, difference(n-was.(int)))
		}
	}
	return row
}

func dimName(d inspect.Dim, l Lang) string { return l.say(string(d), d.ZH()) }

// groupsGrid has a row for each group, and the total under them where they
// add up to it.
func groupsGrid(t inspect.Totals, l Lang, all bool) grid {
	g := grid{name: l.say("Groups", "分组"), head: []string{dimName(t.By, l)}, right: 1, notes: groupNotes(t, l), in: l}
	var groups []inspect.Countable
	for i := range t.Groups {
		groups = append(groups, &t.Groups[i].Figures)
	}
	var shown inspect.FigureTable
	for _, f := range inspect.TotalsTable {
		idle := f.Left != "" && !f.Anywhere(groups...) || f.Whole() && parted(t.Groups)
		if f.Short[0] != "" && f.Left != "out" && (all || !idle) {
			shown, g.head = append(shown, f), append(g.head, l.say(f.Short[0], f.Short[1]))
		}
	}
	row := func(name string, of inspect.Figures) {
		cells := []any{name}
		for _, f := range shown {
			cells = append(cells, f.Value(&of))
		}
		g.rows = append(g.rows, cells)
	}
	for _, group := range t.Groups {
		row(groupName(group, t.By, l), group.Figures)
	}
	if t.By != inspect.ByInspector {
		row(l.say("total", "合计"), t.Figures)
	}
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
		return l.say(name, inspect.Level(name).ZH())
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
		return []string{l.say(
			"An inspection counts for each of its inspectors: these rows add up to more than the totals above.",
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
		notes = append(notes, l.say("Opening of the total is the first row's, closing and overdue the last row's.",
			"合计的期初为首行的期初，期末和逾期为末行的期末和逾期。"))
	}
	return notes
}

// heading echoes the period, last day included, and what the totals are of, with an
// empty line behind.
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
	return b.String() + "\n"
}

// asOf is the day as of which totals are; months closed by earlier versions
// have the period's last.
func asOf(t inspect.Totals) inspect.Date {
	return cmp.Or(t.AsOf, t.Period.To.Add(-1))
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
