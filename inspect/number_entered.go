package inspect

import "bytes"

// numberEntered said that the paper was written and is on the record: a
// NoticeIssued stands beside it.
type numberEntered struct {
	On       Date `json:"on"`
	NoticeID ID   `json:"notice"`
}

var _ = define("number.entered", definition[Paper, numberEntered]{
	noun:   Blanks,
	rule:   func(k Paper, _ *numberEntered) error { return k.mayEnd() },
	effect: func(k *Paper, f *numberEntered, t telling) { k.Entered = t.refs(f.NoticeID) },
	told:   Words{"entered on {on}", "{on} 补录"},
})

var _ = entered("number.entered", Inspections, func(p *pen, about int64, in struct {
	Number string `json:"number" need:"yes"`
	Scan   []byte `json:"scan" need:"yes"` // a PDF
	issueEntry
}) (thing, error) {
	order, err := p.ordered(about, in.issueEntry)
	if err != nil {
		return nil, err
	}
	if p.entry.File != nil {
		in.Scan = p.entry.File
	}
	if !bytes.HasPrefix(in.Scan, []byte("%PDF-")) {
		return nil, invalid("the scan is no PDF", "扫描件不是 PDF").Hint("give {.scan}", "请给出 {.scan}")
	}
	return p.enterNotice(in.Number, order, in.Scan)
})
