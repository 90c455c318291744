package report

import (
	"fmt"
	"io"

	"rectify/inspect"
)

// DutyName is what a duty is called.
func DutyName(d inspect.Duty, l Lang) string {
	return l.say(duties[d][0], duties[d][1])
}

var duties = map[inspect.Duty][2]string{
	inspect.DutyOverdue:   {"overdue", "逾期"},
	inspect.DutyDue:       {"due soon", "即将到期"},
	inspect.DutyOrder:     {"to be ordered", "待责令"},
	inspect.DutyReview:    {"to be reviewed", "待复查"},
	inspect.DutyExtension: {"extension asked", "延期待批"},
	inspect.DutyServe:     {"to be served", "待送达"},
	inspect.DutyReturn:    {"leased, to enter", "预印文书待登记"},
	inspect.DutyAssign:    {"complaints to assign", "诉求待交办"},
	inspect.DutyAnswer:    {"complaints to answer", "诉求待答复"},
}

// dutyDays says how long it has waited, or until when.
func dutyDays(it inspect.DutyItem, l Lang) string {
	days := func(n int) string { return fmt.Sprintf("%d day%[1]s", inspect.Many(n)) }
	switch {
	case it.Duty == inspect.DutyOverdue || it.Duty == inspect.DutyAnswer && it.Days > 0:
		return l.say(days(it.Days)+" overdue", fmt.Sprintf("逾期%d天", it.Days))
	case (it.Duty == inspect.DutyDue || it.Duty == inspect.DutyAnswer) && it.Days == 0:
		return l.say("due today", "今天到期")
	case it.Duty == inspect.DutyDue || it.Duty == inspect.DutyAnswer:
		return l.say("due in "+days(-it.Days), fmt.Sprintf("还有%d天", -it.Days))
	}
	return l.say("waiting "+days(it.Days), fmt.Sprintf("已等待%d天", it.Days))
}

// WriteAgenda prints what waits for a terminal, a table for each duty that has
// anything, and says how many of how many it shows.
func WriteAgenda(w io.Writer, a inspect.Agenda, l Lang) error {
	var grids []grid
	for _, list := range a.Lists {
		if list.Total == 0 {
			continue
		}
		name, n := DutyName(list.Duty, l), len(list.Items)
		g := grid{above: fmt.Sprintf("%s %d\n", name, list.Total)}
		if n < list.Total {
			g.above = fmt.Sprintf(l.say("%s: %d of %d\n", "%s：显示 %d，共 %d\n"), name, n, list.Total)
		}
		for _, it := range list.Items {
			text := Beginning(it.Text)
			if it.Duty == inspect.DutyServe || it.Duty == inspect.DutyReturn {
				text = it.Number
			}
			g.rows = append(g.rows, []any{"  " + it.Ref, string(it.Day), dutyDays(it, l), it.Site, it.Inspectors, text})
		}
		grids = append(grids, g)
	}
	if len(grids) == 0 {
		_, err := fmt.Fprintln(w, l.say("nothing waits on "+string(a.Day), string(a.Day)+" 没有待办"))
		return err
	}
	if len(a.Workloads) > 0 {
		grids = append(grids, workloads(a, l))
	}
	return writeTables(w, grids...)
}

// workloads are how much waits for each inspector.
func workloads(a inspect.Agenda, l Lang) grid {
	g := grid{head: []string{l.say("inspector", "检查人员")}, right: 1}
	for _, d := range inspect.Duties {
		g.head = append(g.head, DutyName(d, l))
	}
	for _, who := range a.Workloads {
		row := []any{keyName(who.Inspector, inspect.ByInspector, l)}
		for _, d := range inspect.Duties {
			row = append(row, who.Counts[d])
		}
		g.rows = append(g.rows, row)
	}
	return g
}

// Beginning is as much of a text as a line has room for.
func Beginning(s string) string {
	if r := []rune(s); len(r) > 40 {
		return string(r[:40]) + "…"
	}
	return s
}
