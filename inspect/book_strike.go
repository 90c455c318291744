package inspect

import (
	"cmp"
	"slices"

	"github.com/google/uuid"
)

// strikeFact records that a fact was recorded in error. What remains of its thing is
// asked of the rules again; it is refused where that would not have been
// allowed, and where a paper in force printed the fact.
func (p *pen) strikeFact(_ int64, in struct {
	Fact   string `json:"fact" need:"yes"` // H3.5, or the id of its entry
	Reason string `json:"reason"`
}) (thing, error) {
	e, err := p.factSaid(in.Fact)
	if err = cmp.Or(err, reasonGiven(&in.Reason)); err != nil {
		return nil, err
	}
	if err = p.strike(e.Ref, e.ID, in.Reason, nil); err != nil || e.Ref == theAgency {
		return nil, err
	}
	return p.thing(e.Ref)
}

// factSaid is the fact that an entry names, by its place or the id of its entry.
func (p *pen) factSaid(said string) (e Event, err error) {
	if id, no := uuid.Parse(said); no == nil {
		e, ok, err := p.Event(id)
		if err == nil && !ok {
			err = noEntry(id)
		}
		return e, err
	}
	ref, ok := ParseFactRef(said)
	if !ok || ref.Place == 0 {
		return e, invalid("%q names no fact", "“%s”不是一条记录", said).Hint("write it as H3.5", "请写作 H3.5")
	}
	was, err := factAt(p.Reader, ref)
	return was.Event, err
}

// strike strikes a fact of a thing, and what goes with it; with is the strike in
// another thing with which it goes itself.
func (p *pen) strike(ref Ref, fact ID, reason string, with *ID) error {
	events, err := p.History(ref)
	if err != nil {
		return err
	}
	at := PlaceOf(events, fact)
	if err := p.mayStrike(events, at, with != nil); err != nil {
		return err
	}
	e, err := p.record(ref, &FactStruck{together(events, at), with, p.today, reason})
	if err != nil {
		return err
	}
	now := append(slices.Clip(events), e)
	if err := cmp.Or(p.mayTurn(events, now), p.standsWithout(ref, events, now)); err != nil {
		return err
	}
	return cmp.Or(p.retell(ref, events, now), p.strikeParts(events[at], e, reason))
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
				if err := p.strike(ref, e.ID, reason, &strike.ID); err != nil {
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
	old, now := refolded(ref.Noun, unstruck(was), p.refs), refolded(ref.Noun, unstruck(is), p.refs)
	return things[ref.Noun].keep(p, old, now)
}
