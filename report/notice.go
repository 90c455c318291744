package report

import (
	"fmt"
	"io"
	"slices"
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
func WriteNotice(w io.Writer, n inspect.Paper, blobs inspect.Blobs) error {
	base, err := newPaper(dress{form: n.Form, agency: n.Agency, number: n.Number, date: n.Date, site: n.Site.Name, officers: n.Officers,
		code: n.Code(), mark: recordMark(n.Head), says: n}, blobs)
	if err != nil {
		return err
	}
	p := noticePaper{base, n}
	number := typeset.Centre
	if n.Form.Kind.Fire() {
		number = typeset.Right
	}
	p.head(number)
	p.addressee()
	p.findings()
	p.orders()
	p.signatures(append(p.officerLines(), signature{label: n.Form.Unit}), n.Agency.Name, n.Form.Seal)
	if err := p.annex(n.Items, blobs); err != nil {
		return err
	}
	return p.write(w)
}

type noticePaper struct {
	*paper
	n inspect.Paper
}

// findings are the opening sentence, the numbered items and how many are major.
func (p *noticePaper) findings() {
	opening := p.body
	opening.Next = true
	p.doc.Para(opening, p.said(p.form.Opening, "inspected", p.n.Inspected.ZH(), "count", strconv.Itoa(len(p.n.Ticks))))
	if p.form.Kind.Fire() {
		p.violations()
	}
	for i, it := range p.n.Items {
		p.doc.Para(p.body, fmt.Sprintf("%d．%s", i+1, itemText(it)))
	}
	if p.n.Supplements != "" {
		p.doc.Para(p.body, p.said(p.form.Text("supplement"), "number", p.n.Supplements, "date", p.n.SupplementsDate.ZH()))
	}
	if n := p.n.Majors(); n > 0 && p.form.Major != "" {
		p.doc.Para(p.body, p.said(p.form.Major, "count", strconv.Itoa(n)))
	}
}

// violations are the form's list with a box before each, ticked where the
// notice does, and the words before the hazards themselves.
func (p *noticePaper) violations() {
	style := p.flush()
	style.Size, style.Lead, style.First, style.Hang = listSize, listLead, 2, 5
	for i, text := range strings.Split(p.form.Text("violations"), "\n") {
		ticked, mark := slices.Contains(p.n.Ticks, i+1), "□"
		if ticked {
			mark = "√"
		}
		p.doc.Keep(func() {
			if ticked {
				p.doc.Draw(0, func(at *typeset.Place) { box(at, style) })
			}
			p.doc.Para(style, fmt.Sprintf("%s %d．%s", mark, i+1, text))
		})
	}
	if detail := p.form.Text("detail"); detail != "" {
		p.doc.Para(p.body, detail)
	}
}

// box is drawn around the first character of a line: a ticked box of a face
// would not be as large as the empty ones.
func box(at *typeset.Place, s typeset.Style) {
	const rule = 0.55
	side, top := 0.8*s.Size, s.Lead/2-0.43*s.Size
	left := (float64(s.First) + 0.1) * s.Size
	at.Fill(left, top, side, rule, typeset.Black)
	at.Fill(left, top+side-rule, side, rule, typeset.Black)
	at.Fill(left, top, rule, side, typeset.Black)
	at.Fill(left+side-rule, top, rule, side, typeset.Black)
}

// orders are a sentence for each due date, what holds until then, and redress.
func (p *noticePaper) orders() {
	var texts []string
	for _, g := range byDue(p.n.Items) {
		texts = append(texts, p.said(p.form.Order, "items", g.items, "due", g.due.ZH()))
	}
	p.paras(append(texts, p.form.Interim, p.appeal())...)
}
