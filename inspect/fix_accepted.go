package inspect

// FixAccepted said that a review, or an imported account, found it corrected (整改合格).
type FixAccepted struct {
	ReviewID *ID    `json:"review,omitempty"`
	ClaimID  *ID    `json:"claim,omitempty"` // the unit's claim that it answers
	On       Date   `json:"on"`
	Note     string `json:"note,omitempty"`
	Seen     Seen   `json:"seen,omitzero"`
}

func (f *FixAccepted) whole() *ID { return f.ReviewID }

var _ = define("fix.accepted", definition[Hazard, FixAccepted]{
	strike: true,
	done:   "accepted as fixed", zh: "验收整改",
	from: unfixed,
	rule: Hazard.reviewed,
	past: Hazard.corrected,
	effect: func(h *Hazard, f *FixAccepted, _ telling) {
		h.State, h.Closed = Accepted, f.On
		h.answerClaim(f.On)
		h.see(f.ReviewID, f.On, f.Seen)
	},
	tell: func(f *FixAccepted) Words {
		if f.ReviewID == nil { // told by a ledger
			return say("fixed on %s, as the ledger says", "导入的台账载明 %s 整改", f.On).Because(f.Note)
		}
		return say("accepted as fixed on %s", "%s 复查合格", f.On).Because(f.Note).pictured(f.Seen.Photos)
	},
})

// reviewed refuses what was found of a hazard before it was there, or, by a
// review, before the notice that orders it; and an answer to a claim that does not wait.
func (h Hazard) reviewed(f *FixAccepted) error {
	on, ref, opened := f.On, h.ref(), max(h.Found, h.Opened)
	switch {
	case on < opened && f.ReviewID == nil:
		return refused("it was rectified on %s, before it was opened on %s", "整改日期 %s 早于重新打开日期 %s", on, opened).
			Hint("check which of the two days is wrong", "请核对两个日期")
	case on < opened:
		return tooEarly(opened, "the review on %s is before hazard %s was found on %s", "复查日期 %s 早于隐患 %s 的发现日期 %s",
			on, ref, opened)
	case on < h.OrderedOn && f.ReviewID != nil:
		return tooEarly(h.OrderedOn, "the review on %s is before the notice of hazard %s, dated %s",
			"复查日期 %s 早于隐患 %s 的文书日期 %s",
			on, ref, h.OrderedOn).
			Hint("correct the date; what was found on that day, before the notice, belongs on the notice",
				"请核对日期；文书下达之前查看到的情况应写入文书")
	}
	if c := h.Claimed(); f.ClaimID != nil && (c == nil || c.ID != *f.ClaimID) {
		return refused("the claim of hazard %s that the review answers does not stand", "复查所答复的隐患 %s 整改申请不成立", h.ref())
	}
	return nil
}

// corrected refuses an acceptance on a day after which the record still has the
// hazard not corrected: found so by a review, or only then claimed as fixed.
// Papers may be entered late, and then in any order that does not contradict itself.
func (h Hazard) corrected(f *FixAccepted, past []Event) error {
	ref, on := h.ref(), f.On
	if c := h.Claimed(); c != nil && c.On > on {
		return refused("hazard %s was claimed as fixed on %s: it cannot have been accepted on %s",
			"隐患 %s 于 %s 才申请复查，不能在 %s 验收合格", ref, c.On, on).
			Hint("date the review on that day or after", "复查日期应不早于该日")
	}
	for _, e := range past {
		if no, ok := e.Fact.(*fixRefused); ok && no.On > on {
			return refused("hazard %s was found not fixed on %s: it cannot have been accepted on %s",
				"隐患 %s 于 %s 复查未整改，不能在 %s 验收合格", ref, no.On, on).
				Hint("date the review on that day or after", "复查日期应不早于该日")
		}
	}
	return nil
}
