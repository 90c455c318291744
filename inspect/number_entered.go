package inspect

// NumberEntered said that the paper was written and is on the record: a
// NoticeIssued stands beside it.
type NumberEntered struct {
	On       Date `json:"on"`
	NoticeID ID   `json:"notice"`
}

// Kind implements [Fact].
func (NumberEntered) Kind() string { return "number.entered" }

var _ = fact(kind[Blank, NumberEntered]{
	rule:   func(k Blank, _ *NumberEntered) error { return k.mayEnd() },
	effect: func(k *Blank, f *NumberEntered, t telling) { k.Notice = t.refs(f.NoticeID) },
	tell:   func(f *NumberEntered) Words { return say("entered on %s", "%s 补录", f.On) },
})

var _ = entered("number.entered", Inspections, func(p *pen, e Entry, about Ref, in struct {
	Number string `json:"number"`
	Scan   []byte `json:"scan"` // a PDF
	issueEntry
}) (thing, error) {
	order, err := p.ordered(about, in.issueEntry)
	if err != nil {
		return nil, err
	}
	if e.File != nil {
		in.Scan = e.File
	}
	no, err := p.enterNotice(e.ID, in.Number, order, in.Scan)
	return &no, err
})
