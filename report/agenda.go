package report

import (
	"fmt"
	"io"
	"strconv"

	"rectify/inspect"
)

// dutyName is what a duty is called.
func dutyName(d inspect.Duty, l Lang) string {
	switch d {
	case inspect.DutyOverdue:
		return l.say("overdue", "逾期")
	case inspect.DutyDue:
		return l.say("due soon", "即将到期")
	case inspect.DutyOrder:
		return l.say("to be ordered", "待责令")
	case inspect.DutyReview:
		return l.say("to be reviewed", "待复查")
	case inspect.DutyExtension:
		return l.say("extension asked", "延期待批")
	case inspect.DutyServe:
		return l.say("to be served", "待送达")
	case inspect.DutyReturn:
		return l.say("taken along, to enter", "预印文书待登记")
	case inspect.DutyAssign:
		return l.say("complaints to assign", "诉求待交办")
	case inspect.DutyAnswer:
		return l.say("complaints to answer", "诉求待答复")
	}
	return string(d)
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
	nothing := true
	for _, list := range a.Lists {
		if list.Total == 0 {
			continue
		}
		head := fmt.Sprintf("%s %d", dutyName(list.Duty, l), list.Total)
		if n := len(list.Items); n < list.Total {
			head = l.say(fmt.Sprintf("%s: %d of %d", dutyName(list.Duty, l), n, list.Total), fmt.Sprintf("%s：显示 %d，共 %d", dutyName(list.Duty, l), n, list.Total))
		}
		if !nothing {
			head = "\n" + head
		}
		nothing = false
		if _, err := fmt.Fprintln(w, head); err != nil {
			return err
		}
		t := Table{}
		for _, it := range list.Items {
			text := Beginning(it.Text)
			if it.Duty == inspect.DutyServe || it.Duty == inspect.DutyReturn {
				text = it.Number
			}
			t.Rows = append(t.Rows, []string{"  " + it.Ref, string(it.Day), dutyDays(it, l), it.Site, it.Inspectors, text})
		}
		if err := t.Write(w); err != nil {
			return err
		}
	}
	if nothing {
		_, err := fmt.Fprintln(w, l.say("nothing waits on "+string(a.Day), string(a.Day)+" 没有待办"))
		return err
	}
	return workloadTable(w, a, l)
}

func workloadTable(w io.Writer, a inspect.Agenda, l Lang) error {
	if len(a.Workloads) == 0 {
		return nil
	}
	t := Table{Head: []string{l.say("inspector", "检查人员")}, Right: []bool{false}}
	for _, d := range inspect.Duties {
		t.Head, t.Right = append(t.Head, dutyName(d, l)), append(t.Right, true)
	}
	for _, who := range a.Workloads {
		row := []string{keyName(who.Inspector, inspect.ByInspector, l)}
		for _, d := range inspect.Duties {
			row = append(row, strconv.Itoa(who.Counts[d]))
		}
		t.Rows = append(t.Rows, row)
	}
	if _, err := fmt.Fprintln(w); err != nil {
		return err
	}
	return t.Write(w)
}

// Beginning is as much of a text as a line has room for.
func Beginning(s string) string {
	if r := []rune(s); len(r) > 40 {
		return string(r[:40]) + "…"
	}
	return s
}
