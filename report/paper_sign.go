package report

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"rectify/inspect"
	"rectify/report/typeset"
)

// signature is a line to sign on.
type signature struct {
	label, cert, number string
	name, room          float64 // that a hand has behind the label, at least, and behind cert, if it can be
}

// officerLines are for each officer, and as many as the form asks for.
func (p *paper) officerLines() (lines []signature) {
	officers := slices.Clone(p.Officers)
	for len(officers) < p.Form.Officers {
		officers = append(officers, inspect.Officer{})
	}
	for _, o := range officers {
		lines = append(lines, signature{label: p.Form.Officer, cert: p.Form.Cert, number: o.Cert})
	}
	return lines
}

// signatures are the lines to sign on, what is printed over the date (the agency,
// with room for its seal), the date and how many copies there are, kept together:
// as the form has them, a line for each witness. Who refused to take a notice has none.
func (p *paper) signatures(witness string) {
	var lines []signature
	var over []string
	for _, who := range p.Form.Kind.Signs() {
		switch {
		case who == "officers":
			lines = append(lines, p.officerLines()...)
		case who == "unit" && p.Form.Unit != "" && p.Says["reason"] == "":
			lines = append(lines, signature{label: p.Form.Unit, cert: p.since("received"), name: nameRule, room: dayRule})
		case who == "witness":
			for _, name := range strings.FieldsFunc(witness, func(r rune) bool { return r == '、' }) {
				lines = append(lines, signature{label: p.Form.Text("witness"), cert: p.Form.Text("name"), number: name})
			}
		case who == "agency":
			over, p.seals = []string{title(p.Agency.Headed()), p.Form.Seal}, true
		}
	}
	over = append(over, cmp.Or(p.day, p.Date.ZH()))
	p.doc.Keep(func() {
		p.doc.Draw(0, func(at *typeset.Place) { p.signed = at.Page() })
		p.doc.Space(p.aired(4, 1.5))
		if last := len(lines) - 1; last >= 0 && p.goesBeside(lines[last], over) {
			p.signLines(lines[:last])
			p.besideSeal(lines[last], over)
			return
		}
		p.signLines(lines)
		room := p.sealRoom(over)
		p.doc.Space(max(p.aired(6, 2.5), room))
		p.sealed(over)
		if p.Form.Copies == "" {
			p.doc.Space(room)
			return
		}
		p.doc.Space(max(p.aired(3, 1), room))
		p.doc.Rule(0.5)
		p.doc.Para(p.small(), p.Form.Copies)
	})
}

// small is the style of how many copies there are.
func (p *paper) small() typeset.Style {
	return typeset.Style{Face: p.body.Face, Size: smallSize, Lead: smallLead}
}

// sealed is the agency's name, the place for its seal and the date, one under
// the other's middle, as GB/T 9704 7.3.5 has it: the date at least four
// characters off the margin, and the name two.
func (p *paper) sealed(lines []string) {
	style, widest, middle := p.overSeal(lines)
	for _, line := range lines {
		height := float64(typeset.Lines(style, line, widest)) * style.Lead
		p.doc.Draw(height*perPoint, func(at *typeset.Place) { at.Box(style, middle-widest/2, 0, widest, line) })
	}
}

// overSeal is how these lines are set, how wide, and where their middle is.
func (p *paper) overSeal(lines []string) (s typeset.Style, widest, middle float64) {
	s = p.flush()
	s.Align = typeset.Centre
	for _, line := range lines {
		widest = max(widest, typeset.Measure(s, line))
	}
	most := p.doc.Width() - 4*s.Size
	if p.signsBeside {
		most = 0.4 * p.doc.Width() // a long name in lines leaves room to sign
	}
	widest = min(widest, most)
	date := typeset.Measure(s, lines[len(lines)-1])
	return s, widest, p.doc.Width() - max(2*s.Size+widest/2, 4*s.Size+date/2)
}

// sealSide is how large an agency's seal is, and what a hand may miss by, in millimetres.
const sealSide = 42 + 1.0

// sealRoom is how much above and under these lines is left free, in millimetres, so that a
// round seal over their middle touches nothing else.
func (p *paper) sealRoom(lines []string) float64 {
	if !p.seals {
		return 0
	}
	return max(0, sealSide-p.highUnderSeal(lines)) / 2
}

// highUnderSeal is how high these lines are, in millimetres.
func (p *paper) highUnderSeal(lines []string) (high float64) {
	style, widest, _ := p.overSeal(lines)
	for _, line := range lines {
		high += float64(typeset.Lines(style, line, widest)) * style.Lead * perPoint
	}
	return high
}

// leastRule is the shortest rule that a name or a number is written on, in points.
const leastRule = 70.0

// nameRule is the shortest on which the unit signs, of 50 mm; dayRule is that on which a
// hand writes a date, which gives way to it.
const nameRule, dayRule = 50 / perPoint, 112.0

// signLine is one of the lines of a signature, so many millimetres high.
type signLine struct {
	high float64
	draw func(at *typeset.Place)
}

// signLines are lines to sign on, one under another.
func (p *paper) signLines(lines []signature) {
	for _, l := range lines {
		for _, line := range p.signRules(l, p.doc.Width()) {
			p.doc.Draw(line.high, line.draw)
		}
	}
}

// signRules are a label with a rule to sign on, within that many points, and the
// certificate's number beside it, or under it where it is long. Of a label that leaves no
// room to sign the first part stands over the rule.
func (p *paper) signRules(l signature, wide float64) (lines []signLine) {
	style, step := p.flush(), p.signStep()
	name, cert := typeset.Measure(style, l.label)+max(leastRule, l.name), typeset.Measure(style, l.cert)
	tail := cert + max(leastRule, typeset.Measure(style, l.number)+10)
	if l.cert != "" && name+8+tail <= wide {
		tail = max(tail, min(cert+l.room, wide-8-name))
		return []signLine{{step, func(at *typeset.Place) {
			p.ruled(at, 0, wide-tail-8, l.label, "")
			p.ruled(at, wide-tail, wide, l.cert, l.number)
		}}}
	}
	if l.name > 0 && name > wide {
		over, rest := partedLabel(l.label)
		lines = append(lines, signLine{style.Lead * perPoint, func(at *typeset.Place) {
			at.Text(p.fitted(over, style.Size, wide), 0, 0, over)
		}})
		l.label = rest
	}
	lines = append(lines, signLine{step, func(at *typeset.Place) { p.ruled(at, 0, wide, l.label, "") }})
	if l.cert == "" {
		return lines
	}
	if from := cert + 5; l.number != "" { // no hand writes there; a long one takes lines, and is not set smaller
		style.Align = typeset.Left
		n := float64(typeset.Lines(style, l.number, wide-from))
		return append(lines, signLine{n*style.Lead*perPoint + 2, func(at *typeset.Place) {
			at.Text(style, 0, 0, l.cert)
			at.Box(style, from, 0, wide-from, l.number)
			at.Line(0, wide, n*style.Lead)
		}})
	}
	return append(lines, signLine{step, func(at *typeset.Place) { p.ruled(at, 0, wide, l.cert, l.number) }})
}

// partedLabel is a label in two: the second, before the rule, says that it is to sign on.
func partedLabel(label string) (over, rest string) {
	if at := strings.LastIndex(label, "（"); at > 0 {
		return label[:at], label[at:]
	}
	runes := []rune(label)
	return string(runes[:len(runes)/2]), string(runes[len(runes)/2:])
}

// signStep is from one line to sign on to the next, in millimetres: a hand needs as many as are left.
func (p *paper) signStep() float64 { return p.aired(10.5, 8.6) }

// ruled is a label and a value on a rule, from one x to another.
func (p *paper) ruled(at *typeset.Place, from, to float64, label, value string) {
	style := p.fitted(label+value, p.body.Size, to-from-min(leastRule, (to-from)/2))
	if value != "" {
		style = p.fitted(label+value, p.body.Size, to-from-5)
	}
	from += at.Text(style, from, 0, label)
	at.Text(style, from+5, 0, value)
	at.Line(from, to, bodyLead-3)
}

// fitted is the body face in that size, or smaller where a text that is not
// broken into lines would not fit.
func (p *paper) fitted(text string, size, room float64) typeset.Style {
	s := typeset.Style{Face: p.body.Face, Size: size, Lead: bodyLead, Align: typeset.Left}
	if wide := typeset.Measure(s, text); wide > room {
		s.Size *= room / wide
	}
	return s
}

// footer is 共x页 第y页, with the head of the record and the number beside it.
func (p *paper) footer(at *typeset.Place, page, total int) {
	below := 13.0
	if page != p.signed && p.Form.Unit != "" && slices.Contains(p.Form.Kind.Signs(), "unit") {
		p.ruled(at, 0, at.Width(), p.Form.Unit, "") // who got it signs each page
		below = p.aired(26, 19)
	}
	used := 0.0
	for _, text := range []string{fmt.Sprintf("共%d页 第%d页", total, page), recordMark(p.Head)} {
		if text == "" {
			continue
		}
		s := p.fitted(text, smallSize, at.Width()-used)
		s.Align = typeset.Right
		used += at.Text(s, at.Width()-used, below, text) + bodySize
	}
	at.Text(p.fitted(p.Number, smallSize, at.Width()-used), 0, below, p.Number)
}

// recordMark is the head of the record as a foot prints it; empty if there is none.
func recordMark(head inspect.Anchor) string {
	if head == (inspect.Anchor{}) {
		return ""
	}
	return "记录 " + head.String()
}
