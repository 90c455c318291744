package report

import (
	"fmt"
	"strings"

	"rectify/inspect"
)

// TotalsSentence is the paragraph that a written report needs (通报、简报): what
// was done, what was found and what came of it. It says nothing that the
// figures do not, and no rate of nothing.
func TotalsSentence(t inspect.Totals) string {
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

// outcome tells how the hazards found stand now, and what was overdue at the
// period's end, which may be hazards of before.
func outcome(t inspect.Totals) string {
	var b strings.Builder
	if r := t.CohortRate; r.Denominator > 0 {
		fmt.Fprintf(&b, "；所查隐患至今已整改%d项，整改率%s（%d/%d）", r.Numerator, percent(r), r.Numerator, r.Denominator)
	}
	if t.HazardsFound > 0 || t.Overdue > 0 {
		fmt.Fprintf(&b, "；截至%s，逾期未整改%d项", t.Period.To.Add(-1).ZH(), t.Overdue)
	}
	return b.String()
}

// subject says what the totals are of, where that is less than the whole book.
func subject(s inspect.Scope) string {
	var rest []string
	for _, d := range dims {
		if v, ok := s[d.dim]; ok && d.dim != inspect.ByCampaign {
			rest = append(rest, d.zh+"："+levelName(v, ZH))
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
