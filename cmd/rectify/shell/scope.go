package shell

import (
	"cmp"
	"context"
	"os"
	"path/filepath"
	"strconv"

	"rectify/inspect"
	"rectify/inspect/calendar"
)

// PeriodFlags are the ways to say a period. At most one of them may be given;
// from and to are one way.
type PeriodFlags struct {
	Month string `flag:"month" en:"a month: 2021-11, this-month, last-month" zh:"月份：2021-11、本月、上月"`
	Year  string `flag:"year" en:"a year: 2021, this-year, last-year" zh:"年度：2021、今年、去年"`
	From  string `flag:"from" en:"the first day" zh:"第一天"`
	To    string `flag:"to" en:"the last day, inclusive (else today)" zh:"最后一天，计入期间（默认今天）"`
}

// None tells whether no period was given.
func (f PeriodFlags) None() bool { return f == PeriodFlags{} }

// period reads the flags; today is needed for 本月 and its like, and is
// the last day when only the first is given.
func (f PeriodFlags) period(today inspect.Date) (inspect.Period, error) {
	ways := 0
	for _, given := range []bool{f.Month != "", f.Year != "", f.From != "" || f.To != ""} {
		if given {
			ways++
		}
	}
	switch {
	case ways > 1:
		return inspect.Period{}, Invalid("the period is given in two ways", "期间给出了两种写法").
			Hint("give one of --month, --year, or --from and --to", "--month、--year、--from/--to 只用其一")
	case f.Year != "":
		d, err := inspect.ParseYear(f.Year, today)
		if err != nil {
			return inspect.Period{}, err
		}
		return inspect.YearOf(d.Year()), nil
	case f.From != "" || f.To != "":
		return span(f.From, f.To, today)
	}
	d, err := inspect.ParseMonth(f.Month, today)
	if err != nil {
		return inspect.Period{}, err
	}
	return inspect.MonthOf(d), nil
}

// Of reads the flags as of the book's today.
func (f PeriodFlags) Of(ctx context.Context, b *inspect.Book) (inspect.Period, error) {
	today, err := b.Today(ctx)
	if err != nil {
		return inspect.Period{}, err
	}
	return f.period(today)
}

// span is from the first day to the last day, which is in it.
func span(from, to string, today inspect.Date) (p inspect.Period, err error) {
	if p.From, err = dayNamed("from", from, today); err != nil {
		return p, err
	}
	if p.From == "" {
		return p, Invalid("--to is given without --from", "给出了 --to，没有给出 --from").
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
		return p, Invalid("the last day %[2]s is before the first day %[1]s",
			"最后一天 %[2]s 早于第一天 %[1]s", p.From, last).
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

// ScopeFlags narrow totals; an empty one narrows nothing.
type ScopeFlags struct {
	Campaign  string `flag:"campaign" en:"of that campaign; its own days if no period is given" zh:"只看该专项检查；未给期间时按其起止日期"`
	Site      string `flag:"site" en:"of that site" zh:"只看该单位"`
	Sector    string `flag:"sector" en:"of that sector" zh:"只看该行业"`
	Town      string `flag:"town" en:"of that town" zh:"只看该乡镇街道"`
	Category  string `flag:"category" en:"of that category of hazard" zh:"只看该类隐患"`
	Level     string `flag:"level" en:"of that level: general or major" zh:"只看该级别：一般、重大"`
	Inspector string `flag:"inspector" en:"of that inspector: a name, or name:certificate" zh:"只看该检查人员：姓名或姓名:证号"`
}

// Scope turns what a person says into the keys that the book counts by. A word
// that the book does not know is refused, for its zeros would look like an answer;
// where any may be asked for, it is its own key.
func (f ScopeFlags) Scope(ctx context.Context, b *inspect.Book, any bool) (inspect.Scope, error) {
	s := inspect.Scope{}
	if f.Campaign != "" {
		var n int64
		var err error
		if !inspect.Unsaid(f.Campaign) {
			n, err = b.Find(ctx, inspect.Campaigns, f.Campaign)
		}
		if s[inspect.ByCampaign] = strconv.FormatInt(n, 10); err != nil {
			return nil, err
		}
	}
	if f.Site != "" {
		n, err := b.Find(ctx, inspect.Sites, f.Site)
		if err == nil { // one that was merged is the other
			n, err = inspect.Ask(ctx, b, func(r inspect.Reader) (int64, error) { return r.MergedInto(inspect.Sites, n) })
		}
		if s[inspect.BySite] = strconv.FormatInt(n, 10); err != nil {
			return nil, err
		}
	}
	if f.Level != "" {
		level, err := inspect.ParseLevel(f.Level)
		if err != nil {
			return nil, err
		}
		s[inspect.ByLevel] = string(level)
	}
	if f.Sector+f.Town+f.Category+f.Inspector == "" {
		return s, nil
	}
	return s, b.Read(ctx, func(r inspect.Reader) error { return f.words(r, s, any) })
}

// words puts into s what is said of it in words.
func (f ScopeFlags) words(r inspect.Reader, s inspect.Scope, any bool) (err error) {
	for _, word := range []struct {
		dim  inspect.Dim
		text string
	}{{inspect.BySector, f.Sector}, {inspect.ByTown, f.Town}, {inspect.ByCategory, f.Category}} {
		if word.text == "" || err != nil {
			continue
		}
		if s[word.dim], err = r.Word(word.dim, word.text); any && inspect.IsCode(err, inspect.CodeNotFound) {
			s[word.dim], err = word.text, nil
		}
	}
	if f.Inspector != "" && err == nil {
		s[inspect.ByInspector], err = r.Inspector(f.Inspector)
	}
	return err
}

// CalendarFolder is where an office keeps its own years, beside its store.
func (c *Run) CalendarFolder() string { return c.Folder("calendar") }

// Calendar reads the working days that are known, with the office's own years.
func (c *Run) Calendar() (calendar.Calendar, error) {
	folder := c.CalendarFolder()
	if _, err := os.Stat(folder); err != nil {
		folder = ""
	}
	return calendar.Open(folder)
}

// DaysIn reads a number of four digits at most.
func DaysIn(s string) (days int, ok bool) {
	days, err := strconv.Atoi(s)
	return days, err == nil && len(s) < 5 && days >= 0
}

// TermIn reads a due date, or the last day of a term after another day, or after today.
func (c *Run) TermIn(flag, s string, after inspect.Date) (inspect.Date, error) {
	if days, err := strconv.Atoi(s); err == nil && days < 0 {
		return "", Usage("--%s cannot be %d days", "--%s 不能是 %d 天", flag, days)
	}
	if day, ok := inspect.NamedDay(s, c.Day()); ok {
		return day, nil
	}
	d, err := inspect.ParseDue(s, cmp.Or(after, c.Day()), c.Workdays)
	c.yearTaken(flag, s, d)
	return d, ofFlag(flag, err)
}

// Workdays is the day that is so many working days after another.
func (c *Run) Workdays(days int, after inspect.Date) (inspect.Date, error) {
	years, err := c.years()
	if err != nil {
		return "", err
	}
	return calendar.Term{N: days, Working: true}.Due(years, after)
}

// TakeIn puts a file among the office's own, beside its store.
func (c *Run) TakeIn(folder, name string, data []byte) error {
	if _, err := c.Located(); err != nil {
		return err
	}
	file := filepath.Join(folder, name)
	if err := os.MkdirAll(folder, 0o700); err != nil {
		return inspect.CannotWrite(file, err)
	}
	if err := c.Create(file, Writing(data)); err != nil {
		return err
	}
	return c.Reply(map[string]any{"file": file}, c.Say("taken in: %s", "已导入 %s", file))
}
