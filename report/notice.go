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
	return printable(p.doc.Write(w))
}

// The sizes of the paper, in points: body 四号 on a line of 26 points.
const (
	bodySize, bodyLead   = 14, 26
	titleSize, titleLead = 22, 40
	smallSize, smallLead = 10.5, 16
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

// head is the form's header over a double rule, with the QR code beside it,
// title, number and addressee.
func (p *noticePaper) head() {
	small := typeset.Style{Face: typeset.SerifBold(), Size: 15, Lead: 26, Align: typeset.Centre}
	title := typeset.Style{Face: typeset.SerifBold(), Size: titleSize, Lead: titleLead, Align: typeset.Centre}
	p.doc.Draw(2, func(at *typeset.Place) { at.QR(p.code(), at.Width()-62, -42, 68) })
	p.doc.Para(small, p.n.Form.Header)
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

// itemText is a hazard as the notice words it: what, where and by which rule.
func itemText(it inspect.Item) string {
	text := strings.ReplaceAll(it.Text, "\n", " ")
	if it.Place != "" && !strings.Contains(text, it.Place) {
		text = it.Place + "：" + text
	}
	text = strings.TrimRight(text, "。；;")
	if it.Basis != "" {
		text += "（依据：" + it.Basis + "）"
	}
	if it.Level == inspect.Major {
		text += "（重大隐患）"
	}
	return text + "。"
}

// orders are a sentence for each due date, and what holds until then.
func (p *noticePaper) orders() {
	for _, g := range byDue(p.n.Items) {
		p.doc.Para(p.body, strings.NewReplacer("{items}", g.items, "{due}", g.due.ZH()).Replace(p.n.Form.Order))
	}
	if p.n.Form.Interim != "" {
		p.doc.Para(p.body, p.n.Form.Interim)
	}
	a := p.n.Agency
	if p.n.Form.Appeal != "" && a.ReviewBody != "" && a.Court != "" {
		p.doc.Para(p.body, strings.NewReplacer("{review_body}", a.ReviewBody, "{court}", a.Court).Replace(p.n.Form.Appeal))
	}
}

type dueGroup struct {
	due   inspect.Date
	items string
}

// byDue groups the items by due date, the earliest first: 1、3至5.
func byDue(items []inspect.Item) []dueGroup {
	var groups []dueGroup
	numbers := map[inspect.Date][]int{}
	for i, it := range items {
		numbers[it.Due] = append(numbers[it.Due], i+1)
	}
	for len(numbers) > 0 {
		first := inspect.Date("")
		for d := range numbers {
			if first == "" || d < first {
				first = d
			}
		}
		groups = append(groups, dueGroup{first, ranges(numbers[first])})
		delete(numbers, first)
	}
	return groups
}

// ranges writes numbers as papers do: 1、3至5、8.
func ranges(n []int) string {
	var parts []string
	for i := 0; i < len(n); {
		j := i
		for j+1 < len(n) && n[j+1] == n[j]+1 {
			j++
		}
		switch {
		case j-i >= 2:
			parts = append(parts, fmt.Sprintf("%d至%d", n[i], n[j]))
		case j > i:
			parts = append(parts, strconv.Itoa(n[i]), strconv.Itoa(n[j]))
		default:
			parts = append(parts, strconv.Itoa(n[i]))
		}
		i = j + 1
	}
	return strings.Join(parts, "、")
}
