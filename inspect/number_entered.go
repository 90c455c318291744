package inspect

import "cmp"

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
	// Originals are the SHA-256 of the pictures that it was made of.
	Originals []string `json:"original_sha256,omitempty"`
	issueEntry
}) (thing, error) {
	order, err := p.ordered(about, in.issueEntry)
	if err = cmp.Or(err, areHashes(in.Originals)); err != nil {
		return nil, err
	}
	if in.Scan, err = p.scan(in.Scan); err != nil {
		return nil, err
	}
	return p.enterNotice(in.Number, order, in.Scan, in.Originals)
})
