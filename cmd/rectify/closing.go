package main

import (
	"cmp"
	"context"
	"fmt"
	"io"

	"github.com/spf13/cobra"

	"rectify/inspect"
	"rectify/report"
)

func newPeriodCommand(c *cli) *cobra.Command {
	return group(c, "period", "months that stay closed", "月份结账", verbs(closeMonth(), reopenMonth(),
		namedCommand{"list", newPeriodListCommand}, namedCommand{"show", newPeriodShowCommand}))
}

// ofMonth reads the month that a deed is about.
func (a *asked) ofMonth() error {
	p, err := periodFlags{Month: a.says["month"].(string)}.of(a.ctx, a.b)
	a.says["month"] = p.From
	return err
}

func closeMonth() deed {
	return deed{use: "close MONTH", en: "freeze every figure of a month", zh: "月份结账，冻结全部统计", do: "month.closed",
		parts: []inspect.Particular{text("by", "who closes it (else the user)", "结账人（默认当前用户）")},
		adjust: func(a *asked) error {
			if by, _ := a.says["by"].(string); by == "" {
				a.says["by"] = a.b.By
			}
			return a.ofMonth()
		},
		tell: func(a *asked, r inspect.Receipt) error {
			m := *r.Thing.(*inspect.ClosedMonth)
			answer := closedMonth{Ref: r.Ref, ClosedMonth: m, Notes: a.notes}
			frozen, err := m.Frozen()
			if answer.Head = frozen.Head; err != nil {
				return err
			}
			err = a.print(answer,
				printed(a.say("%s closed by %s, sha256 %.16s", "%s 已结账，结账人 %s，sha256 %.16s", m.Month, m.By, m.SHA256)))
			a.stood(answer.Head)
			return err
		},
		more: func(c *cli, cmd *cobra.Command) {
			cmd.Long = c.say(`close freezes the figures of a month that is over, in every grouping, with a hash.
Totals and reports of it are the same from then on. What is entered later still
enters the record, and is shown beside the frozen figures, never among them.`,
				`结账冻结已结束月份的全部统计（含各种分组）并记下哈希。此后该月的统计和报表不再变化；
之后补录、更正的内容照常登记，只列在冻结数字旁边，不计入其中。`)
		}}
}

func reopenMonth() deed {
	return deed{use: "reopen MONTH", en: "let a closed month's figures move again", zh: "取消结账", do: "month.reopened",
		adjust: (*asked).ofMonth,
		sure:   [2]string{"reopen %.7[1]s, whose figures will move again", "取消 %.7[1]s 的结账，其数字将重新变动"},
		tell: func(a *asked, r inspect.Receipt) error {
			m := *r.Thing.(*inspect.ClosedMonth)
			return a.print(closedMonth{Ref: r.Ref, ClosedMonth: m, Notes: a.notes},
				printed(a.say("%s reopened", "%s 已取消结账", m.Month)))
		}}
}

// closedMonth is a closed month in a list.
type closedMonth struct {
	Ref string `json:"ref"`
	inspect.ClosedMonth
	Head    inspect.Anchor        `json:"head,omitzero"`     // of the record before it was closed just now
	Notes   []lineFault           `json:"notes,omitempty"`   // of closing or reopening it
	Earlier []inspect.ClosedMonth `json:"earlier,omitempty"` // closings that were taken back since, the first before
}

func newPeriodListCommand(c *cli) *cobra.Command {
	return views(c, "list", "list closed months", "列出结账月份", view.listClosings)
}

// listClosings prints every closing of every month; in JSON those that were taken
// back stand with the one that followed.
func (r view) listClosings() error {
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
			closedMonth{Ref: refTo(inspect.Months, m.N), ClosedMonth: m, Earlier: closings[:len(closings)-1]})
		all = append(all, closings...)
	}
	if r.json {
		return r.print(r.rowsData(rows, len(rows)), nil)
	}
	return listAll(r.cli, all, "month|closed|by|reopened|reason|sha256", "月份|结账日期|结账人|取消日期|原因|sha256",
		"month on by reopened reason sha256", func(_ *cli, m inspect.ClosedMonth) map[string]string {
			return map[string]string{"sha256": fmt.Sprintf("%.16s", m.SHA256)}
		})
}

func newPeriodShowCommand(c *cli) *cobra.Command {
	return reads(c, "show MONTH", "print frozen figures beside what came later", "查看结账数字及后补、更正",
		func(ctx context.Context, b *inspect.Book, args []string) error {
			month, err := periodFlags{Month: args[0]}.of(ctx, b)
			if err != nil {
				return err
			}
			t, err := b.Totals(ctx, inspect.TotalsQuery{Period: month})
			if err != nil {
				return err
			}
			if t.Closed == nil {
				return notFound("%.7s is not closed", "%.7s 未结账", month.From).
					Hint("see rectify period list", "请用 rectify period list 查看")
			}
			brought, err := b.ComplaintTotals(ctx, t.Period, "")
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
			return c.print(data, func(w io.Writer) error {
				fmt.Fprintln(w, c.say("%.7s, closed on %s by %s, sha256 %.16s", "%.7s，%s 由 %s 结账，sha256 %.16s", month.From,
					t.Closed.On, t.Closed.By, t.Closed.SHA256))
				if len(t.Closed.Parts) > 0 {
					fmt.Fprintln(w, c.laterOf(t.Closed.Later, t.Closed.Parts, ""))
				}
				return report.WriteClosed(w, t, brought, c.lang)
			})
		})
}

// closing says of a month's totals whether their figures can still move.
func (c *cli) closing(t inspect.Totals) {
	switch {
	case t.Closed != nil:
		c.remark("closed on %s by %s; entered later: %s", "%s 由 %s 结账；后补、更正：%s", t.Closed.On, t.Closed.By,
			c.laterOf(t.Closed.Later, t.Closed.Parts, t.By))
	case len(t.Scope) == 0 && t.Period == inspect.MonthOf(t.Period.From):
		c.remark("not closed: the figures may still change", "未结账，数字可能变动")
	}
	for _, m := range t.Beside {
		if len(t.Scope) > 0 {
			c.remark("%s was closed; of what was entered later, this part is counted here", "%s 已结账；其后补、更正中属于本范围的已计入此处",
				m.Month)
			continue
		}
		if m.Month < string(t.Period.From[:7]) { // of which only what stood open at its end is here
			c.remark("%s was closed; entered later, and in what was open before: %s", "%s 已结账；后补、更正使此处期初变动：%s",
				m.Month, c.openedOf(m.Later["closing"], m.Parts, t.By))
			continue
		}
		c.remark("%s was closed; entered later, and counted here: %s", "%s 已结账；后补、更正已计入此处：%s", m.Month,
			c.laterOf(m.Later, m.Parts, t.By))
	}
}

// openedOf says how much more, or less, was open at the end of a closed month.
func (c *cli) openedOf(later int, parts inspect.Parts, by inspect.Dim) string {
	if later == 0 && len(parts) > 0 {
		return c.laterOf(nil, parts, by)
	}
	return fmt.Sprintf("%+d", later) + c.byGroup(parts)
}

// laterOf says what came later to a closed month, as a whole and in its groups: those
// that are asked for, and those from one of which to another something moved.
func (c *cli) laterOf(later map[string]int, parts inspect.Parts, by inspect.Dim) string {
	shifts := parts.Shifts(later)
	if asked := parts[by]; len(asked) > 0 {
		shifts[by] = asked
	}
	whole := c.say("nothing as a whole", "合计无变动")
	if len(shifts) == 0 || len(later) > 0 {
		whole = cmp.Or(report.Later(inspect.TotalsTable, later, c.lang, false), c.say("nothing", "无"))
	}
	return whole + c.byGroup(shifts)
}

// byGroup names groups in which something moved, if any did.
func (c *cli) byGroup(parts inspect.Parts) string {
	if len(parts) == 0 {
		return ""
	}
	return c.say("; by group: ", "；分组有更正：") + report.PartsMoved(c.wordedParts(parts), c.lang)
}
