package storetest

import (
	"fmt"
	"sync"
	"testing"
	"time"

	"rectify/inspect"
)

// seriesHaveNoGaps: several writers at once, on several handles and several on
// each, take numbers that are distinct and without gaps, and none is refused, though
// each draws its paper before its turn.
func seriesHaveNoGaps(t *testing.T, kind Kind) {
	p, b := begun(t, kind)
	const handles, writers, each = 4, 4, 3
	var visits []int64
	for k := range handles * writers {
		site := got[inspect.Site](t)(AddSite(ctx, b, b.NewID(), inspect.Site{Name: fmt.Sprint("单位", k)}))
		visits = append(visits, got[inspect.Inspection](t)(AddInspection(ctx, b, b.NewID(),
			inspect.Inspection{Site: site.N, Date: "2021-11-23", Inspectors: officers})).N)
	}
	var wg sync.WaitGroup
	for h := range handles {
		other := bookOn(p.open(kind.Open))
		for w := range writers {
			wg.Go(func() { issueSome(t, other, visits[h*writers+w], each) })
		}
	}
	wg.Wait()
	taken := got[[]inspect.Taken](t)(register(b, "", 0))
	if n := handles * writers * each; len(taken) != n || taken[n-1].Serial != n {
		t.Errorf("%d numbers are taken, not %d", len(taken), n)
	}
	for _, no := range taken {
		if no.Fate != "issued" {
			t.Errorf("%+v", no)
		}
	}
	// Whenever a paper was drawn, it says the number that it took.
	read(t, b.Store, func(r inspect.Reader) {
		for _, no := range got[inspect.Page[inspect.PaperRow]](t)(r.Notices(inspect.Filter{})).Rows {
			if paper := got[[]byte](t)(r.Blob(no.SHA256)); string(paper) != "paper of "+no.Number {
				t.Errorf("%s is printed as %q", no.Number, paper)
			}
		}
	})
	clean(t, b)
}

func issueSome(t *testing.T, b *inspect.Book, visit int64, n int) {
	for k := range n {
		if _, err := AddHazard(ctx, b, b.NewID(), inspect.HazardEntry{Inspection: visit,
			Finding: inspect.Finding{Text: fmt.Sprint("隐患", k), Due: "2021-12-08"}}); err != nil {
			t.Error(err)
		}
		if _, _, err := IssueNotice(ctx, b, b.NewID(), inspect.PaperEntry{About: visit}); err != nil {
			t.Error(err)
		}
	}
}

// readersSeeOneMoment: what is committed while a reader reads is not seen by
// it, hinders neither, and is seen by the next.
func readersSeeOneMoment(t *testing.T, kind Kind) {
	p, b := played(t, kind)
	for name, how := range map[string]func() inspect.Store{"view": func() inspect.Store { return p.open(kind.View) },
		"open": func() inspect.Store { return p.open(kind.Open) }} {
		reader := how()
		var before []string
		read(t, reader, func(r inspect.Reader) {
			before = dump(t, r)
			begin := time.Now()
			if _, err := AddSite(ctx, b, b.NewID(), inspect.Site{Name: "新单位 " + name}); err != nil {
				t.Errorf("%s: while someone reads: %v", name, err)
			}
			if _, err := AddHazard(ctx, b, b.NewID(),
				inspect.HazardEntry{Inspection: 6,
					Finding: inspect.Finding{Text: "新的", Due: "2021-12-08"}}); err != nil {
				t.Errorf("%s: while someone reads: %v", name, err)
			}
			if took := time.Since(begin); took > 3*time.Second {
				t.Errorf("%s: the writer waited %v for a reader", name, took)
			}
			same(t, name+": the same reader, later", dump(t, r), before)
		})
		if after := dumped(t, reader); len(after) <= len(before) {
			t.Errorf("%s: the next reader does not see what was committed", name)
		}
		same(t, name+": the next reader", dumped(t, reader), dumped(t, p.store))
	}
	clean(t, b)
}

// viewsDoNotWrite: a handle for reading only says so, and tells all the same.
func viewsDoNotWrite(t *testing.T, kind Kind) {
	p, _ := played(t, kind)
	view := p.open(kind.View)
	never := func(inspect.Writer) error { t.Error("a view writes"); return nil }
	for name, err := range map[string]error{"write": view.Write(ctx, never), "rebuild": view.Rebuild(ctx, never)} {
		if !inspect.IsCode(err, inspect.CodeRefused) {
			t.Errorf("%s: %v", name, err)
		}
	}
	same(t, "a view", dumped(t, view), dumped(t, p.store))
	clean(t, bookOn(view))
}

// nestingIsRefused: who asks the store inside a write of his own is told, and
// does not wait for himself for ever; the write goes on.
func nestingIsRefused(t *testing.T, kind Kind) {
	p, b := begun(t, kind)
	err := p.store.Write(ctx, func(w inspect.Writer) error {
		never := func(inspect.Writer) error { t.Error("a write inside a write"); return nil }
		for name, err := range map[string]error{
			"read":  p.store.Read(ctx, func(inspect.Reader) error { t.Error("a read inside a write"); return nil }),
			"write": p.store.Write(ctx, never), "rebuild": p.store.Rebuild(ctx, never),
		} {
			if !inspect.IsCode(err, inspect.CodeFailed) {
				t.Errorf("%s: %v", name, err)
			}
		}
		return w.PutDraft(inspect.Draft{By: "甲某", Body: []byte("{}")})
	})
	if err != nil {
		t.Error(err)
	}
	read(t, p.store, func(r inspect.Reader) { there[inspect.Draft](t)(r.Draft("甲某")) })
	clean(t, b)
}
