package report

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"rectify/inspect"
	"rectify/report/typeset"
)

// sheet is a page for a month's main figures, with narrow margins.
var sheet = typeset.Page{Width: 210, Height: 297, Top: 15, Bottom: 15, Left: 16, Right: 16}

// What a page of a month has room for, and the lead of its lists in points.
const (
	fewParts, fewLate = 8, 10
	lineLead          = 11.5
)

// pageFigures are the figures of a month that a page shows beside other periods'.
var pageFigures = []string{"inspections", "notices_issued", "hazards_found", "hazards_major", "hazards_rectified",
	"closing", "overdue", "cohort_rate"}

// onePage is the month at a glance: nothing in it takes more room than it has, so
// that it is one page whatever the month was.
func (p *monthlyPaper) onePage() {
	head := typeset.Style{Face: typeset.SerifBold(), Size: 14, Lead: 20, Align: typeset.Centre, Level: 1}
	p.doc.Para(head, title(p.m.Headed())+stroke+title(spanZH(p.m.Totals.Period)+"隐患排查治理情况"))
	note := p.body
	note.Align = typeset.Centre
	of := standing(p.m) + "　" + p.m.Day.ZH()
	if scope := subject(p.m.Totals.Scope); scope != "" {
		of = shortened(note, scope, p.doc.Width()-typeset.Measure(note, "　"+of)) + "　" + of
	}
	p.doc.Para(note, of)
	t := p.comparison()
	t.Rows = slices.DeleteFunc(t.Rows, func(row []string) bool {
		return !slices.ContainsFunc(pageFigures, func(key string) bool {
			return called(inspect.TotalsTable.Named(key), ZH, true) == strings.TrimSpace(row[0])
		})
	})
	p.rows(t)
	p.flow(45, 45)
	p.caption("各行业、各乡镇街道", false)
	lines := 2 + min(fewParts, max(len(p.m.Sectors), len(p.m.Towns)))
	high := float64(lines) * lineLead * perPoint
	p.doc.Figure(high, high, "", func(at *typeset.Place, _ float64) {
		half := at.Width()/2 - 10
		p.parted(at, 0, half, "行业", inspect.BySector, p.m.Sectors)
		p.parted(at, at.Width()-half, half, "乡镇街道", inspect.ByTown, p.m.Towns)
	})
	p.longest()
}

// parted lists groups with what was found, rectified, is left and overdue of each.
func (p *monthlyPaper) parted(at *typeset.Place, x, width float64, name string, by inspect.Dim, all []inspect.Group) {
	l := list{at: at, x: x, style: p.tableStyle(), columns: []typeset.Column{toLeft("", width-4*36)}}
	for range 4 {
		l.columns = append(l.columns, toRight("", 36))
	}
	l.line(typeset.SansBold(), name, "排查", "整改", "未整改", "逾期")
	for _, g := range all[:min(len(all), fewParts)] {
		cells := []string{groupName(g, by, ZH)}
		for _, key := range []string{"hazards_found", "hazards_rectified", "closing", "overdue"} {
			cells = append(cells, text(inspect.TotalsTable.Named(key).Value(&g.Figures)))
		}
		l.line(l.style.Face, cells...)
	}
	if n := len(all) - fewParts; n > 0 {
		l.line(l.style.Face, fmt.Sprintf("另有%d个", n))
	}
	if len(all) == 0 {
		l.line(l.style.Face, "没有记录")
	}
}

// longest lists the hazards that are overdue the longest.
func (p *monthlyPaper) longest() {
	late := p.m.Late[:min(len(p.m.Late), fewLate)]
	if len(late) == 0 {
		p.caption(fmt.Sprintf("逾期的隐患（截至%s）：无", asOf(p.m.Totals).ZH()), false)
		return
	}
	p.caption(fmt.Sprintf("逾期最久的隐患（截至%s，逾期共%s项）", asOf(p.m.Totals).ZH(),
		text(inspect.TotalsTable.Named("overdue").Value(&p.m.Totals.Figures))), false)
	high := float64(len(late)+2) * lineLead * perPoint
	p.doc.Figure(high, high, "", func(at *typeset.Place, _ float64) {
		l := list{at: at, style: p.tableStyle(), columns: []typeset.Column{toLeft("", 22), toLeft("", 130),
			toLeft("", at.Width()-22-130-30-56-36), toLeft("", 30), toLeft("", 56), toRight("", 36)}}
		l.line(typeset.SansBold(), "序号", "单位", "隐患", "级别", "期限", "天数")
		for i, r := range late {
			l.line(l.style.Face, strconv.Itoa(i+1), r.Site, r.Text, r.Level.ZH(), string(r.Due), strconv.Itoa(r.Days))
		}
		if n := p.m.Totals.Overdue - len(late); n > 0 {
			l.line(l.style.Face, "", fmt.Sprintf("另有%d项", n))
		}
	})
}

// list draws lines under each other whose cells are cut to their columns, which are
// as wide as so many points.
type list struct {
	at      *typeset.Place
	x, y    float64
	style   typeset.Style
	columns []typeset.Column
}

func (l *list) line(face *typeset.Face, cells ...string) {
	const gap = 4.0
	x, all := l.x, 0.0
	for i, c := range l.columns {
		all += c.Width
		if i >= len(cells) {
			continue
		}
		s := typeset.Style{Face: face, Size: 8, Lead: lineLead, Align: c.Align}
		from := x
		if c.Align == typeset.Right {
			from += c.Width
		}
		l.at.Text(s, from, l.y, shortened(s, oneLine(cells[i]), c.Width-gap))
		x += c.Width
	}
	l.y += lineLead
	l.at.Fill(l.x, l.y-0.3, all, 0.3, faint)
}
