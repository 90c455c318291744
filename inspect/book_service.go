package inspect

import "context"

// ZH is the manner's Chinese term.
func (m Manner) ZH() string { return mannerWords.word(m) }

// ParseManner reads a way of serving in English or Chinese; empty is in person.
func ParseManner(s string) (Manner, error) {
	if s == "" {
		return InPerson, nil
	}
	return mannerWords.parse(s)
}

// ServeNotice records that a notice in force reached the unit. One that was
// refused was left, before witnesses and with the reason (留置送达).
func (b *Book) ServeNotice(ctx context.Context, id ID, n int64, s Service) (no Notice, err error) {
	err = b.write(ctx, id, func(p *pen) error {
		no, err = p.serveNotice(id, n, s)
		return err
	})
	return no, err
}

func (p *pen) serveNotice(id ID, n int64, s Service) (no Notice, err error) {
	if no, err = found(p.Notice(n))(Notices, n); err != nil {
		return no, err
	}
	if err := p.mayServe(no, &s); err != nil {
		return no, err
	}
	if err := p.remarkReviewed(no, s.On); err != nil {
		return no, err
	}
	if err := p.countNotice(no, -1); err != nil {
		return no, err
	}
	e, err := p.record(id, Ref{Notices, n}, &NoticeServed{s})
	if err != nil {
		return no, err
	}
	no.apply(e, p.refs)
	if err := p.PutNotice(no); err != nil {
		return no, err
	}
	return no, p.countNotice(no, +1)
}

// allows asks the rules whether a fact may be recorded of a notice as it is.
func (n Notice) allows(fact Fact, _ []Event) error {
	f, ok := fact.(*NoticeServed)
	switch {
	case !ok:
		return nil
	case n.Voided != "":
		return refused("notice %s was voided on %s", "文书 %s 已于 %s 作废", n.Number, n.VoidedOn).
			Hint("serve the one that took its place", "请送达替代它的文书")
	case n.Service.On != "":
		return refused("notice %s was served on %s", "文书 %s 已于 %s 送达", n.Number, n.Service.On).
			Hint("if that is wrong, undo it first: rectify undo "+Ref{Notices, n.N}.String()+" --reason …",
				"如登记有误，请先撤销：rectify undo "+Ref{Notices, n.N}.String()+" --reason …")
	}
	return notBefore(f.On, n.Date)
}

func (p *pen) mayServe(no Notice, s *Service) error {
	if s.On == "" {
		s.On = p.today
	}
	if err := first(no.allows(&NoticeServed{*s}, nil), p.day(&s.On), line("receiver", "签收人", &s.Receiver, maxWord, false), line("reason", "拒收理由", &s.Reason, maxText, false), cleanText("note", "备注", &s.Note, maxText)); err != nil {
		return err
	}
	for i := range s.Witnesses {
		if err := line("witness", "见证人", &s.Witnesses[i], maxWord, true); err != nil {
			return err
		}
	}
	if s.Refused {
		s.How = Left
		if s.Reason == "" || len(s.Witnesses) == 0 || s.Receiver != "" {
			return refused("a refused notice is left with the reason and a witness, and nobody signs for it", "拒收的文书须写明理由和见证人，且没有签收人").
				Hint("give --reason and --witness, and no --receiver", "请给出 --reason 和 --witness，不要 --receiver")
		}
		return nil
	}
	if s.How == "" {
		s.How = InPerson
	}
	if s.How == InPerson && s.Receiver == "" {
		return refused("nobody is named who signed for notice %s", "没有写明文书 %s 的签收人", no.Number).
			Hint("give --receiver, or --refused with --reason and --witness", "请给出 --receiver；拒收时用 --refused --reason --witness")
	}
	return nil
}
