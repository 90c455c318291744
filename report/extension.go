package report

import (
	"io"
	"strconv"

	"rectify/inspect"
	"rectify/report/typeset"
)

// WriteExtension prints 延期批复: what was asked and why, and that it is granted
// until when, or refused for what reason.
func WriteExtension(w io.Writer, pa inspect.Paper, blobs inspect.Blobs) error {
	s, err := newSheet(pa, blobs)
	if err != nil {
		return err
	}
	r, item := pa.Reply, ""
	if len(pa.Items) > 0 {
		item = bare(pa.Items[0])
	}
	s.head(typeset.Centre)
	s.addressee()
	subject := s.text("bare", "text", item)
	if r.Number != "" {
		subject = s.text("subject", "title", r.Title, "number", r.Number, "date", r.Dated.ZH(), "item", strconv.Itoa(r.Item), "text", item)
	}
	texts := []string{s.said(pa.Form.Opening, "asked", r.Asked.ZH()), subject, s.text("reason", "reason", sentence(r.Reason), "until", r.Until.ZH())}
	if r.Granted == "" {
		texts = append(texts, s.text("refused", "from", r.From.ZH(), "because", sentence(r.Note)))
	} else {
		texts = append(texts, s.text("granted", "from", r.From.ZH(), "until", r.Granted.ZH()))
		if r.Note != "" {
			texts = append(texts, s.text("note", "note", sentence(r.Note)))
		}
	}
	s.paras(append(texts, s.appeal())...)
	var lines []signature
	if pa.Form.Unit != "" {
		lines = append(lines, signature{label: pa.Form.Unit})
	}
	s.signatures(append(s.officerLines(), lines...), pa.Agency.Name, pa.Form.Seal)
	return s.write(w)
}
