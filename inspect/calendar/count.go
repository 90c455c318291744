package calendar

import (
	"sort"

	"rectify/inspect"
)

// farthest is more working days than the years of a calendar can have.
const farthest = 1 << 24

// Add is the n-th working day after d, or before it if n is negative. d itself
// is never counted (民法典第二百零一条: 开始的当日不计入), worked or not; with
// n = 0 it is d. The working days are those of 行政处罚法第八十五条,
// 行政强制法第六十九条 and 行政复议法第八十八条: public holidays and weekends
// are out, weekend days worked are in. Every year on the way must be known:
// the error is the [UnknownYearError] of the first that is not.
func (c Calendar) Add(d inspect.Date, n int) (inspect.Date, error) {
	from, day, err := c.find(d)
	if err != nil {
		return "", err
	}
	if n == 0 {
		return d, nil
	}
	n = min(max(n, -farthest), farthest)
	at, _, _ := split(d)
	// nth is the place of the day sought among its year's working days, from 1.
	nth := from.worked[day] + n + 1
	if n > 0 {
		nth = from.worked[day+1] + n
	}
	for in := from; ; {
		switch all := in.worked[len(in.worked)-1]; {
		case nth > all:
			nth -= all
			at++
			if in, err = c.year(at); err != nil {
				return "", err
			}
		case nth < 1:
			at--
			if in, err = c.year(at); err != nil {
				return "", err
			}
			nth += in.worked[len(in.worked)-1]
		default:
			return date(at, sort.SearchInts(in.worked, nth)-1), nil
		}
	}
}

// Onward is d if it is a working day, else the next that is.
func (c Calendar) Onward(d inspect.Date) (inspect.Date, error) {
	works, err := c.Workday(d)
	switch {
	case err != nil:
		return "", err
	case works:
		return d, nil
	}
	return c.Add(d, 1)
}
