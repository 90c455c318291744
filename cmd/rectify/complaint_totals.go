package main

import (
	"github.com/spf13/cobra"

	"rectify/cmd/rectify/shell"
	"rectify/inspect"
	"rectify/report"
)

func newComplaintTotalsCommand(c *shell.Run) *cobra.Command {
	var v struct {
		shell.PeriodFlags
		By     string `flag:"by" words:"kind=类别 taken-by=接听人 channel=渠道 handler=承办" en:"group by kind, taken-by, channel or handler" zh:"分组：类别、接听人、渠道、承办"`
		Rows   string `flag:"rows" en:"print the rows behind a figure, such as received" zh:"输出某项指标背后的明细，如 received"`
		Format string `flag:"format" words:"table csv xlsx jsonl json" en:"table, csv, xlsx, jsonl or json (else by the file's name)" zh:"table、csv、xlsx、jsonl、json（默认按文件名）"`
		Output string `flag:"output,o" en:"write to that file or folder; - is stdout" zh:"写到该文件或文件夹；- 为标准输出"`
	}
	cmd := c.Reads("totals", "count what was received and answered, how long it took, how satisfied people were",
		"诉求统计：受理、答复、时长、满意度",
		func(b *inspect.Book, _ []string) error {
			format, err := c.FormatOf(v.Format, v.Output, formats...)
			if err != nil {
				return err
			}
			period, err := v.Of(c.Ctx, b)
			if err != nil {
				return err
			}
			dim, err := inspect.ParseComplaintDim(v.By)
			if err != nil {
				return err
			}
			t, err := b.ComplaintTotals(c.Ctx, period, dim)
			if err != nil {
				return err
			}
			if v.Rows != "" {
				return complaintRows(c, b, v.Rows, t, format, v.Output)
			}
			complaintsClosed(c, t)
			return publish(c, complaintPaper(c, t), format, v.Output)
		}, &v)
	cmd.Flag("month").Usage += c.Say(" (else this month)", "（默认本月）")
	shell.Fixed(cmd, "rows", inspect.ComplaintTable().Counted().Keys()...)
	return cmd
}

// complaintRows prints the rows behind a figure of t.
func complaintRows(c *shell.Run, b *inspect.Book, said string, t inspect.ComplaintTotals, format,
	out string) error {
	c.Schema = shell.Versioned("complaint.rows")
	figure, err := inspect.ComplaintTable().Parse(said)
	if err != nil {
		return err
	}
	list, err := b.ComplaintRows(c.Ctx, figure, t.Period)
	if err != nil {
		return err
	}
	p, err := rowsPaper(c, inspect.Complaints, figure, t.Period, t.Closed, inspect.EachOf(list))
	if err != nil {
		return err
	}
	return publish(c, p, format, out)
}

func complaintPaper(c *shell.Run, t inspect.ComplaintTotals) printout {
	named := func(key string) string {
		switch t.By {
		case inspect.ByKind:
			return c.Say(key, inspect.ComplaintKind(key).ZH())
		case inspect.ByChannel:
			return c.Say(key, inspect.Channel(key).ZH())
		}
		return key
	}
	return printout{name: spanned("complaints", t.Period), data: t, writes: report.Complaints(t, c.Lang, c.Author, named)}
}

// complaintsClosed says of a month's figures whether they can still move.
func complaintsClosed(c *shell.Run, t inspect.ComplaintTotals) {
	switch {
	case t.Closed != nil:
		c.Remark("closed on %s by %s; entered later: %s", "%s 由 %s 结账；后补、更正：%s", t.Closed.On, t.Closed.By,
			report.ComplaintsLater(t.Closed.Later, c.Lang))
	case t.Period == inspect.MonthOf(t.Period.From):
		c.Remark("not closed: the figures may still change", "未结账，数字可能变动")
	}
	for _, m := range t.Beside {
		c.Remark("%s was closed; entered later, and counted here: %s", "%s 已结账；后补、更正已计入此处：%s",
			m.Month, report.ComplaintsLater(m.Later, c.Lang))
	}
}
