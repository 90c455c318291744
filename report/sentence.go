package report

import (
	"fmt"
	"strings"

	"rectify/inspect"
)

// TotalsSentence is the paragraph that a written report needs (通报、简报): what
// was done, what was found and what came of it. It says nothing that the
// figures do not, and no rate when there is nothing to count.
func TotalsSentence(t inspect.Totals) string {
	if t.NoRecord {
		return spanZH(t.Period) + "，" + subject(t.Scope) + noRecord + "。"
	}
	var b strings.Builder
	b.WriteString(spanZH(t.Period) + "，" + subject(t.Scope) + "共")
	if !t.HazardsOnly {
		fmt.Fprintf(&b, "下发责令整改通知书%d份，", t.NoticesIssued)
	}
	fmt.Fprintf(&b, "排查安全隐患%d项", t.HazardsFound)
	if t.HazardsMajor > 0 {
		fmt.Fprintf(&b, "，其中重大隐患%d项", t.HazardsMajor)
	}
	if t.HazardsOnSpot > 0 {
		fmt.Fprintf(&b, "，当场整改%d项", t.HazardsOnSpot)
	}
	if !t.HazardsOnly {
		fmt.Fprintf(&b, "；检查单位%d家（%d家次）", t.SitesInspected, t.Inspections)
	}
	b.WriteString(outcome(t))
	return b.String() + "。"
}

// noRecord is said in the place of figures of days before the book.
const noRecord = "尚未建账，没有记录"

// outcome tells how the hazards found stood on the last day, and what was
// overdue then, which may be hazards of before; later acceptances, and what was
// recorded in error, are told beside.
func outcome(t inspect.Totals) string {
	var b strings.Builder
	if t.HazardsFound > 0 || t.Overdue > 0 {
		fmt.Fprintf(&b, "；截至%s，", rateDay(t).ZH())
	}
	b.WriteString(stood(t.CohortRate))
	if t.HazardsFound > 0 || t.Overdue > 0 {
		if rateDay(t) != asOf(t) {
			fmt.Fprintf(&b, "截至%s，", asOf(t).ZH())
		}
		fmt.Fprintf(&b, "逾期未整改%d项", t.Overdue)
	}
	if r := t.CohortRateNow; t.Day > asOf(t) && r.Denominator > 0 && r != t.CohortRate {
		fmt.Fprintf(&b, "；至%s，所查隐患已整改%d项（%s）", t.Day.ZH(), r.Numerator, percent(r))
	}
	if t.Withdrawn > 0 {
		fmt.Fprintf(&b, "；另有误录%d项，不计入", t.Withdrawn)
	}
	if t.Closed != nil && t.Closed.Recount != nil {
		now := *t.Closed.Recount
		b.WriteString("。以上为" + t.Closed.On.ZH() + "结账数；" + recounted(now))
	}
	return b.String()
}

// recounted says what a recount of a closed month comes to.
func recounted(now inspect.Figures) string {
	return fmt.Sprintf("更正后排查%d项，%s逾期未整改%d项", now.HazardsFound, stood(now.CohortRate), now.Overdue)
}

// stood tells of those found how many were accepted and how many were not.
func stood(r inspect.Rate) string {
	if r.Denominator == 0 {
		return ""
	}
	return fmt.Sprintf("所查隐患已整改%[1]d项，未整改%[2]d项，整改率%[3]s（%[1]d/%[4]d），",
		r.Numerator, r.Denominator-r.Numerator, percent(r), r.Denominator)
}

// rateDay is the day of the rate: in months closed by earlier versions, that
// on which they were closed.
func rateDay(t inspect.Totals) inspect.Date {
	if t.Closed != nil && t.HazardsFound > 0 && t.CohortRateNow.Denominator == 0 {
		return t.Closed.On
	}
	return asOf(t)
}

// subject says what the totals are of, where that is less than the whole book.
func subject(s inspect.Scope) string {
	var rest []string
	for _, d := range inspect.Dims() {
		if v, ok := s[d]; ok && d != inspect.ByCampaign {
			rest = append(rest, d.ZH()+"："+keyName(v, d, ZH))
		}
	}
	out := ""
	if _, ok := s[inspect.ByCampaign]; ok {
		out = "本次专项检查"
	}
	if len(rest) > 0 {
		out += "（" + strings.Join(rest, "，") + "）"
	}
	return out
}

// spanZH writes a period as a report does: a year, a month, months, or days.
func spanZH(p inspect.Period) string {
	from, last := p.From.Time(), p.To.Add(-1).Time()
	whole := p.From == p.From.Month() && p.To == p.To.Month()
	sameYear := from.Year() == last.Year()
	switch {
	case p == inspect.YearOf(from.Year()):
		return fmt.Sprintf("%d年", from.Year())
	case p == inspect.MonthOf(p.From):
		return fmt.Sprintf("%d年%d月", from.Year(), from.Month())
	case whole && sameYear:
		return fmt.Sprintf("%d年%d月至%d月", from.Year(), from.Month(), last.Month())
	case whole:
		return fmt.Sprintf("%d年%d月至%d年%d月", from.Year(), from.Month(), last.Year(), last.Month())
	case p.From == p.To.Add(-1):
		return p.From.ZH()
	case sameYear:
		return fmt.Sprintf("%s至%d月%d日", p.From.ZH(), last.Month(), last.Day())
	}
	return p.From.ZH() + "至" + p.To.Add(-1).ZH()
}
