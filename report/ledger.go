package report

import (
	"fmt"
	"strconv"
	"strings"

	"rectify/inspect"
)

// ledgerColumn is one column of a ledger. Width is in millimetres, 0 for what
// the others leave; one that is not printed is only in the workbook and the CSV.
type ledgerColumn struct {
	key, en, zh string
	width       float64
	printed     bool
	of          func(r inspect.LedgerRow) string // nil for what is reckoned: see value
}

// ledgerColumns have names, and values, that hazard import knows in either language.
var ledgerColumns = []ledgerColumn{
	{"no", "no.", "序号", 9, true, nil},
	{"ref", "ref", "编号", 0, false, func(r inspect.LedgerRow) string { return inspect.Ref{Noun: inspect.Hazards, N: r.N}.String() }},
	{"site", "site", "单位", 30, true, func(r inspect.LedgerRow) string { return r.SiteName }},
	{"sector", "sector", "行业", 0, false, func(r inspect.LedgerRow) string { return r.Sector }},
	{"town", "town", "乡镇街道", 0, false, func(r inspect.LedgerRow) string { return r.Town }},
	{"date", "found", "检查日期", 19.5, true, func(r inspect.LedgerRow) string { return string(r.Found) }},
	{"text", "hazard", "隐患描述", 0, true, func(r inspect.LedgerRow) string { return r.Text }},
	{"level", "level", "级别", 9, true, func(r inspect.LedgerRow) string { return string(r.Level) }},
	{"category", "category", "类别", 15.6, true, func(r inspect.LedgerRow) string { return r.Category }},
	{"place", "place", "部位", 18, true, func(r inspect.LedgerRow) string { return r.Place }},
	{"basis", "basis", "依据", 0, false, func(r inspect.LedgerRow) string { return r.Basis }},
	{"notice", "notice", "文书编号", 27, true, func(r inspect.LedgerRow) string { return r.Number }},
	{"due", "due", "整改期限", 19.5, true, func(r inspect.LedgerRow) string { return string(r.Due) }},
	{"first_due", "first due", "原期限", 0, false, ledgerFirstDue},
	{"state", "state", "状态", 15.6, true, nil},
	{"overdue_days", "days overdue", "逾期天数", 0, false, nil},
	{"closed", "rectified on", "整改日期", 19.5, true, ledgerClosed},
	{"fixed_on_spot", "on the spot", "当场整改", 0, false, func(r inspect.LedgerRow) string { return spot(r) }},
	{"inspectors", "inspectors", "检查人", 14.5, true, func(r inspect.LedgerRow) string { return officerNames(r.Inspectors) }},
	{"campaign", "campaign", "专项检查", 0, false, func(r inspect.LedgerRow) string { return r.Campaign }},
	{"measures", "measures", "整改措施", 0, false, func(r inspect.LedgerRow) string { return r.Measures }},
	{"responsible", "responsible", "整改责任人", 0, false, func(r inspect.LedgerRow) string { return r.Responsible }},
	{"supervisor", "supervisor", "督办人", 0, false, func(r inspect.LedgerRow) string { return r.Supervisor }},
	{"kind", "kind of inspection", "检查类型", 0, false, func(r inspect.LedgerRow) string { return string(r.Kind) }},
}

// ledgerFirstDue is the due date first ordered, where another stands now.
func ledgerFirstDue(r inspect.LedgerRow) string {
	if r.Life.FirstDue == r.Due {
		return ""
	}
	return string(r.Life.FirstDue)
}

// ledgerClosed is the day accepted; one withdrawn was not rectified.
func ledgerClosed(r inspect.LedgerRow) string {
	if r.State != inspect.Accepted {
		return ""
	}
	return string(r.Closed)
}

// overdueDays is nothing where a hazard is not overdue.
func overdueDays(r inspect.LedgerRow, day inspect.Date) any {
	if r.OverdueAt(day) {
		return day.Sub(r.Due)
	}
	return ""
}

// spot is written as hazard import reads it: one that was fixed on the spot and
// reopened since does not stand so.
func spot(r inspect.LedgerRow) string {
	if r.OnSpot && r.State == inspect.Accepted && r.Closed == r.Found {
		return "是"
	}
	return ""
}

func officerNames(list []inspect.Officer) string {
	var names []string
	for _, o := range list {
		names = append(names, o.Name)
	}
	return strings.Join(names, "、")
}

// value is column c for programs, of the row that is the no-th.
func (c ledgerColumn) value(r inspect.LedgerRow, no int, day inspect.Date) any {
	switch c.key {
	case "no":
		return no
	case "state":
		en, _ := stateWord(r, day)
		return en
	case "overdue_days":
		return overdueDays(r, day)
	}
	return c.of(r)
}

// cell is column c for people.
func (c ledgerColumn) cell(r inspect.LedgerRow, no int, day inspect.Date, in Lang) any {
	switch c.key {
	case "state":
		return stateWords(r, day, in)
	case "level", "kind":
		return in.word(c.key, c.value(r, no, day))
	}
	return c.value(r, no, day)
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
		return in.say(fmt.Sprintf("%s, overdue %d d", en, days), fmt.Sprintf("逾期%d天", days))
	}
	if r.State == inspect.Accepted && r.OnSpot && r.Closed == r.Found {
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
		s.rectified++
		if r.OnSpot {
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

// cells are the sum as a row.
func (s ledgerSum) cells(name string) []string {
	row := []string{name}
	for _, n := range []int{s.found, s.rectified, s.spot, s.ordered, s.open, s.overdue} {
		row = append(row, strconv.Itoa(n))
	}
	return append(row, share(s.rectified, s.found))
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

// share writes a rate with what it is of; of nothing it is a dash.
func share(part, whole int) string {
	if whole == 0 {
		return "—"
	}
	return fmt.Sprintf("%s（%d/%d）", percent(inspect.Rate{Numerator: part, Denominator: whole}), part, whole)
}

// ledgerOf says what the rows are of.
func ledgerOf(l inspect.Ledger) string {
	parts := []string{"检查日期：" + openSpan(l.Period)}
	parts = append(parts, l.Narrowed...)
	return strings.Join(parts, "　")
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
