package inspect

// NoticeVoided took a notice out of force (作废); its number stays spent.
type NoticeVoided struct {
	On     Date   `json:"on"`
	Reason string `json:"reason"`
}

// Kind implements [Fact].
func (NoticeVoided) Kind() string { return "notice.voided" }

// Its number stays spent, and its hazards that are not accepted wait for another notice.
var _ = fact(kind[Notice, NoticeVoided]{
	fill: func(p *pen, no Notice, f *NoticeVoided) error {
		if err := first(p.after(&f.On, no.Date), reasonGiven(&f.Reason)); err != nil {
			return err
		}
		return p.notQuoted(no)
	},
	rule: func(no Notice, _ *NoticeVoided) error {
		if no.Voided == "" {
			return nil
		}
		return refused("notice %s was voided on %s", "文书 %s 已于 %s 作废", no.Number, no.VoidedOn)
	},
	effect: func(n *Notice, f *NoticeVoided, _ telling) { n.Voided, n.VoidedOn = f.Reason, f.On },
	after:  func(p *pen, _, no Notice, _ *NoticeVoided) error { return p.release(no) },
	tell:   func(f *NoticeVoided) Words { return say("voided on %s", "%s 作废", f.On).Because(f.Reason) },
})

// release takes back what the notice ordered.
func (p *pen) release(no Notice) error {
	for _, item := range no.Items {
		h, err := found(p.Hazard(item.Hazard))(Hazards, item.Hazard)
		if err != nil {
			return err
		}
		if h.Notice != no.N {
			continue
		}
		fact := &HazardReleased{no.ID}
		if err := p.change(&h, p.following(h.ref(), fact), fact); err != nil {
			return err
		}
	}
	return nil
}

// notQuoted refuses while an opinion in force says what a review of the notice
// found: it would quote what is void.
func (p *pen) notQuoted(no Notice) error {
	papers, err := p.Papers(Filter{Inspection: no.Inspection, Form: FormReview})
	for _, row := range papers.Rows {
		pa, _, err := p.Paper(row.N)
		if err != nil {
			return err
		}
		if ref := pa.ref().String(); pa.Opinion.Number == no.Number {
			return refused("%[1]s quotes %[2]s and is in force", "%[1]s 引用了 %[2]s，仍然有效", pa.Number, no.Number).
				Hint("void it first: rectify paper void "+ref+" --reason …", "请先作废：rectify paper void "+ref+" --reason …")
		}
	}
	return err
}
