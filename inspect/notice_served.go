package inspect

import (
	"cmp"
	"strings"
)

// NoticeServed told that a notice reached the unit.
type NoticeServed struct{ Service }

var _ = define("notice.served", definition[Paper, NoticeServed]{
	noun:   Notices,
	strike: true, plain: true,
	needs: func(n Paper) error {
		ref := n.ref()
		switch {
		case n.Voided != "":
			return n.isVoid().Hint("serve the one that took its place", "请送达替代它的文书")
		case n.Service.On != "":
			return refused("notice %s was served on %s", "文书 %s 已于 %s 送达", n.Number, n.Service.On).
				Hint("if that is wrong, undo it first: {fact.struck %s .reason=…}",
					"如登记有误，请先撤销：{fact.struck %s .reason=…}", ref)
		}
		return nil
	},
	fill: func(p *pen, no Paper, f *NoticeServed) error {
		return cmp.Or(f.Service.fits(no), p.remarkReviewed(no, f.On))
	},
	rule:   func(n Paper, f *NoticeServed) error { return notBefore(f.On, n.Date) },
	effect: func(n *Paper, f *NoticeServed, _ telling) { n.Service = f.Service },
	tell:   func(f *NoticeServed) Words { return f.Service.say() },
})

var _ = entered("notice.served", Notices, func(p *pen, n int64, in struct {
	Service
	Scan []byte `json:"scan,omitempty"` // a PDF
}) (_ thing, err error) {
	if in.Service.Copy, err = p.keepScanIf(in.Scan, in.Originals); err != nil {
		return nil, err
	}
	return p.happen(Notices.Ref(n), &NoticeServed{in.Service})
})

// Service is how a notice reached the unit (送达): signed for, or left with a
// record and witnesses after it was refused (留置送达).
type Service struct {
	On        Date     `json:"on"`
	How       Manner   `json:"how"`
	Receiver  string   `json:"receiver,omitempty" line:"word receiver|签收人"` // who signed
	Refused   bool     `json:"refused,omitempty"`                           // 拒收
	Reason    string   `json:"reason,omitempty" line:"text reason|拒收理由"`    // of the refusal
	Witnesses []string `json:"witnesses,omitempty"`
	Note      string   `json:"note,omitempty"` // the record of it
	Copy               // signed
}

// Manner is a way of serving a paper (民事诉讼法 第八十八条 and following, to
// which 行政处罚法 第六十一条 refers).
type Manner string

// The manners of service.
const (
	InPerson Manner = "in-person"  // 直接送达
	Left     Manner = "left"       // 留置送达
	byPost   Manner = "post"       // 邮寄送达
	byWire   Manner = "electronic" // 电子送达
	byNotice Manner = "public"     // 公告送达
)

// say says how a notice reached the unit.
func (s Service) say() Words {
	if s.Refused {
		seen := strings.Join(s.Witnesses, "、")
		return say("served on %s, left after it was refused", "%s 留置送达（拒收）", s.On).Because(s.Reason).
			and(" (witness: "+seen+")", "（见证人："+seen+"）").signed(s.Scan)
	}
	out := say("served on %[1]s, %[2]s", "%[1]s %[3]s", s.On, s.How, s.How.ZH())
	if s.Receiver != "" {
		out = out.and(", signed for by "+s.Receiver, "，签收人 "+s.Receiver)
	}
	return out.Because(s.Note).signed(s.Scan)
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

// fits fills in the way of serving. A notice that was refused was left, before
// witnesses and with the reason (留置送达).
func (s *Service) fits(no Paper) error {
	for i := range s.Witnesses {
		if err := line("witness", "见证人", &s.Witnesses[i], maxWord, "{.witness}"); err != nil {
			return err
		}
	}
	if s.Refused {
		s.How = Left
		if s.Reason == "" || len(s.Witnesses) == 0 || s.Receiver != "" {
			return refused("a refused notice is left with the reason and a witness, and nobody signs for it",
				"拒收的文书须写明理由和见证人，且没有签收人").
				Hint("give {.reason} and {.witness}, and no {.receiver}", "请给出 {.reason} 和 {.witness}，不要 {.receiver}")
		}
		return nil
	}
	if s.How == "" {
		s.How = InPerson
	}
	if s.How == InPerson && s.Receiver == "" {
		return refused("nobody is named who signed for notice %s", "没有写明文书 %s 的签收人", no.Number).
			Hint("give {.receiver}, or {.refused} with {.reason} and {.witness}",
				"请给出 {.receiver}；拒收时用 {.refused} {.reason} {.witness}")
	}
	return nil
}
