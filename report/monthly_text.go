package report

import (
	"cmp"
	"fmt"
	"strings"

	"rectify/inspect"
)

// monthlyProse are the paragraphs of a month: what was done, how that compares,
// what it adds up to, and what else happened to hazards.
func monthlyProse(m inspect.Monthly) []string {
	paras := []string{TotalsSentence(asClosed(m.Totals))}
	for _, c := range m.Totals.Compared {
		switch c.Name {
		case "previous":
			paras = append(paras, compareWords(m.Totals, c.Figures, "上月"))
		case "last_year":
			paras[len(paras)-1] += compareWords(m.Totals, c.Figures, "上年同月")
		case "year_to_date":
			sum := "今年以来，" + sumWords(m.Totals, c.Figures) + "。"
			if !m.Totals.NoRecord {
				sum += fmt.Sprintf("建账以来，%s；月末未整改%d项，其中逾期%d项。",
					sumWords(m.Totals, m.Cumulative), m.Totals.Closing, m.Totals.Overdue)
			}
			paras = append(paras, sum)
		}
	}
	for _, c := range m.Totals.Beside {
		if words := besideWords(c, m.Scoped); words != "" {
			paras = append(paras, words)
		}
	}
	if life := lifeWords(m.Totals.Figures); life != "" {
		paras = append(paras, "本月，"+life+"。")
	}
	return paras
}

// asClosed leaves out what a recount of a closed month finds: that is appended
// where it is asked for, and the report stays the same without.
func asClosed(t inspect.Totals) inspect.Totals {
	if t.Closed != nil {
		closed := *t.Closed
		closed.Recount, t.Closed = nil, &closed
	}
	return t
}

// besideWords say what came late to a closed month, and is counted in the
// opening and in longer periods, though not in what was reported of it.
// Of a part of the book it says what came late to that part.
func besideWords(c inspect.ClosedBeside, scoped bool) string {
	later := c.Later
	if scoped {
		later = nil
		for _, groups := range c.Parts {
			for _, one := range groups {
				later = one
			}
		}
	}
	if len(later) == 0 {
		return ""
	}
	var parts []string
	for _, f := range inspect.TotalsTable.Counted() {
		if n := later[f.Key]; n != 0 {
			parts = append(parts, fmt.Sprintf("%s%+d%s", called(f, ZH, false), n, f.Unit[1]))
		}
	}
	month := spanZH(inspect.MonthOf(inspect.Date(c.Month + "-01")))
	return fmt.Sprintf("%s结账后有补录、更正：%s，已计入期初和累计。", month, strings.Join(parts, "，"))
}

// compareWords say what went up and what went down; a period in which nothing
// happened compares with nothing.
func compareWords(t inspect.Totals, than inspect.Figures, period string) string {
	if t.NoRecord {
		return "与" + period + "不作对比。"
	}
	if than.Inspections == 0 && than.HazardsFound == 0 && than.Rectified == 0 && than.NoticesIssued == 0 {
		return period + "没有检查、排查和整改记录，不作对比。"
	}
	var parts []string
	for _, key := range []string{"inspections", "notices_issued", "hazards_found", "hazards_major",
		"hazards_rectified", "closing", "overdue"} {
		f := inspect.TotalsTable.Named(key)
		if f.Whole() && t.HazardsOnly {
			continue
		}
		name := map[string]string{"hazards_major": "重大隐患", "overdue": "逾期未整改"}[key]
		parts = append(parts, cmp.Or(name, f.ZH)+moved(f.Count(&t.Figures)-f.Count(&than), f.Unit[1]))
	}
	return "与" + period + "相比，" + strings.Join(parts, "，") + "。"
}

func moved(by int, unit string) string {
	switch {
	case by > 0:
		return fmt.Sprintf("增加%d%s", by, unit)
	case by < 0:
		return fmt.Sprintf("减少%d%s", -by, unit)
	}
	return "持平"
}

// sumWords are a longer period's figures.
func sumWords(t inspect.Totals, f inspect.Figures) string {
	if f.NoRecord {
		return noRecord
	}
	visits := ""
	if !t.HazardsOnly {
		visits = fmt.Sprintf("累计检查单位%d家（%d家次），下发责令整改通知书%d份，", f.SitesInspected, f.Inspections, f.NoticesIssued)
	}
	major := ""
	if f.HazardsMajor > 0 {
		major = fmt.Sprintf("（其中重大隐患%d项）", f.HazardsMajor)
	}
	return fmt.Sprintf("%s排查安全隐患%d项%s，整改完成%d项", visits, f.HazardsFound, major, f.Rectified)
}

// lifeWords are what else happened; what did not is not said.
func lifeWords(f inspect.Figures) string {
	var parts []string
	say := func(n int, format string) {
		if n > 0 {
			parts = append(parts, fmt.Sprintf(format, n))
		}
	}
	say(f.Visits, "走访%d家次")
	say(f.Served, "送达文书%d份")
	say(f.Claimed, "单位申请复查%d项")
	say(f.Extended, "准予延期%d项")
	say(f.Unextended, "不准延期%d项")
	say(f.Reopened, "重新打开%d项")
	say(f.Referred, "移送、立案%d项")
	say(f.Listed, "挂牌督办%d项")
	say(f.Delisted, "摘牌%d项")
	say(f.Stopped, "采取现场处理措施%d项")
	say(f.Resumed, "同意恢复%d项")
	for _, of := range inspect.TotalsTable {
		if r, known := of.Value(&f).(inspect.Rate); known && of.Said != "" && r.Denominator > 0 {
			parts = append(parts, fmt.Sprintf(of.Said, r.Denominator, r.Numerator, percent(r)))
		}
	}
	return strings.Join(parts, "，")
}
