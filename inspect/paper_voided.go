package inspect

// PaperVoided took a paper out of force (作废); its number stays spent.
type PaperVoided struct {
	On     Date   `json:"on"`
	Reason string `json:"reason"`
}

var _ = define("paper.voided", voids[PaperVoided](Papers))

// voids is the kind of those of a noun. The hazards of a notice that are not accepted wait for another one.
func voids[F PaperVoided | NoticeVoided](noun Noun) definition[Paper, F] {
	return definition[Paper, F]{noun: noun,
		plain: true,
		fill:  func(p *pen, pa Paper, _ *F) error { return p.notQuoted(pa) },
		on:    func(pa Paper, on Date) error { return notBefore(on, pa.Date) },
		rule: func(pa Paper, _ *F) error {
			if pa.Voided == "" {
				return nil
			}
			return pa.isVoid()
		},
		effect: func(pa *Paper, f *F, _ telling) {
			is := PaperVoided(*f)
			pa.Voided, pa.VoidedOn = is.Reason, is.On
		},
		after: func(p *pen, _, pa Paper, _ *F) error { return p.release(pa) },
		told:  Words{"voided on {on}", "{on} 作废"},
	}
}

// isVoid says that the paper is out of force.
func (p Paper) isVoid() *Error {
	return refused("%[3]s %[1]s was voided on %[2]s", "文书 %[1]s 已于 %[2]s 作废", p.Number, p.VoidedOn, p.ref().Noun.EN())
}
