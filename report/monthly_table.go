package report

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"rectify/inspect"
	"rectify/report/typeset"
)

// tableStyle is 小五 with room to breathe.
func (p *monthlyPaper) tableStyle() typeset.Style {
	return typeset.Style{Face: p.body.Face, Size: 9, Lead: p.spread.rows, Role: typeset.Cell}
}

// shortTable is how many rows a table has at most that is kept on one page.
const shortTable = 4

// table prints a numbered table under its caption. A longer one goes on over the page
// under its head repeated, for to keep it whole could leave half a page empty.
func (p *monthlyPaper) table(caption string, t typeset.Table) {
	p.tables++
	print := func() {
		p.caption(fmt.Sprintf("表%d　%s", p.tables, caption), true)
		p.rows(t)
	}
	if len(t.Rows) > shortTable {
		print()
	} else {
		p.doc.Keep(print)
	}
	p.doc.Space(3)
}

func (p *monthlyPaper) rows(t typeset.Table) {
	t.Style = p.tableStyle()
	t.Heads = t.Style
	t.Heads.Face = typeset.SansBold()
	p.doc.Table(t)
}

func (p *monthlyPaper) caption(text string, next bool) {
	p.doc.Para(typeset.Style{Face: typeset.SansBold(), Size: 10.5, Lead: 20, Align: typeset.Centre, Next: next,
		Role: typeset.Caption}, text)
}

// comparison has a row for each figure and a column for each period.
func (p *monthlyPaper) comparison() typeset.Table {
	t := p.m.Totals
	all := inspect.Comparison{Name: "cumulative", Figures: p.m.Cumulative}
	t.Compared = append(slices.Clip(t.Compared), all)
	g := totalsGrid(t, ZH)
	out := typeset.Table{Columns: []typeset.Column{toLeft("指标", 39)}}
	heads := map[string]string{"本期": "本月", "上期": "上月", "上年同期": "上年同月", "累计": "建账以来"}
	for _, h := range g.head[2:] {
		out.Columns = append(out.Columns, toRight(cmp.Or(heads[h], h), 0))
	}
	for _, row := range g.rows {
		name := strings.ReplaceAll(fmt.Sprint(row[0]), "  ", "　")
		if unit := fmt.Sprint(row[1]); unit != "" {
			name += "（" + unit + "）"
		}
		out.Rows = append(out.Rows, append([]string{name}, inspect.Mapped(row[2:], cellZH)...))
	}
	return out
}

// cellZH writes a cell for a narrow column: a rate above what it is of.
func cellZH(cell any) string {
	r, ok := cell.(inspect.Rate)
	if !ok || r.Denominator == 0 {
		return text(cell)
	}
	of := fmt.Sprintf("%d/%d", r.Numerator, r.Denominator)
	if len(of) > 8 {
		of = fmt.Sprintf("%d\n/%d", r.Numerator, r.Denominator)
	}
	return percent(r) + "\n" + of
}

// rateZH is that with a rate on one line, or two where that is too long for a column.
func rateZH(cell any) string {
	s := cellZH(cell)
	if len(s) <= 14 {
		s = strings.ReplaceAll(s, "\n", " ")
	}
	return s
}

// monthlyColumns are the figures of a table of groups, as there is room for them.
var monthlyColumns = []struct {
	key, head string
	width     float64
}{
	{"sites_inspected", "检查\n单位", 13},
	{"inspections", "检查\n家次", 13},
	{"notices_issued", "通知书", 13},
	{"hazards_found", "排查\n隐患", 13},
	{"hazards_major", "其中\n重大", 13},
	{"hazards_rectified", "整改\n完成", 13},
	{"closing", "期末\n未整改", 13},
	{"overdue", "其中\n逾期", 13},
	{"cohort_rate", "整改率", 25},
}

// groups prints a table of groups with their total.
func (p *monthlyPaper) groups(caption, name string, by inspect.Dim, groups []inspect.Group) {
	if len(groups) == 0 {
		p.doc.Para(p.body, "本月没有记录。")
		return
	}
	t := typeset.Table{Columns: []typeset.Column{toLeft(name, 0)}}
	for _, c := range monthlyColumns {
		t.Columns = append(t.Columns, toRight(c.head, c.width))
	}
	row := func(name string, of inspect.Figures) {
		of.HazardsOnly = p.m.Totals.HazardsOnly
		cells := []string{name}
		for _, c := range monthlyColumns {
			cells = append(cells, rateZH(inspect.TotalsTable.Named(c.key).Value(&of)))
		}
		t.Rows = append(t.Rows, cells)
	}
	for _, g := range groups {
		row(groupName(g, by, ZH), g.Figures)
	}
	all := p.m.Totals.Figures
	if c := p.m.Totals.Closed; p.m.Scoped && c != nil && c.Recount != nil {
		all = *c.Recount // as the rows are
	}
	row("合计", all)
	p.table(caption, t)
}

// late says how much was overdue when the month had ended.
func (p *monthlyPaper) late() {
	p.heading("逾期未整改隐患")
	end := asOf(p.m.Totals).ZH()
	if p.m.Totals.NoRecord {
		p.doc.Para(p.body, "截至"+end+"，"+noRecord+"。")
		return
	}
	if p.m.Totals.Overdue == 0 {
		p.doc.Para(p.body, fmt.Sprintf("截至%s，没有逾期未整改的隐患。", end))
		return
	}
	text := fmt.Sprintf("截至%s，逾期未整改%d项", end, p.m.Totals.Overdue)
	if n := len(p.m.Late); n > 0 {
		text += fmt.Sprintf("，最长逾期%d天（%s），清单见附件", p.m.Late[0].Days, p.m.Late[0].Site)
	}
	p.doc.Para(p.body, text+"。")
}

// annex lists what was overdue, on pages of its own.
func (p *monthlyPaper) annex() {
	if len(p.m.Late) == 0 {
		return
	}
	p.doc.Break()
	head := typeset.Style{Face: typeset.SansBold(), Size: officialSize, Lead: officialLead, Align: typeset.Left}
	p.doc.Para(head, "附件")
	title := typeset.Style{Face: typeset.SerifBold(), Size: 22, Lead: 40, Align: typeset.Centre, Next: true,
		Level: 2, Role: typeset.Title}
	p.doc.Para(title, "逾期未整改隐患清单")
	small := p.tableStyle()
	small.Align, small.Next = typeset.Left, true
	text := fmt.Sprintf("截至%s，共%d项", asOf(p.m.Totals).ZH(), p.m.Totals.Overdue)
	if n := len(p.m.Late); n < p.m.Totals.Overdue {
		text += fmt.Sprintf("，列出逾期最久的%d项", n)
	}
	p.doc.Para(small, text+"。天数从期限次日算起，含期末当日；期限过后重新打开的，从重新打开当日算起。")
	p.doc.Space(1)
	t := typeset.Table{Columns: []typeset.Column{
		centred("序号", 9),
		toLeft("单位", 27),
		toLeft("隐患", 0),
		centred("级别", 9),
		toLeft("文书编号", 26),
		centred("期限", 19.5),
		toRight("逾期\n天数", 11),
	}}
	for i, l := range p.m.Late {
		t.Rows = append(t.Rows, []string{strconv.Itoa(i + 1), l.Site, oneLine(l.Text), l.Level.ZH(), l.Number,
			string(l.Due), strconv.Itoa(l.Days)})
	}
	p.rows(t)
}

// later lists how a recount differs from a closed month's figures.
func (p *monthlyPaper) later(wanted bool) {
	c := p.m.Totals.Closed
	if !wanted || c == nil {
		return
	}
	p.heading("结账后补录、更正")
	t := typeset.Table{Columns: []typeset.Column{toLeft("指标", 0), toRight("结账数", 28),
		toRight("后补、更正", 28), toRight("重算数", 28)}}
	t.Rows = laterRows(inspect.TotalsTable, c.Later, &p.m.Totals.Figures, "")
	if brought := p.m.Complaints; brought != nil && brought.Closed != nil {
		more := laterRows(inspect.ComplaintTable(), brought.Closed.Later, &brought.ComplaintFigures, "诉求")
		t.Rows = append(t.Rows, more...)
	}
	if len(t.Rows) == 0 && len(c.Parts) > 0 {
		p.doc.Para(p.body, "结账后本月合计没有变动；分组有更正："+PartsMoved(c.Parts, ZH)+"。")
		return
	}
	if len(t.Rows) == 0 {
		p.doc.Para(p.body, "结账后没有影响本月的补录、更正。")
		return
	}
	words := "以下各项在结账后有补录或更正，不计入上文数字。"
	if now := c.Recount; now != nil {
		words += recounted(*now) + "。"
	}
	if shifts := c.Parts.Shifts(c.Later); len(shifts) > 0 {
		words += "分组之间另有更正：" + PartsMoved(shifts, ZH) + "。"
	}
	p.doc.Para(p.body, words)
	p.table("结账后补录、更正", t)
}
