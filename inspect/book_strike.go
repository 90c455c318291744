package inspect

import (
	"cmp"
	"slices"
)

// strikeFact records that a fact was recorded in error. What remains of its thing is
// asked of the rules again; it is refused where that would not have been
// allowed, and where a paper in force printed the fact.
func (p *pen) strikeFact(fact ID, reason string) (r Recalled, err error) {
	if err := reasonGiven(&reason); err != nil {
		return r, err
	}
	e, ok, err := p.Event(fact)
	if err == nil && !ok {
		err = missing("there is no such fact", "没有这条记录")
	}
	if err != nil {
		return r, err
	}
	r, err = p.strike(e.Ref, fact, reason, nil)
	return r, err
}

// strike strikes a fact of a thing, and what goes with it; with is the strike in
// another thing with which it goes itself.
func (p *pen) strike(ref Ref, fact ID, reason string, with *ID) (r Recalled, err error) {
	events, err := p.History(ref)
	if err != nil {
		return r, err
	}
	at := PlaceOf(events, fact)
	if err := p.mayStrike(events, at, with != nil); err != nil {
		return r, err
	}
	r = recalled(events, at)
	e, err := p.record(ref, &FactStruck{together(events, at), with, p.today, reason})
	if err != nil {
		return r, err
	}
	now := append(slices.Clip(events), e)
	if err := cmp.Or(p.mayTurn(events, now), p.standsWithout(ref, events, now)); err != nil {
		return r, err
	}
	if err := p.retell(ref, events, now); err != nil {
		return r, err
	}
	return r, p.strikeParts(r.Event, e, reason)
}

// strikeParts strikes in other things what goes with a fact that was struck: of
// a review, what it found of each hazard; of its strike, their strikes.
func (p *pen) strikeParts(struck, strike Event, reason string) error {
	cause, err := p.cause(struck)
	if err != nil {
		return err
	}
	for _, id := range kindOf(cause.Fact).partsOf(cause.Fact) {
		ref, _, err := p.RefOf(id)
		if err != nil {
			return err
		}
		events, err := p.History(ref)
		if err != nil {
			return err
		}
		for _, e := range unstruck(events) {
			if partOf(e.Fact, struck.ID) {
				if _, err := p.strike(ref, e.ID, reason, &strike.ID); err != nil {
					return err
				}
			}
		}
	}
	return nil
}

// cause is the fact that a strike is about in the end, be it of a strike itself.
func (p *pen) cause(e Event) (Event, error) {
	for {
		f, strike := e.Fact.(*FactStruck)
		if !strike {
			return e, nil
		}
		of, ok, err := p.Event(f.FactIDs[0])
		if err != nil || !ok {
			return e, err
		}
		e = of
	}
}

// partial is a fact that goes with one of another thing, if it says with which.
type partial interface{ whole() *ID }

// partOf tells whether a fact goes with that fact of another thing.
func partOf(fact Fact, whole ID) bool {
	f, ok := fact.(partial)
	return ok && f.whole() != nil && *f.whole() == whole
}

// retell folds a thing anew from what stands of its facts, and keeps and counts
// what it is now in the place of what it was.
func (p *pen) retell(ref Ref, was, is []Event) error {
	old, now := folded(ref.Noun, unstruck(was), p.refs), folded(ref.Noun, unstruck(is), p.refs)
	return things[ref.Noun].keep(p, old, now)
}
