package calendar

import (
	"rectify/inspect"
)

// longest is the longest term that is taken, in days: what is longer was
// mistyped.
const longest = 3660

// Term is how long somebody has for something, in days. Which kind of day a
// term means is the law's or the office's to say: 行政处罚法第八十五条 (二日,
// 三日, 五日, 七日), 行政强制法第六十九条 (up to ten days) and
// 行政复议法第八十八条 (three, five, seven, ten days) mean working days; other
// terms, and the days that a notice gives to put a hazard right, are calendar
// days unless the paper says otherwise.
type Term struct {
	N       int  // days; the day that the term starts from is not counted
	Working bool // only working days are counted; else all are
	// Onward moves the last day of a term of calendar days that falls on a day
	// off to the next working day (民法典第二百零三条, 民事诉讼法第八十五条,
	// to which 行政复议法第八十八条 refers). Without it such a term ends on
	// the day off. A term of working days always ends on a working day.
	Onward bool
}

// Due is the last day of the term that starts from that day. A term of no days
// is due on the day itself, worked or not (立即改正). Only a term that asks
// what is worked can fail with an [UnknownYearError]: plain calendar days need
// no calendar.
func (t Term) Due(c Calendar, from inspect.Date) (inspect.Date, error) {
	if _, _, ok := split(from); !ok {
		return "", noDate(from)
	}
	if t.N < 0 || t.N > longest {
		return "", inspect.Errorf(inspect.CodeInvalid, "a term of %d days is not possible", "期限不能是 %d 日", t.N).
			Hint("give 0 to 3660 days", "请填 0 至 3660 日")
	}
	switch {
	case t.N == 0:
		return from, nil
	case t.Working:
		return c.Add(from, t.N)
	case t.Onward:
		return c.Onward(from.Add(t.N))
	}
	return from.Add(t.N), nil
}
