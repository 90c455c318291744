package inspect

import "cmp"

// Reader asks a store for what a book has. Single things come with ok false
// when there is none.
type Reader struct{ View }

// got reads one thing.
func got[T any](r Reader, noun Noun, n int64) (thing T, ok bool, err error) {
	ok, err = r.Get(Ref{noun, n}, &thing)
	return thing, ok, err
}

// bare are the things of a noun of which that is true.
func bare[T any](r Reader, noun Noun, f Filter) (out []T, err error) {
	f.Bare = true
	_, err = r.List(noun, f, func(row any) error {
		out = append(out, *row.(*T))
		return nil
	})
	return out, err
}

// one is the first of them.
func one[T any](r Reader, noun Noun, where ...Cond) (thing T, ok bool, err error) {
	found, err := bare[T](r, noun, Filter{Where: where, Limit: 1})
	if err != nil || len(found) == 0 {
		return thing, false, err
	}
	return found[0], true, nil
}

// page is a list of rows.
func page[T any](r Reader, noun Noun, f Filter) (p Page[T], err error) {
	p.Total, err = r.List(noun, f, func(row any) error {
		p.Rows = append(p.Rows, *row.(*T))
		return nil
	})
	return p, err
}

// is narrows to one value of a column.
func is(column string, v any) Cond { return Cond{column, "=", v} }

// Event is the fact of that name, if it is on the record.
func (r Reader) Event(id ID) (e Event, ok bool, err error) {
	if e, ok, err = r.View.Event(id); err == nil && ok {
		err = legible(e)
	}
	return e, ok, err
}

func legible(e Event) error {
	if u, unread := e.Fact.(*Unread); unread {
		return u.Err
	}
	return nil
}

// facts are those that are asked for, which must all be read.
func (r Reader) facts(q EventQuery) (out []Event, err error) {
	err = r.Events(q, func(e Event) error {
		out = append(out, e)
		return nil
	})
	for _, e := range out {
		err = cmp.Or(err, legible(e))
	}
	return out, err
}

// LastBy is the last fact that somebody recorded; with before not 0, the last
// before that place of the record.
func (r Reader) LastBy(by string, before int64) (e Event, ok bool, err error) {
	found, err := r.facts(EventQuery{By: by, Before: before, Newest: true, Limit: 1})
	if err != nil || len(found) == 0 {
		return e, false, err
	}
	return found[0], true, nil
}

// History is every fact about one thing, in the record's order.
func (r Reader) History(ref Ref) ([]Event, error) { return r.facts(EventQuery{Of: ref}) }

// EachThing goes through the whole record, noun by noun and number by
// number, with all facts of each thing in their order. Facts that cannot be
// read are [Unread]. Some facts are read at a time, so that fn may ask the store.
func (r Reader) EachThing(fn func(ref Ref, events []Event) error) error {
	const some = 500
	var thing []Event
	for last := (Event{}); ; {
		var next []Event
		err := r.Events(EventQuery{ByThing: true, After: last, Limit: some}, func(e Event) error {
			next = append(next, e)
			return nil
		})
		if err != nil {
			return err
		}
		for _, e := range next {
			if e.Ref != last.Ref && len(thing) > 0 {
				if err := fn(last.Ref, thing); err != nil {
					return err
				}
				thing = nil
			}
			last, thing = e, append(thing, e)
		}
		if len(next) < some {
			break
		}
	}
	if len(thing) == 0 {
		return nil
	}
	return fn(thing[0].Ref, thing)
}

// Thing is what a reference names, as a pointer to a Site, a Hazard; an empty one where
// there is none.
func (r Reader) Thing(of Ref) (any, error) {
	thing := things[of.Noun].empty()
	_, err := r.Get(of, thing)
	return thing, err
}
