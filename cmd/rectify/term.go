package main

import (
	"cmp"
	"context"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"rectify/inspect"
	"rectify/inspect/calendar"
)

// calendarFolder is where an office keeps its own years, beside its store.
func (c *cli) calendarFolder() string { return c.folder("calendar") }

func (c *cli) calendar() (calendar.Calendar, error) {
	folder := c.calendarFolder()
	if _, err := os.Stat(folder); err != nil {
		folder = ""
	}
	return calendar.Open(folder)
}

// daysIn reads a number of four digits at most.
func daysIn(s string) (days int, ok bool) {
	days, err := strconv.Atoi(s)
	return days, err == nil && len(s) < 5 && days >= 0
}

// termIn reads a due date, or the last day of a term after another day, or after today.
func (c *cli) termIn(flag, s string, after inspect.Date) (inspect.Date, error) {
	if days, err := strconv.Atoi(s); err == nil && days < 0 {
		return "", usage("--%s cannot be %d days", "--%s 不能是 %d 天", flag, days)
	}
	if day, ok := inspect.NamedDay(s, c.day()); ok {
		return day, nil
	}
	d, err := inspect.ParseDue(s, cmp.Or(after, c.day()), c.workdays)
	c.yearTaken(flag, s, d)
	return d, ofFlag(flag, err)
}

// workdays is the day that is so many working days after another.
func (c *cli) workdays(days int, after inspect.Date) (inspect.Date, error) {
	years, err := c.years()
	if err != nil {
		return "", err
	}
	return calendar.Term{N: days, Working: true}.Due(years, after)
}

func newCalendarCommand(c *cli) *cobra.Command {
	return group(c, "calendar", "working days, for terms such as --due 10w", "工作日历（用于 --due 10w 等期限）",
		[]namedCommand{{"list", newCalendarListCommand}, {"show", newCalendarShowCommand},
			{"import", newCalendarImportCommand}})
}

func newCalendarListCommand(c *cli) *cobra.Command {
	return verb(c, "list", "list the years that are known", "列出已知年度", func(ctx context.Context, _ []string) error {
		years, err := c.calendar()
		if err != nil {
			return err
		}
		type row struct {
			Year   int    `json:"year"`
			Source string `json:"source"`
		}
		rows := linesOf(years.Years(), func(year int) row { return row{year, years.Source(year)} })
		return listAll(c, rows, "year|notice", "年度|依据", "year source", nil)
	})
}

func newCalendarShowCommand(c *cli) *cobra.Command {
	return verb(c, "show DATE", "tell whether a day is worked, and what it is", "查询某日是否工作日",
		func(ctx context.Context, args []string) error {
			day, err := c.dated("date", args[0])
			if err != nil {
				return err
			}
			years, err := c.calendar()
			if err != nil {
				return err
			}
			worked, err := years.Workday(day)
			if err != nil {
				return err
			}
			return c.print(map[string]any{"date": day, "workday": worked, "name": years.Name(day)},
				func(w io.Writer) error {
					word := c.say("day off", "休息日")
					if worked {
						word = c.say("working day", "工作日")
					}
					_, err := fmt.Fprintln(w, strings.TrimSpace(string(day)+"  "+word+"  "+years.Name(day)))
					return err
				})
		})
}

func newCalendarImportCommand(c *cli) *cobra.Command {
	cmd := verb(c, "import YYYY.txt", "take in a year's days off and days worked", "导入某年度放假调休安排",
		func(ctx context.Context, args []string) error {
			data, err := c.wholeText(ctx, args[0], calendar.Largest)
			if err != nil {
				return err
			}
			if _, err := calendar.Check(args[0], data); err != nil {
				return err
			}
			return c.takeIn(c.calendarFolder(), filepath.Base(args[0]), data)
		})
	cmd.Long = c.say(`A year's file is text (UTF-8, GBK or UTF-16) named by its year. It names the State Council's notice
and the days that are off (休), or worked on a weekend (班), one or a range to a line:`,
		`每年一个文本文件（UTF-8、GBK 或 UTF-16），以年份命名，写明通知文号，以及休（放假）、班（调休上班）的日子，一行一天或一段：`) + `

  依据 国办发明电〔2020〕27号
  2021-09-26 班 国庆节调休
  2021-10-01..2021-10-07 休 国庆节`
	return cmd
}

// takeIn puts a file among the office's own, beside its store.
func (c *cli) takeIn(folder, name string, data []byte) error {
	if _, err := c.located(); err != nil {
		return err
	}
	file := filepath.Join(folder, name)
	if err := os.MkdirAll(folder, 0o700); err != nil {
		return inspect.CannotWrite(file, err)
	}
	if err := c.create(file, writing(data)); err != nil {
		return err
	}
	return c.print(map[string]any{"file": file}, printed(c.say("taken in: %s", "已导入 %s", file)))
}
