package report

import (
	"regexp"
	"sync"

	"rectify/report/typeset"
)

// blank is a labelled place to be filled in; what is known is printed on its rule.
type blank struct{ label, value string }

// blanks prints them beside each other, as many as fit on a line; one that needs
// more than a line has as many as it needs.
func (p *paper) blanks(all ...blank) {
	for len(all) > 0 {
		n, room := 0, p.doc.Width()+blankGap
		for n < len(all) && p.wants(all[n]) <= room {
			room -= p.wants(all[n])
			n++
		}
		if n < 2 {
			n = 1
			p.blank(all[0])
		} else {
			p.beside(all[:n], room/float64(n))
		}
		all = all[n:]
	}
}

// beside draws blanks on one line, each with so many points more than it wants.
func (p *paper) beside(row []blank, more float64) {
	p.doc.Draw(bodyLead*perPoint, func(at *typeset.Place) {
		x := 0.0
		for _, b := range row {
			end := x + p.wants(b) + more
			p.ruled(at, x, end-blankGap, b.label, b.value)
			x = end
		}
	})
}

// blankGap is between blanks side by side, in points.
const blankGap = 8.0

// wants is how much room a blank takes on a line, the gap after it included.
func (p *paper) wants(b blank) float64 {
	style := p.flush()
	return typeset.Measure(style, b.label) + max(leastRule, typeset.Measure(style, b.value)+10) + blankGap
}

// numbers are those of papers within a text: （示高）安责改〔2021〕12号.
var numbers = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`（[^（）]{1,12}）\p{Han}{1,12}〔\d{4}〕\d+号`)
})

// blank prints one alone, with a rule under each of its lines.
func (p *paper) blank(b blank) {
	style := p.flush()
	style.Align, style.Lead = typeset.Left, bodyLead
	b.value = numbers().ReplaceAllStringFunc(b.value, typeset.Whole)
	from := typeset.Measure(style, b.label)
	lines := max(1, typeset.Lines(style, b.value, p.doc.Width()-from-5))
	p.doc.Draw(float64(lines)*bodyLead*perPoint, func(at *typeset.Place) {
		at.Text(style, 0, 0, b.label)
		at.Box(style, from+5, 0, at.Width()-from-5, b.value)
		for i := range lines {
			at.Line(from, at.Width(), float64(i+1)*bodyLead-3)
		}
	})
}
