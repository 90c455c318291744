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
	p, err := newNoticePaper(n, blobs)
	if err != nil {
		return err
	}
	p.head()
	p.findings()
	p.orders()
	p.signatures()
	if err := p.annex(blobs); err != nil {
		return err
	}
	p.doc.Tighten(leastLead / bodyLead)
	return printable(p.doc.Write(w))
}

// The sizes of the paper, in points: body 四号 on a line of 26 points, or less
// where that saves a page, as GB/T 9704 advises for signatures that do not fit.
const (
	bodySize, bodyLead   = 14, 26.0
	leastLead            = 22.5
	titleSize, titleLead = 22, 40
	smallSize, smallLead = 10.5, 16

	perPoint = 25.4 / 72 // millimetres
)

type noticePaper struct {
	n    inspect.Notice
	doc  *typeset.Doc
	body typeset.Style
}

func newNoticePaper(n inspect.Notice, blobs inspect.Blobs) (*noticePaper, error) {
	face := typeset.Serif()
	if n.Form.Body != "" {
		data, err := blobs(n.Form.Body)
		if err != nil {
			return nil, err
		}
		if face, err = typeset.ParseFace("body", data); err != nil {
			return nil, inspect.Errorf(inspect.CodeFailed, "the form's body face cannot be used: %v", "文书正文字体无法使用：%v", err).Because(err)
		}
	}
	doc := typeset.New(typeset.A4, typeset.Info{Title: n.Form.Title + " " + n.Number, Author: n.Agency.Name,
		Subject: n.Site.Name, Keywords: n.Number + ", " + string(n.Date), Created: n.Date.Time()})
	p := &noticePaper{n: n, doc: doc, body: typeset.Style{Face: face, Size: bodySize, Lead: bodyLead, First: 2}}
	doc.Footer(p.footer)
	return p, nil
}

// flush is the body style without its first line's indent.
func (p *noticePaper) flush() typeset.Style {
	s := p.body
	s.First = 0
	return s
}

// qrSide is the side of the QR code, in points.
const qrSide = 68.0

// head is the form's header over a double rule, with the QR code beside it,
// title, number and addressee. A long header takes more lines, and keeps clear
// of the code.
func (p *noticePaper) head() {
	small := typeset.Style{Face: typeset.SerifBold(), Size: 15, Lead: 26, Align: typeset.Centre}
	title := typeset.Style{Face: typeset.SerifBold(), Size: titleSize, Lead: titleLead, Align: typeset.Centre}
	p.doc.Draw(2, func(at *typeset.Place) { at.QR(p.code(), at.Width()-62, -42, qrSide) })
	p.doc.Inset(qrSide+4, small, p.n.Form.Header)
	p.doc.Rule(1.6, false)
	p.doc.Rule(0.5, false)
	p.doc.Space(3)
	p.doc.Para(title, p.n.Form.Title)
	number := p.flush()
	number.Align = typeset.Centre
	p.doc.Para(number, p.n.Number)
	p.doc.Space(2)
	p.doc.Para(p.flush(), p.n.Site.Name+"：")
}

// code is what the QR code says: number, date and the beginning of the hash of
// what the notice says, so that a copy can be held against the book.
func (p *noticePaper) code() string {
	return p.n.Number + " " + string(p.n.Date) + " " + p.n.Digest()[:16]
}

// findings are the opening sentence, the numbered items and how many are major.
func (p *noticePaper) findings() {
	p.doc.Para(p.body, p.n.Form.Opening)
	for i, it := range p.n.Items {
		p.doc.Para(p.body, fmt.Sprintf("%d．%s", i+1, itemText(it)))
	}
	if n := p.n.Majors(); n > 0 && p.n.Form.Major != "" {
		p.doc.Para(p.body, strings.ReplaceAll(p.n.Form.Major, "{count}", strconv.Itoa(n)))
	}
}

// orders are a sentence for each due date, and what holds until then. The last
// stays with the signatures: nobody signs a page that says nothing.
func (p *noticePaper) orders() {
	var texts []string
	for _, g := range byDue(p.n.Items) {
		texts = append(texts, strings.NewReplacer("{items}", g.items, "{due}", g.due.ZH()).Replace(p.n.Form.Order))
	}
	if p.n.Form.Interim != "" {
		texts = append(texts, p.n.Form.Interim)
	}
	a := p.n.Agency
	if p.n.Form.Appeal != "" && a.ReviewBody != "" && a.Court != "" {
		texts = append(texts, strings.NewReplacer("{review_body}", a.ReviewBody, "{court}", a.Court).Replace(p.n.Form.Appeal))
	}
	for i, text := range texts {
		style := p.body
		style.Next = i == len(texts)-1
		p.doc.Para(style, text)
	}
}
