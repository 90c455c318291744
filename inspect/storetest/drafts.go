package storetest

import (
	"errors"
	"testing"
	"time"

	"github.com/google/uuid"

	"rectify/inspect"
)

// draftsAreNoFacts: each person has one draft, given back as it was put; the
// record, the lists and a rebuild know nothing of it.
func draftsAreNoFacts(t *testing.T, kind Kind) {
	p, b := played(t, kind)
	first := inspect.Draft{By: "甲某", ID: uuid.Must(uuid.NewV7()), At: time.UnixMicro(1_640_000_000_123_456).UTC(),
		Body: []byte(`{"at":"site"}`)}
	other := inspect.Draft{By: "", ID: uuid.Must(uuid.NewV7()), At: first.At, Body: []byte(`{}`)}
	later := inspect.Draft{By: first.By, ID: first.ID, Version: 1 << 40, At: first.At.Add(time.Second),
		Body: []byte(`{"at":"date","text":"隐"}`)}
	put := func(drafts ...inspect.Draft) {
		t.Helper()
		write(t, p.store, func(w inspect.Writer) error {
			for _, d := range drafts {
				if err := w.PutDraft(d); err != nil {
					return err
				}
				if is := there[inspect.Draft](t)(w.Draft(d.By)); is.ID != d.ID || is.Version != d.Version ||
					string(is.Body) != string(d.Body) {
					t.Errorf("a write does not see the draft it put: %+v", is)
				}
			}
			return nil
		})
	}
	put(first, other, later)
	if err := b.Rebuild(ctx); err != nil {
		t.Fatal(err)
	}
	stop := errors.New("stop")
	if err := p.store.Write(ctx, func(w inspect.Writer) error {
		return errors.Join(w.DropDraft(first.By),
			stop)
	}); !errors.Is(err, stop) {
		t.Error(err)
	}
	for _, s := range []inspect.Store{p.store, p.open(kind.Open), p.open(kind.View)} {
		read(t, s, func(r inspect.Reader) {
			if is := there[inspect.Draft](t)(r.Draft(later.By)); is.ID != later.ID || is.Version != later.Version ||
				!is.At.Equal(later.At) || string(is.Body) != string(later.Body) || is.By != later.By {
				t.Errorf("%+v is not what was put", is)
			}
			there[inspect.Draft](t)(r.Draft(""))
			if _, ok, err := r.Draft("乙某"); ok || err != nil {
				t.Errorf("a draft that nobody put: %v %v", ok, err)
			}
		})
	}
	write(t, p.store, func(w inspect.Writer) error { return w.DropDraft(later.By) })
	read(t, p.store, func(r inspect.Reader) {
		if _, ok, err := r.Draft(later.By); ok || err != nil {
			t.Errorf("the draft is still there: %v", err)
		}
	})
	clean(t, b)
}
