package main

import (
	"context"
	"io"

	"github.com/spf13/cobra"

	"rectify/inspect"
	"rectify/report"
)

func newReportMonthCommand(c *cli) *cobra.Command {
	var o outFlags
	var scope scopeFlags
	var options report.MonthlyOptions
	formats := []string{"pdf"}
	cmd := verb(c, "report.month", "month MONTH", "a month's report as a paper (GB/T 9704)", "月报（公文格式 PDF）", func(cmd *cobra.Command, args []string) error {
		kind, err := o.kind(c, formats...)
		if err != nil {
			return err
		}
		b, err := c.reading(cmd.Context())
		if err != nil {
			return err
		}
		month, err := c.monthArgument(cmd, b, args[0])
		if err != nil {
			return err
		}
		keys, err := scope.scope(cmd.Context(), b)
		if err != nil {
			return err
		}
		m, err := b.Monthly(cmd.Context(), month, keys)
		if err != nil {
			return err
		}
		c.closing(m.Totals)
		c.stood(m.Head)
		return c.hand(monthPrintout(cmd.Context(), b, m, options), o, kind)
	})
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
	scope.add(c, cmd)
	f := cmd.Flags()
	f.StringVar(&options.Addressee, "send-to", "", c.say("to whom it goes", "主送机关"))
	f.BoolVar(&options.Later, "later", false, c.say("append what was entered after the month was closed", "附结账后的补录、更正"))
	o.add(c, cmd, formats...)
	return interruptible(c, cmd)
}

func monthPrintout(ctx context.Context, b *inspect.Book, m inspect.Monthly, o report.MonthlyOptions) printout {
	zh := &cli{lang: report.ZH}
	words := m
	words.Totals = zh.named(m.Totals)
	for by, groups := range map[inspect.Dim]*[]inspect.Group{inspect.BySector: &words.Sectors, inspect.ByTown: &words.Towns, inspect.ByCategory: &words.Categories} {
		*groups = zh.named(inspect.Totals{By: by, Groups: *groups}).Groups
	}
	return printout{name: "月报-" + string(m.Totals.Period.From)[:7], rows: len(m.Late), data: m, writes: map[string]func(io.Writer) error{
		"pdf": func(w io.Writer) error {
			return b.Read(ctx, func(r inspect.Reader) error { return report.WriteMonthlyPDF(w, words, o, r.Blob) })
		},
	}}
}
