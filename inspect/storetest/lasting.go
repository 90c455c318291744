package storetest

import (
	"errors"
	"testing"

	"rectify/inspect"
)

// lastingIsTheBook: of the record as it is kept, what stands beside it and what is
// kept, a book is made elsewhere that says the same to the last link.
func lastingIsTheBook(t *testing.T, kind Kind) {
	p, _ := played(t, kind)
	other := empty(t, kind)
	read(t, p.store, func(r inspect.Reader) {
		of := r.View.(inspect.Lasting)
		var facts []inspect.Written
		var links []inspect.Link
		must(t, of.Written(0, func(w inspect.Written, l inspect.Link) error {
			facts, links = append(facts, w), append(links, l)
			return nil
		}))
		stop := errors.New("stop")
		if err := of.Written(facts[0].Seq, func(w inspect.Written, l inspect.Link) error {
			equal(t, "the fact behind the first", w.Seq, facts[1].Seq)
			return stop
		}); !errors.Is(err, stop) {
			t.Error(err)
		}
		var asides [][3]string
		must(t, of.Asides(func(kind, key string, body []byte) error {
			asides = append(asides, [3]string{kind, key, string(body)})
			return nil
		}))
		var kept []inspect.Kept
		must(t, of.Kept(func(k inspect.Kept) error {
			kept = append(kept, k)
			return nil
		}))
		must(t, other.store.Rebuild(ctx, func(w inspect.Writer) error {
			to := w.View.(inspect.Lasting)
			if _, err := to.AppendAs(facts[1]); !inspect.IsCode(err, inspect.CodeInvalid) {
				t.Errorf("the second fact comes first: %v", err)
			}
			for i, f := range facts {
				equal(t, "link", got[inspect.Link](t)(to.AppendAs(f)), links[i])
			}
			for _, a := range asides {
				must(t, w.PutAside(a[0], a[1], []byte(a[2])))
			}
			for _, k := range kept {
				must(t, w.PutBlob(k.SHA256, got[[]byte](t)(r.Blob(k.SHA256))))
			}
			return inspect.Replay(ctx)(w)
		}))
	})
	same(t, "made of what lasts", dumped(t, other.store), dumped(t, p.store))
}

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}
