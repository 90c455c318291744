package report

import (
	"encoding/csv"
	"io"
	"strconv"
	"strings"

	"rectify/inspect"
)

// bom makes a spreadsheet program read UTF-8 as UTF-8.
const bom = "\ufeff"

// WriteTotalsCSV prints one row for the total, one for each group and one for
// each compared period. Its columns are, in English, the keys of the JSON; new
// ones are only ever added on the right. A figure that is not parted by the
// groups' dimension, and a median of nothing, is an empty field.
func WriteTotalsCSV(w io.Writer, t inspect.Totals, l Lang, withBOM bool) error {
	lines := [][]string{totalsColumns(l), csvRow(t, setName("total", l), "", "", t.Period, t.Figures)}
	for _, g := range t.Groups {
		label := g.Label
		if l == ZH {
			label = groupName(g, t.By, l)
		}
		lines = append(lines, csvRow(t, setName("group", l), g.Key, label, groupPeriod(t, g.Key), g.Figures))
	}
	for _, c := range t.Compared {
		lines = append(lines, csvRow(t, setName(c.Name, l), "", "", c.Period, c.Figures))
	}
	return writeCSV(w, lines, withBOM)
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

// csvHeads are the columns of totals before and behind the figures.
var csvHeads = [][2]string{{"set", "组别"}, {"key", "键"}, {"label", "名称"}, {"from", "起"}, {"to", "止（次日）"}, {"last_day", "最后一天"}}

var csvRates = [][2]string{{"cohort_rate_numerator", "所查隐患整改率分子"}, {"cohort_rate_denominator", "所查隐患整改率分母"},
	{"flow_rate_numerator", "期内整改与发现之比分子"}, {"flow_rate_denominator", "期内整改与发现之比分母"},
	{"recurrence_rate_numerator", "回头看复发率分子"}, {"recurrence_rate_denominator", "回头看复发率分母"}, {"median_days_to_accept", "整改天数中位数"}}

var csvDays = [][2]string{{"as_of", "截至"}, {"cohort_rate_now_numerator", "至今整改率分子"}, {"cohort_rate_now_denominator", "至今整改率分母"}, {"counted_on", "统计日"}}

func totalsColumns(l Lang) (columns []string) {
	add := func(heads [][2]string) {
		for _, h := range heads {
			columns = append(columns, l.say(h[0], h[1]))
		}
	}
	of := func(figures []figure) {
		for _, f := range figures {
			columns = append(columns, l.say(f.key, strings.TrimSpace(f.zh)))
		}
	}
	add(csvHeads)
	of(figures[:firstFigures])
	add(csvRates)
	of(figures[firstFigures:])
	add(csvDays)
	return columns
}

// firstFigures are those that stood before the rates when the columns were
// first made; later ones stand behind them.
const firstFigures = 26

func csvRow(t inspect.Totals, set, key, label string, p inspect.Period, f inspect.Figures) []string {
	row := []string{set, key, label, string(p.From), string(p.To), string(p.To.Add(-1))}
	for _, fig := range figures[:firstFigures] {
		row = append(row, plain(fig.value(f)))
	}
	rates := func(all ...inspect.Rate) {
		for _, r := range all {
			row = append(row, known(r.Numerator, f), known(r.Denominator, f))
		}
	}
	rates(f.CohortRate, f.FlowRate, f.RecurrenceRate)
	row = append(row, plain(median(f)))
	for _, fig := range figures[firstFigures:] {
		row = append(row, plain(fig.value(f)))
	}
	row = append(row, string(csvDay(t, p)))
	rates(f.CohortRateNow)
	return append(row, string(t.Day))
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

// known is a figure for a program; of days before the book there is none.
func known(n int, of inspect.Figures) string {
	if of.NoRecord {
		return ""
	}
	return strconv.Itoa(n)
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

func writeCSV(w io.Writer, lines [][]string, withBOM bool) error {
	if withBOM {
		if _, err := io.WriteString(w, bom); err != nil {
			return err
		}
	}
	for _, row := range lines {
		noFormula(row)
	}
	return csv.NewWriter(w).WriteAll(lines)
}
