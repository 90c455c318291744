package calendar

import (
	"errors"
	"math"
	"testing"

	"rectify/inspect"
)

func TestAdd(t *testing.T) {
	c := open(t)
	for _, v := range []struct {
		from inspect.Date
		n    int
		want inspect.Date
	}{
		{"2021-11-24", 0, "2021-11-24"},
		{"2021-11-24", 1, "2021-11-25"},
		{"2021-11-24", 3, "2021-11-29"}, // over a weekend
		{"2021-09-30", 1, "2021-10-08"}, // over the National Day
		{"2021-09-30", 3, "2021-10-11"}, // Saturday 9 October is worked
		{"2021-10-01", 1, "2021-10-08"}, // from a day off
		{"2021-10-09", -1, "2021-10-08"},
		{"2021-10-08", -1, "2021-09-30"},
		{"2021-10-03", -1, "2021-09-30"},
		{"2020-01-23", 1, "2020-02-03"}, // the longer Spring Festival
		{"2021-12-31", 1, "2022-01-04"},
		{"2022-01-04", -1, "2021-12-31"},
		{"2022-12-30", 1, "2023-01-03"},
		{"2021-01-04", 250, "2022-01-04"}, // 250 working days in 2021
		{"2019-01-02", 250 + 249 + 250 + 249 + 249 + 251 + 248 + 248 - 1, "2026-12-31"},
		{"2026-12-31", -(250 + 249 + 250 + 249 + 249 + 251 + 248 + 248 - 1), "2019-01-02"},
	} {
		if got, err := c.Add(v.from, v.n); err != nil || got != v.want {
			t.Errorf("%s %+d: %s, %v; want %s", v.from, v.n, got, err, v.want)
		}
	}
}

// Add is held against walking day by day, from every day there is.
func TestAddIsAWalk(t *testing.T) {
	c := open(t)
	for d := inspect.Date("2019-03-01"); d < "2026-11-01"; d = d.Add(1) {
		for _, step := range []int{1, -1} {
			at := d
			for n := 1; n <= 12; n++ {
				for at = at.Add(step); !works(t, c, at); at = at.Add(step) {
				}
				got, err := c.Add(d, n*step)
				if err != nil || got != at {
					t.Fatalf("%s %+d working days: %s, %v; want %s", d, n*step, got, err, at)
				}
			}
		}
	}
}

func works(t *testing.T, c Calendar, d inspect.Date) bool {
	t.Helper()
	w, err := c.Workday(d)
	if err != nil {
		t.Fatal(err)
	}
	return w
}

func TestUnknownYears(t *testing.T) {
	c := open(t)
	for name, v := range map[string]struct {
		year int
		do   func() error
	}{
		"workday":  {2027, func() error { _, err := c.Workday("2027-01-04"); return err }},
		"zero":     {2021, func() error { _, err := Calendar{}.Workday("2021-01-04"); return err }},
		"on":       {2027, func() error { _, err := c.Add("2026-12-31", 1); return err }},
		"back":     {2018, func() error { _, err := c.Add("2019-01-01", -1); return err }},
		"from":     {2027, func() error { _, err := c.Add("2027-01-04", 0); return err }},
		"far":      {2027, func() error { _, err := c.Add("2026-12-31", math.MaxInt); return err }},
		"far back": {2018, func() error { _, err := c.Add("2026-12-31", math.MinInt); return err }},
		"onward":   {2027, func() error { _, err := c.Onward("2027-01-01"); return err }},
		"term":     {2027, func() error { _, err := Term{N: 1, Working: true}.Due(c, "2026-12-31"); return err }},
		"rolled":   {2027, func() error { _, err := Term{N: 15, Onward: true}.Due(c, "2026-12-31"); return err }},
	} {
		var unknown *UnknownYearError
		if err := v.do(); !errors.As(err, &unknown) || unknown.Year != v.year || !inspect.IsCode(err, inspect.CodeNotFound) {
			t.Errorf("%s: %v", name, err)
		}
	}
	if _, err := c.Add("2026-12-30", 1); err != nil {
		t.Errorf("the last day of the last year: %v", err)
	}
	if c.Name("2027-01-01") != "" || c.Source(2027) != "" {
		t.Error("something is said of 2027")
	}
}

// A gap between the years is not counted over.
func TestGap(t *testing.T) {
	c := open(t)
	delete(c.years, 2022)
	var unknown *UnknownYearError
	if _, err := c.Add("2021-12-01", 400); !errors.As(err, &unknown) || unknown.Year != 2022 {
		t.Errorf("add: %v", err)
	}
}

func TestTerms(t *testing.T) {
	c := open(t)
	for _, v := range []struct {
		term Term
		from inspect.Date
		want inspect.Date
	}{
		{Term{N: 15}, "2021-11-24", "2021-12-09"},
		{Term{N: 10}, "2021-11-24", "2021-12-04"},               // a Saturday, left so
		{Term{N: 10, Onward: true}, "2021-11-24", "2021-12-06"}, // and moved on
		{Term{N: 7, Onward: true}, "2021-09-27", "2021-10-08"},  // 4 October
		{Term{N: 10, Onward: true}, "2021-09-29", "2021-10-09"}, // a Saturday that is worked
		{Term{N: 7, Working: true}, "2021-09-27", "2021-10-12"},
		{Term{N: 7, Working: true, Onward: true}, "2021-09-27", "2021-10-12"},
		{Term{}, "2021-10-02", "2021-10-02"},
		{Term{Working: true, Onward: true}, "2021-10-02", "2021-10-02"},
		{Term{N: 30}, "2030-01-15", "2030-02-14"}, // needs no calendar
	} {
		if got, err := v.term.Due(c, v.from); err != nil || got != v.want {
			t.Errorf("%+v from %s: %s, %v; want %s", v.term, v.from, got, err, v.want)
		}
	}
	for _, n := range []int{-1, 3661, math.MaxInt, math.MinInt} {
		if _, err := (Term{N: n}).Due(c, "2021-11-24"); !inspect.IsCode(err, inspect.CodeInvalid) {
			t.Errorf("%d days: %v", n, err)
		}
	}
	if _, err := (Term{N: 1}).Due(c, ""); !inspect.IsCode(err, inspect.CodeInvalid) {
		t.Errorf("from no date: %v", err)
	}
}
