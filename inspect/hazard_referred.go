package inspect

// Referral is a handing over to another body (移送) or the opening of a case (立案).
type Referral struct {
	On     Date   `json:"on"`
	Kind   string `json:"kind" need:"yes"` // transfer or case
	To     string `json:"to" line:"name! body|受移送机关"`
	Number string `json:"number,omitempty" line:"name number|文号"`
	Reason string `json:"reason,omitempty" line:"text reason|理由"`
}

// HazardReferred told of a transfer (安全生产法 第六十九条) or a case.
type HazardReferred struct{ Referral }

var _ = define("hazard.referred", definition[Hazard, HazardReferred]{
	strike: true, plain: true,
	done: "referred", zh: "移送或立案",
	from: standing,
	fill: func(_ *pen, _ Hazard, f *HazardReferred) (err error) {
		f.Referral.Kind, err = referralKinds.parse(f.Referral.Kind)
		return err
	},
	on:   Hazard.notBefore,
	rule: Hazard.referredTwice,
	effect: func(h *Hazard, f *HazardReferred, _ telling) {
		h.Life.Referrals = append(h.Life.Referrals, f.Referral)
	},
	tell: func(f *HazardReferred) Words {
		if f.Referral.Kind == "case" {
			return say("case opened on %s by %s %s", "%s %s立案 %s", f.On, f.To, f.Number).Because(f.Reason)
		}
		return say("handed over on %s to %s %s", "%s 移送%s %s", f.On, f.To, f.Number).Because(f.Reason)
	},
})

// referredTwice refuses the same referral again.
func (h Hazard) referredTwice(r *HazardReferred) error {
	for _, was := range h.Life.Referrals {
		if was.Kind == r.Referral.Kind && was.To == r.To && was.Number == r.Number && (r.Number != "" || was.On == r.On) {
			return refused("hazard %s was referred to %s on %s already", "隐患 %s 已于 %[3]s 移送（立案）%[2]s",
				h.ref(), was.To, was.On)
		}
	}
	return nil
}
