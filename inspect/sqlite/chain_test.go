package sqlite

import (
	"database/sql"
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"rectify/inspect"
	"rectify/inspect/sqlstore"
	"rectify/inspect/storetest"
)

// forgery is what somebody did to the record, and how a check names it.
type forgery struct{ text, says string }

// forgeries are those of a record with so many facts.
func forgeries(last int64) []forgery {
	fact := func(place any, is string) string { return fmt.Sprintf("fact %v is %s", place, is) }
	facts := func(from, to int64, is string) string { return fmt.Sprintf("facts %d to %d are %s", from, to, is) }
	const changed = "not as recorded: the link does not follow from the one before"
	const missing = "missing on the record"
	const turn = "UPDATE event SET seq = CASE seq WHEN 6 THEN -8 ELSE -6 END WHERE seq IN (6, 8); UPDATE event SET seq = -seq WHERE seq < 0"
	const swap = `CREATE TEMP TABLE was AS SELECT * FROM event; UPDATE event SET id = randomblob(16) WHERE seq IN (6, 8);
		UPDATE event SET (id, kind, noun, n, at, by, body) = (SELECT id, kind, noun, n, at, by, body FROM was
		WHERE was.seq = 14 - event.seq) WHERE seq IN (6, 8)`
	const close = "DELETE FROM event WHERE seq = 7; UPDATE event SET seq = 1 - seq WHERE seq > 7; UPDATE event SET seq = -seq WHERE seq < 0"
	const add = "INSERT INTO event SELECT seq + 1, randomblob(16), kind, noun, n, at, by, body, encoding, link FROM event ORDER BY seq DESC LIMIT 1"
	const between = "UPDATE event SET seq = -seq - 1 WHERE seq > 7; UPDATE event SET seq = -seq WHERE seq < 0; " +
		"INSERT INTO event SELECT 8, randomblob(16), kind, noun, n, at, by, body, encoding, link FROM event WHERE seq = 7"
	return []forgery{
		{"UPDATE event SET body = body || ' ' WHERE seq = 7", fact(7, changed)},
		{"UPDATE event SET at = at - 60000000 WHERE seq = 7", fact(7, changed)},
		{"UPDATE event SET by = '丁某' WHERE seq = 7", fact(7, changed)},
		{"UPDATE event SET encoding = 0 WHERE seq = 7", fact(7, changed)},
		{"UPDATE event SET link = NULL WHERE seq = 7", facts(7, 8, changed)},
		{"UPDATE event SET link = zeroblob(32) WHERE seq = 1", facts(1, 2, changed)},
		{fmt.Sprint("UPDATE event SET body = ' ' || body WHERE seq = ", last), fact(last, changed)},
		{turn, facts(6, 9, changed)},
		{swap, fact(6, changed)},
		{swap, fact(8, changed)},
		{"DELETE FROM event WHERE seq = 7", fact(7, missing)},
		{fmt.Sprint("DELETE FROM event WHERE seq = ", last), fact(last, missing)},
		{fmt.Sprint("DELETE FROM event WHERE seq > ", last-3), facts(last-2, last, missing)},
		{close, facts(7, last-1, changed)},
		{add, fact(last+1, changed)},
		{between, facts(8, last+1, changed)},
	}
}

// Whoever changes the record behind the book's back leaves a fault, also where
// all lists are made anew from it then.
func TestTheChainFindsEveryForgery(t *testing.T) {
	if testing.Short() {
		t.Skip("hundreds of stores, one after another: the race detector has nothing to see in them")
	}
	t.Parallel()
	f := newForger(t)
	_, db := f.copied(t)
	var last int64
	if err := db.QueryRow("SELECT max(seq) FROM event").Scan(&last); err != nil {
		t.Fatal(err)
	}
	for _, forged := range forgeries(last) {
		path := f.forged(t, forged.text)
		if all := checked(t, path); !slices.Contains(all, forged.says) {
			t.Errorf("after %s a check says %q and not %s", forged.text, all, forged.says)
		}
		rebuilt(t, path)
		if all := checked(t, path); !slices.Contains(all, forged.says) {
			t.Errorf("after %s and a rebuild a check says %q and not %s", forged.text, all, forged.says)
		}
	}
}

// What is recorded after the record lost its end does not take its places.
func TestWhatWasLostStaysMissing(t *testing.T) {
	t.Parallel()
	b, path := create(t)
	visited(t, b, "甲站")
	b.Store.Close()
	older(t, path, "DROP TRIGGER event_kept; DELETE FROM event WHERE seq = 3; DELETE FROM inspection; DELETE FROM inspector;"+
		" CREATE TRIGGER event_kept BEFORE DELETE ON event BEGIN SELECT RAISE(ABORT, 'the record is only added to'); END")
	s, err := Open(ctx, path, Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	if _, err := storetest.AddSite(ctx, inspect.NewBook(s), inspect.NewID(), inspect.Site{Name: "乙站"}); err != nil {
		t.Fatal(err)
	}
	if all := checked(t, path); !slices.Contains(all, "fact 3 is missing on the record") {
		t.Errorf("a check says %q", all)
	}
}

// older makes a store what an earlier version would have written.
func older(t *testing.T, path, steps string) {
	t.Helper()
	db, err := sql.Open("sqlite", "file:"+filepath.ToSlash(path))
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	if _, err := db.Exec(steps); err != nil {
		t.Fatal(err)
	}
}

// recomputed is a copy in which somebody who knows how links are made changed
// the record and made every link anew, and all lists.
func (f forger) recomputed(t *testing.T, change string) *inspect.Book {
	s, err := Open(ctx, f.forged(t, change), Options{})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	if err := s.In(ctx, true, func(t *sqlstore.Tx) error { return t.Conn.(*tx).link() }); err != nil {
		t.Fatal(err)
	}
	b := inspect.NewBook(s)
	if err := b.Rebuild(ctx); err != nil {
		t.Fatal(err)
	}
	return b
}

// A chain that was made anew agrees with itself, and not with what stands on
// papers: those in the book, and whatever was kept outside it.
func TestPapersFindAChainMadeAnew(t *testing.T) {
	t.Parallel()
	f := newForger(t)
	s, err := Open(ctx, f.path, Options{ReadOnly: true})
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	last, err := inspect.Ask(ctx, inspect.NewBook(s), inspect.Reader.Anchor)
	if err != nil {
		t.Fatal(err)
	}
	for place, papers := range map[int64]bool{7: true, last.Place: false} {
		b := f.recomputed(t, fmt.Sprint("UPDATE event SET by = '丁某' WHERE seq = ", place))
		rep, err := b.Check(ctx, nil)
		if err != nil || len(rep.Faults) > 0 != papers {
			t.Errorf("with %d changed a check says %v (%v)", place, rep.Faults, err)
		}
		for _, f := range rep.Faults {
			if !strings.Contains(f.EN, " names a place of the record: the record has ") {
				t.Error(f)
			}
		}
		if fault, err := inspect.Ask(ctx, b, last.Stands); fault == nil || err != nil {
			t.Errorf("with %d changed the record still has %s (%v)", place, last, err)
		}
		if fault, err := inspect.Ask(ctx, b, inspect.Anchor{Place: 1, Digits: digits(t, inspect.NewBook(s), 1)}.Stands); fault != nil || err != nil {
			t.Errorf("with %d changed the record has not what was before: %v (%v)", place, fault, err)
		}
	}
}

func digits(t *testing.T, b *inspect.Book, place int64) (out string) {
	t.Helper()
	if err := b.Read(ctx, func(r inspect.Reader) error {
		h, _, err := r.Head(place)
		out = fmt.Sprintf("%x", h.Link)
		return err
	}); err != nil {
		t.Fatal(err)
	}
	return out
}
