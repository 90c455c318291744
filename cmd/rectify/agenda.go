package main

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"

	"github.com/spf13/cobra"

	"rectify/cmd/rectify/shell"
	"rectify/inspect"
	"rectify/report"
)

type agendaFlags struct {
	Date      string `flag:"date" en:"on that day (else today)" zh:"日期（默认今天）"`
	Within    int    `flag:"within" usual:"7" en:"due within this many days" zh:"几天内到期"`
	Inspector string `flag:"inspector" en:"only this inspector's: a name, or name:certificate" zh:"只看某检查人员：姓名或姓名:证号"`
	Workloads bool   `flag:"by-inspector" en:"how much waits for each inspector, too" zh:"并按检查人员统计"`
	Limit     int    `flag:"limit" usual:"20" en:"at most this many of each kind" zh:"每类最多列出几条"`
	All       bool   `flag:"all" en:"all of each kind" zh:"全部列出"`
	Format    string `flag:"format" words:"table csv xlsx jsonl json ics" en:"table, csv, xlsx, jsonl, json or ics (a calendar for a phone); else by the file's name" zh:"table、csv、xlsx、jsonl、json 或 ics（手机日历），默认按文件名"`
	Output    string `flag:"output,o" usual:"-" en:"file, or - for stdout" zh:"输出文件，- 为标准输出"`
}

func newAgendaCommand(c *shell.Run) (cmd *cobra.Command) {
	var v agendaFlags
	cmd = c.Reads("agenda", "what is waiting: overdue, due soon, to order, to review, to answer, to serve",
		"待办：逾期、即将到期、待责令、待复查、延期待批、待送达、诉求待办", func(b *inspect.Book, _ []string) (err error) {
			q := inspect.AgendaQuery{Within: v.Within, Limit: v.Limit, Workloads: v.Workloads}
			if q.Day, err = c.Dated("date", v.Date); err != nil {
				return err
			}
			if q.Within < 0 || q.Limit < 0 {
				return shell.Usage("--within and --limit cannot be negative", "--within 和 --limit 不能为负数")
			}
			if v.Format, err = c.FormatOf(v.Format, v.Output, "table", "csv", "xlsx", "jsonl", "json", "ics"); err != nil {
				return err
			}
			if v.Workloads && v.Format != "table" && v.Format != "json" {
				return shell.Usage("--by-inspector is for a table or json, not for .%[1]s",
					"--by-inspector 只用于 table 或 json，不用于 .%[1]s", v.Format).
					Hint("leave it out, or use rectify agenda --by-inspector", "请去掉，或使用 rectify agenda --by-inspector")
			}
			q.Addresses = v.Format != "table" && v.Format != "json"
			if v.All || q.Addresses && !cmd.Flag("limit").Changed {
				q.Limit = 0
			}
			if v.Inspector != "" {
				if q.Inspector, err = shell.Lookup(c.Ctx, b, inspect.Reader.Waiter, v.Inspector); err != nil {
					return err
				}
			}
			a, err := b.Agenda(c.Ctx, q)
			if err != nil {
				return err
			}
			return agenda(c, a, v.Format, v.Output)
		}, &v)
	return cmd
}

// agenda prints what waits in the format asked for.
func agenda(c *shell.Run, a inspect.Agenda, format, out string) error {
	if writes := agendaTables(c, a); format == "json" || writes[format] != nil {
		return publish(c, printout{name: "rectify-" + string(a.Day), data: a, writes: writes}, format, out)
	}
	write := func(w io.Writer) error { return report.WriteAgenda(w, a, c.Lang) }
	if format == "ics" {
		write = func(w io.Writer) error { return report.WriteAgendaICS(w, a, c.Lang) }
	}
	if out == "-" {
		return c.Print(a, write)
	}
	file := shell.FileFor(out, "rectify-"+string(a.Day)+".ics")
	if err := c.Create(file, write); err != nil {
		return err
	}
	c.Note("written: %s", "已写入 %s", file)
	return c.Print(map[string]any{"file": file, "agenda": a}, func(io.Writer) error { return nil })
}

// agendaTables are what waits as a list, a line for each thing.
func agendaTables(c *shell.Run, a inspect.Agenda) report.Tables {
	var waits []inspect.DutyItem
	for _, list := range a.Lists {
		waits = append(waits, list.Items...)
	}
	return shell.WriteAll(c, [2]string{"agenda", "待办"}, waits,
		"duty ref day days site town address text level number inspectors",
		"待办|编号|日期|天数|单位|乡镇街道|地址|内容|级别|文号|检查人员",
		func(c *shell.Run, it inspect.DutyItem) map[string]string {
			return map[string]string{"duty": report.DutyName(it.Duty, c.Lang), "level": it.Level.ZH()}
		})
}

// alone is what rectify does without a command: where there is a book, it shows
// today; else it helps.
func alone(c *shell.Run, cmd *cobra.Command, args []string) error {
	if len(args) > 0 || c.Path() == "" {
		return c.Choose(cmd, args)
	}
	if _, err := os.Stat(c.File()); c.File() != "" && errors.Is(err, fs.ErrNotExist) {
		return c.Choose(cmd, args)
	}
	c.Schema = shell.Versioned("today.show")
	return showToday(c)
}

// showToday shows what is due, what waits, and this month so far.
func showToday(c *shell.Run) error {
	b, err := c.Reading()
	if err != nil {
		return err
	}
	agency, err := inspect.Ask(c.Ctx, b, inspect.Reader.Agency)
	if err != nil {
		return err
	}
	a, err := b.Agenda(c.Ctx, inspect.AgendaQuery{Within: 7, Limit: 5})
	if err != nil {
		return err
	}
	t, err := b.Totals(c.Ctx, inspect.TotalsQuery{Period: inspect.MonthOf(a.Day)})
	if err != nil {
		return err
	}
	return c.Print(map[string]any{"agency": agency.Name, "agenda": a, "month": t}, func(w io.Writer) error {
		if _, err := fmt.Fprintf(w, "%s  %s\n%s\n\n", agency.Name, c.Say(string(a.Day), a.Day.ZH()),
			monthSoFar(c, t)); err != nil {
			return err
		}
		if err := report.WriteAgenda(w, a, c.Lang); err != nil {
			return err
		}
		c.Note("rectify log enters an inspection, rectify agenda --all lists all that waits, rectify --help every command",
			"现场登记用 rectify log，全部待办用 rectify agenda --all，全部命令用 rectify --help")
		return nil
	})
}

// monthSoFar is a line of the figures that people ask for.
func monthSoFar(c *shell.Run, t inspect.Totals) string {
	return c.Say("this month: %d inspection%[1]s, %[2]d notice%[2]s, %[3]d hazard%[3]s found, %[4]d rectified; "+
		"now %[5]d open, %[6]d overdue",
		"本月至今：检查%d家次，下发通知书%d份，排查隐患%d项，整改%d项；现有未整改%d项，其中逾期%d项",
		inspect.Many(t.Inspections), inspect.Many(t.NoticesIssued), inspect.Many(t.HazardsFound), t.Rectified,
		t.Closing, t.Overdue)
}
