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

// Between is the number of working days from one day to another: from is not
// counted, to is. It is negative if to is the earlier, and undoes [Calendar.Add]:
// Between(d, Add(d, n)) is n. Every year from the one to the other must be
// known.
func (c Calendar) Between(from, to inspect.Date) (int, error) {
	a, first, err := c.find(from)
	if err != nil {
		return 0, err
	}
	b, last, err := c.find(to)
	if err != nil {
		return 0, err
	}
	n, err := c.whole(from.Year(), to.Year())
	if err != nil {
		return 0, err
	}
	switch {
	case from == to:
		return 0, nil
	case from < to:
		return n - a.worked[first+1] + b.worked[last+1], nil
	}
	return n - a.worked[first] + b.worked[last], nil
}

// whole is the number of working days from the first day of one year to the
// first day of another, negative if that is the earlier.
func (c Calendar) whole(from, to int) (n int, err error) {
	if from > to {
		n, err = c.whole(to, from)
		return -n, err
	}
	for y := from; y < to; y++ {
		in, err := c.year(y)
		if err != nil {
			return 0, err
		}
		n += in.worked[len(in.worked)-1]
	}
	return n, nil
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
