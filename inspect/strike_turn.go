package inspect

import (
	"cmp"
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
		if gone == going {
			continue
		}
		if going {
			if err := p.notPrinted(was, at); err != nil {
				return err
			}
		}
		if err := kindOf(e.Fact).turns(p, e, gone); err != nil {
			return err
		}
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
		Hint("bring that back first: {fact.struck %s .reason=…}", "请先恢复：{fact.struck %s .reason=…}", strike)
}

// placed is how people name that fact of a thing.
func placed(events []Event, id ID) string {
	return recalled(events, PlaceOf(events, id)).FactRef.String()
}

// sameUnit refuses a review of hazards that are of another unit by now.
func (p *pen) sameUnit(_ Event, f *reviewHeld) error {
	for _, id := range slices.Concat(f.FixedIDs, f.NotFixedIDs) {
		h, err := existing(p.Hazard, p.refs(id))
		if err != nil {
			return err
		}
		v, err := p.inspected(h.Inspection)
		if err != nil {
			return err
		}
		of, err := existing(p.Site, p.refs(f.SiteID))
		for err == nil && of.Into != 0 {
			of, err = existing(p.Site, of.Into)
		}
		if err != nil {
			return err
		}
		if v.site.N != of.N {
			i := v.ref()
			return refused("hazard %[1]s, which it reviewed, now belongs to %[2]s",
				"它所涉及的隐患 %[1]s 现属于 %[2]s", h.ref(), v.site.Name).
				Hint("correct the unit of %[1]s first: {inspection.amended %[1]s .site=…}, or record the review anew",
					"请先更正 %[1]s 的单位：{inspection.amended %[1]s .site=…}，或重新登记复查", i)
		}
	}
	return nil
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
	out := p.brokenIn(Hazards, events, func(v thing, fact Fact, past []Event) error {
		switch f := fact.(type) {
		case *HazardFound:
			return mayRecord(v, f)
		case *HazardAmended:
			return cmp.Or(mayRecord(v, f), v.(*Hazard).mayAmend(f, past))
		case *HazardOrdered, *HazardReleased:
			if len(past) <= released {
				return nil
			}
		}
		return allows(v, fact, past)
	})
	h := fold[Hazard](Hazards, events, p.refs)
	if err := dueAfterFound(h.Due, h.Found); err != nil && h.State != Withdrawn {
		out[h.ID] = err
	}
	return out
}
