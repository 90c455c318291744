package main

import (
	"fmt"
	"slices"

	"rectify/cmd/rectify/shell"
	"rectify/inspect"
	"rectify/inspect/mapping"
	"rectify/report"
)

// figuresOf are the figures of a period in a row; of each of its months, where the map
// has the month.
func figuresOf(c *shell.Run, b *inspect.Book, m mapping.Map, f *shell.FilterFlags,
	write func(inspect.Each[map[string]report.Told]) error) error {
	period, err := f.PeriodFlags.Of(c.Ctx, b)
	if err != nil {
		return err
	}
	if name := f.Said("inspection", "notice", "state", "overdue", "all"); name != "" {
		return shell.Usage("figures cannot be narrowed by --%[1]s", "统计不能用 --%[1]s 缩小范围", name)
	}
	scope, err := f.Scope(c.Ctx, b, false)
	if err != nil {
		return err
	}
	a, err := inspect.Ask(c.Ctx, b, inspect.Reader.Agency)
	if err != nil {
		return err
	}
	periods := []inspect.Period{period}
	if slices.ContainsFunc(m.Columns, func(c mapping.Column) bool { return c.Key == "month" }) {
		if periods, err = wholeMonths(period, c.Day()); err != nil {
			return err
		}
	}
	var rows []map[string]report.Told
	for _, p := range periods {
		t, err := b.Totals(c.Ctx, inspect.TotalsQuery{Period: p, Scope: scope})
		if err != nil {
			return err
		}
		rows = append(rows, figuresTold(a, p, &t.Figures))
	}
	return write(inspect.EachOf(rows))
}

// wholeMonths are the months of a period that have begun; the days to come of the last may
// be left out of it.
func wholeMonths(p inspect.Period, today inspect.Date) (out []inspect.Period, err error) {
	if p.From != p.From.Month() || p.To != p.To.Month() && p.To <= today {
		return nil, shell.Usage("the map has the month: %[1]s to %[2]s is not of whole months",
			"对应表有“月份”列，而 %[1]s 至 %[2]s 不是整月", p.From, p.To.Add(-1)).
			Hint("give whole months, or write from and to in the map for month", "请给出整月，或在对应表中以 起始日期、截止日期 代替 月份")
	}
	for from := p.From; len(out) == 0 || from < p.To && from <= today; from = from.NextMonth() {
		out = append(out, inspect.MonthOf(from))
	}
	return out, nil
}

// figuresTold is a row: the figures of a period.
func figuresTold(a inspect.Agency, p inspect.Period, figures *inspect.Figures) map[string]report.Told {
	row := map[string]report.Told{"agency": toldOf(a.Name), "from": toldOf(string(p.From)),
		"to": toldOf(string(p.To.Add(-1)))}
	if p == inspect.MonthOf(p.From) {
		row["month"] = toldOf(string(p.From)[:7])
	}
	for _, fig := range inspect.TotalsTable {
		row[fig.Key] = figureTold(fig.Value(figures))
	}
	return row
}

// toldOf is a value that is told alike in both languages.
func toldOf(value any) report.Told {
	said := fmt.Sprint(value)
	return report.Told{Words: inspect.Words{EN: said, ZH: said}, Value: value}
}

// figureTold is a figure: a rate is a share in a workbook, and is told in percent. Of what
// is not known nothing is told.
func figureTold(value any) report.Told {
	r, rate := value.(inspect.Rate)
	if value == nil || rate && r.Denominator == 0 {
		return report.Told{}
	}
	told := toldOf(value)
	if rate {
		said := fmt.Sprintf("%.1f", 100*float64(r.Numerator)/float64(r.Denominator))
		told.Words = inspect.Words{EN: said, ZH: said}
	}
	return told
}
