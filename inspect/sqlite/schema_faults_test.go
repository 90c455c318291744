package sqlite

import (
	"errors"
	"strings"
	"testing"

	"rectify/inspect"
)

// Everything of the schema that is there too much, is missing or is another is
// named, and a rebuild mends it unless something could be lost by that.
func TestCheckComparesTheSchema(t *testing.T) {
	if testing.Short() {
		t.Skip("hundreds of stores, one after another: the race detector has nothing to see in them")
	}
	t.Parallel()
	f := newForger(t)
	cases := map[string]bool{ // whether a rebuild mends it
		"CREATE TRIGGER forged BEFORE INSERT ON hazard BEGIN SELECT RAISE(IGNORE); END":                                                  true,
		"CREATE TRIGGER forged AFTER INSERT ON event BEGIN DELETE FROM hazard; END":                                                      true,
		"CREATE TRIGGER site BEFORE INSERT ON site BEGIN SELECT RAISE(IGNORE); END":                                                      true,
		"CREATE VIEW forged AS SELECT * FROM hazard":                                                                                     true,
		"CREATE INDEX forged ON hazard (text)":                                                                                           true,
		"CREATE UNIQUE INDEX forged ON hazard (place, n)":                                                                                true,
		"CREATE TABLE forged (n INTEGER PRIMARY KEY)":                                                                                    false,
		"ALTER TABLE hazard ADD COLUMN forged TEXT":                                                                                      true,
		"ALTER TABLE event ADD COLUMN forged TEXT":                                                                                       false,
		"ALTER TABLE hazard RENAME TO hidden; CREATE VIEW hazard AS SELECT * FROM hidden":                                                false, // hidden stays
		"DROP TRIGGER event_kept; CREATE TRIGGER event_kept BEFORE DELETE ON event WHEN old.seq > 9 BEGIN SELECT RAISE(FAIL, 'no'); END": true,
	}
	_, db := f.copied(t)
	var drops, dropped []string
	for _, o := range read(t, db, objects, scanObject) {
		switch {
		case o.objectName == objectName{"table", "event"}: // without which there is no book
		case o.kind == "table":
			cases["DROP TABLE "+o.name] = o.remade() || o.name == "draft" // without what is owed no store is opened for writing
		case o.sql != "":
			drops, dropped = append(drops, "DROP "+o.kind+" "+o.name), append(dropped, o.name)
		}
	}
	all := strings.Join(drops, ";")
	cases[all] = true
	for text, mends := range cases {
		path, db := f.copied(t)
		do(t, db, text)
		db.Close()
		faults := checked(t, path)
		if len(faults) == 0 || text == all && len(faults) != len(dropped) {
			t.Errorf("after %s there are %d faults", text, len(faults))
		}
		left := rebuilt(t, path)
		if mends && len(left) > 0 {
			t.Errorf("after %s a rebuild leaves %s", text, left)
		}
		if !mends && len(left) == 0 {
			t.Errorf("after %s a rebuild mends %s", text, faults)
		}
	}
}

// rebuilt is what a check says after a rebuild, or why there was none.
func rebuilt(t testing.TB, path string) []string {
	t.Helper()
	s, err := Open(ctx, path, Options{})
	if err == nil {
		defer s.Close()
		err = inspect.NewBook(s).Rebuild(ctx)
	}
	if err != nil {
		var ours *inspect.Error
		if !errors.As(err, &ours) || strings.Contains(err.Error(), "constraint") || ours.HintEN == "" {
			t.Errorf("not said so that a person could do something: %v", err)
		}
		return []string{err.Error()}
	}
	return checked(t, path)
}

// A file that has our number and no record is no book.
func TestWithoutARecordThereIsNoBook(t *testing.T) {
	t.Parallel()
	path, db := newForger(t).copied(t)
	do(t, db, "DROP TABLE event")
	db.Close()
	s, err := Open(ctx, path, Options{ReadOnly: true})
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	if _, err := inspect.NewBook(s).Check(ctx, nil); !inspect.IsCode(err, inspect.CodeNoStore) || !strings.Contains(err.Error(), "no record") {
		t.Errorf("got %v", err)
	}
}
