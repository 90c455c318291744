package inspect

import (
	"fmt"
	"strconv"
	"time"
)

// Date is a civil date in the book's own time zone, written 2006-01-02; the
// empty Date is no date. Written so, dates compare and sort as strings.
type Date string

// dateForms are how a day is written in numbers.
var dateForms = pattern(`^(\d{4})(?:-(\d{1,2})-(\d{1,2})|/(\d{1,2})/(\d{1,2})|\.(\d{1,2})\.(\d{1,2})|(\d{2})(\d{2})|年(\d{1,2})月(\d{1,2})日)$`)

// ParseDate reads a date as people write it: 2021-11-24, 2021/11/24,
// 2021.11.24, 20211124, 2021年11月24日 or Nov 24, 2021, of any width, and with a
// time of day behind it, which is not asked for. The empty text is no date.
func ParseDate(s string) (Date, error) {
	if s == "" {
		return "", nil
	}
	d, ok := Date(s), false
	if len(s) == 10 && s[4] == '-' && s[7] == '-' {
		_, err := time.Parse(time.DateOnly, s)
		ok = err == nil
	}
	if !ok {
		if d, ok = dayInNumbers(s); !ok {
			d, ok = dayInWords(s)
		}
	}
	if ok && d.Year() < firstYear {
		return "", invalid("the year of %s is before %d", "%s 的年份早于 %d 年", d, firstYear).
			Hint("write the year with four digits, as 2021-11-24", "年份请写四位数，如 2021-11-24")
	}
	if ok {
		return d, nil
	}
	return "", invalid("%q is not a date", "%q 不是日期", s).
		Hint("write it as 2021-11-24", "请写作 2021-11-24")
}

// UnmarshalText reads a date back as it was written: what is kept is read so,
// and a damaged one must not go on as if it were a date.
func (d *Date) UnmarshalText(text []byte) error {
	if _, err := time.Parse(time.DateOnly, string(text)); err != nil && len(text) > 0 {
		return err
	}
	*d = Date(text)
	return nil
}

func dayInNumbers(s string) (Date, bool) {
	if len(s) > longestDay {
		return "", false
	}
	m := dateForms().FindStringSubmatch(s)
	for i := 2; i < len(m); i += 2 {
		if m[i] == "" {
			continue
		}
		d := fmt.Sprintf("%s-%02s-%02s", m[1], m[i], m[i+1])
		if t, err := time.Parse(time.DateOnly, d); err == nil {
			return DateOf(t), true
		}
	}
	return "", false
}

// DateOf is the civil date of t in t's own location.
func DateOf(t time.Time) Date { return Date(t.Format(time.DateOnly)) }

// Time is midnight UTC of d, for reckoning with days.
func (d Date) Time() time.Time {
	t, _ := time.Parse(time.DateOnly, string(d))
	return t
}

// Add is d plus so many days.
func (d Date) Add(days int) Date {
	if days == 1 && len(d) == 10 && d[8:] < "28" && d[9] < '9' { // the next day of the same ten, as most are
		return d[:9] + Date(d[9]+1)
	}
	return DateOf(d.Time().AddDate(0, 0, days))
}

// Sub is the number of days from o to d.
func (d Date) Sub(o Date) int { return int(d.Time().Sub(o.Time()).Hours() / 24) }

// Year is the year of d, 0 for no date.
func (d Date) Year() int {
	if d == "" {
		return 0
	}
	y, _ := strconv.Atoi(string(d[:4]))
	return y
}

// months counts months, so that they can be told from each other.
func (d Date) months() int {
	if d == "" {
		return 0
	}
	return d.Year()*12 + monthOf(d)
}

// Month is the first day of d's month.
func (d Date) Month() Date {
	if d == "" {
		return ""
	}
	return d[:8] + "01"
}

// NextMonth is the first day of the month after d's.
func (d Date) NextMonth() Date { return DateOf(d.Month().Time().AddDate(0, 1, 0)) }

// ZH writes d as papers do: 2021年11月3日, without leading zeros (GB/T 9704).
func (d Date) ZH() string {
	if d == "" {
		return ""
	}
	t := d.Time()
	return fmt.Sprintf("%d年%d月%d日", t.Year(), int(t.Month()), t.Day())
}
