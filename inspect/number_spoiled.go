package inspect

import "cmp"

// numberSpoiled accounted for a paper that was written wrong or lost. Its number is
// never used again.
type numberSpoiled struct {
	On     Date   `json:"on"`
	Reason string `json:"reason"`
}

var _ = define("number.spoiled", definition[Paper, numberSpoiled]{
	noun: Blanks, strike: true,
	rule:   func(k Paper, _ *numberSpoiled) error { return k.mayEnd() },
	effect: func(k *Paper, f *numberSpoiled, _ telling) { k.Voided, k.VoidedOn = f.Reason, f.On },
	told:   Words{"given up on {on}", "{on} 注销"},
})

var _ = entered("number.spoiled", "", func(p *pen, _ int64, in struct {
	Number string `json:"number" need:"yes"`
	Reason string `json:"reason"`
}) (thing, error) {
	k, err := blankOf(p.Reader, in.Number)
	if err := cmp.Or(err, reasonGiven(&in.Reason)); err != nil {
		return nil, err
	}
	return &k, p.change(&k, &numberSpoiled{p.today, in.Reason})
})
