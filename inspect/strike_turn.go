package inspect

import (
	"slices"

	"github.com/google/uuid"
)

// mayTurn asks of each fact that stands no longer, or stands again, whether it
// may: a strike of a strike, however deep, is asked what it comes to.
func (p *pen) mayTurn(was, is []Event) error {
	before, now := Struck(was), Struck(is)
	for at, e := range was {
		_, gone := before[e.ID]
		_, going := now[e.ID]
		var err error
		switch {
		case gone == going:
		case going:
			err = first(p.notPrinted(was, at), p.restsOn(e))
		default:
			err = p.mayReturn(e)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// mayReturn refuses to bring back a fact that other things allow no more, as
// they came to be while it was struck.
func (p *pen) mayReturn(e Event) error {
	switch f := e.Fact.(type) {
	case *SiteWithdrawn:
		return p.nothingOfSite(e.Ref.N)
	case *CampaignWithdrawn:
		return p.nothingInCampaign(e.Ref.N)
	case *InspectionWithdrawn:
		return p.nothingHangsOn(e.Ref.N, true)
	case *HazardWithdrawn:
		h, err := found(p.Hazard(e.Ref.N))(Hazards, e.Ref.N)
		return first(err, p.asPrinted(h, nil))
	case *HazardLookedBack:
		return p.notStruck(f.DrawID)
	case *ReviewHeld:
		return p.sameUnit(f)
	}
	return nil
}

// notStruck refuses what rests on a fact of another thing that is struck.
func (p *pen) notStruck(id ID) error {
	if id == uuid.Nil {
		return nil
	}
	e, ok, err := p.Event(id)
	if err != nil || !ok {
		return err
	}
	events, err := p.History(e.Ref)
	by, gone := Struck(events)[id]
	if err != nil || !gone {
		return err
	}
	strike := placed(events, by.ID)
	return refused("%[1]s, on which it rests, is struck", "它所依据的 %[1]s 已撤销", placed(events, id)).
		Hint("bring that back first: rectify undo "+strike+" --reason …", "请先恢复：rectify undo "+strike+" --reason …")
}

// placed is how people name that fact of a thing.
func placed(events []Event, id ID) string {
	return recalled(events, PlaceOf(events, id)).FactRef.String()
}

// sameUnit refuses a review of hazards that are of another unit by now.
func (p *pen) sameUnit(f *ReviewHeld) error {
	for _, id := range slices.Concat(f.FixedIDs, f.NotFixedIDs) {
		h, err := found(p.Hazard(p.refs(id)))(Hazards, p.refs(id))
		if err != nil {
			return err
		}
		v, err := p.visit(h.Inspection)
		if err != nil {
			return err
		}
		if v.site.ID != f.SiteID {
			i := Ref{Inspections, v.N}.String()
			return refused("hazard %[1]s, at which it looked, is of %[2]s now",
				"它所涉及的隐患 %[1]s 现属于 %[2]s", Ref{Hazards, h.N}, v.site.Name).
				Hint("mend the unit of "+i+" first: rectify inspection edit "+i+" --site …, or record the review anew",
					"请先更正 "+i+" 的单位：rectify inspection edit "+i+" --site …，或重新登记复查")
		}
	}
	return nil
}

// listStands refuses to bring back a hazard that a checklist's answers became
// which are struck: they would make it once more.
func (p *pen) listStands(h Hazard) error {
	events, err := p.History(Ref{Inspections, h.Inspection})
	for _, e := range events {
		f, ok := e.Fact.(*ListAnswered)
		if ok && slices.ContainsFunc(f.Answers, func(a Answer) bool { return a.HazardID == h.ID }) {
			return p.notStruck(e.ID)
		}
	}
	return err
}

// brokenHazard are the facts of a hazard that would not have been allowed, but for
// what was put right since: only the due date that stands must be after the day
// it was found, and an order is not asked whose notice was voided, for no verb
// takes that back.
func (p *pen) brokenHazard(events []Event) map[ID]error {
	released := 0
	for at, e := range events {
		if _, ok := e.Fact.(*HazardReleased); ok {
			released = at
		}
	}
	apply := func(h *Hazard, e Event) { h.apply(e, p.refs) }
	out := brokenIn(events, func(h Hazard, fact Fact, past []Event) error {
		switch f := fact.(type) {
		case *HazardFound:
			return h.MayRecord(f.Kind())
		case *HazardAmended:
			return first(h.MayRecord(f.Kind()), h.mayAmend(f.Finding, past))
		case *HazardOrdered, *HazardReleased:
			if len(past) <= released {
				return nil
			}
		}
		return h.allows(fact, past)
	}, apply)
	h := fold[Hazard](Hazards, events, p.refs)
	if err := dueAfterFound(h.Due, h.Found); err != nil && h.State != Withdrawn {
		out[h.ID] = err
	}
	return out
}
