package inspect

// NoticeVoided is [PaperVoided] of a notice.
type NoticeVoided PaperVoided

var _ = define("notice.voided", voids[NoticeVoided](Notices))

// release takes back what the paper ordered.
func (p *pen) release(pa Paper) error {
	if pa.ref().Noun != Notices {
		return nil
	}
	for _, item := range pa.Items {
		h, err := existing(p.Hazard, item.Hazard)
		if err != nil {
			return err
		}
		if h.Notice != pa.N {
			continue
		}
		if err := p.change(&h, &HazardReleased{pa.ID}); err != nil {
			return err
		}
	}
	return nil
}

// notQuoted refuses while an opinion in force says what a review of the notice
// found: it would quote what is void.
func (p *pen) notQuoted(no Paper) error {
	papers, err := p.papersIn(Papers, Filter{Inspection: no.Inspection, Form: FormReview})
	for _, pa := range papers {
		if ref := pa.ref(); pa.Opinion.Number == no.Number {
			return refused("%[1]s quotes %[2]s and is in force", "%[1]s 引用了 %[2]s，仍然有效", pa.Number, no.Number).
				Hint("void it first: {paper.voided %s .reason=…}", "请先作废：{paper.voided %s .reason=…}", ref)
		}
	}
	return err
}
