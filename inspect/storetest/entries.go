package storetest

import (
	"encoding/json"
	"fmt"
	"testing"

	"github.com/google/uuid"

	"rectify/inspect"
)

// countedBook is a book that counts its ids, so that it is the same each time.
func countedBook(t *testing.T, kind Kind) *inspect.Book {
	p := &place{t: t, kind: kind, name: kind.Name(t)}
	n := 0
	return begin(p, func(b *inspect.Book) {
		b.NewID = func() inspect.ID {
			n++
			return countedID(n)
		}
	})
}

func countedID(n int) inspect.ID {
	return uuid.MustParse(fmt.Sprintf("017d0000-0000-7000-8000-%012x", n))
}

// refusedEntriesTakeBackTheirOwn: of entries that are recorded together, those that
// are refused, however much of them was written, leave what the others alone leave:
// the record and its links, things, tallies, numbers. The same again changes nothing.
func refusedEntriesTakeBackTheirOwn(t *testing.T, kind Kind) {
	together, alone := countedBook(t, kind), countedBook(t, kind)
	var all []inspect.Entry
	refused := map[int]bool{}
	add := func(do, about string, body any) string {
		text, err := json.Marshal(body)
		if err != nil {
			t.Fatal(err)
		}
		id := countedID(1000 + len(all))
		all = append(all, inspect.Entry{ID: id, Do: do, About: about, Body: text})
		return id.String()
	}
	bad := func(do, about string, body any) string {
		refused[len(all)] = true
		return add(do, about, body)
	}
	type m map[string]any
	who := []m{{"name": "甲某", "cert": "A1"}, {"name": "乙某", "cert": "B2"}}
	for k := range 3 {
		site := add("site.added", "", m{"name": fmt.Sprint("单位", k), "town": "东镇"})
		visit := add("inspection.held", site, m{"date": "2021-11-23", "inspectors": who})
		one := add("hazard.found", visit, m{"text": "灭火器失压", "due": "2021-12-01"})
		// It is on the record already when its photo turns out to be none.
		lost := bad("hazard.found", visit, m{"text": "通道堵塞", "photos": []m{{"jpeg": []byte("none")}}})
		bad("fix.claimed", lost, m{"by": "张某"})
		two := add("hazard.found", visit, m{"text": "通道堵塞", "level": "major", "due": "2021-12-01"})
		add("review.held", "", m{"date": "2021-12-01", "inspectors": who, "fixed": []string{one}})
		bad("review.held", "", m{"date": "2021-12-02", "inspectors": who,
			"fixed": []string{two, one}}) // the second is fixed
		bad("inspection.amended", visit,
			m{"date": "2021-12-15"}) // after what was reviewed
		add("work.stopped", two, m{"on": "2021-11-24", "measure": "停止使用"})
		bad("site.withdrawn", site, m{"reason": "误录"})
		add("complaint.received", "", m{"kind": "fault", "channel": "qr", "received": "2021-11-24", "text": "异味",
			"site": site})
	}
	for i, r := range got[[]inspect.Receipt](t)(together.Record(ctx, all...)) {
		if is := r.Fate == inspect.Refused; is != refused[i] || !is && r.Ref == "" {
			t.Errorf("%s: %+v", all[i].Do, r)
		}
	}
	for i, e := range all {
		if !refused[i] {
			if r := got[[]inspect.Receipt](t)(alone.Record(ctx, e)); r[0].Fate != inspect.Done {
				t.Fatalf("%s: %+v", e.Do, r[0])
			}
		}
	}
	clean(t, together)
	before := dumped(t, together.Store)
	same(t, "one by one, without those that were refused", dumped(t, alone.Store), before)
	for i, r := range got[[]inspect.Receipt](t)(together.Record(ctx, all...)) {
		if (r.Fate == inspect.Known) == refused[i] {
			t.Errorf("%s again: %+v", all[i].Do, r)
		}
	}
	for _, r := range got[[]inspect.Receipt](t)(together.RecordAll(ctx,
		inspect.Entry{ID: inspect.NewID(), Do: "site.added", Body: []byte(`{"name":"丙"}`)},
		inspect.Entry{ID: inspect.NewID(), Do: "site.added", Body: []byte(`{"name":"单位0"}`)})) {
		if r.Fate != inspect.Refused {
			t.Errorf("all or none: %+v", r)
		}
	}
	same(t, "the same again", before, dumped(t, together.Store))
	clean(t, together)
}
