package main

import (
	"io"

	"github.com/spf13/cobra"

	"rectify/inspect"
	"rectify/report"
)

func newAgendaCommand(c *cli) *cobra.Command {
	var q inspect.AgendaQuery
	var date, format, out string
	var all bool
	cmd := verb(c, "agenda.show", "agenda", "what waits: overdue, due soon, to review, to answer, to serve", "待办：逾期、即将到期、待复查、延期待批、待送达、诉求待办", func(cmd *cobra.Command, _ []string) error {
		b, err := c.reading(cmd.Context())
		if err != nil {
			return err
		}
		if q.Day, err = c.dated("date", date); err != nil {
			return err
		}
		if q.Within < 0 || q.Limit < 0 {
			return usage("--within and --limit cannot be negative", "--within 和 --limit 不能为负数")
		}
		if all || format == "ics" {
			q.Limit = 0
		}
		if q.Inspector != "" {
			q.Inspector, err = inspect.Ask(cmd.Context(), b, func(r inspect.Reader) (string, error) { return r.Waiter(q.Inspector) })
			if err != nil {
				return err
			}
		}
		a, err := b.Agenda(cmd.Context(), q)
		if err != nil {
			return err
		}
		return c.agenda(a, format, out)
	})
	f := cmd.Flags()
	f.StringVar(&date, "date", "", c.say("on that day (else today)", "日期（默认今天）"))
	f.IntVar(&q.Within, "within", 7, c.say("due within so many days", "几天内到期"))
	f.StringVar(&q.Inspector, "inspector", "", c.say("only what that one inspected: a name, or name:certificate",
		"只看某检查人员：姓名或姓名:证号"))
	f.BoolVar(&q.Workloads, "by-inspector", false, c.say("how much waits for each inspector, too", "并按检查人员统计"))
	f.IntVar(&q.Limit, "limit", 20, c.say("of each kind at most so many", "每类最多列出几条"))
	f.BoolVar(&all, "all", false, c.say("all of each kind", "全部列出"))
	f.StringVar(&format, "format", "table", c.say("table or ics (a calendar for a phone)", "table 或 ics（手机日历）"))
	f.StringVarP(&out, "output", "o", "-", c.say("file, or - for stdout", "输出文件，- 为标准输出"))
	fixed(cmd, "format", "table", "ics")
	return cmd
}

// agenda prints what waits in the format asked for.
func (c *cli) agenda(a inspect.Agenda, format, out string) error {
	write := func(w io.Writer) error { return report.WriteAgenda(w, a, c.lang) }
	switch format {
	case "table":
	case "ics":
		write = func(w io.Writer) error { return report.WriteAgendaICS(w, a, c.lang) }
	default:
		return usage("%q is not a format of agenda", "agenda 没有 %q 格式", format).Hint("--format takes table or ics", "--format 可用 table、ics")
	}
	if out == "-" {
		return c.print(a, write)
	}
	file := fileFor(out, "rectify-"+string(a.Day)+".ics")
	if err := c.create(file, write); err != nil {
		return err
	}
	return c.print(map[string]any{"file": file, "agenda": a}, func(io.Writer) error { c.note("written: %s", "已写入 %s", file); return nil })
}
