package report

import (
	"fmt"
	"strconv"

	"rectify/inspect"
	"rectify/report/typeset"
)

// Charts are drawn in two greys that a copier keeps apart.
var (
	dark  = typeset.Color{R: 0x40, G: 0x40, B: 0x40}
	light = typeset.Color{R: 0xb0, G: 0xb0, B: 0xb0}
	faint = typeset.Color{R: 0xdd, G: 0xdd, B: 0xdd}
)

// trend is the section on the last twelve months.
func (p *monthlyPaper) trend() {
	p.heading("近12个月趋势")
	p.flow(62, 42)
}

// flow is a chart of what was found and rectified in each of twelve months, of that
// height in millimetres, or as low as least.
func (p *monthlyPaper) flow(height, least float64) {
	found, rectified, most, closed := 0, 0, 0, ""
	for _, m := range p.m.Trend {
		if m.Closed {
			closed = "；已结账月份为结账数"
		}
		found, rectified, most = found+m.Found, rectified+m.Rectified, max(most, m.Found, m.Rectified)
	}
	if most == 0 {
		p.doc.Para(p.body, "近12个月没有排查和整改记录。")
		return
	}
	p.chart(height, least, func(at *typeset.Place, height float64) { bars(at, p.m.Trend, most, height) },
		fmt.Sprintf("近12个月排查隐患与整改完成（项；排查n=%d，整改n=%d%s）", found, rectified, closed))
}

// chart keeps a drawing of that height in millimetres together with its caption; it is as
// low as least where the page has no more room.
func (p *monthlyPaper) chart(height, least float64, draw func(at *typeset.Place, height float64), caption string) {
	p.shown++
	p.doc.Keep(func() {
		p.doc.Space(2)
		p.doc.Figure(height*p.spread.charts, least*min(1, p.spread.charts), caption, draw)
		p.caption(fmt.Sprintf("图%d　%s", p.shown, caption), false)
	})
	p.doc.Space(3)
}

// bars draws two bars for each month, each with its number over it.
func bars(at *typeset.Place, months []inspect.MonthFlow, most int, height float64) {
	const head, foot, left = 22.0, 26.0, 24.0
	label := typeset.Style{Face: typeset.Serif(), Size: 8, Lead: 10, Align: typeset.Centre}
	top, tall := head, height-head-foot
	step := tick(most)
	ceiling := (most + step - 1) / step * step
	y := func(n int) float64 { return top + tall*(1-float64(n)/float64(ceiling)) }
	for n := 0; n <= ceiling; n += step {
		at.Fill(left, y(n)-0.25, at.Width()-left, 0.5, faint)
		s := label
		s.Align = typeset.Right
		at.Text(s, left-3, y(n)-5, strconv.Itoa(n))
	}
	group := (at.Width() - left) / float64(len(months))
	bar := group * 0.36
	digits := label
	digits.Size = min(8, group*0.48/(float64(len(strconv.Itoa(most)))*0.56)) // two numbers side by side
	for i, m := range months {
		x := left + float64(i)*group
		for k, n := range []int{m.Found, m.Rectified} {
			from := x + group/2 - bar + float64(k)*bar
			if n > 0 {
				at.Fill(from+0.5, y(n), bar-1, y(0)-y(n), [...]typeset.Color{dark, light}[k])
			}
			if n > 0 || m.Found+m.Rectified > 0 {
				at.Text(digits, from+bar/2, y(n)-10, strconv.Itoa(n))
			}
		}
		if m.NoRecord {
			at.Text(digits, x+group/2, y(0)-10, "—")
		} else if m.Found+m.Rectified == 0 {
			at.Text(digits, x+group/2, y(0)-10, "0")
		}
		monthLabel(at, label, x+group/2, y(0)+3, i, m.Month)
	}
	at.Fill(left, y(0)-0.4, at.Width()-left, 0.8, typeset.Black)
	legend(at, label)
}

// monthLabel writes the month, and the year under the first and each January.
func monthLabel(at *typeset.Place, s typeset.Style, x, y float64, i int, month string) {
	n, _ := strconv.Atoi(month[5:])
	at.Text(s, x, y, strconv.Itoa(n)+"月")
	if i == 0 || n == 1 {
		at.Text(s, x, y+10, month[:4]+"年")
	}
}

func legend(at *typeset.Place, s typeset.Style) {
	s.Align = typeset.Left
	x := at.Width() - 90
	at.Fill(x, 2, 7, 7, dark)
	at.Text(s, x+10, 0.5, "排查隐患")
	at.Fill(x+48, 2, 7, 7, light)
	at.Text(s, x+58, 0.5, "整改完成")
}

// tick is a round step that parts a scale into five at most.
func tick(most int) int {
	for step := 1; ; step *= 10 {
		for _, n := range []int{1, 2, 5} {
			if n*step*5 >= most {
				return n * step
			}
		}
	}
}

// mostCategories are those with a bar of their own; the rest are one.
const mostCategories = 12

// categories is a chart of what share each category has of the hazards found.
func (p *monthlyPaper) categories() {
	type part struct {
		name string
		n    int
	}
	var parts []part
	all := p.m.Totals.HazardsFound
	for _, g := range p.m.Categories { // the most first
		switch {
		case g.HazardsFound == 0:
		case len(parts) < mostCategories:
			parts = append(parts, part{groupName(g, inspect.ByCategory, ZH), g.HazardsFound})
		case len(parts) == mostCategories:
			parts = append(parts, part{"其余类别", g.HazardsFound})
		default:
			parts[mostCategories].n += g.HazardsFound
		}
	}
	if p.m.Totals.NoRecord {
		p.doc.Para(p.body, noRecord+"。")
		return
	}
	if all == 0 || len(parts) == 0 {
		p.doc.Para(p.body, "本月没有排查出隐患。")
		return
	}
	const loose, close, wide = 15.0, 10.5, 96.0 // points from bar to bar
	bars := float64(len(parts)) * perPoint
	p.chart(bars*loose, bars*close, func(at *typeset.Place, height float64) {
		lead := height / float64(len(parts))
		s := typeset.Style{Face: typeset.Serif(), Size: 9, Lead: lead}
		longest := at.Width() - wide - 70
		for i, c := range parts {
			y := float64(i) * lead
			s.Align = typeset.Right
			at.Text(s, wide-6, y, shortened(s, c.name, wide-6))
			most := max(parts[0].n, parts[len(parts)-1].n) // the rest may be the most
			length := longest * float64(c.n) / float64(most)
			at.Fill(wide, y+lead/5, length, lead*3/5, dark)
			s.Align = typeset.Left
			share := inspect.Rate{Numerator: c.n, Denominator: all}
			at.Text(s, wide+length+5, y, fmt.Sprintf("%d项 %s", c.n, percent(share)))
		}
		at.Fill(wide-0.4, 0, 0.8, float64(len(parts))*lead, typeset.Black)
	}, fmt.Sprintf("各类隐患所占比例（n=%d项）", all))
}

// shortened is a name cut to a width, so that a long one stays on the paper.
func shortened(s typeset.Style, name string, width float64) string {
	if typeset.Measure(s, name) <= width {
		return name
	}
	runes := []rune(name)
	for len(runes) > 1 && typeset.Measure(s, string(runes)+"…") > width {
		runes = runes[:len(runes)-1]
	}
	return string(runes) + "…"
}
