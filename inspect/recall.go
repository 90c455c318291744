package inspect

import (
	"context"
	"slices"
)

// Recalled is one fact and its place among those of its thing.
type Recalled struct {
	FactRef
	Event
}

// Recall finds the fact that a person wants to strike: the one named, or the
// last of a thing that stands, or, of the empty reference, the last that this
// person recorded. What is part of another thing's fact is found as that.
func (b *Book) Recall(ctx context.Context, ref FactRef) (Recalled, error) {
	return Ask(ctx, b, func(r Reader) (Recalled, error) {
		switch {
		case ref.Ref == Ref{}:
			return lastBy(r, b.By)
		case ref.Place == 0:
			return lastOf(r, ref.Ref)
		}
		return factAt(r, ref)
	})
}

func factAt(r Reader, ref FactRef) (Recalled, error) {
	events, err := r.History(ref.Ref)
	if err != nil || ref.Place <= len(events) {
		return recalled(events, ref.Place-1), err
	}
	return Recalled{}, missing("%[1]s has %[2]d facts on the record: there is no %[3]s",
		"%[1]s 只有 %[2]d 条记录，没有 %[3]s",
		ref.Ref, len(events), ref).Hint("its history numbers them: %s",
		"编号见其经过：%s", ref.shown())
}

func recalled(events []Event, at int) Recalled {
	if at < 0 || at >= len(events) {
		return Recalled{}
	}
	return Recalled{FactRef{events[at].Ref, at + 1}, events[at]}
}

// lastOf is the last fact of a thing that stands, is no strike, and does not only
// follow another: of the same thing, or an edit of its inspection.
func lastOf(r Reader, ref Ref) (Recalled, error) {
	events, err := r.History(ref)
	if err == nil && len(events) == 0 {
		err = ref.unknown()
	}
	if err != nil {
		return Recalled{}, err
	}
	struck := Struck(events)
	for at := range slices.Backward(events) {
		_, gone := struck[events[at].ID]
		if !gone && !corrects(events[at]) && !follows(events, at) {
			return recalled(events, at), nil
		}
	}
	return Recalled{}, refused("all that was recorded of %[1]s is struck", "%[1]s 的记录均已撤销", ref)
}

// lastBy is the last fact that somebody recorded, that stands and is no strike;
// where it is part of another thing's fact, that one.
func lastBy(r Reader, by string) (out Recalled, err error) {
	for before := int64(0); ; {
		e, ok, err := r.LastBy(by, before)
		if err != nil {
			return out, err
		}
		if !ok {
			return out, refused("%[1]s has recorded nothing that could be undone", "%[1]s 没有可撤销的登记", by).
				Hint("name it: {fact.struck H3}, or H3.5 of its history", "请指明：{fact.struck H3}，或其经过中的 H3.5")
		}
		before = e.Seq
		events, err := r.History(e.Ref)
		if err != nil {
			return out, err
		}
		at := PlaceOf(events, e.ID)
		_, gone := Struck(events)[e.ID]
		if _, strike := e.Fact.(*FactStruck); gone || strike {
			continue
		}
		whole, err := wholeOf(r, events, at)
		if err != nil || whole.Place != 0 {
			return whole, err
		}
		return recalled(events, at), nil
	}
}

// wholeOf is the fact with which another is struck: what a review found of a
// hazard goes with the review, and the reopening with the look back that led to
// it. Place is 0 for a fact that stands by itself.
func wholeOf(r Reader, events []Event, at int) (out Recalled, err error) {
	var id *ID
	if f, ok := events[at].Fact.(partial); ok {
		id = f.whole()
	}
	if follows(events, at) {
		return recalled(events, at-1), nil
	}
	if id == nil {
		return out, nil
	}
	ref, ok, err := r.RefOf(*id)
	if err != nil || !ok {
		return out, err
	}
	whole, err := r.History(ref)
	return recalled(whole, PlaceOf(whole, *id)), err
}
