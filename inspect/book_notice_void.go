package inspect

import "context"

// VoidNotice takes a notice out of force. Its number stays spent, and its
// hazards that are not accepted wait for another notice.
func (b *Book) VoidNotice(ctx context.Context, id ID, n int64, reason string) (no Notice, err error) {
	err = b.write(ctx, id, func(p *pen) error {
		if no, err = found(p.Notice(n))(Notices, n); err != nil {
			return err
		}
		if err := reasonGiven(&reason); err != nil {
			return err
		}
		if no.Voided != "" {
			return refused("notice %s was voided on %s", "文书 %s 已于 %s 作废", no.Number, no.VoidedOn)
		}
		if err := first(p.notQuoted(no), p.countNotice(no, -1)); err != nil {
			return err
		}
		e, err := p.record(id, Ref{Notices, n}, &NoticeVoided{p.today, reason})
		if err != nil {
			return err
		}
		no.apply(e, p.refs)
		if err := p.PutNotice(no); err != nil {
			return err
		}
		if err := p.countNotice(no, +1); err != nil {
			return err
		}
		return p.release(no)
	})
	return no, err
}

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
		if _, err := p.change(h, p.following(Ref{Hazards, h.N}, fact), fact); err != nil {
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
		if ref := (Ref{Papers, pa.N}).String(); pa.Opinion.Number == no.Number {
			return refused("%[1]s quotes %[2]s and is in force", "%[1]s 引用了 %[2]s，仍然有效", pa.Number, no.Number).
				Hint("void it first: rectify paper void "+ref+" --reason …", "请先作废：rectify paper void "+ref+" --reason …")
		}
	}
	return err
}
