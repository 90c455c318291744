package main

import (
	"context"
	"strconv"

	"rectify/inspect"

	"github.com/spf13/cobra"
)

// totalsOptions are what totals are asked for.
type totalsOptions struct {
	periodFlags
	scopeFlags
	By      string `flag:"by" en:"group by month, level, category, sector, town, site, inspector or campaign" zh:"分组：month、level、category、sector、town、site、inspector、campaign"`
	Compare bool   `flag:"compare" en:"beside the previous period, the same one last year, and the year to date" zh:"与上期、上年同期、本年累计对比"`
	Rows    string `flag:"rows" en:"print the rows behind a figure, such as hazards_found" zh:"输出某项指标背后的明细，如 hazards_found"`
	Format  string `flag:"format" words:"table csv json xlsx text" en:"table, csv, json, xlsx or text (else by the file's name)" zh:"table、csv、json、xlsx、text（默认按文件名）"`
	Output  string `flag:"output,o" en:"the file to write, or - for stdout" zh:"写入的文件，- 为标准输出"`
}

func (*totalsOptions) finish(_ *cli, cmd *cobra.Command) {
	var dims []string
	for _, d := range inspect.Dims() {
		dims = append(dims, string(d))
	}
	fixed(cmd, "by", dims...)
	fixed(cmd, "rows", inspect.TotalsTable.Counted().Keys()...)
}

// query asks for the period given; without one, for a campaign's own days, or
// else for this month.
func (o totalsOptions) query(ctx context.Context, b *inspect.Book) (q inspect.TotalsQuery, err error) {
	q.Compare = o.Compare
	if q.By, err = inspect.ParseDim(o.By); err != nil {
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
