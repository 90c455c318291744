package shell

import (
	"cmp"
	"os"
	"path/filepath"
	"strconv"

	"rectify/inspect"
	"rectify/inspect/calendar"
)

// CalendarFolder is where an office keeps its own years, beside its store.
func (c *Run) CalendarFolder() string { return c.Folder("calendar") }

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
	return c.Print(map[string]any{"file": file}, Printed(c.Say("taken in: %s", "已导入 %s", file)))
}
