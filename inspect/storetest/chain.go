package storetest

import (
	"errors"
	"testing"

	"rectify/inspect"
)

// linksFollow: each fact has the link that follows from the one before, and the
// head is what was there when the transaction began.
func linksFollow(t *testing.T, kind Kind) {
	p := empty(t, kind)
	read(t, p.store, func(r inspect.Reader) {
		if h, ok, err := r.Head(0); ok || err != nil {
			t.Errorf("an empty record has the head %s (%v)", h, err)
		}
	})
	var want []inspect.Head
	for range 3 {
		write(t, p.store, func(w inspect.Writer) error {
			began := inspect.Head{}
			for k := range 3 {
				if len(want) > 0 && k == 0 {
					began = want[len(want)-1]
				}
				sameHead(t, w.Reader, 0, began)
				want = append(want, linked(t, w, event(len(want)), want))
			}
			sameHead(t, w.Reader, 0, began)
			return nil
		})
	}
	if err := p.store.Write(ctx, func(w inspect.Writer) error {
		linked(t, w, event(len(want)), want)
		return errors.New("given up")
	}); err == nil {
		t.Error("a write that gave up did not fail")
	}
	for name, s := range map[string]inspect.Store{"writer": p.store, "other": p.open(kind.Open),
		"view": p.open(kind.View)} {
		t.Log(name)
		read(t, s, func(r inspect.Reader) {
			sameHead(t, r, 0, want[len(want)-1])
			for k, h := range want {
				sameHead(t, r, int64(k+1), h)
			}
			if _, ok, err := r.Head(int64(len(want) + 1)); ok || err != nil {
				t.Errorf("there is a link of what is not there (%v)", err)
			}
		})
	}
	sound(t, p.store)
}

// linked appends a fact, and is the head that must come of it.
func linked(t *testing.T, w inspect.Writer, e inspect.Event, before []inspect.Head) inspect.Head {
	t.Helper()
	body := got[[]byte](t)(inspect.EncodeFact(e.Fact))
	e.Seq = got[int64](t)(w.Append(e))
	link := inspect.Link{}
	if len(before) > 0 {
		link = before[len(before)-1].Link
	}
	h := inspect.Head{Place: e.Seq, Link: e.Written(string(body)).Link(link), Encoding: inspect.Encoding}
	sameHead(t, w.Reader, e.Seq, h)
	return h
}

func sameHead(t *testing.T, r inspect.Reader, place int64, want inspect.Head) {
	t.Helper()
	if h, _, err := r.Head(place); h != want || err != nil {
		t.Errorf("the head of %d is %+v and not %+v (%v)", place, h, want, err)
	}
}
