package inspect

import (
	"slices"
	"strconv"
	"strings"
)

// FactStruck said that facts of a thing were recorded in error (记录有误): they
// stay on the record, with who struck them and why, and count nowhere. A strike
// is a fact too, and can be struck.
type FactStruck struct {
	FactIDs []ID   `json:"facts"`          // of the same thing, recorded before
	WithID  *ID    `json:"with,omitempty"` // the strike in another thing that it goes with
	On      Date   `json:"on"`
	Reason  string `json:"reason"`
}

func (f *FactStruck) whole() *ID { return f.WithID }

// Of whatever thing it is: see [standing].
var _ = define("fact.struck", definition[struct{}, FactStruck]{
	strike: true,
	done:   "struck", zh: "撤销",
	told: Words{"struck on {on}", "{on} 撤销"},
})

// FactRef is how people name one fact: H3.5 is the fifth that was recorded of H3.
type FactRef struct {
	Ref
	Place int // from 1
}

// String writes r as people say it.
func (r FactRef) String() string { return r.Ref.String() + "." + strconv.Itoa(r.Place) }

// ParseFactRef reads the reference of a thing of any noun, and after a point the
// place of one of its facts; 0 for none.
func ParseFactRef(s string) (r FactRef, ok bool) {
	thing, place, named := strings.Cut(strings.TrimSpace(s), ".")
	if named {
		n, err := strconv.Atoi(place)
		if err != nil || n < 1 {
			return r, false
		}
		r.Place = n
	}
	for noun := range nounNames {
		if n, is := ParseRef(noun, thing); is {
			r.Ref, ok = Ref{noun, n}, true
		}
	}
	return r, ok
}

// PlaceOf is where among a thing's facts that one is, from 0; -1 for nowhere.
func PlaceOf(events []Event, id ID) int {
	return slices.IndexFunc(events, func(e Event) bool { return e.ID == id })
}

// Struck are the facts among all of a thing that are struck, each with the
// strike that stands.
func Struck(events []Event) map[ID]Event {
	struck := map[ID]Event{}
	for _, e := range slices.Backward(events) { // a strike names only what was before it
		f, ok := e.Fact.(*FactStruck)
		if _, undone := struck[e.ID]; !ok || undone {
			continue
		}
		for _, id := range f.FactIDs {
			struck[id] = e
		}
	}
	return struck
}

// unstruck are those of a thing's facts that are not struck, with the day of its
// inspection as it was corrected. With which fact a thing began is never left
// out: where that is struck, the thing tells so itself.
func unstruck(events []Event) []Event {
	if !slices.ContainsFunc(events, corrects) {
		return events
	}
	struck := Struck(events)
	var out []Event
	for _, e := range events {
		if _, gone := struck[e.ID]; gone && !kindOf(e.Fact).begins {
			continue
		}
		if f, ok := e.Fact.(*HazardRedated); ok {
			if out = slices.Clone(out); len(out) > 0 {
				out[0] = foundOn(out[0], f.On)
			}
			continue
		}
		out = append(out, e)
	}
	return out
}

// corrects tells of a fact that it changes what earlier ones come to.
func corrects(e Event) bool {
	switch e.Fact.(type) {
	case *FactStruck, *HazardRedated:
		return true
	}
	return false
}

// foundOn is the fact of a hazard's finding with another day.
func foundOn(e Event, day Date) Event {
	if f, ok := e.Fact.(*HazardFound); ok {
		on := *f
		on.On, e.Fact = day, &on
	}
	return e
}

// names tells whether a strike names that fact.
func (f FactStruck) names(id ID) bool { return slices.Contains(f.FactIDs, id) }

// together are the facts that are struck with one of them: a hazard that had
// come back was reopened by the look back.
func together(events []Event, at int) []ID {
	ids := []ID{events[at].ID}
	if at+1 < len(events) && follows(events, at+1) {
		ids = append(ids, events[at+1].ID)
	}
	return ids
}

// follows tells whether the fact at that place was recorded with the one before.
func follows(events []Event, at int) bool {
	if at == 0 {
		return false
	}
	look, looked := events[at-1].Fact.(*HazardLookedBack)
	back, reopened := events[at].Fact.(*HazardReopened)
	return looked && reopened && !look.Held && look.On == back.On && events[at-1].At.Equal(events[at].At)
}

var _ = entered("fact.struck", "", (*pen).strikeFact)
