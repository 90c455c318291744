package main

import (
	"context"
	"strconv"
	"strings"

	"rectify/inspect"
)

// totalsOptions are what totals are asked for.
type totalsOptions struct {
	periodFlags
	scopeFlags
	by      string
	compare bool
	rows    string // a figure whose rows are asked for instead
	format  string
	output  string
}

// query asks for the period given; without one, for a campaign's own days, or
// else for this month.
func (o totalsOptions) query(ctx context.Context, b *inspect.Book) (q inspect.TotalsQuery, err error) {
	q.Compare = o.compare
	if q.By, err = parseDim(o.by); err != nil {
		return q, err
	}
	if q.Scope, err = o.scope(ctx, b); err != nil {
		return q, err
	}
	if n, ok := q.Scope[inspect.ByCampaign]; ok && o.periodFlags.none() {
		campaign, err := strconv.ParseInt(n, 10, 64)
		if err != nil {
			return q, err
		}
		q.Period, err = campaignPeriod(ctx, b, campaign)
		return q, err
	}
	today, err := b.Today(ctx)
	if err != nil {
		return q, err
	}
	q.Period, err = o.period(today)
	return q, err
}

// dimWords are the ways to say what totals are parted by.
var dimWords = []struct {
	dim inspect.Dim
	zh  []string
}{
	{inspect.ByMonth, []string{"月", "月份"}}, {inspect.ByLevel, []string{"级别"}}, {inspect.ByCategory, []string{"类别"}},
	{inspect.BySector, []string{"行业"}}, {inspect.ByTown, []string{"乡镇", "乡镇街道", "属地"}}, {inspect.BySite, []string{"单位"}},
	{inspect.ByInspector, []string{"检查人", "检查人员"}}, {inspect.ByCampaign, []string{"专项检查", "专项"}},
}

func dimNames() (names []string) {
	for _, w := range dimWords {
		names = append(names, string(w.dim))
	}
	return names
}

// dimWord is a dimension in the user's language.
func (c *cli) dimWord(dim inspect.Dim) string {
	for _, w := range dimWords {
		if w.dim == dim {
			return c.say(string(dim), w.zh[0])
		}
	}
	return string(dim)
}

func parseDim(s string) (inspect.Dim, error) {
	if s == "" {
		return "", nil
	}
	for _, w := range dimWords {
		if s == string(w.dim) {
			return w.dim, nil
		}
		for _, zh := range w.zh {
			if s == zh {
				return w.dim, nil
			}
		}
	}
	list := strings.Join(dimNames(), ", ")
	return "", inspect.Errorf(inspect.CodeInvalid, "%q is not something to part by", "不能按“%s”分组", s).
		Hint("--by takes "+list, "--by 可用："+list)
}
