package report

import (
	"cmp"
	"io"
	"slices"
	"strings"

	"rectify/inspect"
	"rectify/report/typeset"
)

// The sizes of papers, in points: body 四号 on a line of 26 points, or less
// where that saves a page (see [density]).
const (
	bodySize, bodyLead   = 14, 26.0
	titleSize, titleLead = 22, 40
	smallSize, smallLead = 10.5, 16
	listSize, listLead   = 12, 19.5
	closeLead            = 14.5 // of that list where lines are scarce

	perPoint = 25.4 / 72 // millimetres
)

// WritePaper prints a numbered paper of any kind as its form words it, in the order of
// 安全生产行政执法文书: number, addressee, text, signatures, seal, copies. It is set closer
// where that saves a page; a notice whose problems do not go on one side lists them in
// an annex. The signatures stay together; photos follow as an annex. The same paper
// gives the same bytes.
func WritePaper(w io.Writer, pa inspect.Paper, blobs inspect.Blobs) error {
	if pa.Form.Kind.ZH() == "" {
		return inspect.Errorf(inspect.CodeFailed, "a paper of the kind %q cannot be printed", "无法打印 %q 类文书",
			string(pa.Form.Kind))
	}
	code := pa.Code()
	if pa.Taker != "" {
		code, pa.Officers = pa.Number, make([]inspect.Officer, 2)
	}
	face, err := bodyFace(pa.Form.Body, blobs)
	if err != nil {
		return err
	}
	mark, err := logoOf(pa.Form.Logo, blobs)
	if err != nil {
		return err
	}
	p := (&paper{Paper: pa, code: code, blobs: blobs, face: face, logo: mark}).close()
	if err := p.list(); err != nil {
		return err
	}
	annex := (*paper).annex
	if pa.Form.Kind == inspect.FormReview {
		annex = (*paper).compared
	}
	if err := annex(p); err != nil {
		return err
	}
	return printable(p.doc.Write(w), pa)
}

// paper is a numbered paper being composed.
type paper struct {
	inspect.Paper
	code   string // of a paper that is yet to be written it is its number
	blobs  inspect.Blobs
	day    string // over the seal, where it is not the date
	face   *typeset.Face
	logo   typeset.Picture
	listed bool // its problems are in an annex
	rows   int  // of a pad: the problems that there is room for

	doc  *typeset.Doc
	body typeset.Style
	air  float64 // see [density]

	signsBeside, columns, seals bool // see [density]; the agency seals it

	signed int // the page on which all sign
}

// compose sets all that goes before the annexes.
func (p paper) compose(d density) *paper {
	p.air, p.signsBeside, p.columns = d.air, d.beside, d.columns
	page := typeset.A4
	page.Top, page.Bottom = p.aired(page.Top, 25), p.aired(page.Bottom, 22)
	p.doc = typeset.New(page, typeset.Info{Title: p.Form.Title + " " + p.Number, Author: p.Agency.Name,
		Subject: p.Site.Name, Keywords: p.Number + ", " + string(p.Date), Created: p.Date.Time()}).Like(p.doc)
	p.body = typeset.Style{Face: p.face, Size: d.size, Lead: d.lead, First: 2}
	p.doc.Footer(p.footer)
	p.head()
	says := (*paper).filled
	switch kind := p.Form.Kind; {
	case p.Taker != "":
		says, p.day = (*paper).pad, blankDay
	case kind.Noun() == inspect.Notices:
		says = (*paper).notice
	case kind == inspect.FormRecord:
		says = (*paper).record
	case kind == inspect.FormReview:
		says = (*paper).opinion
	case kind == inspect.FormMeasures:
		says = (*paper).measures
	case kind == inspect.FormExtension:
		says = (*paper).reply
	}
	p.paras(says(&p)...)
	p.signatures(cmp.Or(p.Record.Witness, p.Says["witness"]))
	return &p
}

// flush is the body style without its first line's indent.
func (p *paper) flush() typeset.Style {
	s := p.body
	s.First = 0
	return s
}

// said is a sentence of the form with its slots filled in, given as names and
// values by turns. What is filled in is not looked at again, and what is in braces
// and no slot stays.
func (p *paper) said(text string, slots ...string) string {
	var b strings.Builder
	for {
		before, rest, found := strings.Cut(text, "{")
		b.WriteString(before)
		if !found {
			return b.String()
		}
		text = rest
		if name, after, closed := strings.Cut(rest, "}"); closed {
			if value, ok := p.slot(name, slots); ok {
				b.WriteString(value)
				text = after
				continue
			}
		}
		b.WriteByte('{')
	}
}

// slot is what a slot is filled with; of two of one name it is the first. A paper's number
// is not parted.
func (p *paper) slot(name string, slots []string) (value string, known bool) {
	if name == "agency" {
		return p.Agency.Name, true
	}
	for i := 0; i+1 < len(slots); i += 2 {
		switch {
		case slots[i] != name:
		case name == "number":
			return typeset.Whole(slots[i+1]), true
		default:
			return slots[i+1], true
		}
	}
	return "", false
}

// text is a sentence of the form that not every kind has, filled in.
func (p *paper) text(name string, slots ...string) string {
	return p.said(p.Form.Text(name), slots...)
}

// since is one that forms have not always had: as it comes, where the form was set before.
func (p *paper) since(name string, slots ...string) string {
	return p.said(cmp.Or(p.Form.Text(name), inspect.DefaultForm(p.Form.Kind).Text(name)), slots...)
}

// where is such a sentence where it holds, and else nothing.
func (p *paper) where(holds bool, name string, slots ...string) string {
	if !holds {
		return ""
	}
	return p.text(name, slots...)
}

// paras are paragraphs that end the text: the last stays with the signatures,
// for nobody signs a page that says nothing. Empty ones are left out.
func (p *paper) paras(texts ...string) {
	texts = slices.DeleteFunc(texts, func(s string) bool { return s == "" })
	for i, text := range texts {
		style := p.body
		style.Next = i == len(texts)-1
		p.doc.Para(style, text)
	}
}

// addressee is to whom the paper goes.
func (p *paper) addressee() { p.doc.Para(p.flush(), p.Site.Name+"：") }

// appeal is where to appeal: nothing unless the agency has both places.
func (p *paper) appeal() string {
	a := p.Agency
	if a.ReviewBody == "" || a.Court == "" {
		return ""
	}
	return p.said(p.Form.Appeal, "review_body", a.ReviewBody, "court", a.Court)
}

// labels are the form's labelled places, with what is known of each; without them the
// paper goes to somebody.
func (p *paper) labels(values map[string]string) {
	var row []blank
	for _, f := range p.Form.Kind.Fields() {
		if f.Label != inspect.OwnLine && f.Label != inspect.Beside {
			continue
		}
		if f.Label == inspect.OwnLine && len(row) > 0 {
			p.blanks(row...)
			row = nil
		}
		row = append(row, blank{p.Form.Text(f.Name), values[f.Name]})
	}
	p.blanks(row...)
	p.doc.Space(3)
}

// filled is a paper of a kind that says no more than what its form has places for:
// sentences with an empty slot are left out.
func (p *paper) filled() (texts []string) {
	p.labels(p.Says)
	var slots []string
	for slot, value := range p.Says {
		slots = append(slots, slot, value)
	}
	for _, f := range p.Form.Kind.Own() {
		if f.Label == "" && !slices.ContainsFunc(f.Slots, func(s string) bool { return p.Says[s] == "" }) {
			texts = append(texts, p.text(f.Name, slots...))
		}
	}
	return texts
}
