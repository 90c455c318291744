// Package calendar tells Chinese working days: which days offices work, and
// when a term of days ends.
//
// The days off and the weekend days worked (调休) of each year come from the
// State Council's yearly notice (国务院办公厅关于…年部分节假日安排的通知), one
// text file a year, which an office can replace whole. A year without a file
// is unknown: the package says so and never falls back on plain weekends.
//
// A file YYYY.txt names its sources and then the days, in any order:
//
//	# whatever follows a # is for the reader
//	依据 国办发明电〔2020〕27号
//	2021-09-26 班 国庆节调休
//	2021-10-01..2021-10-07 休 国庆节
//
// Days that are not named are worked from Monday to Friday. The notice for the
// next year can still settle the last days of a year, as those of 2018 and
// 2022 were: then the file of the year that the day lies in must say so.
//
// The package may import the standard library and inspect, nothing else.
package calendar

import (
	"maps"
	"slices"
	"strings"
	"time"

	"rectify/inspect"
)

// Calendar knows the working days of some years. It is made by [Open] or
// [Read], does not change, and may be used by several goroutines at once. The
// zero Calendar knows no year.
type Calendar struct {
	years map[int]func() *year
}

// year is one file, read.
type year struct {
	sources []string
	names   map[int]string // by day of the year, from 0: the days that the file lists
	// worked is how many days are worked before the day of the year, and for
	// the day after the last how many there are in all: with it a term of any
	// length is looked up instead of walked.
	worked []int
}

// Workday tells whether offices work on d. The error is an
// [UnknownYearError], or d is no date.
func (c Calendar) Workday(d inspect.Date) (bool, error) {
	y, day, err := c.find(d)
	if err != nil {
		return false, err
	}
	return y.worked[day+1] > y.worked[day], nil
}

// Name is what the file of its year calls d (国庆节, 国庆节调休); "" for a day
// that it does not list, for an unknown year and for no date.
func (c Calendar) Name(d inspect.Date) string {
	y, day, err := c.find(d)
	if err != nil {
		return ""
	}
	return y.names[day]
}

// Years are the years that are known, the first first.
func (c Calendar) Years() []int {
	return slices.Sorted(maps.Keys(c.years))
}

// Source names the notices that a year's days come from, as its file does;
// "" for an unknown year.
func (c Calendar) Source(y int) string {
	known, err := c.year(y)
	if err != nil {
		return ""
	}
	return strings.Join(known.sources, "；")
}

// find is the year of d and d's place in it, from 0.
func (c Calendar) find(d inspect.Date) (*year, int, error) {
	y, day, ok := split(d)
	if !ok {
		return nil, 0, noDate(d)
	}
	known, err := c.year(y)
	return known, day, err
}

func (c Calendar) year(y int) (*year, error) {
	if known := c.years[y]; known != nil {
		return known(), nil
	}
	return nil, &UnknownYearError{Year: y}
}

// split gives the year of d and the day in it, from 0. It reads the digits
// itself: totals ask of every hazard, and time.Parse would be all they did.
func split(d inspect.Date) (y, day int, ok bool) {
	if len(d) != 10 || d[4] != '-' || d[7] != '-' {
		return 0, 0, false
	}
	y, okY := number(d[:4])
	m, okM := number(d[5:7])
	dd, okD := number(d[8:])
	if !okY || !okM || !okD || m < 1 || m > 12 || dd < 1 || dd > monthDays(y, m) {
		return 0, 0, false
	}
	day = dd - 1
	for i := 1; i < m; i++ {
		day += monthDays(y, i)
	}
	return y, day, true
}

func number(s inspect.Date) (n int, ok bool) {
	for i := range len(s) {
		if s[i] < '0' || s[i] > '9' {
			return 0, false
		}
		n = n*10 + int(s[i]-'0')
	}
	return n, true
}

var daysIn = [...]int{0, 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31}

func monthDays(y, m int) int {
	if m == 2 && y%4 == 0 && (y%100 != 0 || y%400 == 0) {
		return 29
	}
	return daysIn[m]
}

// date is the day of the year y, from 0.
func date(y, day int) inspect.Date {
	return inspect.DateOf(time.Date(y, time.January, 1+day, 0, 0, 0, 0, time.UTC))
}
