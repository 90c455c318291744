package report

import "rectify/report/typeset"

// overFoot is how far a seal may reach under the text, in millimetres: the foot is lower.
const overFoot = 6.0

// leftOfSeal is how wide what stands left of the seal is, in points.
func (p *paper) leftOfSeal(over []string) float64 {
	_, widest, middle := p.overSeal(over)
	return middle - max(widest/2+p.body.Size, sealSide/2/perPoint) - 2
}

// goesBeside tells whether who signs last goes left of the seal.
func (p *paper) goesBeside(last signature, over []string) bool {
	style, left := p.flush(), p.leftOfSeal(over)
	return p.seals && p.signsBeside && typeset.Measure(style, last.label) <= left && nameRule <= left &&
		typeset.Measure(style, last.cert)+max(leastRule, typeset.Measure(style, last.number)) <= left
}

// besideSeal is what is over the seal, with who signs last and how many copies there are
// left of it.
func (p *paper) besideSeal(last signature, over []string) {
	left, room, high := p.leftOfSeal(over), p.sealRoom(over), p.highUnderSeal(over)
	copies, down := float64(typeset.Lines(p.small(), p.Form.Copies, left))*smallLead*perPoint, 0.0
	for _, line := range p.signRules(last, left) {
		from := down / perPoint
		p.doc.Draw(0, func(at *typeset.Place) { line.draw(at.Down(from)) })
		down += line.high
	}
	whole := max(2*room+high-overFoot, high, down+copies+1)
	p.doc.Space(room)
	p.sealed(over)
	p.doc.Space(whole - room - high)
	p.doc.Draw(0, func(at *typeset.Place) {
		at.Box(p.small(), 0, -copies/perPoint, left, p.Form.Copies)
	})
}
