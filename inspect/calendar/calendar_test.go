package calendar

import (
	"slices"
	"strings"
	"testing"
	"time"

	"rectify/inspect"
)

func open(t testing.TB) Calendar {
	t.Helper()
	c, err := Open("")
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// The figures of each year were counted from the notices' own sentences
// («共 7 天», «上班»), not from the files. days is what the law gives to
// everybody that year, on the days of the week: 11, since 2025 13; in 2020 two
// more, for Friday 31 January was given and Saturday 1 February taken back.
func TestEveryYearAddsUp(t *testing.T) {
	c := open(t)
	for _, y := range []struct{ year, off, on, days, works int }{
		{2019, 22, 6, 11, 250}, {2020, 30, 6, 13, 249}, {2021, 31, 7, 11, 250}, {2022, 32, 7, 11, 249},
		{2023, 26, 7, 11, 249}, {2024, 28, 8, 11, 251}, {2025, 28, 5, 13, 248}, {2026, 33, 6, 13, 248},
	} {
		var off, on, days, works int
		for d := inspect.YearOf(y.year).From; d.Year() == y.year; d = d.Add(1) {
			w := d.Time().Weekday()
			end := w == time.Saturday || w == time.Sunday
			working, err := c.Workday(d)
			if err != nil {
				t.Fatal(err)
			}
			if working {
				works++
			}
			switch {
			case working && end:
				on, days = on+1, days-1
			case !working && !end:
				days++
			}
			if !working && c.Name(d) != "" {
				off++
			}
			if working && !end && c.Name(d) != "" || end && working && !strings.HasSuffix(c.Name(d), "调休") {
				t.Errorf("%s: worked, and named %q", d, c.Name(d))
			}
		}
		if off != y.off || on != y.on || days != y.days || works != y.works {
			t.Errorf("%d has %d off, %d on, %d days of the week off more, %d worked; want %v", y.year, off, on, days, works, y)
		}
		if !strings.HasPrefix(c.Source(y.year), "国办发明电〔") {
			t.Errorf("%d comes from %q", y.year, c.Source(y.year))
		}
	}
	if want := []int{2019, 2020, 2021, 2022, 2023, 2024, 2025, 2026}; !slices.Equal(c.Years(), want) {
		t.Errorf("years %v", c.Years())
	}
}

// The first and last days of holidays and the days around them, by hand from
// the notices.
func TestSpotDays(t *testing.T) {
	c := open(t)
	for _, line := range strings.Split(strings.TrimSpace(spots), "\n") {
		f := strings.Fields(line)
		d, works, name := inspect.Date(f[0]), f[1] == "+", ""
		if len(f) > 2 {
			name = f[2]
		}
		if got, err := c.Workday(d); err != nil || got != works {
			t.Errorf("%s: worked %v, %v", d, got, err)
		}
		if got := c.Name(d); got != name {
			t.Errorf("%s is called %q, want %q", d, got, name)
		}
	}
}

const spots = `
2019-01-01 - 元旦
2019-01-02 +
2019-02-02 + 春节调休
2019-02-03 + 春节调休
2019-02-04 - 春节
2019-02-10 - 春节
2019-02-11 +
2019-04-05 - 清明节
2019-04-06 -
2019-04-28 + 劳动节调休
2019-05-02 - 劳动节
2019-05-05 + 劳动节调休
2019-09-29 + 国庆节调休
2019-10-12 + 国庆节调休
2020-01-19 + 春节调休
2020-01-23 +
2020-01-24 - 春节
2020-01-31 - 春节
2020-02-01 - 春节
2020-02-02 - 春节
2020-02-03 +
2020-06-28 + 端午节调休
2020-10-08 - 国庆节、中秋节
2020-10-09 +
2020-10-10 + 国庆节、中秋节调休
2021-02-07 + 春节调休
2021-02-11 - 春节
2021-02-17 - 春节
2021-02-18 +
2021-02-20 + 春节调休
2021-04-05 - 清明节
2021-05-08 + 劳动节调休
2021-09-18 + 中秋节调休
2021-09-20 - 中秋节
2021-09-26 + 国庆节调休
2021-10-07 - 国庆节
2021-10-08 +
2021-10-09 + 国庆节调休
2021-10-10 -
2021-11-24 +
2022-01-03 - 元旦
2022-01-29 + 春节调休
2022-01-30 + 春节调休
2022-01-31 - 春节
2022-04-02 + 清明节调休
2022-05-04 - 劳动节
2022-10-09 + 国庆节调休
2022-12-30 +
2022-12-31 - 元旦
2023-01-02 - 元旦
2023-01-03 +
2023-04-05 - 清明节
2023-04-06 +
2023-05-06 + 劳动节调休
2023-06-25 + 端午节调休
2023-09-29 - 中秋节、国庆节
2023-10-06 - 中秋节、国庆节
2023-10-07 + 中秋节、国庆节调休
2024-02-04 + 春节调休
2024-02-09 +
2024-02-10 - 春节
2024-02-18 + 春节调休
2024-04-07 + 清明节调休
2024-05-11 + 劳动节调休
2024-06-10 - 端午节
2024-09-14 + 中秋节调休
2024-10-12 + 国庆节调休
2025-01-26 + 春节调休
2025-01-28 - 春节
2025-02-04 - 春节
2025-02-05 +
2025-02-08 + 春节调休
2025-04-27 + 劳动节调休
2025-05-05 - 劳动节
2025-06-02 - 端午节
2025-10-08 - 国庆节、中秋节
2025-10-11 + 国庆节、中秋节调休
2026-01-02 - 元旦
2026-01-04 + 元旦调休
2026-02-14 + 春节调休
2026-02-16 - 春节
2026-02-23 - 春节
2026-02-24 +
2026-02-28 + 春节调休
2026-05-09 + 劳动节调休
2026-06-19 - 端午节
2026-09-20 + 国庆节调休
2026-09-25 - 中秋节
2026-10-08 +
2026-10-10 + 国庆节调休
`

// The working days of each month of 2026, from a list of them made elsewhere.
func TestMonthsOf2026(t *testing.T) {
	c := open(t)
	eve := inspect.Date("2025-12-31")
	for m, want := range []int{21, 16, 22, 21, 19, 21, 23, 21, 22, 18, 21, 23} {
		last := inspect.YearOf(2026).From
		for range m + 1 {
			last = last.NextMonth()
		}
		last = last.Add(-1)
		end, err := c.Add(eve, want)
		next, lost := c.Add(eve, want+1)
		if m == 11 {
			next = "2027-01-01" // of no year that is known
		} else if lost != nil {
			t.Fatal(lost)
		}
		if err != nil || end > last || next <= last {
			t.Errorf("working day %d of month %d is %s, %v, and then %s", want, m+1, end, err, next)
		}
		eve = last
	}
}

func TestNoDates(t *testing.T) {
	c := open(t)
	for _, d := range []inspect.Date{"", "2021", "2021-02-29", "2100-02-29", "2021-13-01", "2021-00-01", "2021-01-00",
		"2021-01-32", "2021/01/01", "2021-1-001", "-021-01-01"} {
		if _, err := c.Workday(d); !inspect.IsCode(err, inspect.CodeInvalid) {
			t.Errorf("%q: %v", d, err)
		}
		if c.Name(d) != "" {
			t.Errorf("%q has a name", d)
		}
	}
	if works, err := c.Workday("2024-02-29"); err != nil || !works {
		t.Errorf("29 February 2024: %v, %v", works, err)
	}
}
