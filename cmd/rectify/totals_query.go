package main

import (
	"context"
	"strconv"

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
	if q.By, err = inspect.ParseDim(o.by); err != nil {
		return q, err
	}
	if q.Scope, err = o.scope(ctx, b); err != nil {
		return q, err
	}
	if n, ok := q.Scope[inspect.ByCampaign]; ok && n != "0" && o.periodFlags.none() {
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

// dimNames are what totals may be parted by.
func dimNames() (names []string) {
	for _, d := range inspect.Dims() {
		names = append(names, string(d))
	}
	return names
}
