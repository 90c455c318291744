package main

import (
	"context"
	"io"

	"github.com/spf13/cobra"

	"rectify/inspect"
	"rectify/report"
)

func newComplaintTotalsCommand(c *cli) *cobra.Command {
	var p periodFlags
	var by, rows, format, out string
	cmd := verb(c, "complaint.totals", "totals", "what was received, answered and how content people were, in a month", "诉求统计：受理、答复、时长、满意度", func(cmd *cobra.Command, _ []string) error {
		format, err := c.formatOf(format, out)
		if err != nil {
			return err
		}
		b, err := c.reading(cmd.Context())
		if err != nil {
			return err
		}
		today, err := b.Today(cmd.Context())
		if err != nil {
			return err
		}
		period, err := p.period(today)
		if err != nil {
			return err
		}
		dim, err := inspect.ParseComplaintDim(by)
		if err != nil {
			return err
		}
		t, err := b.ComplaintTotals(cmd.Context(), period, dim)
		if err != nil {
			return err
		}
		if rows != "" {
			return c.complaintRows(cmd.Context(), b, rows, t, format, out)
		}
		c.complaintsClosed(t)
		return c.publish(c.complaintPaper(t), format, out)
	})
	f := cmd.Flags()
	f.StringVar(&p.month, "month", "", c.say("month, as 2021-11 (else this month)", "月份，如 2021-11（默认本月）"))
	f.StringVar(&p.year, "year", "", c.say("year", "年份"))
	f.StringVar(&p.from, "from", "", c.say("from that day", "起始日期（含当日）"))
	f.StringVar(&p.to, "to", "", c.say("to that day, which is in it", "截止日期（含当日）"))
	f.StringVar(&by, "by", "", c.say("part them by kind, taken-by, channel or handler", "分组：类别、接听人、渠道、承办"))
	f.StringVar(&rows, "rows", "", c.say("print the rows behind a figure, such as received", "输出某项指标背后的明细，如 received"))
	f.StringVar(&format, "format", "", c.say("table, csv, json or xlsx (else by the file's name)", "table、csv、json、xlsx（默认按文件名）"))
	f.StringVarP(&out, "output", "o", "", c.say("write to that file or folder; - is stdout", "写到该文件或文件夹；- 为标准输出"))
	fixed(cmd, "by", "kind\t类别", "taken-by\t接听人", "channel\t渠道", "handler\t承办")
	fixed(cmd, "rows", inspect.ComplaintTable.Counted().Keys()...)
	fixed(cmd, "format", "table", "csv", "json", "xlsx")
	return cmd
}

// complaintRows prints the rows behind a figure of t.
func (c *cli) complaintRows(ctx context.Context, b *inspect.Book, said string, t inspect.ComplaintTotals, format, out string) error {
	c.schema = schemaOf("complaint.rows")
	figure, err := inspect.ComplaintTable.Parse(said)
	if err != nil {
		return err
	}
	list, err := b.ComplaintRows(ctx, figure, t.Period)
	if err != nil {
		return err
	}
	p, err := c.rowsPaper(figure, t.Period, t.Closed, inspect.EachOf(list))
	if err != nil {
		return err
	}
	return c.publish(p, format, out)
}

func (c *cli) complaintPaper(t inspect.ComplaintTotals) paper {
	named := func(key string) string {
		switch t.By {
		case inspect.ByKind:
			return c.say(key, inspect.ComplaintKind(key).ZH())
		case inspect.ByChannel:
			return c.say(key, inspect.Channel(key).ZH())
		}
		return key
	}
	return paper{
		name: "complaints-" + string(t.Period.From) + "-" + string(t.Period.To.Add(-1)), data: t,
		table: func(w io.Writer) error { return report.WriteComplaintTotals(w, t, c.lang, named) },
		csv:   func(w io.Writer, bom bool) error { return report.WriteComplaintTotalsCSV(w, t, c.lang, named, bom) },
		xlsx:  func(w io.Writer) error { return report.WriteComplaintTotalsXLSX(w, t, c.lang, named) },
	}
}

// complaintsClosed says of a month's figures whether they can still move.
func (c *cli) complaintsClosed(t inspect.ComplaintTotals) {
	switch {
	case t.Closed != nil:
		c.remark("closed on %s by %s; entered later: %s", "%s 由 %s 结账；后补、更正：%s", t.Closed.On, t.Closed.By, report.ComplaintsLater(t.Closed.Later, c.lang))
	case t.Period == inspect.MonthOf(t.Period.From):
		c.remark("not closed: the figures may still change", "未结账，数字可能变动")
	}
	for _, m := range t.Beside {
		c.remark("%s was closed; entered later, and counted here: %s", "%s 已结账；后补、更正已计入此处：%s",
			m.Month, report.ComplaintsLater(m.Later, c.lang))
	}
}
