package report

import (
	"fmt"
	"strings"

	"rectify/inspect"
)

// ledgerSum is what a ledger's rows of one level add up to.
type ledgerSum struct {
	found, rectified, spot, ordered, open, overdue, withdrawn int // withdrawn ones are in nothing else
}

func (s *ledgerSum) add(r *inspect.LedgerRow, day inspect.Date) {
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
	return s, s.along(&l).Rows(func(inspect.LedgerRow) error { return nil })
}

// along is the same ledger, whose rows are summed when they are first gone through.
func (s *ledgerSums) along(l *inspect.Ledger) inspect.Ledger {
	s.sites, s.notices = map[int64]bool{}, map[int64]bool{}
	s.all.withdrawn = l.Withdrawn
	summed, rows := false, l.Rows
	same := *l
	same.Rows = func(fn func(inspect.LedgerRow) error) error {
		if summed {
			return rows(fn)
		}
		summed = true
		return rows(func(r inspect.LedgerRow) error {
			s.add(&r, l.Day)
			return fn(r)
		})
	}
	return same
}

func (s *ledgerSums) add(r *inspect.LedgerRow, day inspect.Date) {
	s.all.add(r, day)
	if r.Level == inspect.Major {
		s.major.add(r, day)
	} else {
		s.general.add(r, day)
	}
	s.sites[r.Site] = true
	if r.Notice != 0 {
		s.notices[r.Notice] = true
	}
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
