package report

import (
	"fmt"
	"io"

	"rectify/inspect"
	"rectify/report/typeset"
)

// WriteMeasures prints 现场处理措施决定书: the major hazards, the rule, what is
// decided, and where to appeal.
func WriteMeasures(w io.Writer, pa inspect.Paper, blobs inspect.Blobs) error {
	s, err := newSheet(pa, blobs)
	if err != nil {
		return err
	}
	s.head(typeset.Centre)
	s.addressee()
	texts := []string{s.said(pa.Form.Opening, "inspected", pa.Measures.Inspected.ZH())}
	for i, it := range pa.Items {
		texts = append(texts, fmt.Sprintf("%d．%s", i+1, itemText(it)))
	}
	texts = append(texts, s.text("ground", "basis", pa.Measures.Basis))
	for i, d := range pa.Measures.Decisions {
		texts = append(texts, fmt.Sprintf("%d．%s", i+1, sentence(d)))
	}
	s.paras(append(texts, s.said(pa.Form.Interim), s.appeal())...)
	s.signatures(append(s.officerLines(), signature{label: pa.Form.Unit}), pa.Agency.Name, pa.Form.Seal)
	return s.finish(w)
}
