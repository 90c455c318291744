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
	if in.Scan, err = p.scan(in.Scan); err != nil {
		return nil, err
	}
	return p.enterNotice(in.Number, order, in.Scan)
})

// scan is that which an entry brings, or the one that stands in it: a PDF.
func (p *pen) scan(said []byte) ([]byte, error) {
	if p.entry.File != nil {
		said = p.entry.File
	}
	if !bytes.HasPrefix(said, []byte("%PDF-")) {
		return nil, invalid("the scan is no PDF", "扫描件不是 PDF").Hint("give {.scan}", "请给出 {.scan}")
	}
	return said, nil
}

// keepScan keeps a signed copy, if an entry brings one, and gives its SHA-256.
func (p *pen) keepScan(said []byte) (string, error) {
	if said == nil && p.entry.File == nil {
		return "", nil
	}
	scan, err := p.scan(said)
	if err != nil {
		return "", err
	}
	return p.keep(scan, func() string { return "" })
}
