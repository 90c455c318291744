package main

import (
	"io"
	"maps"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"rectify/cmd/rectify/shell"
	"rectify/inspect"
	"rectify/report"
)

func newReportStatisticsCommand(c *shell.Run) *cobra.Command {
	var v struct {
		Until string `flag:"until" en:"the last day counted (else today)" zh:"统计截止日，计入（默认今天）"`
		Force bool   `flag:"force" en:"write it although a rule is broken" zh:"校验不符也出表"`
	}
	cmd := reporting(c, "statistics", "the official table of hazards, cumulative from January", "安全生产事故隐患排查治理情况统计表",
		&outFlags{formats: []string{"pdf", "xlsx"}},
		func(b *inspect.Book, _ []string, hand func(printout) error) error {
			day, err := c.Dated("until", v.Until)
			if err != nil {
				return err
			}
			s, _, err := b.Statistics(c.Ctx, day)
			if err != nil {
				return err
			}
			if err := statisticsFaults(c, s, v.Force); err != nil {
				return err
			}
			statisticsClosing(c, s)
			return hand(statisticsPrintout(s))
		}, &v)
	cmd.Long = c.Say(`statistics prints the official table (安全生产事故隐患排查治理情况统计表): twelve
columns by sector, cumulative from 1 January to the day of --until. The rules of
its footnotes are checked; if one is broken nothing is written, unless --force is
given. Up to the end of a closed month it prints the figures as closed.`,
		`统计表为十二栏，按行业和领域分行，自1月1日累计到 --until 当日。
按表下校验关系核对，不符时逐条指出且不出表，加 --force 仍可出表。
截至已结账月份月末的，按结账数字打印。`)
	cmd.Example = `  rectify report statistics --until 2021-11-30 -o table.pdf
  rectify report statistics --until 2021-11-30 -o table.xlsx`
	return cmd
}

// statisticsClosing says whether a table can still move, and what came late to
// a closed month.
func statisticsClosing(c *shell.Run, s inspect.Statistics) {
	if s.Closed != nil {
		c.Remark("as closed on %s by %s", "%s 由 %s 结账的数字", s.Closed.On, s.Closed.By)
		sayCorrected(c, s, s.Closed.Later)
	} else {
		c.Remark("not closed: the figures may still change", "未结账，数字可能变动")
	}
	if s.Corrected != nil {
		s = wordedStatistics(s, func(word string) string { return c.Term(inspect.Sectors, word) })
		c.Remark("%[1]s", "%[1]s", report.StatisticsCorrected(s, c.Lang))
	}
}

// sayCorrected says what a recount of a closed table finds: both are named.
func sayCorrected(c *shell.Run, s inspect.Statistics, later map[string]int) {
	if len(later) == 0 {
		return
	}
	found, fixed := s.Total.Found(), s.Total.Fixed()
	nowFound, nowFixed := found+later["general"]+later["major"], fixed+later["general_fixed"]+later["major_fixed"]
	c.Remark("closed: %d found, %d rectified, %d not; corrected since: %d found, %d rectified, %d not",
		"结账数：排查 %d 项，已整改 %d 项，未整改 %d 项；更正后：排查 %d 项，已整改 %d 项，未整改 %d 项",
		found, fixed, found-fixed, nowFound, nowFixed, nowFound-nowFixed)
}

// statisticsFaults names every breach of the form's rules.
func statisticsFaults(c *shell.Run, s inspect.Statistics, force bool) error {
	faults := wordedStatistics(s, func(word string) string { return c.Term(inspect.Sectors, word) }).Faults()
	if len(faults) == 0 {
		return nil
	}
	var en, zh []string
	for _, f := range faults {
		en, zh = append(en, f.EN), append(zh, f.ZH)
		if force {
			c.Note("warning: %s", "警告：%s", c.Say(f.EN, f.ZH))
		}
	}
	if force {
		return nil
	}
	return inspect.Errorf(inspect.CodeCheck, "the table breaks its own rules: %[1]s", "统计表校验不符：%[2]s",
		strings.Join(en, "; "), strings.Join(zh, "；")).
		Hint("put the record right, or write it all the same with --force", "请更正登记，或加 --force 照样出表")
}

func statisticsPrintout(s inspect.Statistics) printout {
	words := wordedStatistics(s, func(word string) string { return inChinese.Term(inspect.Sectors, word) })
	return printout{name: "统计表-" + string(s.Until), rows: len(s.Rows), data: s,
		writes: map[string]func(io.Writer, bool) error{
			"pdf":  func(w io.Writer, _ bool) error { return report.WriteStatisticsPDF(w, words) },
			"xlsx": func(w io.Writer, _ bool) error { return report.WriteStatisticsXLSX(w, words) },
		}}
}

// wordedStatistics has the sectors by the names that people know.
func wordedStatistics(s inspect.Statistics, name func(string) string) inspect.Statistics {
	s.Rows, s.Unplanned = slices.Clone(s.Rows), maps.Clone(s.Unplanned)
	for i, r := range s.Rows {
		s.Rows[i].Sector = name(r.Sector)
		if of := s.Unplanned[r.Sector]; of != nil {
			s.Unplanned[name(r.Sector)] = of
		}
	}
	if s.Corrected != nil {
		c := *s.Corrected
		c.Sectors = map[string]map[string]int{}
		for sector, later := range s.Corrected.Sectors {
			c.Sectors[name(sector)] = later
		}
		s.Corrected = &c
	}
	return s
}
