package report

import "strconv"

// reply is 延期批复: what was asked and why, and that it is granted until when, or
// refused for what reason.
func (p *paper) reply() []string {
	r, item := p.Reply, ""
	if len(p.Items) > 0 {
		item = bare(p.Items[0])
	}
	p.addressee()
	subject := p.text("bare", "text", item)
	if r.Number != "" {
		subject = p.text("subject", "title", r.Title, "number", r.Number, "date", r.Dated.ZH(),
			"item", strconv.Itoa(r.Item), "text", item)
	}
	reason := p.text("reason", "reason", sentence(r.Reason), "until", r.Until.ZH())
	answer, note := p.text("refused", "from", r.From.ZH(), "because", sentence(r.Note)), ""
	if r.Granted != "" {
		answer = p.text("granted", "from", r.From.ZH(), "until", r.Granted.ZH())
		note = p.where(r.Note != "", "note", "note", sentence(r.Note))
	}
	return []string{p.said(p.Form.Opening, "asked", r.Asked.ZH()), subject, reason, answer, note, p.appeal()}
}
