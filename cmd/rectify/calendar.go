package main

import (
	"fmt"
	"io"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"rectify/cmd/rectify/shell"
	"rectify/inspect"
	"rectify/inspect/calendar"
)

func newCalendarCommand(c *shell.Run) *cobra.Command {
	return c.Group("calendar", "working days, for terms such as --due 10w", "工作日历（用于 --due 10w 等期限）",
		shell.Doing("list", "list known years: those whose working days are on file", "列出已知年度", listYears),
		shell.Doing("show DATE", "tell whether a day is a working day", "查询某日是否工作日", showDay),
		shell.Called("import", newCalendarImportCommand))
}

func listYears(c *shell.Run, _ []string) error {
	years, err := c.Calendar()
	if err != nil {
		return err
	}
	type row struct {
		Year   int    `json:"year"`
		Source string `json:"source"`
	}
	rows := inspect.Mapped(years.Years(), func(year int) row { return row{year, years.Source(year)} })
	return shell.ListAll(c, rows, "year|notice", "年度|依据", "year source", nil)
}

func showDay(c *shell.Run, args []string) error {
	day, err := c.Dated("date", args[0])
	if err != nil {
		return err
	}
	years, err := c.Calendar()
	if err != nil {
		return err
	}
	worked, err := years.Workday(day)
	if err != nil {
		return err
	}
	return c.Print(map[string]any{"date": day, "workday": worked, "name": years.Name(day)},
		func(w io.Writer) error {
			word := c.Say("day off", "休息日")
			if worked {
				word = c.Say("working day", "工作日")
			}
			_, err := fmt.Fprintln(w, strings.TrimSpace(string(day)+"  "+word+"  "+years.Name(day)))
			return err
		})
}

func newCalendarImportCommand(c *shell.Run) *cobra.Command {
	cmd := c.Verb("import YYYY.txt", "import a year's days off and weekend working days", "导入某年度放假调休安排",
		func(args []string) error {
			data, err := c.WholeText(args[0], calendar.Largest)
			if err != nil {
				return err
			}
			if _, err := calendar.Check(args[0], data); err != nil {
				return err
			}
			return c.TakeIn(c.CalendarFolder(), filepath.Base(args[0]), data)
		})
	cmd.Long = c.Say(`A year's file is text (UTF-8, GBK or UTF-16) named by its year. It names the State Council's notice
and the days off (休) and weekend days worked (班), a day or a range to a line:`,
		`每年一个文本文件（UTF-8、GBK 或 UTF-16），以年份命名，写明通知文号，以及休（放假）、班（调休上班）的日子，一行一天或一段：`) + `

  依据 国办发明电〔2020〕27号
  2021-09-26 班 国庆节调休
  2021-10-01..2021-10-07 休 国庆节`
	return cmd
}
