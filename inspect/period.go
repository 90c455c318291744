package inspect

import "fmt"

// Period is a half-open span of civil days: From is in it, To is not.
type Period struct {
	From Date `json:"from"`
	To   Date `json:"to"`
}

// MonthOf is the month that d lies in.
func MonthOf(d Date) Period { return Period{d.Month(), d.NextMonth()} }

// YearOf is that whole year.
func YearOf(year int) Period {
	return Period{Date(fmt.Sprintf("%04d-01-01", year)), Date(fmt.Sprintf("%04d-01-01", year+1))}
}

// has tells whether a day is in p; no day is not.
func (p Period) has(d Date) bool { return d != "" && d >= p.From && d < p.To }

// valid refuses a period that has no days.
func (p Period) valid() error {
	if p.From == "" || p.To == "" || p.From >= p.To {
		return invalid("the period from %s to %s has no days", "期间 %s 至 %s 没有一天", p.From, p.To).
			Hint("the first day must be before the last", "起始日期须早于截止日期")
	}
	return nil
}

// Edge are days to be counted by their rows beside whole months: added to what those come to,
// or taken off it; none of none.
type Edge struct {
	Days  Period
	Times int // +1, -1 or 0
}

// Months parts a period into whole months and the fewest days at its ends. One that has no
// whole month is an edge alone; an empty From is the beginning.
func (p Period) Months() (months Period, before, after Edge) {
	from, to := p.From.Month(), p.To.Month()
	if first := from.NextMonth(); p.From == "" || p.From == from {
		from = p.From
	} else if before = (Edge{Period{p.From, first}, +1}); first < to && p.From.Sub(from) < first.Sub(p.From) {
		before = Edge{Period{from, p.From}, -1}
	} else {
		from = first
	}
	if p.From != "" && from >= to {
		return Period{p.To, p.To}, Edge{p, +1}, Edge{}
	}
	if next := to.NextMonth(); p.To != to && next.Sub(p.To) < p.To.Sub(to) {
		return Period{from, next}, before, Edge{Period{p.To, next}, -1}
	} else if p.To != to {
		after = Edge{Period{to, p.To}, +1}
	}
	return Period{from, to}, before, after
}
