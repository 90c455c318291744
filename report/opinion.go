package report

import (
	"io"
	"strconv"

	"rectify/inspect"
	"rectify/report/typeset"
)

// WriteReview prints 整改复查意见书: the notice that was reviewed, by number and
// date, and of each of its items whether it is corrected. Pictures of that are an
// annex, beside those of before.
func WriteReview(w io.Writer, pa inspect.Paper, blobs inspect.Blobs) error {
	s, err := newSheet(pa, blobs)
	if err != nil {
		return err
	}
	o := pa.Opinion
	s.head(typeset.Centre)
	s.addressee()
	texts := []string{s.said(pa.Form.Opening, "date", o.Dated.ZH(), "title", o.Title, "number", o.Number, "reviewed", o.Reviewed.ZH())}
	texts = append(texts, s.group("fixed", o.Fixed)...)
	texts = append(texts, s.group("not_fixed", o.NotFixed)...)
	if len(o.Rest) > 0 {
		texts = append(texts, s.text("rest", "items", ranges(o.Rest)))
	}
	if o.Note != "" {
		texts = append(texts, s.text("note", "note", sentence(o.Note)))
	}
	if len(o.NotFixed) == 0 {
		texts = append(texts, s.text("closing"))
	}
	s.paras(texts...)
	s.signatures(append([]signature{{label: pa.Form.Unit}}, s.officerLines()...), pa.Agency.Name, pa.Form.Seal)
	if err := s.compared(); err != nil {
		return err
	}
	return s.write(w)
}

// group are a sentence and the items of the notice that it holds of.
func (s *sheet) group(name string, items []int) (texts []string) {
	if len(items) == 0 {
		return nil
	}
	texts = append(texts, s.text(name, "count", strconv.Itoa(len(items))))
	for _, i := range items {
		texts = append(texts, s.text("item", "item", strconv.Itoa(i), "text", bare(s.pa.Items[i-1])))
	}
	return texts
}
