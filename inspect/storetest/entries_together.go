package storetest

import (
	"encoding/json"
	"testing"

	"rectify/inspect"
)

// entries are numbered from 2000 on.
type entries []inspect.Entry

func (es *entries) add(t *testing.T, do, about string, body map[string]any) inspect.Entry {
	text, err := json.Marshal(body)
	if err != nil {
		t.Fatal(err)
	}
	e := inspect.Entry{ID: countedID(2000 + len(*es)), Do: do, About: about, Body: text}
	*es = append(*es, e)
	return e
}

// togetherIsOneByOne: entries that are recorded together come to what they come to
// one by one, also where one asks what those before it add up to.
func togetherIsOneByOne(t *testing.T, kind Kind) {
	type m = map[string]any
	var es entries
	es.add(t, "agency.opened", "", m{"name": "乙部", "region": "乙", "word": "乙改"}) // refused: there is one
	es.add(t, "agency.amended", "", m{"court": "示范区法院"})
	site := es.add(t, "site.added", "", m{"name": "示范第一加油站", "town": "东镇"}).ID.String()
	who := []m{{"name": "甲某", "cert": "A1"}}
	visit := es.add(t, "inspection.held", site, m{"date": "2021-11-23", "inspectors": who}).ID.String()
	es.add(t, "hazard.found", visit, m{"text": "灭火器失压", "due": "2021-12-01"})
	es.add(t, "month.closed", "", m{"month": "2021-11-01", "by": "甲某"})
	es.add(t, "hazard.found", visit, m{"text": "通道堵塞", "due": "2021-12-01"})
	es.add(t, "month.closed", "", m{"month": "2021-11-01", "by": "甲某"}) // refused: it is closed
	es.add(t, "month.reopened", "", m{"month": "2021-11-01", "reason": "后补"})
	es.add(t, "site.amended", site, m{"town": "东镇"}) // it is so: said again later, it must change nothing
	es.add(t, "site.amended", site, m{"town": "西镇"})
	es.add(t, "month.closed", "", m{"month": "2021-11-01", "by": "甲某"})

	together, alone := countedBook(t, kind), countedBook(t, kind)
	answers := got[[]inspect.Receipt](t)(together.Record(ctx, es...))
	for i, e := range es {
		one := got[[]inspect.Receipt](t)(alone.Record(ctx, e))[0]
		if is := answers[i]; is.Fate != one.Fate || is.Ref != one.Ref || (is.Err == nil) != (one.Err == nil) {
			t.Errorf("%s: %+v together, %+v alone", e.Do, is, one)
		}
	}
	if is, want := frozen(t, together), frozen(t, alone); is != want {
		t.Errorf("together the month is\n%s\nand one by one\n%s", is, want)
	}
	clean(t, together)
	before := dumped(t, together.Store)
	for i, r := range got[[]inspect.Receipt](t)(together.Record(ctx, es...)) {
		if again := answers[i]; again.Fate == inspect.Done && (r.Fate != inspect.Known || r.Ref != again.Ref) {
			t.Errorf("%s again: %+v", es[i].Do, r)
		}
	}
	same(t, "the same again", before, dumped(t, together.Store))
}

// knownByOldNames: what is on the record is known again by the names of then, a part
// of one too, whatever is called so now.
func knownByOldNames(t *testing.T, kind Kind) {
	type m = map[string]any
	b := countedBook(t, kind)
	who := []m{{"name": "甲某", "cert": "A1"}}
	var es entries
	es.add(t, "site.added", "", m{"name": "示范第一加油站"})
	es.add(t, "campaign.added", "", m{"name": "秋冬专项"})
	es.add(t, "inspection.held", "示范第一加油站", m{"date": "2021-11-23", "inspectors": who, "campaign": "秋冬专项"})
	es.add(t, "inspection.held", "第一", m{"date": "2021-11-24", "inspectors": who, "campaign": "秋冬"})
	es.add(t, "site.amended", "S1", m{"name": "新名"})
	es.add(t, "campaign.amended", "C1", m{"name": "新专项"})
	es.add(t, "site.added", "", m{"name": "又第一"})
	for i, r := range got[[]inspect.Receipt](t)(b.Record(ctx, es...)) {
		if r.Fate != inspect.Done {
			t.Errorf("%s: %+v", es[i].Do, r)
		}
	}
	for i, r := range got[[]inspect.Receipt](t)(b.Record(ctx, es...)) {
		if r.Fate != inspect.Known {
			t.Errorf("%s again: %+v", es[i].Do, r)
		}
	}
}

// frozen is what November was closed with, but for the head of the record, which
// is of what was committed before.
func frozen(t *testing.T, b *inspect.Book) string {
	var parts map[string]json.RawMessage
	read(t, b.Store, func(r inspect.Reader) {
		m := there[inspect.ClosedMonth](t)(r.ClosedMonth(202111))
		if err := json.Unmarshal([]byte(m.Body), &parts); err != nil {
			t.Fatal(err)
		}
	})
	delete(parts, "head")
	text, err := json.Marshal(parts)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

// allOrNone: what is recorded together is none of it where one is refused, were it
// only that another of its id says something else.
func allOrNone(t *testing.T, kind Kind) {
	type m = map[string]any
	b := countedBook(t, kind)
	var es entries
	site := es.add(t, "site.added", "", m{"name": "示范第一加油站"})
	got[[]inspect.Receipt](t)(b.Record(ctx, site))
	before := dumped(t, b.Store)
	fresh := es.add(t, "site.added", "", m{"name": "示范第二加油站"})
	other, clash := fresh, site
	other.Body, clash.Body = []byte(`{"name":"丙"}`), []byte(`{"name":"丁"}`)
	for name, all := range map[string][]inspect.Entry{
		"recorded otherwise":        {fresh, clash},
		"said twice, otherwise":     {fresh, other},
		"said twice, and one wrong": {fresh, fresh, clash},
	} {
		for i, r := range got[[]inspect.Receipt](t)(b.RecordAll(ctx, all...)) {
			if r.Fate != inspect.Refused || r.Err == nil || r.Ref != "" {
				t.Errorf("%s, %d: %+v", name, i, r)
			}
		}
		same(t, name, before, dumped(t, b.Store))
	}
	for i, r := range got[[]inspect.Receipt](t)(b.RecordAll(ctx, site, fresh, fresh)) {
		want := []inspect.Receipt{{Fate: inspect.Known, Ref: "S1"}, {Fate: inspect.Done, Ref: "S2"},
			{Fate: inspect.Known, Ref: "S2"}}[i]
		if r.Fate != want.Fate || r.Ref != want.Ref {
			t.Errorf("all of them, %d: %+v", i, r)
		}
	}
}
