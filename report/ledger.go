package report

import (
	"fmt"
	"strings"

	"rectify/inspect"
)

// column is a column of a table, with what a row has in it. Width is in millimetres,
// 0 for what the others leave.
type column struct {
	key, en, zh string
	width       float64
	value       any
}

// namesPeople tells whether a column of a ledger does.
func (c column) namesPeople() bool {
	of := func(noun inspect.Noun) bool { return inspect.ParticularOf(noun, c.key).NamesPeople() }
	return of(inspect.Hazards) || of(inspect.Inspections)
}

// unprinted is a column that is only in the workbook and the CSV.
const unprinted = -1

// ledgerColumns have names, and values, that hazard import knows in either language;
// a row is the no-th, and tells people how late it is.
func ledgerColumns(r inspect.LedgerRow, no int, day inspect.Date, in Lang, people bool) []column {
	firstDue, closed, spot := r.Life.FirstDue, r.Closed, ""
	if firstDue == r.Due { // it was never changed
		firstDue = ""
	}
	if r.State != inspect.Accepted { // one withdrawn was not rectified
		closed = ""
	}
	if onSpot(r) {
		spot = "是"
	}
	en, _ := stateWord(r, day)
	state := in.say(en, r.State.ZH())
	if people {
		state = stateWords(r, day, in)
	}
	return []column{
		{"no", "no.", "序号", 9, no},
		{"ref", "ref", "编号", unprinted, inspect.Hazards.Ref(r.N).String()},
		{"site", "site", "单位", 30, r.SiteName},
		{"sector", "sector", "行业", unprinted, r.Sector},
		{"town", "town", "乡镇街道", unprinted, r.Town},
		{"date", "found", "检查日期", 19.5, r.Found},
		{"text", "hazard", "隐患描述", 0, r.Text},
		{"level", "level", "级别", 9, in.say(string(r.Level), r.Level.ZH())},
		{"category", "category", "类别", 15.6, r.Category},
		{"place", "place", "部位", 18, r.Place},
		{"basis", "basis", "依据", unprinted, r.Basis},
		{"notice", "notice", "文书编号", 27, r.Number},
		{"due", "due", "整改期限", 19.5, r.Due},
		{"first_due", "first due", "原期限", unprinted, firstDue},
		{"state", "state", "状态", 15.6, state},
		{"overdue_days", "days overdue", "逾期天数", unprinted, overdueDays(r, day)},
		{"closed", "rectified on", "整改日期", 19.5, closed},
		{"fixed_on_spot", "on the spot", "当场整改", unprinted, spot},
		{"inspectors", "inspectors", "检查人", 14.5, inspect.NamesOf(r.Inspectors)},
		{"campaign", "campaign", "专项检查", unprinted, r.Campaign},
		{"measures", "measures", "整改措施", unprinted, r.Measures},
		{"responsible", "responsible", "整改责任人", unprinted, r.Responsible},
		{"supervisor", "supervisor", "督办人", unprinted, r.Supervisor},
		{"kind", "kind of inspection", "检查类型", unprinted, in.say(string(r.Kind), r.Kind.ZH())},
	}
}

// overdueDays is nothing where a hazard is not overdue.
func overdueDays(r inspect.LedgerRow, day inspect.Date) any {
	if r.OverdueAt(day) {
		return day.Sub(r.Due)
	}
	return ""
}

// onSpot tells one that was fixed on the spot, and not reopened since.
func onSpot(r inspect.LedgerRow) bool {
	return r.OnSpot && r.State == inspect.Accepted && r.Closed == r.Found
}

// stateWord is the state; what an account says that the unit was told of, though by
// no notice of this book, is not called not ordered.
func stateWord(r inspect.LedgerRow, day inspect.Date) (en, zh string) {
	if r.State == inspect.Open && r.GivenOn(day) != "" {
		return "open", "未整改"
	}
	return r.State.EN(), r.State.ZH()
}

// stateWords are the state, or how long it is overdue.
func stateWords(r inspect.LedgerRow, day inspect.Date, in Lang) string {
	en, zh := stateWord(r, day)
	if days, ok := overdueDays(r, day).(int); ok {
		return fmt.Sprintf(in.say("overdue %d d", "逾期%d天"), days)
	}
	if onSpot(r) {
		return in.say("fixed on the spot", "当场整改")
	}
	return in.say(en, zh)
}

// ledgerSum is what a ledger's rows of one level add up to.
type ledgerSum struct {
	found, rectified, spot, ordered, open, overdue, withdrawn int // withdrawn ones are in nothing else
}

func (s *ledgerSum) add(r inspect.LedgerRow, day inspect.Date) {
	if r.State == inspect.Withdrawn {
		s.withdrawn++
		return
	}
	s.found++
	switch r.State {
	case inspect.Accepted:
		if s.rectified++; r.OnSpot {
			s.spot++
		}
	case inspect.Ordered:
		s.ordered++
	case inspect.Open:
		s.open++
	}
	if r.OverdueAt(day) {
		s.overdue++
	}
}

// ledgerSums are of the general hazards, the major ones and all, with the units
// and notices that they are of.
type ledgerSums struct {
	general, major, all ledgerSum
	sites, notices      map[int64]bool
}

func sumLedger(l inspect.Ledger) (s ledgerSums, err error) {
	s.sites, s.notices = map[int64]bool{}, map[int64]bool{}
	s.all.withdrawn = l.Withdrawn
	return s, l.Rows(func(r inspect.LedgerRow) error {
		s.all.add(r, l.Day)
		if r.Level == inspect.Major {
			s.major.add(r, l.Day)
		} else {
			s.general.add(r, l.Day)
		}
		s.sites[r.Site] = true
		if r.Notice != 0 {
			s.notices[r.Notice] = true
		}
		return nil
	})
}

// row is the sum under its name.
func (s ledgerSum) row(name string) []any {
	return []any{name, s.found, s.rectified, s.spot, s.ordered, s.open, s.overdue,
		inspect.Rate{Numerator: s.rectified, Denominator: s.found}}
}

// notes are what a reader of the sums must know: what was left out, and how a
// closed month's figures differ.
func (s ledgerSums) notes(l inspect.Ledger, in Lang) (out []string) {
	if n := s.all.withdrawn; n > 0 {
		out = append(out, fmt.Sprintf(in.say("Recorded in error, and counted nowhere: %d.", "另有误录%d项，不计入。"), n))
	}
	if words := LedgerClosed(l, in); words != "" {
		out = append(out, words)
	}
	return out
}

// LedgerClosed says how a closed month's figures differ from the rows; "" where they do not.
func LedgerClosed(l inspect.Ledger, in Lang) string {
	if l.Closed == nil {
		return ""
	}
	r := l.Was.CohortRate
	return fmt.Sprintf(in.say("As closed on %s: %d found, %d rectified, %d not (%s); the rows are as corrected since.",
		"%s结账数：排查%d项，已整改%d项，未整改%d项，整改率%s；本表为更正后的数字。"),
		l.Closed.On, l.Was.HazardsFound, r.Numerator, r.Denominator-r.Numerator, percent(r))
}

// ledgerOf says what the rows are of.
func ledgerOf(l inspect.Ledger) string {
	return strings.Join(append([]string{"检查日期：" + openSpan(l.Period)}, l.Narrowed...), "　")
}

// openSpan writes a period that may be open at either end.
func openSpan(p inspect.Period) string {
	switch {
	case p.From == "" && p.To == "":
		return "不限"
	case p.From == "":
		return p.To.Add(-1).ZH() + "及以前"
	case p.To == "":
		return p.From.ZH() + "起"
	}
	return spanZH(p)
}
