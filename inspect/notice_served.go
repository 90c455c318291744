package inspect

import "strings"

// NoticeServed told that a notice reached the unit.
type NoticeServed struct{ Service }

// Kind implements [Fact].
func (NoticeServed) Kind() string { return "notice.served" }

var _ = fact(kind[Notice, NoticeServed]{
	strike: true,
	needs: func(n Notice) error {
		ref := n.ref().String()
		switch {
		case n.Voided != "":
			return refused("notice %s was voided on %s", "文书 %s 已于 %s 作废", n.Number, n.VoidedOn).
				Hint("serve the one that took its place", "请送达替代它的文书")
		case n.Service.On != "":
			return refused("notice %s was served on %s", "文书 %s 已于 %s 送达", n.Number, n.Service.On).
				Hint("if that is wrong, undo it first: rectify undo "+ref+" --reason …",
					"如登记有误，请先撤销：rectify undo "+ref+" --reason …")
		}
		return nil
	},
	fill: func(p *pen, no Notice, f *NoticeServed) error {
		if err := p.mayServe(no, &f.Service); err != nil {
			return err
		}
		return p.remarkReviewed(no, f.On)
	},
	rule:   func(n Notice, f *NoticeServed) error { return notBefore(f.On, n.Date) },
	effect: func(n *Notice, f *NoticeServed, _ telling) { n.Service = f.Service },
	tell:   func(f *NoticeServed) Words { return f.Service.say() },
})

// say says how a notice reached the unit.
func (s Service) say() Words {
	if s.Refused {
		seen := strings.Join(s.Witnesses, "、")
		return say("served on %s, left after it was refused", "%s 留置送达（拒收）", s.On).Because(s.Reason).
			and(" (witness: "+seen+")", "（见证人："+seen+"）")
	}
	out := say("served on %[1]s, %[2]s", "%[1]s %[3]s", s.On, s.How, s.How.ZH())
	if s.Receiver != "" {
		out = out.and(", signed for by "+s.Receiver, "，签收人 "+s.Receiver)
	}
	return out.Because(s.Note)
}

// ZH is the manner's Chinese term.
func (m Manner) ZH() string { return mannerWords.word(m) }

// ParseManner reads a way of serving in English or Chinese; empty is in person.
func ParseManner(s string) (Manner, error) {
	if s == "" {
		return InPerson, nil
	}
	return mannerWords.parse(s)
}

// mayServe fills in the way of serving. A notice that was refused was left, before
// witnesses and with the reason (留置送达).
func (p *pen) mayServe(no Notice, s *Service) error {
	if err := first(p.day(&s.On), line("receiver", "签收人", &s.Receiver, maxWord, false),
		line("reason", "拒收理由", &s.Reason, maxText, false), cleanText("note", "备注", &s.Note, maxText)); err != nil {
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
