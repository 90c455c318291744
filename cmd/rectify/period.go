package main

import (
	"fmt"
	"regexp"
	"strings"
	"time"

	"rectify/inspect"
)

// periodFlags are the ways to say a period. At most one of them may be given;
// from and to are one way.
type periodFlags struct {
	month, year, from, to string
}

func (f periodFlags) none() bool { return f == periodFlags{} }

// period reads the flags; today is needed for 本月 and its like, and stands
// for the last day when only the first is given.
func (f periodFlags) period(today inspect.Date) (inspect.Period, error) {
	ways := 0
	for _, given := range []bool{f.month != "", f.year != "", f.from != "" || f.to != ""} {
		if given {
			ways++
		}
	}
	switch {
	case ways > 1:
		return inspect.Period{}, inspect.Errorf(inspect.CodeInvalid, "the period is given in two ways", "期间给出了两种写法").
			Hint("give one of --month, --year, or --from and --to", "--month、--year、--from/--to 只用其一")
	case f.year != "":
		return yearNamed(f.year, today)
	case f.from != "" || f.to != "":
		return span(f.from, f.to, today)
	}
	return monthNamed(f.month, today)
}

// span is from the first day to the last day, which is in it.
func span(from, to string, today inspect.Date) (p inspect.Period, err error) {
	if p.From, err = dayNamed(from, today); err != nil {
		return p, err
	}
	if p.From == "" {
		return p, inspect.Errorf(inspect.CodeInvalid, "--to is given without --from", "给出了 --to，没有给出 --from").
			Hint("give --from 2021-11-01 too", "请同时给出 --from 2021-11-01")
	}
	last, err := dayNamed(to, today)
	if err != nil {
		return p, err
	}
	if last == "" {
		last = today
	}
	if last < p.From {
		return p, inspect.Errorf(inspect.CodeInvalid, "the last day %[2]s is before the first day %[1]s", "最后一天 %[2]s 早于第一天 %[1]s", p.From, last).
			Hint("--to is the last day, and is counted", "--to 是最后一天，计入期间")
	}
	p.To = last.Add(1)
	return p, nil
}

func dayNamed(s string, today inspect.Date) (inspect.Date, error) {
	switch s = strings.TrimSpace(s); s {
	case "today", "今天", "今日":
		return today, nil
	case "yesterday", "昨天", "昨日":
		return today.Add(-1), nil
	}
	return inspect.ParseDate(s)
}

// monthNamed reads 2021-11 as people write it, and 本月 and 上月; nothing is
// this month.
func monthNamed(s string, today inspect.Date) (inspect.Period, error) {
	switch s = strings.TrimSpace(s); s {
	case "", "本月", "当月", "this-month", "this":
		return inspect.MonthOf(today), nil
	case "上月", "上个月", "last-month", "last":
		return inspect.MonthOf(today.Month().Add(-1)), nil
	}
	m := regexp.MustCompile(`^(\d{4})(?:[-/.]?(\d{2})|[-/.年](\d{1,2})月?)$`).FindStringSubmatch(s)
	if m != nil {
		first := fmt.Sprintf("%s-%02s-01", m[1], m[2]+m[3])
		if _, err := time.Parse(time.DateOnly, first); err == nil {
			return inspect.MonthOf(inspect.Date(first)), nil
		}
	}
	return inspect.Period{}, inspect.Errorf(inspect.CodeInvalid, "%q is not a month", "%q 不是月份", s).
		Hint("write it as 2021-11, or 本月, 上月, this-month, last-month", "请写作 2021-11，或 本月、上月")
}

func yearNamed(s string, today inspect.Date) (inspect.Period, error) {
	switch s = strings.TrimSpace(s); s {
	case "今年", "本年", "this-year", "this":
		return inspect.YearOf(today.Year()), nil
	case "去年", "上年", "last-year", "last":
		return inspect.YearOf(today.Year() - 1), nil
	}
	if t, err := time.Parse("2006", strings.TrimSuffix(s, "年")); err == nil && t.Year() > 0 {
		return inspect.YearOf(t.Year()), nil
	}
	return inspect.Period{}, inspect.Errorf(inspect.CodeInvalid, "%q is not a year", "%q 不是年份", s).
		Hint("write it as 2021", "请写作 2021")
}
