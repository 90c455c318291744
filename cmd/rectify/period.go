package main

import (
	"rectify/inspect"
)

// periodFlags are the ways to say a period. At most one of them may be given;
// from and to are one way.
type periodFlags struct {
	Month string `flag:"month" en:"a month: 2021-11, this-month, last-month" zh:"月份：2021-11、本月、上月"`
	Year  string `flag:"year" en:"a year: 2021, this-year, last-year" zh:"年度：2021、今年、去年"`
	From  string `flag:"from" en:"the first day" zh:"第一天"`
	To    string `flag:"to" en:"the last day, which is counted (else today)" zh:"最后一天，计入期间（默认今天）"`
}

func (f periodFlags) none() bool { return f == periodFlags{} }

// period reads the flags; today is needed for 本月 and its like, and stands
// for the last day when only the first is given.
func (f periodFlags) period(today inspect.Date) (inspect.Period, error) {
	ways := 0
	for _, given := range []bool{f.Month != "", f.Year != "", f.From != "" || f.To != ""} {
		if given {
			ways++
		}
	}
	switch {
	case ways > 1:
		return inspect.Period{}, inspect.Errorf(inspect.CodeInvalid, "the period is given in two ways", "期间给出了两种写法").
			Hint("give one of --month, --year, or --from and --to", "--month、--year、--from/--to 只用其一")
	case f.Year != "":
		return yearNamed(f.Year, today)
	case f.From != "" || f.To != "":
		return span(f.From, f.To, today)
	}
	return monthNamed(f.Month, today)
}

// span is from the first day to the last day, which is in it.
func span(from, to string, today inspect.Date) (p inspect.Period, err error) {
	if p.From, err = dayNamed("from", from, today); err != nil {
		return p, err
	}
	if p.From == "" {
		return p, inspect.Errorf(inspect.CodeInvalid, "--to is given without --from", "给出了 --to，没有给出 --from").
			Hint("give --from 2021-11-01 too", "请同时给出 --from 2021-11-01")
	}
	last, err := dayNamed("to", to, today)
	if err != nil {
		return p, err
	}
	if last == "" {
		if last = today; p.From > today {
			return p, (inspect.Period{From: p.From, To: p.From.Add(1)}).Begun(today)
		}
	}
	if last < p.From {
		return p, inspect.Errorf(inspect.CodeInvalid, "the last day %[2]s is before the first day %[1]s", "最后一天 %[2]s 早于第一天 %[1]s", p.From, last).
			Hint("--to is the last day, and is counted", "--to 是最后一天，计入期间")
	}
	p.To = last.Add(1)
	return p, nil
}

// dayNamed reads the day of a flag, where today is the book's.
func dayNamed(flag, s string, today inspect.Date) (inspect.Date, error) {
	d, err := inspect.ParseDay(s, today)
	return d, ofFlag(flag, err)
}

func monthNamed(s string, today inspect.Date) (inspect.Period, error) {
	d, err := inspect.ParseMonth(s, today)
	if err != nil {
		return inspect.Period{}, err
	}
	return inspect.MonthOf(d), nil
}

func yearNamed(s string, today inspect.Date) (inspect.Period, error) {
	d, err := inspect.ParseYear(s, today)
	if err != nil {
		return inspect.Period{}, err
	}
	return inspect.YearOf(d.Year()), nil
}
