package report

import (
	"io"

	"rectify/inspect"
)

// WritePaper prints a numbered paper of any kind as its form words it. The
// same paper gives the same bytes.
func WritePaper(w io.Writer, pa inspect.Paper, blobs inspect.Blobs) error {
	switch pa.Form.Kind {
	case inspect.FormNotice, inspect.FormOrder, inspect.FormFireNow, inspect.FormFireLimit:
		return WriteNotice(w, pa, blobs)
	case inspect.FormRecord:
		return WriteRecord(w, pa, blobs)
	case inspect.FormReview:
		return WriteReview(w, pa, blobs)
	case inspect.FormMeasures:
		return WriteMeasures(w, pa, blobs)
	case inspect.FormExtension:
		return WriteExtension(w, pa, blobs)
	}
	return inspect.Errorf(inspect.CodeFailed, "a paper of the kind %q cannot be printed", "无法打印 %q 类文书", string(pa.Form.Kind))
}

// sheet is a paper being composed from what the book says of it.
type sheet struct {
	*paper
	pa    inspect.Paper
	blobs inspect.Blobs
}

func newSheet(pa inspect.Paper, blobs inspect.Blobs) (*sheet, error) {
	base, err := newPaper(dress{form: pa.Form, agency: pa.Agency, number: pa.Number, date: pa.Date, site: pa.Site.Name, officers: pa.Officers,
		code: pa.Code(), mark: recordMark(pa.Head), says: pa}, blobs)
	return &sheet{base, pa, blobs}, err
}

// text is a sentence of the form that not every kind has, filled in.
func (s *sheet) text(name string, slots ...string) string { return s.said(s.form.Text(name), slots...) }

// finish adds the photos of the items and writes the paper.
func (s *sheet) finish(w io.Writer) error {
	if err := s.annex(s.pa.Items, s.blobs); err != nil {
		return err
	}
	return s.write(w)
}

// bare is an item without the rule it breaks, for papers that charge nobody.
func bare(it inspect.Item) string {
	it.Basis = ""
	return itemText(it)
}
