package storetest

import (
	"encoding/json"
	"errors"
	"fmt"
	"testing"

	"rectify/inspect"
)

// asked are questions whose answers a load could give by what it goes without, each of
// one kind alone, for the first that is asked ends that.
var asked = map[string]func(r inspect.Reader) (any, error){
	"an event": func(r inspect.Reader) (any, error) {
		e, ok, err := r.Event(event(1).ID)
		return []any{e, ok}, err
	},
	"events": func(r inspect.Reader) (any, error) { return r.History(inspect.Hazards.Ref(1)) },
	"a ref": func(r inspect.Reader) (any, error) {
		ref, ok, err := r.RefOf(event(1).ID)
		return []any{ref, ok}, err
	},
	"totals":  func(r inspect.Reader) (any, error) { return r.Counted(inspect.ByLevel, nil, always) },
	"figures": func(r inspect.Reader) (any, error) { return r.Late(nil, today, 10) },
	"stood":   func(r inspect.Reader) (any, error) { return r.Standing(inspect.BySite, nil, today) },
	"lags":    func(r inspect.Reader) (any, error) { return r.Lags(inspect.BySector, nil, always) },
	"candidates": func(r inspect.Reader) (any, error) {
		return r.Candidates(always, today, inspect.ByTown)
	},
	"of an inspection": func(r inspect.Reader) (any, error) { return r.Hazards(inspect.Filter{Inspection: 1}) },
	"by state": func(r inspect.Reader) (any, error) {
		return r.Hazards(inspect.Filter{States: []inspect.State{inspect.Open}, Limit: 2})
	},
	"by level": func(r inspect.Reader) (any, error) { return r.Hazards(inspect.Filter{Level: "major", Limit: 2}) },
	"by due":   func(r inspect.Reader) (any, error) { return r.Hazards(inspect.Filter{Sort: "due", Limit: 2}) },
	"bare":     func(r inspect.Reader) (any, error) { return bareHazards(r) },
}

func bareHazards(r inspect.Reader) (out []string, err error) {
	_, err = r.List(inspect.Hazards, inspect.Filter{Bare: true}, func(row any) error {
		out = append(out, fmt.Sprintf("%+v", *row.(*inspect.Hazard)))
		return nil
	})
	return out, err
}

// loadsAreWrites: what a load goes without nobody misses, neither who asks in the middle
// of it nor who comes after it, and a part of it that is taken back takes nothing else back.
func loadsAreWrites(t *testing.T, kind Kind) {
	p, b := played(t, kind)
	before := dumped(t, p.store)
	for name, ask := range asked {
		want := ""
		read(t, p.store, func(r inspect.Reader) { want = answer(ask(r)) })
		err := p.store.Write(ctx, func(w inspect.Writer) error {
			for _, when := range []string{"in a load", "after a part that was taken back"} {
				if err := w.Load(); err != nil {
					return err
				}
				if when != "in a load" {
					if err := w.Try(func() error { return errTaken }); !errors.Is(err, errTaken) {
						return err
					}
				}
				if is := answer(ask(w.Reader)); is != want {
					t.Errorf("%s %s: %s, and without a load %s", name, when, is, want)
				}
			}
			return w.Load()
		})
		if err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
	same(t, "after loads", dumped(t, p.store), before)
	clean(t, b)
}

var errTaken = errors.New("taken back")

func answer(v any, err error) string {
	b, _ := json.Marshal(v)
	return fmt.Sprint(string(b), err)
}
