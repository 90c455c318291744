package report

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"rectify/inspect"
	"rectify/report/typeset"
)

// notice is 责令整改通知书, 责令限期整改指令书 or one of fire: what was found, what is
// ordered by when, and where to appeal.
func (p *paper) notice() []string {
	p.addressee()
	p.findings()
	return append(p.orders(), p.Form.Interim, p.appeal())
}

// findings are the opening sentence, the numbered items and how many are major.
func (p *paper) findings() {
	opening := p.body
	opening.Next = true
	p.doc.Para(opening, p.opening(p.Inspected.ZH(), strconv.Itoa(len(p.Ticks)), p.ticked()))
	if p.Form.Kind.Fire() {
		p.violations()
	}
	for _, text := range p.problems() {
		p.doc.Para(p.body, text)
	}
	if p.Supplements != "" {
		p.doc.Para(p.body, p.text("supplement", "number", p.Supplements, "date", p.SupplementsDate.ZH()))
	}
	if n := p.Majors(); n > 0 && p.Form.Major != "" {
		p.doc.Para(p.body, p.said(p.Form.Major, "count", strconv.Itoa(n)))
	}
}

// problems are what was found or where it is listed, and before it the words that the form has
// for that: in the same line before the list, and where nothing else saves a page.
func (p *paper) problems() []string {
	texts := numbered(p.Items, itemText)
	if p.listed {
		texts = []string{p.ofList("listed")}
	}
	switch detail := p.Form.Text("detail"); {
	case detail == "":
	case len(texts) > 0 && (p.listed || p.columns):
		texts[0] = detail + texts[0]
	default:
		texts = slices.Insert(texts, 0, detail)
	}
	return texts
}

// opening is the sentence before what was found. Of a fire form it says how many
// violations are ticked, which, and how the agency calls itself.
func (p *paper) opening(inspected, count, ticks string) string {
	return p.said(p.Form.Opening, "inspected", inspected, "count", count, "ticks", ticks, "we", p.since("we"))
}

// ticked are the numbers of the ticked violations: 1、3、4.
func (p *paper) ticked() string {
	return strings.Join(inspect.Mapped(p.Ticks, strconv.Itoa), "、")
}

// violations are the form's list with a box before each, ticked where the notice does. Where
// nothing else saves a page two that fit stand in columns, each box at its column's left, so
// that no tick is read as that of the violation before it.
func (p *paper) violations() {
	style, lines := p.tickStyle(), strings.Split(p.Form.Text("violations"), "\n")
	for i := range lines {
		mark := "□"
		if slices.Contains(p.Ticks, i+1) {
			mark = ticked
		}
		lines[i] = fmt.Sprintf("%s %d．%s", mark, i+1, lines[i])
	}
	for len(lines) > 0 {
		if len(lines) > 1 && p.columns && p.inColumns(style, lines[:2]) {
			p.tickPair(style, lines[:2])
			lines = lines[2:]
			continue
		}
		one := lines[0]
		p.doc.Keep(func() {
			p.doc.Draw(0, func(at *typeset.Place) { box(at, style, float64(style.First)*style.Size, one) })
			p.doc.Para(style, one)
		})
		lines = lines[1:]
	}
}

// ticked is before a violation that a notice ticks.
const ticked = "√"

// inColumns tells whether these two fit the columns, with a gap between them.
func (p *paper) inColumns(style typeset.Style, texts []string) bool {
	return typeset.Measure(style, texts[0])+2*style.Size <= p.doc.Width()/2 &&
		typeset.Measure(style, texts[1]) <= p.doc.Width()/2
}

// tickStyle is of the list of violations: where lines are scarce it is not indented.
func (p *paper) tickStyle() typeset.Style {
	style := p.flush()
	style.Size, style.Lead, style.First, style.Hang = listSize, min(listLead, p.body.Lead), 2, 5
	if p.air == 0 {
		style.Lead, style.First, style.Hang = closeLead, 0, 3
	}
	return style
}

// tickPair prints two violations beside each other, in columns.
func (p *paper) tickPair(style typeset.Style, texts []string) {
	p.doc.Draw(style.Lead*perPoint, func(at *typeset.Place) {
		for i, text := range texts {
			x := at.Width() / 2 * float64(i)
			box(at, style, x, text)
			at.Text(style, x, 0, text)
		}
	})
}

// box is drawn around the first character of a text that is ticked: a ticked box of a face
// would not be as large as the empty ones.
func box(at *typeset.Place, s typeset.Style, x float64, text string) {
	if !strings.HasPrefix(text, ticked) {
		return
	}
	const rule = 0.55
	side, top := 0.8*s.Size, s.Lead/2-0.43*s.Size
	left := x + 0.1*s.Size
	at.Fill(left, top, side, rule, typeset.Black)
	at.Fill(left, top+side-rule, side, rule, typeset.Black)
	at.Fill(left, top, rule, side, typeset.Black)
	at.Fill(left+side-rule, top, rule, side, typeset.Black)
}
