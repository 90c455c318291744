package report

import "rectify/inspect"

// density is how close a paper is set: the size of its body and from line to line, in
// points, the share of the air around what it says that is left, from 0 to 1, whether
// who signs last and the copies go left of the seal, and whether short violations of a fire
// form stand in two columns.
type density struct {
	size, lead, air float64
	beside, columns bool
}

// densities are what is tried, the loosest first: lines are set closer, and then
// smaller, before another page is taken, as GB/T 9704 7.3.5 advises for signatures
// that do not fit. Nothing is smaller than 小四. Last of all, what stands under the seal
// goes left of it, and lines are again as loose as that lets them be. Its room gives way to
// nothing: a seal over what an officer signed is a copy that cannot be read, and another side,
// or the problems in an annex, is a sheet.
var densities = []density{{bodySize, bodyLead, 1, false, false}, {bodySize, 25, 1, false, false},
	{bodySize, 24, 1, false, false}, {bodySize, 23, 1, false, false}, {bodySize, 22, 1, false, false},
	{bodySize, 21, 1, false, false}, {13.5, 20.5, 0.8, false, false}, {13, 19.5, 0.6, false, false},
	{12.5, 18.75, 0.4, false, false}, {12, 18, 0.2, false, false}, {12, 17.4, 0.1, false, false}, closest,
	{12.5, 18.75, 0.4, true, false}, {12, 18, 0.2, true, false}, {12, 17.4, 0.1, true, false},
	{12, 16.5, 0, true, false}, {12, 15.6, 0, true, false}, {12, 15.6, 0, true, true}}

// closest is the closest with nothing left of the seal.
var closest = density{12, 16.5, 0, false, false}

// aired is a distance that may shrink to that.
func (p *paper) aired(whole, least float64) float64 { return least + (whole-least)*p.air }

// mostOnFace is how many problems the face of a notice lists.
const mostOnFace = 9

// share is how much of the room it takes at the loosest a text takes so.
func (d density) share() float64 { return d.size * d.lead / (bodySize * bodyLead) }

// close is the paper as loose as it takes the fewest sides. A notice whose problems do not
// go on one side has them in an annex if all else does, and a pad has room for as many as
// go on one beside the seal.
func (p paper) close() *paper {
	if p.Taker != "" {
		for p.rows = blankItems; p.rows > leastItems && p.compose(closest).doc.Pages() > 1; {
			p.rows--
		}
	}
	notice := p.Form.Kind.Noun() == inspect.Notices && p.Taker == ""
	p.listed = p.listed || notice && len(p.Items) > mostOnFace
	loose := p.compose(densities[0])
	p.doc = loose.doc
	sides, sheets := loose.doc.Pages(), loose.doc.Filled()
	if sides == 1 {
		return loose
	}
	for _, d := range densities[1:] { // to compose takes long: what cannot do is passed over
		if sheets*d.share() <= 1 {
			if set := p.compose(d); set.doc.Pages() == 1 {
				return set
			}
		}
	}
	if notice && !p.listed && len(p.Items) > 0 {
		listed := p
		listed.listed = true
		if face := listed.close(); face.doc.Pages() == 1 {
			return face
		}
	}
	tightest := p.compose(densities[len(densities)-1])
	fewest := tightest.doc.Pages()
	if fewest == sides {
		return loose
	}
	for _, d := range densities[1:] {
		if sheets*d.share() <= float64(fewest) {
			if set := p.compose(d); set.doc.Pages() == fewest {
				return set
			}
		}
	}
	return tightest
}
