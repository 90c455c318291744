package inspect

import (
	"cmp"
	"slices"
)

// HazardAmended replaced what was written down, before any notice named it.
type HazardAmended struct{ Finding }

var _ = define("hazard.amended", definition[Hazard, HazardAmended]{
	done: "edited", zh: "修改",
	from: []State{Open, Accepted}, instead: voidFirst,
	rule: func(h Hazard, f *HazardAmended) error { return dueAfterFound(f.Due, h.Found) },
	past: Hazard.mayAmend,
	effect: func(h *Hazard, f *HazardAmended, _ telling) {
		h.plan(f.Due)
		h.write(f.Finding)
	},
	after: func(p *pen, was, _ Hazard, f *HazardAmended) error {
		p.dueAmended(was, f)
		return nil
	},
})

// dueAmended counts the due date that an edit sets, and says so where it moves what
// was overdue.
func (r *remarks) dueAmended(was Hazard, f *HazardAmended) {
	if f.Due == was.Due {
		return
	}
	if !f.OnSpot {
		r.due(was.ref(), f.Due)
	}
	if was.Due != "" && was.imported() && len(was.Life.Given) == 0 && was.Notice == 0 {
		r.remark("the unit was given %[2]s for %[1]s: earlier days overdue are counted anew by %[3]s; "+
			"record a later date that was granted with {extension}",
			"%[1]s 原告知单位的期限为 %[2]s：此前各日的逾期将按 %[3]s 重新计算；如系准予延期，请用 {extension} 登记",
			was.ref(), was.Due, cmp.Or(string(f.Due), "—"))
	}
}

// editHazard changes what was written down of a hazard that no notice names,
// and adds pictures and its handling, which may be added to an ordered one too.
func (p *pen) editHazard(h *Hazard, in findingEntry) error {
	was := h.finding()
	is, err := h.changed(func(f *Finding) error {
		in.Finding = *f
		err := p.entry.into(&in)
		*f = in.Finding
		return err
	})
	if err != nil {
		return err
	}
	draft := *h
	draft.write(is)
	if err := cmp.Or(draft.clean(), saysHazard(draft.Text),
		p.sameWord(ByCategory, Categories, &draft.Category)); err != nil {
		return err
	}
	if is = draft.finding(); is != was || len(in.Photos) == 0 && !p.stays(true) {
		var fact Fact = &HazardAmended{is}
		if was.Handling = is.Handling; is == was {
			fact = &hazardHandled{is.Handling}
		}
		if err := p.change(h, fact); err != nil {
			return err
		}
		if is.Text != was.Text {
			err = p.remarkTwin(*h)
		}
		kept := &is
		if is.OnSpot != was.OnSpot { // no item keeps that: a record says it in a sentence
			kept = nil
		}
		if err := cmp.Or(err, p.asPrinted(*h, kept)); err != nil {
			return err
		}
	}
	if err := p.photograph(h, in.Photos); err != nil || len(in.Photos) == 0 {
		return err
	}
	return p.Put(Hazards, h)
}

// mayAmend lets an edit correct words only. What happened on a day is a fact
// with its own rule: that it was fixed on the spot is said, or said not to be so,
// before anything else happened to it, and what was done about a major hazard was
// done about a major one.
func (h Hazard) mayAmend(is *HazardAmended, past []Event) error {
	ref, done := h.ref(), Words{}
	if h.treated() != "" {
		done = factKinds[h.treated()].done
	}
	switch {
	case h.State == Accepted && h.Notice != 0:
		return refused("hazard %[1]s is in an issued notice", "隐患 %[1]s 已写入下达的文书，不能修改", ref)
	case h.OnSpot && !is.OnSpot:
		return h.nothingHappened(past, "undo that first by the number that {hazard.show "+ref.String()+"} gives it",
			"请先按 {hazard.show "+ref.String()+"} 经过中的编号撤销")
	case !h.OnSpot && is.OnSpot && h.State == Accepted:
		return refused("hazard %[1]s was accepted on %[2]s, not fixed on the spot",
			"隐患 %[1]s 是 %[2]s 验收的，不是当场整改", ref, h.Closed)
	case !h.OnSpot && is.OnSpot:
		return h.nothingHappened(past, "record on which day it was found fixed: {review.held}",
			"请登记何日复查合格：{review.held}")
	case h.Level == Major && is.Level != Major && h.treated() != "":
		return refused("hazard %[1]s has been %[2]s: it cannot become a general one",
			"隐患 %[1]s 已%[2]s，不能改为一般隐患", ref, done).
			Hint("if that was recorded in error, undo it first by the number that {hazard.show %s} gives it",
				"如属误记，请先按 {hazard.show %s} 经过中的编号撤销", ref)
	case is.Due != h.Due && is.Due != "" && is.Due < h.Opened:
		return refused("hazard %s would be due on %s, before it was opened on %s", "隐患 %s 的期限 %s 早于其发现或重新打开的日期 %s",
			ref, is.Due, h.Opened).Hint("give a later date with {.due}", "请用 {.due} 给出更晚的日期")
	case is.Due != h.Due && slices.ContainsFunc(h.Life.Extensions,
		func(x Extension) bool { return x.Answered == "" || x.Granted != "" }):
		return refused("an extension of hazard %s was asked for: its due date can no longer be edited",
			"隐患 %s 已有延期申请，期限不能再直接修改", ref).
			Hint("use {extension}; "+
				"undo what was recorded in error by the number that {hazard.show %s} gives it",
				"请用 {extension} 办理；误记的请按 {hazard.show %s} 经过中的编号撤销", ref)
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
		ref, on := h.ref(), newest(h.Spells).Reopened
		return is, refused("hazard %[1]s was reopened on %[2]s: it was not fixed on the spot",
			"隐患 %[1]s 已于 %[2]s 重新打开，不是当场整改", ref, on).
			Hint("record on which day it was found fixed: {review.held}; "+
				"if it was reopened in error, undo that by the number that {hazard.show %s} gives it",
				"请登记何日复查合格：{review.held}；误记重新打开的，请按 {hazard.show %s} 经过中的编号撤销", ref)
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
		case *HazardFound, *HazardAmended, *hazardPhotographed, *HazardOrdered, *HazardReleased, *FactStruck:
			continue
		}
		return refused("hazard %s was since %s: whether it was fixed on the spot can no longer be edited",
			"隐患 %s 此后曾%s，是否当场整改不能再直接修改", h.ref(), kindOf(e.Fact).done).Hint(hintEN, hintZH)
	}
	return nil
}

// findingEntry is a finding as an edit says it.
type findingEntry struct {
	Finding
	Photos []Photo `json:"photos,omitempty"`
}

var _ = changing("hazard.amended", (*pen).editHazard)
