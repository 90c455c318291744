package storetest

import (
	"context"
	"errors"
	"testing"
	"time"

	"rectify/inspect"
)

// everything writes one of each thing that can be written, upon a played book.
func everything(w inspect.Writer) error {
	was, _, err5 := w.Hazard(1) // whose earlier spells are put again
	_, err6 := w.PutOwed(inspect.Owed{What: inspect.OwedWipe})
	h, _, err := w.Hazard(4)
	h.Text, h.Photos = "改过", append(h.Photos, inspect.Photo{SHA256: sha("a new picture"), OriginalName: "n.jpg"})
	no, _, err2 := w.Notice(1)
	no.Voided, no.VoidedOn = "作废", today
	pa, _, err4 := w.Paper(inspect.Papers.Ref(2))
	pa.Voided, pa.VoidedOn = "作废", today
	no2, pa2 := no, pa
	no2.N, no2.Number, no2.Serial, pa2.N, pa2.Number, pa2.Serial = 99, "99号", 99, 99, "记99号", 99
	_, err3 := w.Append(event(1))
	return errors.Join(err, err2, err3, err4, err5, err6, w.Put(inspect.Hazards, &was),
		w.Put(inspect.Lookbacks, &inspect.Draw{N: 99, On: today}), w.Put(inspect.Months,
			&inspect.ClosedMonth{N: 202109, Month: "2021-09"}), w.PutDraft(inspect.Draft{By: "丁某", Body: []byte("{}")}),
		w.PutBlob(sha("a new picture"), []byte("a new picture")),
		w.PutCode(sha("a new picture"), "99号 2021-11-23 0123456789abcdef"),
		w.Put(inspect.Agencies, &inspect.Agency{Name: "别的局"}), w.Put(inspect.Forms, form(inspect.FormNotice)),
		w.Put(inspect.Forms, form(inspect.FormOrder)),
		w.Put(inspect.Sites, &inspect.Site{N: 99, Name: "新单位", Former: []inspect.Premises{{Until: today, Town: "原镇"}}}),
		w.Put(inspect.Sites, &inspect.Site{N: 1, Name: "改名"}),
		w.Put(inspect.Campaigns, &inspect.Campaign{N: 99, Name: "新专项"}),
		w.Put(inspect.People, &inspect.Person{N: 99, Name: "新人"}), w.PutPhone(1, "020-3"),
		w.Put(inspect.Inspections, &inspect.Inspection{N: 99, Site: 99, Date: "2021-11-23", Inspectors: officers}),
		w.Put(inspect.Hazards, &h), w.Put(inspect.Hazards, &inspect.Hazard{N: 99, Inspection: 99, Opened: today}),
		w.Put(inspect.Notices, &no), w.Put(inspect.Papers, &pa), w.Put(inspect.Notices, &no2), w.Put(inspect.Papers,
			&pa2), w.Put(inspect.Blanks, &inspect.Paper{N: 99, Number: "98号", Serial: 98, Taker: "甲某"}),
		w.Put(inspect.Blanks, &inspect.Paper{N: 3, Taker: "甲某", Voided: "遗失", VoidedOn: today}),
		w.PutReporter(3, inspect.Reporter{Name: "王某"}), w.ForgetReporter(1),
		w.Put(inspect.Complaints, &inspect.Complaint{N: 2, Brought: inspect.Brought{Text: "改过"},
			State: inspect.Received, Rounds: []inspect.Round{{Opened: today}}}),
		w.Put(inspect.Complaints, &inspect.Complaint{N: 99, Brought: inspect.Brought{Text: "新的"},
			State: inspect.Received, Rounds: []inspect.Round{{Opened: today}}}),
		w.Put(inspect.Reviews, &inspect.Review{N: 99, Site: 1, Date: "2021-11-23", Inspectors: officers,
			Fixed: []int64{1}}),
		w.Add(map[inspect.TallyKey]*inspect.Counted{{Dim: inspect.All, Month: "2021-11-01"}: {
			Tally: inspect.Tally{"hazards_found": 3}, Lags: map[inspect.Lag]int{{Days: 3}: 1}}}))
}

// failingWriteLeavesNothing: of a write that fails, however far it came, nothing stays.
func failingWriteLeavesNothing(t *testing.T, kind Kind) {
	p, b := played(t, kind)
	before := dumped(t, p.store)
	stop := errors.New("stop")
	err := p.store.Write(ctx, func(w inspect.Writer) error {
		if err := everything(w); err != nil {
			t.Error(err)
		}
		same(t, "what was written is not seen", dump(t, w.Reader)[:1], before[:1])
		return stop
	})
	if !errors.Is(err, stop) {
		t.Errorf("got %v", err)
	}
	same(t, "after a write that failed", dumped(t, p.store), before)
	lost(t, p.store)
	clean(t, b)
}

// lost fails if anything that no list shows is left of everything.
func lost(t *testing.T, s inspect.Store) {
	t.Helper()
	read(t, s, func(r inspect.Reader) {
		if _, err := r.Blob(sha("a new picture")); !inspect.IsCode(err, inspect.CodeCheck) {
			t.Errorf("a picture stayed (%v)", err)
		}
	})
}

// errorsComeBack: what the caller's own function fails with is what it gets.
func errorsComeBack(t *testing.T, kind Kind) {
	p, _ := begun(t, kind)
	plain, ours := errors.New("plain"), inspect.Errorf(inspect.CodeRefused, "no", "不")
	for _, want := range []error{plain, ours} {
		for name, err := range map[string]error{
			"read":    p.store.Read(ctx, func(inspect.Reader) error { return want }),
			"write":   p.store.Write(ctx, func(inspect.Writer) error { return want }),
			"rebuild": p.store.Rebuild(ctx, func(inspect.Writer) error { return want }),
			"each": p.store.Read(ctx, func(r inspect.Reader) error {
				return r.EachThing(func(inspect.Ref, []inspect.Event) error { return want })
			}),
			"verify": p.store.Verify(ctx, func(inspect.Writer) error { return want }, func(f *inspect.Error) { t.Error(f) }),
		} {
			if !errors.Is(err, want) {
				t.Errorf("%s: %v instead of %v", name, err, want)
			}
		}
	}
	if _, err := Init(ctx, bookOn(p.store), inspect.NewID(),
		inspect.Agency{Name: "示范局", Word: "责"}); !inspect.IsCode(err, inspect.CodeRefused) {
		t.Errorf("got %v", err)
	}
}

// endedContextLeavesNothing: a context that has ended is not begun under, and
// one that ends half way, or just before the end, leaves nothing.
func endedContextLeavesNothing(t *testing.T, kind Kind) {
	p, b := played(t, kind)
	before := dumped(t, p.store)
	ended, stop := context.WithCancel(ctx)
	stop()
	late, stopLate := context.WithDeadline(ctx, time.Now().Add(-time.Second))
	defer stopLate()
	for c, want := range map[context.Context]error{ended: context.Canceled, late: context.DeadlineExceeded} {
		for name, err := range underContext(t, p, c) {
			if !errors.Is(err, want) {
				t.Errorf("%s under a context that has ended: %v", name, err)
			}
		}
	}
	halfWay(t, p, before)
	same(t, "after contexts that ended", dumped(t, p.store), before)
	lost(t, p.store)
	clean(t, b)
}

func underContext(t *testing.T, p *place, c context.Context) map[string]error {
	verify := p.store.Verify(c, func(inspect.Writer) error { t.Error("replayed all the same"); return nil },
		func(f *inspect.Error) { t.Error(f) })
	return map[string]error{
		"read":    p.store.Read(c, func(inspect.Reader) error { t.Error("read all the same"); return nil }),
		"write":   p.store.Write(c, func(inspect.Writer) error { t.Error("written all the same"); return nil }),
		"rebuild": p.store.Rebuild(c, func(inspect.Writer) error { t.Error("rebuilt all the same"); return nil }),
		"verify":  verify,
	}
}

// halfWay ends contexts inside of transactions.
func halfWay(t *testing.T, p *place, before []string) {
	for name, run := range map[string]func(context.Context,
		func(inspect.Writer) error) error{"write": p.store.Write, "rebuild": p.store.Rebuild} {
		half, stop := context.WithCancel(ctx)
		err := run(half, func(w inspect.Writer) error {
			if name == "write" {
				if err := everything(w); err != nil {
					t.Error(err)
				}
			}
			stop()
			if _, _, err := w.Site(1); err == nil {
				t.Error("asked after the end: ", name)
			}
			if err := w.Put(inspect.Campaigns, &inspect.Campaign{N: 98, Name: "太迟"}); err == nil {
				t.Error("written after the end: ", name)
			}
			return nil // whoever does not look at errors is not served either
		})
		if !errors.Is(err, context.Canceled) {
			t.Errorf("a %s that was stopped half way: %v", name, err)
		}
		same(t, "after a "+name+" that was stopped half way", dumped(t, p.store), before)
	}
}

func form(kind inspect.FormKind) *inspect.Form {
	f := inspect.DefaultForm(kind)
	return &f
}
