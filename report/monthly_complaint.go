package report

import (
	"cmp"
	"fmt"
	"strconv"
	"strings"

	"rectify/inspect"
	"rectify/report/typeset"
)

// complaints are what people brought, by kind and by who answered; a month
// without any has no such section.
func (p *monthlyPaper) complaints() {
	c := p.m.Complaints
	if c == nil || c.Idle() {
		return
	}
	p.heading("群众诉求办理情况")
	p.doc.Para(p.body, complaintProse(*c))
	p.answers("各类诉求办理情况", "类别", c.Groups, func(key string) string { return inspect.ComplaintKind(key).ZH() })
	p.answers("各承办人办理情况", "承办", p.m.Handlers, func(key string) string { return key })
}

// complaintProse is the month's complaints in words; what did not happen is not said.
func complaintProse(t inspect.ComplaintTotals) string {
	f := t.ComplaintFigures
	parts := []string{fmt.Sprintf("本月受理诉求%d件", f.Received)}
	if f.Reopened > 0 {
		parts = append(parts, fmt.Sprintf("重新打开%d件次", f.Reopened))
	}
	if f.Urged > 0 {
		parts = append(parts, fmt.Sprintf("催办%d次", f.Urged))
	}
	parts = append(parts, fmt.Sprintf("答复%d件次", f.Answered))
	if r := f.InTime; r.Denominator > 0 {
		parts = append(parts, fmt.Sprintf("其中有期限的%d件次，按期答复%d件次", r.Denominator, r.Numerator))
	}
	out := strings.Join(parts, "，")
	if f.DaysInAll != nil {
		out += "；受理至答复天数中位数" + text(*f.DaysInAll) + "天"
	}
	if f.DaysToAssign != nil {
		out += fmt.Sprintf("（交办%s天，办理%s天）", text(*f.DaysToAssign), text(*f.DaysToAnswer))
	}
	out += "。"
	if f.Asked > 0 {
		out += fmt.Sprintf("回访%d件次，作出评价%d件次，满意%d件次。", f.Asked, f.Rated, f.Satisfied)
	}
	out += fmt.Sprintf("截至%s，未答复%d件，其中逾期%d件。", cmp.Or(t.AsOf, t.Period.To.Add(-1)).ZH(), f.Open, f.Overdue)
	for _, m := range t.Beside {
		month := inspect.MonthOf(inspect.Date(m.Month + "-01"))
		out += fmt.Sprintf("%s结账后诉求有补录、更正：%s，已计入上文。", spanZH(month), ComplaintsLater(m.Later, ZH))
	}
	return out
}

// answers is a table of groups of complaints with their total.
func (p *monthlyPaper) answers(caption, name string, groups []inspect.ComplaintGroup, named func(string) string) {
	t := typeset.Table{Columns: []typeset.Column{toLeft(name, 0)}}
	for _, head := range []string{"受理", "重新\n打开", "答复", "按期\n答复", "未答复", "其中\n逾期", "总天数\n中位数", "满意/评价/回访"} {
		t.Columns = append(t.Columns, toRight(head, 14))
	}
	t.Columns[8].Width = 27
	for _, g := range groups {
		t.Rows = append(t.Rows, answerRow(cmp.Or(named(g.Key), "（未交办）"), g.ComplaintFigures))
	}
	t.Rows = append(t.Rows, answerRow("合计", p.m.Complaints.ComplaintFigures))
	p.table(caption, t)
}

func answerRow(name string, f inspect.ComplaintFigures) []string {
	inTime, content := "—", "—"
	if r := f.InTime; r.Denominator > 0 {
		inTime = fmt.Sprintf("%d/%d", r.Numerator, r.Denominator)
	}
	if f.Asked > 0 {
		content = fmt.Sprintf("%d/%d/%d", f.Satisfied, f.Rated, f.Asked)
	}
	days := inspect.ComplaintTable().Named("median_days_in_all").Value(&f)
	return []string{name, strconv.Itoa(f.Received), strconv.Itoa(f.Reopened), strconv.Itoa(f.Answered), inTime,
		strconv.Itoa(f.Open), strconv.Itoa(f.Overdue), text(days), content}
}

// complaintRules say how complaints were counted, where there were any.
func (p *monthlyPaper) complaintRules() string {
	if c := p.m.Complaints; c == nil || c.Idle() {
		return ""
	}
	return "诉求按受理、答复、回访的日期计入月份，天数为日历日；按期答复列为有期限的答复中按期的件次，满意为作出评价的诉求中评为满意、非常满意的件次，未作评价的不计。"
}
