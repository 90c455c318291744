package main

import (
	"cmp"
	"fmt"
	"io"

	"github.com/spf13/cobra"

	"rectify/cmd/rectify/shell"
	"rectify/inspect"
	"rectify/report"
)

func newPeriodCommand(c *shell.Run) *cobra.Command {
	return c.Group("period", "closed months, whose figures stay", "月份结账", closeMonth(), reopenMonth(),
		shell.Viewing("list", "list closed months", "列出结账月份", listClosings),
		shell.Doing("show MONTH", "print a closed month's figures beside what was entered later",
			"查看结账数字及后补、更正", showClosing))
}

// ofMonth reads the month that a deed is about.
func ofMonth(a *shell.Asked) error {
	p, err := shell.PeriodFlags{Month: a.Says["month"].(string)}.Of(a.Ctx, a.B)
	a.Says["month"] = p.From
	return err
}

func closeMonth() shell.Deed {
	return shell.Deed{Use: "close MONTH", EN: "freeze every figure of a month", ZH: "月份结账，冻结全部统计", Do: "month.closed",
		Parts: []inspect.Particular{textFlag("by", "who closes it (else the user)", "结账人（默认当前用户）")},
		Adjust: func(a *shell.Asked) error {
			if by, _ := a.Says["by"].(string); by == "" {
				a.Says["by"] = a.B.By
			}
			return ofMonth(a)
		},
		Tell: func(a *shell.Asked, r inspect.Receipt) error {
			m := *r.Thing.(*inspect.ClosedMonth)
			answer := closedMonth{Ref: r.Ref, ClosedMonth: m, Notes: a.Notes}
			frozen, err := m.Frozen()
			if answer.Head = frozen.Head; err != nil {
				return err
			}
			err = a.Reply(answer,
				a.Say("%s closed by %s, sha256 %.16s", "%s 已结账，结账人 %s，sha256 %.16s", m.Month, m.By, m.SHA256))
			a.Stood(answer.Head)
			return err
		},
		More: func(c *shell.Run, cmd *cobra.Command) {
			cmd.Long = c.Say(`close freezes the figures of a month that is over, in every grouping, with a hash.
Its totals and reports stay the same from then on. What is entered later still
enters the record, and is shown beside the frozen figures, never among them.`,
				`结账冻结已结束月份的全部统计（含各种分组）并记下哈希。此后该月的统计和报表不再变化；
之后补录、更正的内容照常登记，只列在冻结数字旁边，不计入其中。`)
		}}
}

func reopenMonth() shell.Deed {
	return shell.Deed{Use: "reopen MONTH", EN: "reopen a closed month: its figures can change again",
		ZH: "取消结账", Do: "month.reopened",
		Adjust: ofMonth,
		Sure:   [2]string{"reopen %.7[1]s, whose figures can then change again", "取消 %.7[1]s 的结账，其数字将重新变动"},
		Tell: func(a *shell.Asked, r inspect.Receipt) error {
			m := *r.Thing.(*inspect.ClosedMonth)
			return a.Reply(closedMonth{Ref: r.Ref, ClosedMonth: m, Notes: a.Notes},
				a.Say("%s reopened", "%s 已取消结账", m.Month))
		}}
}

// closedMonth is a closed month in a list.
type closedMonth struct {
	Ref string `json:"ref"`
	inspect.ClosedMonth
	Head    inspect.Anchor        `json:"head,omitzero"`     // of the record before it was closed just now
	Notes   []shell.LineFault     `json:"notes,omitempty"`   // of closing or reopening it
	Earlier []inspect.ClosedMonth `json:"earlier,omitempty"` // closings that were taken back since, the first before
}

// listClosings prints every closing of every month; in JSON those that were taken
// back stand with the one that followed.
func listClosings(r shell.View) error {
	months, err := r.ClosedMonths()
	if err != nil {
		return err
	}
	rows, all := []closedMonth{}, []inspect.ClosedMonth(nil)
	for _, m := range months {
		closings, err := inspect.Closings(r.Reader, m)
		if err != nil || len(closings) == 0 {
			return err
		}
		rows = append(rows,
			closedMonth{Ref: inspect.Months.RefTo(m.N), ClosedMonth: m, Earlier: closings[:len(closings)-1]})
		all = append(all, closings...)
	}
	if r.JSON {
		return r.Print(r.RowsData(rows, len(rows)), nil)
	}
	return shell.ListAll(r.Run, all, "month|closed|by|reopened|reason|sha256", "月份|结账日期|结账人|取消日期|原因|文件哈希",
		"month on by reopened reason sha256", func(_ *shell.Run, m inspect.ClosedMonth) map[string]string {
			return map[string]string{"sha256": fmt.Sprintf("%.16s", m.SHA256)}
		})
}

func showClosing(c *shell.Run, args []string) error {
	b, err := c.Reading()
	if err != nil {
		return err
	}
	month, err := shell.PeriodFlags{Month: args[0]}.Of(c.Ctx, b)
	if err != nil {
		return err
	}
	t, err := b.Totals(c.Ctx, inspect.TotalsQuery{Period: month})
	if err != nil {
		return err
	}
	if t.Closed == nil {
		return shell.NotFound("%.7s is not closed", "%.7s 未结账", month.From).
			Hint("see rectify period list", "请用 rectify period list 查看")
	}
	brought, err := b.ComplaintTotals(c.Ctx, t.Period, "")
	if err != nil {
		return err
	}
	data := struct {
		inspect.Totals
		Complaints *inspect.ComplaintTotals `json:"complaints,omitempty"`
	}{t, &brought}
	if brought.Closed == nil { // as before there were any
		data.Complaints = nil
	}
	return c.Print(data, func(w io.Writer) error {
		fmt.Fprintln(w, c.Say("%.7s, closed on %s by %s, sha256 %.16s", "%.7s，%s 由 %s 结账，sha256 %.16s", month.From,
			t.Closed.On, t.Closed.By, t.Closed.SHA256))
		if len(t.Closed.Parts) > 0 {
			fmt.Fprintln(w, laterOf(c, t.Closed.Later, t.Closed.Parts, ""))
		}
		return report.WriteClosed(w, t, brought, c.Lang)
	})
}

// closing says of a month's totals whether their figures can still move.
func closing(c *shell.Run, t inspect.Totals) {
	switch {
	case t.Closed != nil:
		c.Remark("closed on %s by %s; entered later: %s", "%s 由 %s 结账；后补、更正：%s", t.Closed.On, t.Closed.By,
			laterOf(c, t.Closed.Later, t.Closed.Parts, t.By))
	case len(t.Scope) == 0 && t.Period == inspect.MonthOf(t.Period.From):
		c.Remark("not closed: the figures may still change", "未结账，数字可能变动")
	}
	for _, m := range t.Beside {
		if len(t.Scope) > 0 {
			c.Remark("%s was closed; of what was entered later, this part is counted here", "%s 已结账；其后补、更正中属于本范围的已计入此处",
				m.Month)
			continue
		}
		if m.Month < string(t.Period.From[:7]) { // of which only what stood open at its end is here
			c.Remark("%s was closed; entered later, and in what was open before: %s", "%s 已结账；后补、更正使此处期初变动：%s",
				m.Month, openedOf(c, m.Later["closing"], m.Parts, t.By))
			continue
		}
		c.Remark("%s was closed; entered later, and counted here: %s", "%s 已结账；后补、更正已计入此处：%s", m.Month,
			laterOf(c, m.Later, m.Parts, t.By))
	}
}

// openedOf says how much more, or less, was open at the end of a closed month.
func openedOf(c *shell.Run, later int, parts inspect.Parts, by inspect.Dim) string {
	if later == 0 && len(parts) > 0 {
		return laterOf(c, nil, parts, by)
	}
	return fmt.Sprintf("%+d", later) + byGroup(c, parts)
}

// laterOf says what came later to a closed month, as a whole and in its groups: those
// that are asked for, and those from one of which to another something moved.
func laterOf(c *shell.Run, later map[string]int, parts inspect.Parts, by inspect.Dim) string {
	shifts := parts.Shifts(later)
	if asked := parts[by]; len(asked) > 0 {
		shifts[by] = asked
	}
	whole := c.Say("nothing as a whole", "合计无变动")
	if len(shifts) == 0 || len(later) > 0 {
		whole = cmp.Or(report.Later(inspect.TotalsTable, later, c.Lang, false), c.Say("nothing", "无"))
	}
	return whole + byGroup(c, shifts)
}

// byGroup names groups in which something moved, if any did.
func byGroup(c *shell.Run, parts inspect.Parts) string {
	if len(parts) == 0 {
		return ""
	}
	return c.Say("; by group: ", "；分组有更正：") + report.PartsMoved(wordedParts(c, parts), c.Lang)
}
