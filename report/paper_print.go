package report

import (
	"rectify/inspect"
	"rectify/report/typeset"
)

// Print is what a print of a paper has that tells it from another of the same.
type Print struct {
	Code string // what its QR code says
	Copy string // a word of [Copies], at the head of each page; empty for none
	Void bool   // 作废 stands across each page
}

// Copies are for whom a sheet of a paper is.
var Copies = []inspect.Choice[string]{{Value: "archive", ZH: "存档联", Also: []string{"存档"}},
	{Value: "served", ZH: "送达联", Also: []string{"送达"}}}

// voidRed is the colour of 作废: so pale that all is read through it, in black and white too.
var voidRed = typeset.Color{R: 0xf4, G: 0xb4, B: 0xb4}

// copied names the copy in the brackets that stand at the head of its pages; empty for none.
func (as Print) copied() string {
	for _, c := range Copies {
		if c.Value == as.Copy {
			return "（" + c.ZH + "）"
		}
	}
	return ""
}

// Said is what the print has beside the paper, as the name of its file tells it.
func (as Print) Said() string {
	if as.Void {
		return as.copied() + "（作废）"
	}
	return as.copied()
}

// mark puts on each page what the print has beside the paper; the copy stands between logo
// and code.
func (p *paper) mark() {
	if p.as.Void {
		p.doc.Stamp(typeset.Style{Face: typeset.SansBold(), Size: 200}, "作废", voidRed)
	}
	if copied := p.as.copied(); copied != "" {
		style := typeset.Style{Face: typeset.Serif(), Size: 12, Lead: 18, Align: typeset.Right}
		p.doc.Header(func(at *typeset.Place) { at.Text(style, at.Width()-qrSide, -36, copied) })
	}
}
