package inspect

// numberEntered said that the paper was written and is on the record: a
// NoticeIssued stands beside it.
type numberEntered struct {
	On       Date `json:"on"`
	NoticeID ID   `json:"notice"`
}

var _ = fact("number.entered", kind[Paper, numberEntered]{
	noun:   Blanks,
	rule:   func(k Paper, _ *numberEntered) error { return k.mayEnd() },
	effect: func(k *Paper, f *numberEntered, t telling) { k.Entered = t.refs(f.NoticeID) },
	told:   Words{"entered on {on}", "{on} 补录"},
})

var _ = entered("number.entered", Inspections, func(p *pen, about int64, in struct {
	Number string `json:"number"`
	Scan   []byte `json:"scan"` // a PDF
	issueEntry
}) (thing, error) {
	order, err := p.ordered(about, in.issueEntry)
	if err != nil {
		return nil, err
	}
	if p.entry.File != nil {
		in.Scan = p.entry.File
	}
	return p.enterNotice(in.Number, order, in.Scan)
})
