package inspect

import (
	"reflect"
)

// view is what a bygone store shows in one transaction. Each thing is folded
// from the facts that were on the record then.
type view struct {
	View // as it is now
	of   *bygone
}

// now is the store as it is.
func (v *view) now() Reader { return Reader{v.View} }

// shows tells whether a fact was on the record, or was said over since. What
// followed from the one that is asked for was not.
func (v *view) shows(e Event) bool {
	_, said := v.of.said[e.ID]
	asked := v.of.asked
	return said || e.Seq < asked.Seq && e.ID != following(asked.ID, KindOf(e.Fact), e.Ref)
}

// Event implements [View].
func (v *view) Event(id ID) (e Event, ok bool, err error) {
	e, ok, err = v.View.Event(id)
	if err != nil || !ok || !v.shows(e) {
		return Event{}, false, err
	}
	return e, true, nil
}

// RefOf implements [View].
func (v *view) RefOf(id ID) (Ref, bool, error) {
	e, ok, err := v.Event(id)
	return e.Ref, ok, err
}

// Events implements [View].
func (v *view) Events(q EventQuery, fn func(Event) error) error {
	if q.By != "" && (q.Before == 0 || q.Before > v.of.asked.Seq) {
		q.Before = v.of.asked.Seq
	}
	return v.View.Events(q, func(e Event) error {
		if !v.shows(e) {
			return nil
		}
		return fn(e)
	})
}

// history is what was on the record of a thing.
func (v *view) history(ref Ref) ([]Event, error) { return Reader{v}.History(ref) }

// Get implements [View].
func (v *view) Get(ref Ref, thing any) (bool, error) {
	events, err := v.history(ref)
	if err != nil || len(events) == 0 {
		return false, err
	}
	if a, ok := thing.(*Agency); ok {
		*a, _ = agencyOf(events)
		return true, nil
	}
	reflect.ValueOf(thing).Elem().Set(reflect.ValueOf(refolded(ref.Noun, unstruck(events), v.refs)).Elem())
	return true, nil
}

// form lists the form of a kind. That of a paper is as the paper has it: another
// version of the program may word it otherwise.
func (v *view) form(f Filter, fn func(row any) error) (int, error) {
	kind := FormKind(f.Where[0].Value.(string))
	var form Form
	if issued, ok := v.of.asked.Fact.(issues); ok {
		form = issued.issued().Form
	}
	if form.Kind != kind {
		events, err := v.history(theAgency)
		if err != nil {
			return 0, err
		}
		_, forms := agencyOf(events)
		form = forms[kind]
	}
	if form.Kind != kind {
		return 0, nil
	}
	return 1, fn(&form)
}

// Aside implements [View]: no reporter is kept before that is on the record, and
// nothing is owed of what is only said over.
func (v *view) Aside(kind, key string) ([]byte, bool, error) {
	switch kind {
	case AsideOwed:
		return nil, false, nil
	case AsideReporter:
		c, _, err := v.complaint(key)
		if err != nil || !c.Reporter {
			return nil, false, err
		}
	}
	return v.View.Aside(kind, key)
}

// Head implements [View]: the last that was there is what a paper says, or else the
// one before what is asked for.
func (v *view) Head(place int64) (Head, bool, error) {
	if place == 0 {
		place = v.of.asked.Seq - 1
		if a, prints := printedHead(v.of.asked.Fact); prints && a.Place == 0 {
			return Head{}, false, nil
		} else if prints {
			place = a.Place
		}
	}
	return v.View.Head(place)
}

// Max implements [View]. The numbers of a noun are given in their order.
func (v *view) Max(noun Noun, column string, where ...Cond) (int64, error) {
	if column == "serial" {
		if last, ok := v.lastSerial(noun, where[0].Value.(string), where[1].Value.(int)); ok {
			return int64(last), nil
		}
	}
	if column != "n" || len(where) > 0 {
		return v.View.Max(noun, column, where...)
	}
	if n, known := v.of.next[noun]; known {
		return n - 1, nil
	}
	n, rising := int64(0), true // so many are there: more, by greater steps and then by smaller ones
	for step := int64(1); step > 0; {
		events, err := v.history(Ref{noun, n + step})
		if err != nil {
			return 0, err
		}
		there := len(events) > 0
		if there {
			n += step
		}
		if rising = rising && there; rising {
			step *= 2
		} else {
			step /= 2
		}
	}
	v.of.next[noun] = n + 1
	return n, nil
}
