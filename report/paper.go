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
// where that saves a page, as GB/T 9704 advises for signatures that do not fit.
const (
	bodySize, bodyLead   = 14, 26.0
	leastLead            = 22.5
	titleSize, titleLead = 22, 40
	smallSize, smallLead = 10.5, 16
	listSize, listLead   = 12, 19.5

	perPoint = 25.4 / 72 // millimetres
)

// dress is what stands over, under and beside the text of every numbered paper.
type dress struct {
	form     inspect.Form
	agency   inspect.Agency
	number   string
	date     inspect.Date
	site     string // to whom it goes
	officers []inspect.Officer
	code     string // what its QR code says; of a paper that is yet to be written its number
	day      string // over the seal, where it is not the date
	mark     string // the head of the record before it was issued; "" for none
	says     any    // the paper as the book has it, whose fields are named where they cannot be printed
}

// paper is a numbered paper being composed: notices and all others.
type paper struct {
	dress
	doc  *typeset.Doc
	body typeset.Style
}

func newPaper(d dress, blobs inspect.Blobs) (*paper, error) {
	face := typeset.Serif()
	if d.form.Body != "" {
		data, err := blobs(d.form.Body)
		if err != nil {
			return nil, err
		}
		if face, err = typeset.ParseFace("body", data); err != nil {
			return nil, inspect.Errorf(inspect.CodeFailed, "the form's body face cannot be used: %v", "文书正文字体无法使用：%v", err).Because(err)
		}
	}
	doc := typeset.New(typeset.A4, typeset.Info{Title: d.form.Title + " " + d.number, Author: d.agency.Name,
		Subject: d.site, Keywords: d.number + ", " + string(d.date), Created: d.date.Time()})
	p := &paper{dress: d, doc: doc, body: typeset.Style{Face: face, Size: bodySize, Lead: bodyLead, First: 2}}
	doc.Footer(p.footer)
	return p, nil
}

// write ends composing: lines are set closer where that saves a page.
func (p *paper) write(w io.Writer) error {
	p.doc.Tighten(leastLead / bodyLead)
	return printable(p.doc.Write(w), p.says)
}

// flush is the body style without its first line's indent.
func (p *paper) flush() typeset.Style {
	s := p.body
	s.First = 0
	return s
}

// said is a sentence of the form with its slots filled in, given as names and
// values by turns. What is filled in is not looked at again.
func (p *paper) said(text string, slots ...string) string {
	pairs := []string{"{agency}", p.agency.Name}
	for i := 0; i+1 < len(slots); i += 2 {
		pairs = append(pairs, "{"+slots[i]+"}", slots[i+1])
	}
	return strings.NewReplacer(pairs...).Replace(text)
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

// qrSide is the side of the QR code, in points.
const qrSide = 68.0

// head is the form's header over a double rule, with the QR code beside it,
// title and number. A long header takes more lines, and keeps clear of the code.
func (p *paper) head(number typeset.Align) {
	small := typeset.Style{Face: typeset.SerifBold(), Size: 15, Lead: 26, Align: typeset.Centre}
	title := typeset.Style{Face: typeset.SerifBold(), Size: titleSize, Lead: titleLead, Align: typeset.Centre}
	p.doc.Draw(2, func(at *typeset.Place) { at.QR(cmp.Or(p.code, p.number), at.Width()-62, -42, qrSide) })
	p.doc.Inset(qrSide+4, small, p.said(p.form.Header))
	p.doc.Rule(1.6, false)
	p.doc.Rule(0.5, false)
	p.doc.Space(3)
	p.doc.Para(title, p.form.Title)
	style := p.flush()
	style.Align = number
	p.doc.Para(style, p.number)
	p.doc.Space(2)
}

// addressee is to whom the paper goes.
func (p *paper) addressee() { p.doc.Para(p.flush(), p.site+"：") }

// appeal is where to appeal: nothing unless the agency has both places.
func (p *paper) appeal() string {
	a := p.agency
	if a.ReviewBody == "" || a.Court == "" {
		return ""
	}
	return p.said(p.form.Appeal, "review_body", a.ReviewBody, "court", a.Court)
}
