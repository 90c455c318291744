package main

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"rectify/inspect"
	"rectify/inspect/sqlite"
)

// everyEntry are entries of every kind that there is, each of which can be recorded.
func everyEntry(t *testing.T) (entries []inspect.Entry) {
	t.Helper()
	text, err := os.ReadFile("../../testdata/entries/every.jsonl")
	if err != nil {
		t.Fatal(err)
	}
	for line := range bytes.Lines(text) {
		entries = append(entries, inspect.ReadEntry(line))
	}
	return entries
}

// bookOf is a book in which papers can be drawn.
func bookOf(t *testing.T) *inspect.Book {
	t.Helper()
	store, err := sqlite.Create(t.Context(), filepath.Join(t.TempDir(), "book.db"))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { store.Close() })
	b := inspect.NewBook(store)
	b.By, b.Press = "甲某", figuresPress
	return b
}

// lacking is an entry that leaves out a part, under another id.
func lacking(t *testing.T, e inspect.Entry, part string) inspect.Entry {
	t.Helper()
	said := map[string]json.RawMessage{}
	if err := json.Unmarshal(e.Body, &said); err != nil {
		t.Fatal(err)
	}
	delete(said, part)
	e.ID = inspect.NewID()
	e.Body, _ = json.Marshal(said)
	return e
}

// Of every part that an entry may say the help tells whether it must be there: what
// it marks is refused without it, and what it does not is recorded once at least.
func TestHelpTellsWhatMustBeSaid(t *testing.T) {
	t.Parallel()
	b, never := bookOf(t), inspect.Entry{ID: inspect.NewID(), Do: "nothing.done"}
	goes, tried := map[string]bool{}, map[string]bool{} // without the part
	parts := map[string][]inspect.DeedPart{}
	for _, d := range inspect.Deeds() {
		parts[d.Do] = d.Parts
	}
	for _, e := range everyEntry(t) {
		var said map[string]json.RawMessage
		json.Unmarshal(e.Body, &said)
		for part := range said {
			if len(said) == 1 && strings.HasSuffix(e.Do, ".amended") {
				continue // an edit says something, whichever part it is
			}
			receipts, err := b.RecordAll(t.Context(), lacking(t, e, part), never)
			if err != nil {
				t.Errorf("%s without its %s: %v", e.Do, part, err)
				continue
			}
			key := e.Do + " " + part
			tried[key] = true
			goes[key] = goes[key] || receipts[0].Err.Error() == inspect.WithOthers().Error()
		}
		if receipts, err := b.Record(t.Context(), e); err != nil || receipts[0].Fate != inspect.Done {
			t.Fatalf("%s %s: %v, %v", e.Do, e.Body, err, receipts)
		}
		for _, part := range parts[e.Do] {
			goes[e.Do+" "+part.Name] = goes[e.Do+" "+part.Name] || said[part.Name] == nil
		}
	}
	for _, d := range inspect.Deeds() {
		for _, part := range d.Parts {
			if key := d.Do + " " + part.Name; part.Must && (!tried[key] || goes[key]) {
				t.Errorf("%s is marked, and need not be there", key)
			} else if tried[key] && !goes[key] && !part.Must {
				t.Errorf("%s must be there, and is not marked", key)
			}
		}
		if !slices.ContainsFunc(everyEntry(t), func(e inspect.Entry) bool { return e.Do == d.Do }) {
			t.Errorf("no example of %s", d.Do)
		}
	}
}

// Every kind of entry again is known, one by one and together, and answered as at first.
func TestEveryEntryAgain(t *testing.T) {
	t.Parallel()
	b, entries := bookOf(t), everyEntry(t)
	first, err := b.RecordAll(t.Context(), entries...)
	if err != nil {
		t.Fatal(err)
	}
	again, err := b.RecordAll(t.Context(), entries...)
	if err != nil {
		t.Fatal(err)
	}
	for i, was := range first {
		is := again[i]
		if was.Fate != inspect.Done || is.Fate != inspect.Known || is.Ref != was.Ref || is.SHA256 != was.SHA256 {
			t.Errorf("%s: %s %s, then %s %s %v", entries[i].Do, was.Fate, was.Ref, is.Fate, is.Ref, is.Err)
		}
	}
}
