package storetest

import (
	"context"
	"fmt"
	"sync"
	"testing"

	"rectify/inspect"
)

// callersGoTogether: many callers of one handle record at once, some of them what is refused
// and some who break off. Each hears of its own; what is said to be recorded is on the
// record, asked again it is known, and the book is whole.
func callersGoTogether(t *testing.T, kind Kind) {
	_, b := begun(t, kind)
	site := got[inspect.Site](t)(AddSite(ctx, b, b.NewID(), inspect.Site{Name: "单位"}))
	visit := got[inspect.Inspection](t)(AddInspection(ctx, b, b.NewID(),
		inspect.Inspection{Site: site.N, Date: "2021-11-23", Inspectors: officers}))
	const callers, each = 24, 5
	var all sync.WaitGroup
	var mu sync.Mutex
	done := map[inspect.ID]inspect.Entry{}
	for c := range callers {
		all.Go(func() {
			own, stop := context.WithCancel(ctx)
			defer stop()
			for k := range each {
				e := inspect.Entry{ID: inspect.NewBook(nil).NewID(), Do: "hazard.found", About: visit.ID.String(),
					Body: fmt.Appendf(nil, `{"text":"隐患%d-%d","category":"fire","due":"2021-12-08"}`, c, k)}
				switch {
				case c%4 == 1:
					e.About = "I999"
				case c%4 == 2 && k == each-1:
					stop()
				}
				receipts, err := bookOn(b.Store).Record(own, e)
				switch {
				case c%4 == 2 && k == each-1:
					if err == nil {
						t.Error("who broke off heard of no error")
					}
				case err != nil:
					t.Error(err)
				case c%4 == 1:
					if receipts[0].Fate != inspect.Refused {
						t.Error("what names nothing was ", receipts[0].Fate)
					}
				default:
					mu.Lock()
					done[e.ID] = e
					mu.Unlock()
				}
			}
		})
	}
	all.Wait()
	for _, e := range done {
		if again := got[[]inspect.Receipt](t)(b.Record(ctx, e)); again[0].Fate != inspect.Known {
			t.Errorf("asked again it is %s: %v", again[0].Fate, again[0].Err)
		}
	}
	read(t, b.Store, func(r inspect.Reader) {
		found := got[inspect.Page[inspect.HazardRow]](t)(r.Hazards(inspect.Filter{})).Total
		if found != len(done) || len(done) != callers/4*(3*each-1) {
			t.Errorf("%d hazards, of which %d are said to be recorded", found, len(done))
		}
	})
	clean(t, b)
}
