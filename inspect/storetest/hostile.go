package storetest

import (
	"encoding/json"
	"maps"
	"math/rand/v2"
	"slices"
	"testing"

	"rectify/inspect"
)

// anyRecordIsChecked: whatever stands on the record, of whatever thing and in
// whatever order, a check comes to its end and names it, and a rebuild is done
// or says of what fact it could not be done, and changes nothing then.
func anyRecordIsChecked(t *testing.T, kind Kind) {
	p, _ := played(t, kind)
	var facts []inspect.Event
	read(t, p.store, func(r inspect.Reader) { facts = record(t, r) })
	seeds := uint64(30)
	if kind.some() {
		seeds = 10
	}
	for seed := range seeds {
		p, b := played(t, kind)
		h := hostile{rand.New(rand.NewPCG(seed, 1)), facts}
		write(t, p.store, func(w inspect.Writer) error {
			for range 1 + h.IntN(3) {
				if _, err := w.Append(h.event(b)); err != nil {
					return err
				}
			}
			return nil
		})
		rep, err := b.Check(ctx, nil)
		if err != nil {
			t.Errorf("seed %d: %v", seed, err)
		}
		before := dumped(t, p.store)
		switch err := b.Rebuild(ctx); {
		case err == nil: // of facts that nobody would have let through, and that can be told all the same
		case !inspect.IsCode(err, inspect.CodeCheck):
			t.Errorf("seed %d: %v", seed, err)
		case len(rep.Faults) == 0:
			t.Errorf("seed %d: a check finds nothing, and a rebuild says %v", seed, err)
		default:
			same(t, "after a rebuild that was refused", dumped(t, p.store), before)
		}
		p.store.Close()
	}
}

// hostile makes facts out of those of a book.
type hostile struct {
	*rand.Rand
	facts []inspect.Event
}

// event is a fact with something missing in it or not: mostly one that goes on
// with a thing, of another of its noun; else any, of anything.
func (h hostile) event(b *inspect.Book) inspect.Event {
	likely := h.IntN(4) > 0
	for {
		k := h.IntN(len(h.facts))
		e, other := h.facts[k], h.facts[h.IntN(len(h.facts))].Ref
		begins := !slices.ContainsFunc(h.facts[:k], func(f inspect.Event) bool { return f.Ref == e.Ref })
		if likely && (begins || other.Noun != e.Ref.Noun) {
			continue
		}
		e.Ref = other
		if !likely {
			e.Ref.N += int64(h.IntN(4) * h.IntN(30))
		}
		e.ID = b.NewID()
		body, err := inspect.EncodeFact(e.Fact)
		var all map[string]any
		if err == nil {
			err = json.Unmarshal(body, &all)
		}
		if err == nil && h.IntN(3) > 0 {
			h.empty(all)
			body, err = json.Marshal(all)
		}
		if err == nil {
			e.Fact, err = inspect.DecodeFact(inspect.KindOf(e.Fact), body)
		}
		if err == nil {
			return e
		}
	}
}

// empty takes something out of a fact, however deep.
func (h hostile) empty(all map[string]any) {
	names := slices.Sorted(maps.Keys(all))
	if len(names) == 0 {
		return
	}
	name := names[h.IntN(len(names))]
	switch v := all[name].(type) {
	case map[string]any:
		h.empty(v)
	case []any:
		all[name] = v[:h.IntN(len(v)+1)]
	case string:
		all[name] = ""
	default:
		delete(all, name)
	}
}
