package inspect

import "cmp"

// PaperVoided took a paper out of force (作废); its number stays spent.
type PaperVoided struct {
	On     Date   `json:"on"`
	Reason string `json:"reason"`
}

// Kind implements [Fact].
func (PaperVoided) Kind() string { return "paper.voided" }

var _ = fact(voids[PaperVoided](Papers))

// voids is the kind of those of a noun. The hazards of a notice that are not accepted wait for another one.
func voids[F PaperVoided | NoticeVoided](noun Noun) kind[Paper, F] {
	return kind[Paper, F]{noun: noun,
		fill: func(p *pen, pa Paper, f *F) error {
			is := PaperVoided(*f)
			err := cmp.Or(p.after(&is.On, pa.Date), reasonGiven(&is.Reason))
			if *f = F(is); err == nil {
				err = p.notQuoted(pa)
			}
			return err
		},
		rule: func(pa Paper, _ *F) error {
			if pa.Voided == "" {
				return nil
			}
			return pa.isVoid()
		},
		effect: func(pa *Paper, f *F, _ telling) { pa.Voided, pa.VoidedOn = PaperVoided(*f).Reason, PaperVoided(*f).On },
		after:  func(p *pen, _, pa Paper, _ *F) error { return p.release(pa) },
		tell: func(f *F) Words {
			return say("voided on %s", "%s 作废", PaperVoided(*f).On).Because(PaperVoided(*f).Reason)
		},
	}
}

// isVoid says that the paper is out of force.
func (p Paper) isVoid() *Error {
	return refused("%[3]s %[1]s was voided on %[2]s", "文书 %[1]s 已于 %[2]s 作废", p.Number, p.VoidedOn, p.ref().Noun.EN())
}
