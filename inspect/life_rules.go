package inspect

import "github.com/google/uuid"

// allows asks the rules whether a fact may be recorded about h as it is: its
// state, what waits, and the days of what went before. It asks no clock and no
// store, so that a replay can ask it again. past are the facts before, of which
// [Hazard] itself does not keep all; see [needsPast].
func (h Hazard) allows(fact Fact, past []Event) error {
	if err := h.MayRecord(fact.Kind()); err != nil {
		return err
	}
	switch f := fact.(type) {
	case *HazardFound:
		return dueAfterFound(f.Due, f.On)
	case *HazardAmended:
		return first(dueAfterFound(f.Due, h.Found), h.mayAmend(f.Finding, past))
	case *FixClaimed:
		return notBefore(f.On, h.Opened)
	case *FixAccepted:
		return first(h.reviewed(f.On, f.ReviewID), h.answers(f.ClaimID), h.corrected(f.On, past))
	case *FixRefused:
		return first(h.reviewed(f.On, f.ReviewID), h.answers(f.ClaimID))
	case *HazardReopened:
		return h.mayReopen(*f)
	case *HazardLookedBack:
		return first(notBefore(f.On, h.Closed), h.lookedTwice(f.Looked))
	}
	return h.allowsLife(fact)
}

func (h Hazard) allowsLife(fact Fact) error {
	switch f := fact.(type) {
	case *ExtensionAsked:
		return first(h.mayAsk(f.On), later(h, f.Until, f.On))
	case *ExtensionGranted:
		return first(h.asked(f.Asked), notBefore(f.On, h.Asked().On), later(h, f.Until, f.On))
	case *ExtensionRefused:
		return first(h.asked(f.Asked), notBefore(f.On, h.Asked().On))
	case *HazardReferred:
		return first(notBefore(f.On, h.Opened), h.referredTwice(f.Referral))
	case *PlanMade:
		return notBefore(f.On, h.Opened)
	case *SupervisionBegun:
		return notBefore(f.On, h.Opened)
	case *SupervisionEnded:
		return notBefore(f.On, h.Supervised().On)
	case *WorkStopped:
		return notBefore(f.On, h.Opened)
	case *WorkResumed:
		return notBefore(f.On, h.Stopped().On)
	}
	return nil
}

// needsPast tells of which facts the rules ask for those before.
func needsPast(fact Fact) bool {
	switch f := fact.(type) {
	case *FixAccepted:
		return true
	case *HazardAmended:
		return f.OnSpot
	}
	return false
}

// notBefore refuses a day before that on which began what it is about.
func notBefore(on, day Date) error {
	if on < day {
		return tooEarly(day, "%s is before %s, on which it began", "%s 早于起始日期 %s", on, day)
	}
	return nil
}

// tooEarly refuses a day, and says from which on it may be.
func tooEarly(first Date, en, zh string, args ...any) *Error {
	return refused(en, zh, args...).Hint("date it "+string(first)+" or later, with --date", "请用 --date 给出 "+string(first)+" 或以后的日期")
}

func dueAfterFound(due, found Date) error {
	if due != "" && due < found {
		return refused("the hazard is due on %s, before it was found on %s", "整改期限 %s 早于检查日期 %s", due, found).
			Hint("look at the year of both", "请核对两个日期的年份")
	}
	return nil
}

// reviewed refuses what was found of a hazard before it was there, or, by a
// review, before the notice that orders it.
func (h Hazard) reviewed(on Date, review *ID) error {
	ref := Ref{Hazards, h.N}
	switch {
	case on < max(h.Found, h.Opened) && review == nil:
		return refused("it was rectified on %s, before it was opened on %s", "整改日期 %s 早于重新打开日期 %s", on, max(h.Found, h.Opened)).
			Hint("look at which of the two days is wrong", "请核对两个日期")
	case on < max(h.Found, h.Opened):
		return tooEarly(max(h.Found, h.Opened), "the review on %s is before hazard %s was found on %s", "复查日期 %s 早于隐患 %s 的发现日期 %s",
			on, ref, max(h.Found, h.Opened))
	case on < h.OrderedOn && review != nil:
		return tooEarly(h.OrderedOn, "the review on %s is before the notice of hazard %s, dated %s", "复查日期 %s 早于隐患 %s 的文书日期 %s",
			on, ref, h.OrderedOn).
			Hint("mend the date; what was found on that day, before the notice, belongs on the notice",
				"请核对日期；文书下达之前查看到的情况应写入文书")
	}
	return nil
}

// answers refuses an answer to a claim that does not wait.
func (h Hazard) answers(claim *ID) error {
	if c := h.Claimed(); claim != nil && (c == nil || c.ID != *claim) {
		return refused("the claim of hazard %s that the review answers does not stand", "复查所答复的隐患 %s 整改申请不成立", Ref{Hazards, h.N})
	}
	return nil
}

// asked refuses an answer to another asking than the one that waits.
func (h Hazard) asked(extension ID) error {
	if x := h.Asked(); x == nil || extension != uuid.Nil && x.ID != extension {
		return refused("the asking that is answered does not wait", "所答复的延期申请不在待答复状态")
	}
	return nil
}

// corrected refuses an acceptance on a day after which the record still has the
// hazard not corrected: found so by a review, or only then claimed as fixed.
// Papers may be entered late, and then in any order that does not contradict itself.
func (h Hazard) corrected(on Date, past []Event) error {
	ref := Ref{Hazards, h.N}
	if c := h.Claimed(); c != nil && c.On > on {
		return refused("hazard %s was claimed as fixed on %s: it cannot have been accepted on %s",
			"隐患 %s 于 %s 才申请复查，不能在 %s 验收合格", ref, c.On, on).
			Hint("date the review on that day or after", "复查日期应不早于该日")
	}
	for _, e := range past {
		if f, ok := e.Fact.(*FixRefused); ok && f.On > on {
			return refused("hazard %s was found not fixed on %s: it cannot have been accepted on %s",
				"隐患 %s 于 %s 复查未整改，不能在 %s 验收合格", ref, f.On, on).
				Hint("date the review on that day or after", "复查日期应不早于该日")
		}
	}
	return nil
}

// mayReopen refuses an undoing before what it undoes.
func (h Hazard) mayReopen(f HazardReopened) error {
	if f.On < h.Closed {
		return tooEarly(h.Closed, "it cannot be reopened on %s, before it was accepted on %s", "重新打开日期 %s 早于验收日期 %s", f.On, h.Closed)
	}
	if f.Due != "" && f.Due < f.On {
		return refused("it would be due on %s, before it is reopened on %s", "新期限 %s 早于重新打开日期 %s", f.Due, f.On)
	}
	return nil
}

// mayAsk refuses an asking before the order, or before the last was answered.
func (h Hazard) mayAsk(on Date) error {
	if err := notBefore(on, max(h.Opened, h.OrderedOn)); err != nil {
		return err
	}
	if n := len(h.Life.Extensions); n > 0 && on < h.Life.Extensions[n-1].Answered {
		return refused("%s is before %s, on which the last extension of hazard %s was answered",
			"%s 早于隐患 %[3]s 上次延期申请的答复日期 %[2]s", on, h.Life.Extensions[n-1].Answered, Ref{Hazards, h.N})
	}
	return nil
}
