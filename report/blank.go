package report

import (
	"fmt"
	"io"

	"rectify/inspect"
	"rectify/report/typeset"
)

// What is to be filled in by hand: a day, a few characters, and the items of a
// pad that is taken to a site without a computer.
const (
	blankDay   = "＿＿＿＿年＿＿月＿＿日"
	blankWords = "＿＿＿＿＿"
	blankItems = 8 // at most, and at least so many
	leastItems = 2
)

// pad is a notice's form on a leased number, to be written by hand: the number and
// every sentence of the form are printed, with room for the unit, the items, the days
// and the signatures.
func (p *paper) pad() []string {
	p.doc.Draw(blankStep, func(at *typeset.Place) {
		at.Line(0, at.Width()*0.6, bodyLead-3)
		at.Text(p.fitted("：", p.body.Size, at.Width()), at.Width()*0.6+2, 0, "：")
	})
	p.doc.Para(p.body, p.opening(blankDay, "＿＿", blankWords))
	if p.Form.Kind.Fire() {
		p.violations()
	}
	for _, text := range p.problems() {
		p.doc.Para(p.body, text)
	}
	for i := range p.rows {
		p.blankItem(i + 1)
	}
	var order string
	if p.Form.Order != "" {
		order = p.said(p.Form.Order, "items", blankWords, "due", blankDay)
	}
	return []string{p.said(p.Form.Major, "count", "＿＿＿"), order, p.Form.Interim, p.appeal()}
}

// blankStep is from one line to write on to the next, in millimetres.
const blankStep = 9.2

// blankItem is an item to write: what it is, on a line and the begin of another, and by
// which rule, on the rest of that.
func (p *paper) blankItem(n int) {
	const problem = 0.4 // of the second line
	style := p.flush()
	p.doc.Keep(func() {
		p.doc.Draw(blankStep, func(at *typeset.Place) {
			p.ruled(at, 2*bodySize, at.Width(), fmt.Sprintf("%d．", n), "")
		})
		p.doc.Draw(blankStep, func(at *typeset.Place) {
			at.Line(0, at.Width()*problem, bodyLead-3)
			p.ruled(at, at.Width()*problem+style.Size/2, at.Width(), "依据：", "")
		})
	})
}

// WriteScan makes one paper of the pictures of one that was written by hand, a
// page for each. The same pictures give the same bytes.
func WriteScan(w io.Writer, number string, on inspect.Date, pages []inspect.Photo) error {
	sheet := typeset.Page{Width: 210, Height: 297, Top: 8, Bottom: 8, Left: 8, Right: 8}
	doc := typeset.New(sheet, typeset.Info{Title: number, Created: on.Time()})
	for i, page := range pages {
		if i > 0 {
			doc.Break()
		}
		doc.Image(page.JPEG, fmt.Sprintf("%s 扫描件第%d页", number, i+1), 194, 280)
	}
	return printable(doc.Write(w), nil)
}

// Opens refuses a scan that nobody could read, which is called that in English and in Chinese.
func Opens(pdf []byte, en, zh string) error {
	switch typeset.Opens(pdf) {
	case nil:
		return nil
	case typeset.ErrLocked:
		return inspect.Errorf(inspect.CodeInvalid, "%[1]s is locked: nobody could read it without its password",
			"%[2]s 已加密，没有密码无法阅读", en, zh).
			Hint("print it into a new PDF without a password", "请另存为不加密的 PDF")
	}
	return inspect.Errorf(inspect.CodeInvalid, "%[1]s is not a complete PDF file", "%[2]s 不是完整的 PDF 文件", en, zh).
		Hint("copy it again", "请重新复制该文件")
}
