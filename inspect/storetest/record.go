package storetest

import (
	"cmp"
	"errors"
	"fmt"
	"slices"
	"testing"
	"time"

	"github.com/google/uuid"

	"rectify/inspect"
)

// facts are some of several kinds, with what is hard to keep in them.
var facts = []inspect.Fact{
	&inspect.SiteAdded{Site: inspect.Site{Name: "示范'\"\\站 𰻝\u2028", Sector: "<&>"}},
	&inspect.SiteWithdrawn{Reason: "重复"},
	&inspect.SiteMoved{On: "2021-10-01", Town: "石碁镇"},
	&inspect.HazardFound{},
	&inspect.NoticeVoided{On: "2021-11-30", Reason: "打印错误"},
	&inspect.CampaignAdded{Campaign: inspect.Campaign{Name: "专项", From: "2021-10-01"}},
}

// event is the k-th of a record; its clock does not always go forward.
func event(k int) inspect.Event {
	at := time.Date(2021, 11, 23, 10, 0, 0, 123456000, time.UTC).Add(time.Duration(k*7919%1000) * time.Millisecond)
	return inspect.Event{ID: uuid.Must(uuid.NewV7()),
		Ref: inspect.Ref{Noun: []inspect.Noun{inspect.Sites, inspect.Hazards}[k%2], N: int64(k%9 + 1)},
		At:  at, By: fmt.Sprint("甲某", k%3), Fact: facts[k%len(facts)]}
}

func eventText(e inspect.Event) string {
	body, err := inspect.EncodeFact(e.Fact)
	return fmt.Sprint(e.Seq, e.ID, e.Ref, e.At, e.By, inspect.KindOf(e.Fact), string(body), err)
}

// recordKeepsItsOrder: what was appended is read in that order, through every
// way of reading, and is what was appended.
func recordKeepsItsOrder(t *testing.T, kind Kind) {
	p := empty(t, kind)
	const each = 400
	var want []inspect.Event
	for range 3 {
		write(t, p.store, func(w inspect.Writer) error {
			for range each {
				e := event(len(want))
				seq, err := w.Append(e)
				if err != nil {
					return err
				}
				if e.Seq = seq; len(want) > 0 && seq <= want[len(want)-1].Seq {
					t.Errorf("place %d comes after %d", seq, want[len(want)-1].Seq)
				}
				want = append(want, e)
			}
			return nil
		})
	}
	for name, s := range map[string]inspect.Store{"writer": p.store, "other": p.open(kind.Open),
		"view": p.open(kind.View)} {
		read(t, s, func(r inspect.Reader) { sameRecord(t, name, r, want) })
	}
}

// record is the whole record in its order: things come by noun and number, and
// the facts of each together.
func record(t failer, r inspect.Reader) (all []inspect.Event) {
	t.Helper()
	var last inspect.Ref
	err := r.EachThing(func(ref inspect.Ref, events []inspect.Event) error {
		if ref.Noun < last.Noun || ref.Noun == last.Noun && ref.N <= last.N {
			t.Fatalf("%s comes after %s", ref, last)
		}
		last, all = ref, append(all, events...)
		for k, e := range events {
			if e.Ref != ref || k > 0 && e.Seq <= events[k-1].Seq {
				t.Fatalf("among the facts of %s the %dth is %s", ref, k, eventText(e))
			}
			if is := there[inspect.Ref](t)(r.RefOf(e.ID)); is != ref { // the store may be asked meanwhile
				t.Fatalf("by its name a fact of %s is of %s", ref, is)
			}
		}
		return nil
	})
	if err != nil {
		t.Fatalf("%v", err)
	}
	slices.SortFunc(all, func(a, b inspect.Event) int { return cmp.Compare(a.Seq, b.Seq) })
	return all
}

func sameRecord(t *testing.T, name string, r inspect.Reader, want []inspect.Event) {
	t.Helper()
	is := record(t, r)
	if len(is) != len(want) {
		t.Fatalf("%s: %d events of %d", name, len(is), len(want))
	}
	for k, e := range is {
		if eventText(e) != eventText(want[k]) {
			t.Fatalf("%s: event %d is %s", name, k, eventText(e))
		}
		if one := there[inspect.Event](t)(r.Event(e.ID)); eventText(one) != eventText(e) {
			t.Fatalf("%s: by its name event %d is %s", name, k, eventText(one))
		}
	}
	for _, by := range []string{"甲某0", "甲某2", "丁某"} {
		sameLast(t, name, r, by, want)
	}
	for n := int64(0); n <= 10; n++ {
		ref := inspect.Ref{Noun: inspect.Hazards, N: n}
		var of []string
		for _, e := range want {
			if e.Ref == ref {
				of = append(of, eventText(e))
			}
		}
		var is []string
		for _, e := range got[[]inspect.Event](t)(r.History(ref)) {
			is = append(is, eventText(e))
		}
		same(t, name+": the history of "+ref.String(), is, of)
	}
}

// sameLast goes back through what somebody recorded, some steps far.
func sameLast(t *testing.T, name string, r inspect.Reader, by string, want []inspect.Event) {
	t.Helper()
	before := int64(0)
	for _, e := range slices.Backward(want) {
		if e.By != by {
			continue
		}
		if last := there[inspect.Event](t)(r.LastBy(by, before)); eventText(last) != eventText(e) {
			t.Fatalf("%s: the last of %s before %d is %s", name, by, before, eventText(last))
		}
		if before = e.Seq; before < want[len(want)-1].Seq-50 {
			return
		}
	}
	if e, ok, err := r.LastBy(by, before); ok || err != nil {
		t.Fatalf("%s: nothing of %s was left before %d, and yet %s (%v)", name, by, before, eventText(e), err)
	}
}

// recordHasEachNameOnce: a name that is on the record is not taken again, and
// one that is not is not found.
func recordHasEachNameOnce(t *testing.T, kind Kind) {
	p := empty(t, kind)
	first, second := event(0), event(1)
	write(t, p.store, func(w inspect.Writer) error { _, err := w.Append(first); return err })
	for _, again := range []inspect.Event{first, {ID: first.ID, Ref: second.Ref, At: second.At, Fact: second.Fact}} {
		err := p.store.Write(ctx, func(w inspect.Writer) error { _, err := w.Append(again); return err })
		if err == nil {
			t.Error("a name is on the record twice")
		}
	}
	read(t, p.store, func(r inspect.Reader) {
		if _, ok, err := r.Event(second.ID); ok || err != nil {
			t.Errorf("what was not appended is there (%v)", err)
		}
		if _, ok, err := r.RefOf(second.ID); ok || err != nil {
			t.Errorf("what was not appended is of something (%v)", err)
		}
		if n := len(record(t, r)); n != 1 {
			t.Errorf("%d events", n)
		}
	})
}

// sameNameIsRecordedOnce: to say the same thing again, under the same name, is
// a success that changes nothing, even of what was amended since; to say
// another thing under it is a clash.
func sameNameIsRecordedOnce(t *testing.T, kind Kind) {
	p, b := begun(t, kind)
	ids := [4]inspect.ID{b.NewID(), b.NewID(), b.NewID(), b.NewID()}
	add := func(more string) [4]error {
		_, site := AddSite(ctx, b, ids[0], inspect.Site{Name: "甲站", Sector: more})
		_, campaign := AddCampaign(ctx, b, ids[1], inspect.Campaign{Name: "专项" + more})
		_, visit := AddInspection(ctx, b, ids[2], inspect.Inspection{Site: 1, Date: "2021-11-23", Inspectors: officers,
			Note: more})
		_, hazard := AddHazard(ctx, b, ids[3],
			inspect.HazardEntry{Inspection: 1, Finding: inspect.Finding{Text: "隐患" + more, Due: "2021-12-08"}})
		return [4]error{site, campaign, visit, hazard}
	}
	again := func(when string) {
		t.Helper()
		before := dumped(t, p.store)
		for k, err := range add("") {
			if err != nil {
				t.Errorf("%s, %d said again: %v", when, k, err)
			}
		}
		for k, err := range add("别的") {
			if !inspect.IsCode(err, inspect.CodeClash) {
				t.Errorf("%s, %d with other content: %v", when, k, err)
			}
		}
		same(t, when, dumped(t, p.store), before)
		clean(t, b)
	}
	if errs := add(""); errors.Join(errs[:]...) != nil {
		t.Fatal(errs)
	}
	again("at once")
	amendAll(t, b)
	again("after they were amended")
}

func amendAll(t *testing.T, b *inspect.Book) {
	t.Helper()
	_, site := AmendSite(ctx, b, b.NewID(), 1, func(s *inspect.Site) error { s.Name = "乙站"; return nil })
	_, campaign := AmendCampaign(ctx, b, b.NewID(), 1, func(c *inspect.Campaign) error { c.Name = "专项二"; return nil })
	_, visit := AmendInspection(ctx, b, b.NewID(), 1, func(i *inspect.Inspection) error { i.Note = "改过"; return nil })
	_, hazard := AmendHazard(ctx, b, b.NewID(), 1, func(f *inspect.Finding) error { f.Text = "改过"; return nil }, nil)
	if err := errors.Join(site, campaign, visit, hazard); err != nil {
		t.Fatal(err)
	}
}
