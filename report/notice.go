package report

import (
	"fmt"
	"io"
	"strconv"
	"strings"

	"rectify/inspect"
	"rectify/report/typeset"
)

// WriteNotice prints a notice (责令整改通知书, 责令限期整改指令书) as its form
// words it, in the field order of 安全生产行政执法文书: number, addressee, what
// was found, what is ordered by when, redress, signatures, seal, copies. What
// does not fit flows on to further pages; the signatures stay together; photos
// follow as an annex. The same notice gives the same bytes.
func WriteNotice(w io.Writer, n inspect.Notice, blobs inspect.Blobs) error {
	base, err := newPaper(dress{n.Form, n.Agency, n.Number, n.Date, n.Site.Name, n.Officers, n.Digest()}, blobs)
	if err != nil {
		return err
	}
	p := noticePaper{base, n}
	p.head(typeset.Centre)
	p.addressee()
	p.findings()
	p.orders()
	p.signatures(append(p.officerLines(), signature{label: n.Form.Unit}))
	if err := p.annex(n.Items, blobs); err != nil {
		return err
	}
	return p.write(w)
}

type noticePaper struct {
	*paper
	n inspect.Notice
}

// findings are the opening sentence, the numbered items and how many are major.
func (p *noticePaper) findings() {
	p.doc.Para(p.body, p.form.Opening)
	for i, it := range p.n.Items {
		p.doc.Para(p.body, fmt.Sprintf("%d．%s", i+1, itemText(it)))
	}
	if n := p.n.Majors(); n > 0 && p.form.Major != "" {
		p.doc.Para(p.body, strings.ReplaceAll(p.form.Major, "{count}", strconv.Itoa(n)))
	}
}

// orders are a sentence for each due date, what holds until then, and redress.
func (p *noticePaper) orders() {
	var texts []string
	for _, g := range byDue(p.n.Items) {
		texts = append(texts, strings.NewReplacer("{items}", g.items, "{due}", g.due.ZH()).Replace(p.form.Order))
	}
	p.paras(append(texts, p.form.Interim, p.appeal())...)
}
