package report

import (
	"encoding/csv"
	"io"
	"strconv"

	"rectify/inspect"
)

// bom makes a spreadsheet program read UTF-8 as UTF-8.
const bom = "\ufeff"

// WriteTotalsCSV prints one row for the total, one for each group and one for
// each compared period. Its columns are the keys of the JSON; new ones are
// only ever added on the right. A figure that is not parted by the groups'
// dimension, and a median of nothing, is an empty field.
func WriteTotalsCSV(w io.Writer, t inspect.Totals, withBOM bool) error {
	lines := [][]string{totalsColumns(), csvRow(t, "total", "", "", t.Period, t.Figures)}
	for _, g := range t.Groups {
		lines = append(lines, csvRow(t, "group", g.Key, g.Label, groupPeriod(t, g.Key), g.Figures))
	}
	for _, c := range t.Compared {
		lines = append(lines, csvRow(t, c.Name, "", "", c.Period, c.Figures))
	}
	return writeCSV(w, lines, withBOM)
}

func totalsColumns() []string {
	columns := []string{"set", "key", "label", "from", "to", "last_day"}
	for _, f := range figures[:firstFigures] {
		columns = append(columns, f.key)
	}
	columns = append(columns, "cohort_rate_numerator", "cohort_rate_denominator",
		"flow_rate_numerator", "flow_rate_denominator", "recurrence_rate_numerator", "recurrence_rate_denominator", "median_days_to_accept")
	for _, f := range figures[firstFigures:] {
		columns = append(columns, f.key)
	}
	return append(columns, "as_of", "cohort_rate_now_numerator", "cohort_rate_now_denominator", "counted_on")
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
