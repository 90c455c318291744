package inspect

// fixRefused said that a review found it not corrected (整改不合格).
type fixRefused struct{ FixAccepted }

var _ = define("fix.refused", definition[Hazard, fixRefused]{
	done: "recorded as not fixed", zh: "记为未整改",
	from: unfixed,
	rule: func(h Hazard, f *fixRefused) error { return h.reviewed(&f.FixAccepted) },
	effect: func(h *Hazard, f *fixRefused, _ telling) {
		if f.ClaimID != nil {
			h.answerClaim(f.On)
		}
		h.see(f.ReviewID, f.On, f.Seen)
	},
	tell: func(f *fixRefused) Words {
		return say("found not fixed on %s", "%s 复查未整改", f.On).Because(f.Note).pictured(f.Seen.Photos)
	},
})
