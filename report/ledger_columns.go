package report

import (
	"fmt"

	"rectify/inspect"
)

// ledgerLine is a row of a ledger as it is written: the no-th, as of a day, and in which
// language. People are told how late it is.
type ledgerLine struct {
	inspect.LedgerRow
	no     int
	day    inspect.Date
	in     Lang
	people bool
}

// ledgerColumn is a column of a ledger, with what it has of a line; the width is in
// millimetres, 0 for what the others leave.
type ledgerColumn struct {
	key, en, zh string
	width       float64
	of          func(l *ledgerLine) any
}

// unprinted is a column that is only in the workbook and the CSV.
const unprinted = -1

// ledgerColumns have names, and values, that hazard import knows in either language.
var ledgerColumns = []ledgerColumn{
	{"no", "no.", "序号", 9, func(l *ledgerLine) any { return l.no }},
	{"ref", "ref", "编号", unprinted, func(l *ledgerLine) any { return inspect.Hazards.RefTo(l.N) }},
	{"site", "site", "单位", 30, func(l *ledgerLine) any { return l.SiteName }},
	{"sector", "sector", "行业", unprinted, func(l *ledgerLine) any { return l.Sector }},
	{"town", "town", "乡镇街道", unprinted, func(l *ledgerLine) any { return l.Town }},
	{"date", "found", "检查日期", 19.5, func(l *ledgerLine) any { return l.Found }},
	{"text", "hazard", "隐患描述", 0, func(l *ledgerLine) any { return l.Text }},
	{"level", "level", "级别", 9, func(l *ledgerLine) any { return l.in.say(string(l.Level), l.Level.ZH()) }},
	{"category", "category", "类别", 15.6, func(l *ledgerLine) any { return l.Category }},
	{"place", "place", "部位", 18, func(l *ledgerLine) any { return l.Place }},
	{"basis", "basis", "依据", unprinted, func(l *ledgerLine) any { return l.Basis }},
	{"notice", "notice", "文书编号", 27, func(l *ledgerLine) any { return l.Number }},
	{"due", "due", "整改期限", 19.5, func(l *ledgerLine) any { return l.Due }},
	{"first_due", "first due", "原期限", unprinted, (*ledgerLine).firstDue},
	{"state", "state", "状态", 15.6, (*ledgerLine).state},
	{"overdue_days", "days overdue", "逾期天数", unprinted, (*ledgerLine).late},
	{"closed", "rectified on", "整改日期", 19.5, (*ledgerLine).rectified},
	{"fixed_on_spot", "on the spot", "当场整改", unprinted, (*ledgerLine).onSpot},
	{"inspectors", "inspectors", "检查人", 14.5, func(l *ledgerLine) any { return inspect.NamesOf(l.Inspectors) }},
	{"campaign", "campaign", "专项检查", unprinted, func(l *ledgerLine) any { return l.Campaign }},
	{"measures", "measures", "整改措施", unprinted, func(l *ledgerLine) any { return l.Measures }},
	{"responsible", "responsible", "整改责任人", unprinted, func(l *ledgerLine) any { return l.Responsible }},
	{"supervisor", "supervisor", "督办人", unprinted, func(l *ledgerLine) any { return l.Supervisor }},
	{"kind", "kind of inspection", "检查类型", unprinted,
		func(l *ledgerLine) any { return l.in.say(string(l.Kind), l.Kind.ZH()) }},
}

// namesPeople tells whether a column does.
func (c ledgerColumn) namesPeople() bool {
	of := func(noun inspect.Noun) bool { return inspect.ParticularOf(noun, c.key).NamesPeople() }
	return of(inspect.Hazards) || of(inspect.Inspections)
}

// firstDue is nothing where the due date was never changed.
func (l *ledgerLine) firstDue() any {
	if l.Life.FirstDue == l.Due {
		return inspect.Date("")
	}
	return l.Life.FirstDue
}

// rectified is nothing of one withdrawn, which was not.
func (l *ledgerLine) rectified() any {
	if l.State != inspect.Accepted {
		return inspect.Date("")
	}
	return l.Closed
}

func (l *ledgerLine) onSpot() any {
	if l.spot() {
		return "是"
	}
	return ""
}

// spot tells one that was fixed on the spot, and not reopened since.
func (l *ledgerLine) spot() bool {
	return l.OnSpot && l.State == inspect.Accepted && l.Closed == l.Found
}

// late is for how many days it is overdue, nothing where it is not.
func (l *ledgerLine) late() any {
	if l.OverdueAt(l.day) {
		return l.day.Sub(l.Due)
	}
	return ""
}

// state is what it is, or for people how long it is overdue. What an account says that the
// unit was told of, though by no notice of this book, is not called not ordered.
func (l *ledgerLine) state() any {
	en, zh := l.State.EN(), l.State.ZH()
	told := l.State == inspect.Open && l.GivenOn(l.day) != ""
	if told {
		en = "open"
	}
	if !l.people {
		return l.in.say(en, zh)
	}
	if days, ok := l.late().(int); ok {
		return fmt.Sprintf(l.in.say("overdue %d d", "逾期%d天"), days)
	}
	if l.spot() {
		return l.in.say("fixed on the spot", "当场整改")
	}
	if told {
		zh = "未整改"
	}
	return l.in.say(en, zh)
}
