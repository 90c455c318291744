package inspect

import "slices"

// mayAmend lets an edit correct words only. What happened on a day is a fact
// with its own rule: that it was fixed on the spot is said, or said not to be so,
// before anything else happened to it, and what was done about a major hazard was
// done about a major one.
func (h Hazard) mayAmend(is Finding, past []Event) error {
	ref := Ref{Hazards, h.N}
	switch {
	case h.State == Accepted && h.Notice != 0:
		return refused("hazard %[1]s stands in an issued notice", "隐患 %[1]s 已写入下达的文书，不能修改", ref)
	case h.OnSpot && !is.OnSpot:
		return h.nothingHappened(past, "undo that first by the number that rectify hazard show "+ref.String()+" gives it",
			"请先按 rectify hazard show "+ref.String()+" 经过中的编号撤销")
	case !h.OnSpot && is.OnSpot && h.State == Accepted:
		return refused("hazard %[1]s was accepted on %[2]s, not fixed on the spot",
			"隐患 %[1]s 是 %[2]s 验收的，不是当场整改", ref, h.Closed)
	case !h.OnSpot && is.OnSpot:
		return h.nothingHappened(past, "record on which day it was found fixed: rectify review add", "请登记何日复查合格：rectify review add")
	case h.Level == Major && is.Level != Major && h.treated() != "":
		return refused("hazard %[1]s has been %[2]s: it cannot become a general one", "隐患 %[1]s 已%[3]s，不能改为一般隐患",
			ref, kindWords[h.treated()][0], kindWords[h.treated()][1]).
			Hint("if that was recorded in error, undo it first: rectify hazard show "+ref.String()+" numbers what undo takes",
				"如属误记，请先撤销：rectify hazard show "+ref.String()+" 的经过中有 undo 所用的编号")
	case is.Due != h.Due && is.Due != "" && is.Due < h.Opened:
		return refused("hazard %s would be due on %s, before it was opened on %s", "隐患 %s 的期限 %s 早于其发现或重新打开的日期 %s",
			ref, is.Due, h.Opened).Hint("give a later date with --due", "请用 --due 给出更晚的日期")
	case is.Due != h.Due && slices.ContainsFunc(h.Life.Extensions, func(x Extension) bool { return x.Answered == "" || x.Granted != "" }):
		return refused("an extension of hazard %s was asked: its due date is no matter of words any more",
			"隐患 %s 已有延期申请，期限不能再直接修改", ref).
			Hint("answer or ask it with rectify extension; what was recorded in error is undone by the number that rectify hazard show "+ref.String()+" gives it",
				"请用 rectify extension 办理；误记的请按 rectify hazard show "+ref.String()+" 经过中的编号撤销")
	}
	return nil
}

// changed is what is written down of h after a change. That it was fixed on the
// spot is asked anew of one that was reopened since: its words still say so.
func (h Hazard) changed(change func(*Finding) error) (is Finding, err error) {
	is = h.finding()
	again := h.OnSpot && len(h.Spells) > 0
	is.OnSpot = h.OnSpot && !again
	if err := change(&is); err != nil || !again {
		return is, err
	}
	if is.OnSpot {
		ref, on := Ref{Hazards, h.N}.String(), h.Spells[len(h.Spells)-1].Reopened
		return is, refused("hazard %[1]s was reopened on %[2]s: it was not fixed on the spot", "隐患 %[1]s 已于 %[2]s 重新打开，不是当场整改", ref, on).
			Hint("record on which day it was found fixed: rectify review add; if it was reopened by mistake, rectify hazard show "+ref+" numbers what undo takes",
				"请登记何日复查合格：rectify review add；误开的请按 rectify hazard show "+ref+" 经过中的编号撤销")
	}
	is.OnSpot = true
	return is, nil
}

// treated is the kind of a fact in h's life that only a major hazard has; "" for none.
func (h Hazard) treated() string {
	switch {
	case len(h.Life.Supervised) > 0:
		return "supervision.begun"
	case len(h.Life.Stops) > 0:
		return "work.stopped"
	case h.Life.Planned != "":
		return "plan.made"
	}
	return ""
}

// nothingHappened refuses to say of a hazard that it was fixed on the spot, or that
// it was not, after something else was recorded of it.
func (h Hazard) nothingHappened(past []Event, hintEN, hintZH string) error {
	for _, e := range past {
		switch e.Fact.(type) {
		case *HazardFound, *HazardAmended, *HazardPhotographed, *HazardOrdered, *HazardReleased, *FactStruck:
			continue
		}
		words := kindWords[e.Fact.Kind()]
		return refused("hazard %[1]s was %[2]s since: whether it was fixed on the spot is no matter of words any more",
			"隐患 %[1]s 此后曾%[3]s，是否当场整改不能再直接修改", Ref{Hazards, h.N}, words[0], words[1]).Hint(hintEN, hintZH)
	}
	return nil
}
