package inspect_test

import (
	"context"
	"fmt"
	"strings"
	"testing"

	"rectify/inspect"
)

// counted is a store that counts the histories that a writer reads, and the rows of lists.
type counted struct {
	inspect.Store
	read, rows int
}

func (c *counted) Write(ctx context.Context, fn func(inspect.Writer) error) error {
	return c.Store.Write(ctx, func(w inspect.Writer) error {
		return fn(inspect.WriterOf(countedHand{w.View.(inspect.Hand), c}))
	})
}

type countedHand struct {
	inspect.Hand
	of *counted
}

func (h countedHand) Events(q inspect.EventQuery, fn func(inspect.Event) error) error {
	h.of.read++
	return h.Hand.Events(q, fn)
}

func (h countedHand) List(noun inspect.Noun, f inspect.Filter, fn func(any) error) (int, error) {
	return h.Hand.List(noun, f, func(row any) error {
		h.of.rows++
		return fn(row)
	})
}

// A site is told of others of its name, and a file of sites does not read all of them for each.
func TestManySitesReadTheNamesOnce(t *testing.T) {
	b := newBook(t)
	c := &counted{Store: b.Store}
	b.Store = c
	var entries []inspect.Entry
	for i := range 60 {
		entries = append(entries, inspect.Entry{ID: b.NewID(), Do: "site.added", Body: fmt.Appendf(nil, `{"name":"示范第%d加油站"}`, i)})
	}
	for _, fate := range []inspect.Fate{inspect.Done, inspect.Known} {
		c.rows = 0
		for i, r := range must[[]inspect.Receipt](t)(b.Record(context.Background(), entries...)) {
			if r.Fate != fate {
				t.Errorf("entry %d is %s: %v", i, r.Fate, r.Err)
			}
		}
		if c.rows > 3*len(entries) {
			t.Errorf("of %d sites %d rows were read until they were %s", len(entries), c.rows, fate)
		}
	}
}

// A finding is told of another of its text, and many on one inspection do not read all
// of them for each, nor when they are told again.
func TestManyFindingsReadTheTextsOnce(t *testing.T) {
	b := newBook(t)
	var told []*inspect.Error
	b.Noted = func(e *inspect.Error) { told = append(told, e) }
	c := &counted{Store: b.Store}
	b.Store = c
	site := inspect.Entry{ID: b.NewID(), Do: "site.added", Body: []byte(`{"name":"示范第一加油站"}`)}
	held := inspect.Entry{ID: b.NewID(), Do: "inspection.held", About: site.ID.String(),
		Body: []byte(`{"date":"2021-11-23","inspectors":[{"name":"甲某","cert":"A001"}]}`)}
	entries := []inspect.Entry{site, held}
	for i := range 60 {
		entries = append(entries, inspect.Entry{ID: b.NewID(), Do: "hazard.found", About: held.ID.String(),
			Body: fmt.Appendf(nil, `{"text":"第%d处灭火器失压"}`, i%59)})
	}
	for i, r := range must[[]inspect.Receipt](t)(b.Record(context.Background(), entries...)) {
		if r.Fate != inspect.Done {
			t.Errorf("entry %d is %s: %v", i, r.Fate, r.Err)
		}
	}
	if c.rows > 6*len(entries) {
		t.Errorf("of %d findings %d rows were read", len(entries), c.rows)
	}
	if len(told) != 1 || !strings.Contains(told[0].EN, "H1 says the same on inspection I1") {
		t.Errorf("of one twin was told %v", told)
	}
}

// What is asked again costs as much however often its unit was visited since.
func TestKnownVisitsCostNoMoreInALargeBook(t *testing.T) {
	ctx, read := context.Background(), map[int]int{}
	for _, visits := range []int{10, 40} {
		b := newBook(t)
		site := inspect.Entry{ID: b.NewID(), Do: "site.added", Body: []byte(`{"name":"示范第一加油站"}`)}
		entries := []inspect.Entry{site}
		for range visits {
			entries = append(entries, inspect.Entry{ID: b.NewID(), Do: "inspection.held", About: site.ID.String(),
				Body: []byte(`{"date":"2021-11-23","inspectors":[{"name":"甲某","cert":"A001"},{"name":"乙某","cert":"A002"}]}`)})
		}
		must[[]inspect.Receipt](t)(b.RecordAll(ctx, entries...))
		c := &counted{Store: b.Store}
		b.Store = c
		for i, r := range must[[]inspect.Receipt](t)(b.Record(ctx, entries...)) {
			if r.Fate != inspect.Known {
				t.Errorf("entry %d is %s: %v", i, r.Fate, r.Err)
			}
		}
		read[visits] = c.read
	}
	if read[40] > 5*read[10] {
		t.Errorf("of 10 visits %d histories were read, of 40 visits %d", read[10], read[40])
	}
}

// asked keeps what is asked of the record.
type asked struct {
	inspect.View
	queries []inspect.EventQuery
}

func (a *asked) Events(q inspect.EventQuery, fn func(inspect.Event) error) error {
	a.queries = append(a.queries, q)
	return a.View.Events(q, fn)
}

// Who asks what a signed copy is of does not go through the whole record.
func TestCopiesAreLookedForWhereTheyCanBe(t *testing.T) {
	err := newBook(t).Store.Read(context.Background(), func(r inspect.Reader) error {
		a := &asked{View: r.View}
		_, _, err := inspect.Reader{View: a}.Copies()("a hash")
		for _, q := range a.queries {
			if q.Noun == "" {
				t.Errorf("all of the record is gone through for %v", q.Kinds)
			}
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
}
