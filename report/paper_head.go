package report

import (
	"cmp"
	"strings"

	"rectify/report/typeset"
)

// qrSide is the side of the QR code, in points.
const qrSide = 68.0

// head is the form's header over a double rule, with the QR code beside it,
// title and number. A long header takes more lines, and keeps clear of the code.
func (p *paper) head() {
	big := typeset.Style{Face: typeset.SerifBold(), Size: titleSize, Lead: p.aired(titleLead, 32), Align: typeset.Centre,
		Level: 1}
	p.doc.Draw(2, func(at *typeset.Place) {
		at.QR(cmp.Or(p.code, p.Number), at.Width()-qrSide, -42-codeLead, qrSide)
		drawLogo(at, p.logo)
	})
	p.named()
	p.doc.Rule(1.6)
	p.doc.Rule(0.5)
	p.doc.Space(p.aired(3, 1.5))
	p.doc.Para(big, title(p.Form.Title))
	style := p.flush()
	if style.Align = typeset.Centre; p.Form.Kind.Fire() {
		style.Align = typeset.Right
	}
	p.doc.Para(style, p.Number)
	p.doc.Space(p.aired(2, 1))
}

// headLead is of a header of one line, and contactLead of what stands under it.
const headLead, contactLead = 26.0, 13.0

// mostRise is how far a header may go up into the margin, in points: at its sides the code
// and the logo stand as high. Under a letterhead, which stands there, it does not.
const mostRise = 34.0

// named is the header, and how to reach the agency. Where lines are scarce what is more than
// a line of it is set closer and goes up, beside the code.
func (p *paper) named() {
	const beside = qrSide + 4
	small := typeset.Style{Face: typeset.SerifBold(), Size: 15, Lead: headLead, Align: typeset.Centre}
	header := title(p.said(strings.ReplaceAll(p.Form.Header, "{agency}", p.Agency.Headed())))
	lines := max(1, typeset.Lines(small, header, p.doc.Width()-2*beside))
	if lines > 1 {
		small.Lead = p.aired(headLead, 20)
	}
	contact, high := p.text("contact"), float64(lines)*small.Lead
	more := high - headLead
	if contact != "" {
		more += contactLead
	}
	rise := (1 - p.air) * min(more, mostRise)
	if letterhead(p.logo) {
		rise = 0
	}
	down := max(0, p.codeEnds()-(headLead+more-rise))
	p.doc.Draw((high-rise+down)*perPoint, func(at *typeset.Place) {
		at.Box(small, beside, down-rise, at.Width()-2*beside, header)
	})
	p.underCode(high - rise + down)
	if contact != "" {
		tiny := typeset.Style{Face: p.body.Face, Size: 9, Lead: contactLead, Align: typeset.Centre}
		p.doc.Inset(beside, tiny, contact)
	}
}

// codeSize and codeLead are of what stands under the code.
const codeSize, codeLead = 7.0, 8.0

// codeSays is what stands under the code, on a line for each clause, and its style.
func (p *paper) codeSays() (typeset.Style, string) {
	style := typeset.Style{Face: p.body.Face, Size: codeSize, Lead: codeLead, Align: typeset.Centre}
	return style, strings.ReplaceAll(p.since("proof"), "，", "\n")
}

// codeBegins is how far under the top of the header that begins, in points.
const codeBegins = 22.5 - codeLead - 2/perPoint

// codeEnds is how far under the top of the header that ends: an agency's own may have more
// than the two lines that there is room for, and the rule stays under it.
func (p *paper) codeEnds() float64 {
	style, says := p.codeSays()
	return codeBegins + float64(typeset.Lines(style, says, qrSide))*codeLead + 1
}

// underCode says under the code what it is for, when that many points of the header are set
// beside it.
func (p *paper) underCode(set float64) {
	style, says := p.codeSays()
	p.doc.Draw(0, func(at *typeset.Place) {
		at.Box(style, at.Width()-qrSide, codeBegins-set, qrSide, says)
	})
}
