package report

import (
	"io"

	"rectify/inspect"
	"rectify/report/docx"
	"rectify/report/typeset"
)

// WriteMonthlyDOCX writes the report that [WriteMonthlyPDF] prints for an office to go on
// with. Its fonts are the editor's, so that no character is beyond it, and that of the text
// is the office's own where it has one. It is never of one page only.
func WriteMonthlyDOCX(w io.Writer, m inspect.Monthly, o MonthlyOptions, blobs inspect.Blobs) error {
	face, err := bodyFace(m.Body, blobs)
	if err != nil {
		return err
	}
	body := monthlyBody(face)
	doc := docx.New(official, monthlyInfo(m), body)
	number, mark := footStyles()
	doc.Footer(number, mark, recordMark(m.Head))
	p := &monthlyPaper{m: m, doc: edited{doc, len(m.Late) > 0}, body: body, spread: spreads[0]}
	p.whole(o)
	return doc.Write(w)
}

// onPaper is a document on paper.
type onPaper struct{ *typeset.Doc }

// Figure draws a figure, or what is text where it says nothing beside that.
func (d onPaper) Figure(height, least float64, says string, draw func(at *typeset.Place, height float64)) {
	d.Yield(height, least, func(at *typeset.Place, height float64) {
		if says != "" {
			at = at.Figure(says)
		}
		draw(at, height)
	})
}

// Sign prints a name over a date.
func (d onPaper) Sign(s typeset.Style, name, date string) {
	from, wide, under := signed(s, name, date, d.Width())
	lines := max(1, typeset.Lines(s, name, wide+0.01))
	d.Draw(float64(3+lines)*s.Lead/2.8346, func(at *typeset.Place) {
		at.Box(s, from, 2*s.Lead, wide+0.01, name)
		s.Align = typeset.Left
		at.Text(s, under, float64(2+lines)*s.Lead, date)
	})
}

// edited is a document to go on with. Where it is annexed, a line that says so stands before
// who signs.
type edited struct {
	*docx.Doc
	annexed bool
}

// mostKept is how many lines a paragraph has at most that stays with what follows: LibreOffice
// does not part such a one, and would leave as much of a page empty.
const mostKept = 6

// Para adds a paragraph. A long one need not stay with the line before who signs.
func (d edited) Para(s typeset.Style, text string) {
	s.Next = s.Next && !(d.annexed && typeset.Lines(s, text, d.Width()) > mostKept)
	d.Doc.Para(s, text)
}

// Figure adds a figure as a picture.
func (d edited) Figure(height, _ float64, says string, draw func(at *typeset.Place, height float64)) {
	d.Doc.Figure(height, says, func(at *typeset.Place) { draw(at, height/perPoint) })
}

// Sign writes a name over a date, with room for a font that is a little wider.
func (d edited) Sign(s typeset.Style, name, date string) {
	from, wide, under := signed(s, name, date, d.Width())
	slack := min(from, d.Width()-from-wide, s.Size)
	d.Space(2 * s.Lead / 2.8346)
	s.Next = true
	d.Inset(from-slack, d.Width()-from-wide-slack, s, name)
	s.Align, s.Next = typeset.Left, false
	d.Inset(under, 0, s, date)
}

// signed is where a name and a date are: the date four characters from the right margin,
// the name centred over it. A line of it that is too wide for that ends at the margin, with
// the date under its middle.
func signed(s typeset.Style, name, date string, width float64) (from, wide, under float64) {
	days := typeset.Measure(s, date)
	wide = typeset.Widest(s, name, width)
	from = max(0, min(width-4*s.Size-(days+wide)/2, width-wide))
	return from, wide, from + (wide-days)/2
}
