package storetest

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"testing"

	"rectify/inspect"
)

// blobsAreKeptByHash: bytes are given back as they were, under their hash, once.
func blobsAreKeptByHash(t *testing.T, kind Kind) {
	p := empty(t, kind)
	blobs := [][]byte{{}, {0}, []byte("a picture"), bytes.Repeat([]byte{0, 0xff, '\n', 0x80}, 1<<18)}
	for range 2 { // the same again is a success
		write(t, p.store, func(w inspect.Writer) error {
			for _, data := range blobs {
				if err := w.PutBlob(sha(string(data)), data); err != nil {
					return err
				}
				if data2 := got[[]byte](t)(w.Blob(sha(string(data)))); !bytes.Equal(data2, data) {
					t.Errorf("%d bytes are not what was put just now", len(data))
				}
			}
			return nil
		})
	}
	for _, s := range []inspect.Store{p.store, p.open(kind.Open), p.open(kind.View)} {
		read(t, s, func(r inspect.Reader) {
			for _, data := range blobs {
				if is := got[[]byte](t)(r.Blob(sha(string(data)))); !bytes.Equal(is, data) {
					t.Errorf("%d bytes are not what was put", len(data))
				}
			}
			if data, err := r.Blob(sha("never put")); !inspect.IsCode(err, inspect.CodeCheck) || len(data) > 0 {
				t.Errorf("what was not put is there: %q (%v)", data, err)
			}
		})
	}
	sound(t, p.store)
}

// codesStay: what the code on a paper says is kept beside it, once and for good.
func codesStay(t *testing.T, kind Kind) {
	p := empty(t, kind)
	paper := sha("a paper")
	write(t, p.store, func(w inspect.Writer) error {
		return errors.Join(w.PutBlob(paper, []byte("a paper")), w.PutCode(paper, "1号 ab"))
	})
	write(t, p.store, func(w inspect.Writer) error { return w.PutCode(paper, "1号 ab") })
	if err := p.store.Write(ctx, func(w inspect.Writer) error { return w.PutCode(paper, "2号 cd") }); err == nil {
		t.Error("another code was put in the place of what is kept")
	}
	read(t, p.open(kind.View), func(r inspect.Reader) {
		equal(t, "the code of a paper", got[string](t)(r.Code(paper)), "1号 ab")
		equal(t, "the code of none", got[string](t)(r.Code(sha("no paper"))), "")
	})
}

// whatIsPutIsReadAtOnce: a write sees what it has written, and its numbers go on from it.
func whatIsPutIsReadAtOnce(t *testing.T, kind Kind) {
	p, _ := played(t, kind)
	stop := errors.New("stop")
	err := p.store.Write(ctx, func(w inspect.Writer) error {
		before := got[map[string]inspect.Tally](t)(w.Tallied(inspect.All, nil, always))[""]
		if err := everything(w); err != nil {
			t.Error(err)
		}
		equal(t, "agency", got[inspect.Agency](t)(w.Agency()).Name, "别的局")
		equal(t, "site", there[inspect.Site](t)(w.SiteNamed("新单位")).N, 99)
		equal(t, "renamed", there[inspect.Site](t)(w.Site(1)).Name, "改名")
		equal(t, "visits", len(got[[]inspect.Inspection](t)(w.InspectionsOf(99, inspect.Period{}))), 1)
		equal(t, "hazard", there[inspect.Hazard](t)(w.Hazard(4)).Text, "改过")
		equal(t, "hazards", got[inspect.Page[inspect.HazardRow]](t)(w.Hazards(inspect.Filter{Text: "改过"})).Total, 1)
		equal(t, "notice", there[inspect.Paper](t)(w.Notice(1)).Voided, "作废")
		equal(t, "paper", there[inspect.Paper](t)(w.Paper(inspect.Papers.Ref(2))).Voided, "作废")
		equal(t, "photo of then and of after", got[[]int64](t)(w.PhotoUsed("o")), []int64{1, 2, 3, 4})
		equal(t, "photo of a review", got[[]int64](t)(w.PhotoUsed("a")), []int64{2})
		equal(t, "photo of a claim", got[[]int64](t)(w.PhotoUsed("c")), []int64{4})
		equal(t, "reviews", got[inspect.Page[inspect.ReviewRow]](t)(w.Reviews(inspect.Filter{})).Total, 6)
		equal(t, "tally", got[map[string]inspect.Tally](t)(w.Tallied(inspect.All, nil, always))[""]["hazards_found"],
			before["hazards_found"]+3)
		nextAfter(t, w)
		return stop
	})
	if !errors.Is(err, stop) {
		t.Error(err)
	}
	read(t, p.store, func(r inspect.Reader) {
		for key, want := range map[string]int{"安责改": 2, "应急责改": 2, "别的": 0} {
			equal(t, key, got[int](t)(r.LastSerial(inspect.Notices, key, 2021)), want)
		}
		for key, want := range map[string]int{"安检记": 3, "安复查": 2, "安责改": 0} {
			equal(t, key, got[int](t)(r.LastSerial(inspect.Papers, key, 2021)), want)
		}
		equal(t, "another year", got[int](t)(r.LastSerial(inspect.Notices, "安责改", 2020)), 1)
	})
}

func nextAfter(t *testing.T, w inspect.Writer) {
	t.Helper()
	for noun, want := range map[inspect.Noun]int64{inspect.Sites: 100, inspect.Campaigns: 100, inspect.Inspections: 100,
		inspect.Hazards: 100, inspect.Notices: 100, inspect.Reviews: 100, inspect.Papers: 100, inspect.Complaints: 100,
		inspect.Blanks: 100} {
		equal(t, "next "+noun.EN(), got[int64](t)(w.Next(noun)), want)
	}
}

// rebuildChangesNothing: made anew from the record, the book is what it was; a
// rebuild that fails leaves it so; and what is not made from the record stays.
func rebuildChangesNothing(t *testing.T, kind Kind) {
	p, b := played(t, kind)
	before := dumped(t, p.store)
	if err := b.Rebuild(ctx); err != nil {
		t.Fatal(err)
	}
	same(t, "after a rebuild", dumped(t, p.store), before)
	stop := errors.New("stop")
	err := p.store.Rebuild(ctx, func(w inspect.Writer) error {
		events := len(record(t, w.Reader))
		s := shelve(t, w.Reader)
		if events == 0 || len(s.sites)+len(s.campaigns)+len(s.inspections)+len(s.hazards)+len(s.notices)+len(s.reviews) != 6 {
			t.Errorf("in a rebuild there are %d events and %+v", events, s)
		}
		got[[]byte](t)(w.Blob(sha("same")))
		for _, dim := range dims {
			equal(t, string(dim), len(got[map[string]inspect.Tally](t)(w.Tallied(dim, nil, always))), 0)
		}
		return errors.Join(w.Put(inspect.Sites, &inspect.Site{N: 1, Name: "半途"}), stop)
	})
	if !errors.Is(err, stop) {
		t.Error(err)
	}
	same(t, "after a rebuild that failed", dumped(t, p.store), before)
	clean(t, b)
}

// backupIsTheBook: a copy made while others write is a whole book as of one
// moment, takes no one's place, and is not begun under an ended context. Not
// every kind of store promises it.
func backupIsTheBook(t *testing.T, kind Kind) {
	p, b := played(t, kind)
	backed, ok := p.store.(inspect.Backer)
	if !ok {
		return
	}
	file, resting := kind.Name(t), kind.Name(t)
	if err := backed.Backup(ctx, resting); err != nil {
		t.Fatal(err)
	}
	same(t, "a copy", dumped(t, (&place{t: t, name: resting}).open(kind.Open)), dumped(t, p.store))
	done := make(chan error)
	go func() { done <- addMany(b, 40) }()
	for _, s := range []inspect.Store{p.open(kind.View), p.open(kind.Open)} {
		os.Remove(file)
		if err := s.(inspect.Backer).Backup(ctx, file); err != nil {
			t.Error(err)
		}
	}
	if err := <-done; err != nil {
		t.Error("while a copy is made: ", err)
	}
	copied := (&place{t: t, name: file}).open(kind.Open)
	clean(t, bookOn(copied))
	whole := dumped(t, copied)
	if err := backed.Backup(ctx, file); !inspect.IsCode(err, inspect.CodeRefused) {
		t.Errorf("a file is replaced: %v", err)
	}
	same(t, "the copy that was there", dumped(t, copied), whole)
	ended, stop := context.WithCancel(ctx)
	stop()
	if err := backed.Backup(ended, kind.Name(t)); !errors.Is(err, context.Canceled) {
		t.Errorf("a copy under a context that has ended: %v", err)
	}
}

func addMany(b *inspect.Book, n int) error {
	for k := range n {
		if _, err := AddHazard(ctx, b, b.NewID(),
			inspect.HazardEntry{Inspection: 6, Finding: inspect.Finding{Text: fmt.Sprint("隐患", k)}}); err != nil {
			return err
		}
	}
	return nil
}

// reopenedIsTheSame: a book that was closed is there, whole, and goes on; what
// is closed answers no more.
func reopenedIsTheSame(t *testing.T, kind Kind) {
	p, _ := played(t, kind)
	before := dumped(t, p.store)
	if err := p.store.Close(); err != nil {
		t.Fatal(err)
	}
	if err := p.store.Read(ctx, func(inspect.Reader) error { return nil }); err == nil {
		t.Error("what is closed is read")
	}
	for range 2 {
		s, err := kind.Open(context.Background(), p.name)
		if err != nil {
			t.Fatal(err)
		}
		same(t, "reopened", dumped(t, s), before)
		if err := s.Close(); err != nil {
			t.Error(err)
		}
	}
	b := bookOn(p.open(kind.Open))
	equal(t, "the next site", got[inspect.Site](t)(AddSite(ctx, b, b.NewID(), inspect.Site{Name: "新单位"})).N, 9)
	clean(t, b)
}
