package main

import (
	"context"
	"io"

	"github.com/spf13/cobra"

	"rectify/inspect"
	"rectify/report"
)

func newReportMonthCommand(c *cli) *cobra.Command {
	var v struct {
		scopeFlags
		SendTo string `flag:"send-to" en:"to whom it goes" zh:"主送机关"`
		Later  bool   `flag:"later" en:"append what was entered after the month was closed" zh:"附结账后的补录、更正"`
	}
	cmd := reporting(c, "month MONTH", "a month's report as a paper (GB/T 9704)", "月报（公文格式 PDF）", &outFlags{formats: []string{"pdf"}},
		func(ctx context.Context, b *inspect.Book, args []string, hand func(printout) error) error {
			month, err := c.monthArgument(ctx, b, args[0])
			if err != nil {
				return err
			}
			keys, err := v.scope(ctx, b)
			if err != nil {
				return err
			}
			m, err := b.Monthly(ctx, month, keys)
			if err != nil {
				return err
			}
			c.closing(m.Totals)
			c.stood(m.Head)
			return hand(monthPrintout(ctx, b, m, report.MonthlyOptions{Addressee: v.SendTo, Later: v.Later}))
		}, &v)
	cmd.Long = c.say(`month prints a month's report: the figures as prose and in a table beside the
previous month, the same one last year, the year to date and all time; by sector
and by town; charts; what is overdue; what people brought. A closed month is printed as it was closed,
the same to the byte; --later appends what was entered since.`,
		`月报以文字、表格和图列出本月情况，与上月、上年同月、本年累计、建账以来对比，
并按行业、乡镇街道分列，列出群众诉求办理情况，附逾期清单。已结账月份按结账数字打印，逐字节不变；
--later 在文末附结账后的补录、更正。`)
	cmd.Example = `  rectify report month 2021-11 -o report.pdf
  rectify report month 上月 --send-to 区安全生产委员会办公室
  rectify report month 2021-11 --town 石碁镇`
	return cmd
}

func monthPrintout(ctx context.Context, b *inspect.Book, m inspect.Monthly, o report.MonthlyOptions) printout {
	zh := &cli{lang: report.ZH}
	words := m
	words.Totals = zh.named(m.Totals)
	for by, groups := range map[inspect.Dim]*[]inspect.Group{inspect.BySector: &words.Sectors, inspect.ByTown: &words.Towns, inspect.ByCategory: &words.Categories} {
		*groups = zh.named(inspect.Totals{By: by, Groups: *groups}).Groups
	}
	return printout{name: "月报-" + string(m.Totals.Period.From)[:7], rows: len(m.Late), data: m, writes: map[string]func(io.Writer, bool) error{
		"pdf": func(w io.Writer, _ bool) error {
			return b.Read(ctx, func(r inspect.Reader) error { return report.WriteMonthlyPDF(w, words, o, r.Blob) })
		},
	}}
}
