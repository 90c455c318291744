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
