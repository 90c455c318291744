package inspect

import (
	"cmp"
	"slices"
)

// Claim is the unit's word that a hazard is corrected (整改完成申请复查), with
// pictures; it waits until a review accepts or refuses it.
type Claim struct {
	ID       ID      `json:"id"`
	On       Date    `json:"on"`
	By       string  `json:"by"` // who at the unit says so
	Note     string  `json:"note,omitempty"`
	Photos   []Photo `json:"photos,omitempty"`
	Answered Date    `json:"answered,omitempty"`
}

// FixClaimed told that the unit says it has corrected the hazard. It changes
// nothing in what the hazard is until a review answers it.
type FixClaimed struct {
	On     Date    `json:"on"`
	By     string  `json:"by" line:"word! claimer|申请人"`
	Note   string  `json:"note,omitempty"`
	Photos []Photo `json:"photos,omitempty"`
}

var _ = define("fix.claimed", definition[Hazard, FixClaimed]{
	strike: true, plain: true,
	done: "claimed as fixed", zh: "申请复查",
	from: unfixed,
	needs: func(h Hazard) error {
		if h.Claimed() == nil {
			return nil
		}
		return refused("hazard %s was claimed as fixed on %s, and waits for a review", "隐患 %s 已于 %s 申请复查，正等待复查",
			h.ref(), h.Claimed().On).
			Hint("record the review with {review.held}", "请用 {review.held} 登记复查")
	},
	fill: func(p *pen, h Hazard, f *FixClaimed) error {
		v, refers, err := referred(p.Reader, f.By)
		if refers {
			f.By = v.Name
		}
		return cmp.Or(err, p.keepPhotos(f.Photos), p.remarkPhotos(h, f.Photos, f.On))
	},
	on:      Hazard.notBefore,
	returns: (*pen).claimsAgain,
	effect: func(h *Hazard, f *FixClaimed, t telling) {
		h.Life.Claims = append(h.Life.Claims, Claim{t.ID, f.On, f.By, f.Note, f.Photos, ""})
	},
	tell: func(f *FixClaimed) Words {
		return say("claimed as fixed on %s by %s", "%s %s 申请复查", f.On, f.By).Because(f.Note).pictured(f.Photos)
	},
})

// Claimed is the claim that waits for a review, nil if none does.
func (h Hazard) Claimed() *Claim {
	if c := newest(h.Life.Claims); c != nil && c.Answered == "" && h.unfixed() {
		return c
	}
	return nil
}

// unfixed tells whether h is still to be corrected.
func (h Hazard) unfixed() bool { return h.State == Open || h.State == Ordered }

// answerClaim ends the wait of the claim at hand, whichever way it was answered.
func (h *Hazard) answerClaim(on Date) {
	if c := newest(h.Life.Claims); c != nil && c.Answered == "" {
		c.Answered = on
	}
}

// answered is the claim that a review answers: the one that waits, unless it
// was made after the review. Who claims may not verify.
func answered(h Hazard, in ReviewEntry) (*ID, error) {
	claim := h.Claimed()
	if claim == nil || claim.On > in.Date {
		return nil, nil
	}
	return &claim.ID, verifies(h.ref(), claim.By, in.Inspectors)
}

// verifies refuses who claimed among those who verify.
func verifies(hazard Ref, by string, inspectors []Officer) error {
	if !slices.ContainsFunc(inspectors, func(o Officer) bool { return o.Name == by }) {
		return nil
	}
	return refused("%[1]s claimed hazard %[2]s as fixed and cannot verify it too",
		"%[1]s 是隐患 %[2]s 的整改申请人，不能同时复查", by, hazard).
		Hint("let another inspector review it", "请由其他人员复查")
}

// claimsAgain refuses to bring back the claim of one who has verified since then.
func (p *pen) claimsAgain(e Event, f *FixClaimed) error {
	events, err := p.History(e.Ref)
	struck := Struck(events)
	for _, later := range events {
		review := reviewOf(later.Fact)
		if _, gone := struck[later.ID]; err != nil || gone || review == nil || later.Seq < e.Seq {
			continue
		}
		var r Review
		if r, err = existing(p.Review, p.refs(*review)); err == nil && r.Date >= f.On {
			err = verifies(e.Ref, f.By, r.Inspectors)
		}
	}
	return err
}

// reviewOf is the review that found what a fact tells, if one did.
func reviewOf(f Fact) *ID {
	switch f := f.(type) {
	case *FixAccepted:
		return f.ReviewID
	case *fixRefused:
		return f.ReviewID
	}
	return nil
}
