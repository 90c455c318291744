package inspect

// PaperVoided took a paper out of force (作废); its number stays spent.
type PaperVoided struct {
	On     Date   `json:"on"`
	Reason string `json:"reason"`
}

// Kind implements [Fact].
func (PaperVoided) Kind() string { return "paper.voided" }

var _ = fact(kind[Paper, PaperVoided]{
	fill: func(p *pen, pa Paper, f *PaperVoided) error {
		return first(p.after(&f.On, pa.Date), reasonGiven(&f.Reason))
	},
	rule: func(pa Paper, _ *PaperVoided) error {
		if pa.Voided == "" {
			return nil
		}
		return refused("paper %s was voided on %s", "文书 %s 已于 %s 作废", pa.Number, pa.VoidedOn)
	},
	effect: func(pa *Paper, f *PaperVoided, _ telling) { pa.Voided, pa.VoidedOn = f.Reason, f.On },
	tell:   func(f *PaperVoided) Words { return say("voided on %s", "%s 作废", f.On).Because(f.Reason) },
})
