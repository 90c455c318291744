package main

import (
	"cmp"
	"context"
	"fmt"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"rectify/cmd/rectify/shell"
	"rectify/inspect"
)

func newTotalsCommand(c *shell.Run) *cobra.Command {
	var o totalsOptions
	cmd := c.Reads("totals", "count a month, a year or a campaign", "统计月份、年度或专项检查",
		func(b *inspect.Book, _ []string) error { return totals(c, b, o) }, &o)
	cmd.SetHelpFunc(func(cmd *cobra.Command, _ []string) { // it takes longer to write than a month to count
		cmd.Long = totalsHelp(c)
		c.Help(cmd)
	})
	cmd.Example = `  rectify totals --month 2021-11
  rectify totals --month 上月 --by town --compare
  rectify totals --campaign 2021 --format text
  rectify totals --from 2021-11-01 --to 2021-11-15 --sector fuel-station
  rectify totals --year 2021 --by month -o 2021.xlsx
  rectify totals --month 2021-11 --rows overdue -o overdue.csv`
	return cmd
}

func totalsHelp(c *shell.Run) string {
	means, names := "", ""
	for _, f := range inspect.TotalsTable {
		if f.Means[0] != "" {
			means += "\n" + c.Say(f.Means[0]+".", f.Means[1]+"。") + "\n"
		}
		if f.Rows != "" {
			names += fmt.Sprintf("\n  %-24s%s", f.Key, strings.TrimSpace(c.Say(f.EN, f.ZH)))
		}
	}
	return c.Say(`totals counts a period: sites inspected and inspections, notices, hazards
found, ordered, rectified, open and overdue. Without a period it is this month.

What falls in a month: hazards by the date found (the inspection's), notices by
the notice's date, rectified by the date accepted, those fixed on the spot
included. Void notices are counted apart; a hazard recorded in error counts in no
figure and is only noted beside them, by the date of its inspection.
  open before + found + reopened - rectified = open at the end
Everything is as of one day: the last of the period, or today if that is
earlier. A hazard is overdue if it was not accepted by that day and the last due
date given to the unit, by a notice in force or an imported ledger, is before it;
on the due date itself it is not overdue. The rate of those found is the share of
the hazards found in the period that were accepted by that day and, beside it, by
today; the other rate is what was rectified in the period to what was found in it.
A rate with a zero denominator is left out; days before the book began show a dash.

A site counts once; grouped by month or campaign it may count in several rows.
By inspector, an inspection counts for each of its inspectors. In JSON and CSV
the period's "to" is the day after its last.
`,
		`统计一个期间的检查单位、检查次数、通知书，以及隐患的排查、责令、整改、未整改和逾期。
未给期间时统计本月。

归属月份：隐患按发现（检查）日期，通知书按文书日期，整改按验收日期，含当场整改。
作废的通知书单独计数；误录的隐患不计入任何指标，只按其检查日期另行备注。
  期初未整改 + 排查 + 重新打开 − 整改 = 期末未整改
各项都截至同一天：期间最后一天，期间未结束的为今天。逾期指截至该日未验收，且已通过有效
文书或导入台账告知单位的最后一个期限早于该日；期限当日不算逾期。
所查隐患整改率：本期查出的隐患中截至该日已验收的比例，并列截至今天的；另一比例为本期
整改与本期查出之比。分母为零时不出比率；建账以前的日子以“—”表示。

检查单位按家去重，按月、按专项检查分组时同一单位可计入多行。
按检查人员分组时，一次检查计入每名检查人员。JSON 和 CSV 中期间的 to 为最后一天的次日。
`) + means + c.Say(`
Every figure can be traced to its rows: --rows prints as many as it counts.
`, `
每个指标都可追溯到明细：--rows 输出的条数与指标相等。
`) + names
}

// totalsOptions are what totals are asked for.
type totalsOptions struct {
	shell.PeriodFlags
	shell.ScopeFlags
	By      string `flag:"by" en:"group by month, level, category, sector, town, site, inspector or campaign" zh:"分组：month、level、category、sector、town、site、inspector、campaign"`
	Compare bool   `flag:"compare" en:"compare with the previous period, the same period last year and the year to date" zh:"与上期、上年同期、本年累计对比"`
	Rows    string `flag:"rows" en:"print the rows behind a figure, such as hazards_found" zh:"输出某项指标背后的明细，如 hazards_found"`
	Format  string `flag:"format" words:"table csv xlsx jsonl json text" en:"table, csv, xlsx, jsonl, json or text (else by the file's name)" zh:"table、csv、xlsx、jsonl、json、text（默认按文件名）"`
	Output  string `flag:"output,o" en:"the file to write, or - for stdout" zh:"写入的文件，- 为标准输出"`
}

func (*totalsOptions) Finish(_ *shell.Run, cmd *cobra.Command) {
	shell.Fixed(cmd, "by", inspect.Mapped(inspect.Dims(), func(d inspect.Dim) string { return string(d) })...)
	shell.Fixed(cmd, "rows", inspect.TotalsTable.Counted().Keys()...)
}

// query asks for the period given; without one, for a campaign's own days, or
// else for this month.
func (o totalsOptions) query(ctx context.Context, b *inspect.Book) (q inspect.TotalsQuery, err error) {
	q.Compare = o.Compare
	if q.By, err = inspect.ParseDim(o.By); err != nil {
		return q, err
	}
	if q.Scope, err = o.Scope(ctx, b, false); err != nil {
		return q, err
	}
	if n, ok := q.Scope[inspect.ByCampaign]; ok && n != "0" && o.PeriodFlags.None() {
		campaign, _ := strconv.ParseInt(n, 10, 64) // as the scope wrote it
		q.Period, err = campaignPeriod(ctx, b, campaign)
		return q, err
	}
	q.Period, err = o.Of(ctx, b)
	return q, err
}

// campaignPeriod is a campaign's own days, or else from its first inspection
// to its last.
func campaignPeriod(ctx context.Context, b *inspect.Book, n int64) (p inspect.Period, err error) {
	err = b.Read(ctx, func(r inspect.Reader) error {
		c, _, err := r.Campaign(n)
		if err != nil {
			return err
		}
		visits, err := r.Inspections(inspect.Filter{Campaign: n})
		if err != nil {
			return err
		}
		p = inspect.Period{From: c.From}
		if c.To != "" {
			p.To = c.To.Add(1)
		}
		if p.From != "" && p.To != "" {
			return nil
		}
		if len(visits.Rows) == 0 {
			return shell.NotFound("campaign %s has no days of its own and no inspections",
				"专项检查“%s”没有起止日期，也没有检查", c.Name).
				Hint("give --from and --to", "请给出 --from 和 --to")
		}
		p = within(p, visits.Rows)
		return nil
	})
	return p, err
}

// within fills in the day that p lacks from the first or last visit.
func within(p inspect.Period, visits []inspect.InspectionRow) inspect.Period {
	first, last := visits[0].Date, visits[0].Date
	for _, v := range visits {
		first, last = min(first, v.Date), max(last, v.Date)
	}
	p.From = cmp.Or(p.From, first)
	p.To = cmp.Or(p.To, max(last, p.From).Add(1))
	if p.From >= p.To {
		p.From = first
	}
	return p
}
