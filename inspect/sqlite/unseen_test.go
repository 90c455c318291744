package sqlite

import (
	"strings"
	"testing"

	"rectify/inspect"
	"rectify/inspect/storetest"
)

// Where a trigger, or a view, makes nothing of what is written, whatever the
// table, the write says that it was not kept.
func TestNothingIsKeptUnseen(t *testing.T) {
	t.Parallel()
	f := newForger(t)
	tables := map[string]bool{}
	for _, c := range f.columns {
		tables[c.table] = true
	}
	for table := range tables {
		for _, how := range []string{"CREATE TRIGGER forged BEFORE INSERT ON " + table + " BEGIN SELECT RAISE(IGNORE); END",
			"CREATE TRIGGER forged BEFORE UPDATE ON " + table + " BEGIN SELECT RAISE(IGNORE); END",
			"ALTER TABLE " + table + " RENAME TO hidden; CREATE VIEW " + table + " AS SELECT * FROM hidden; CREATE TRIGGER forged INSTEAD OF INSERT ON " + table + " BEGIN SELECT 1; END"} {
			path, db := f.copied(t)
			do(t, db, how)
			db.Close()
			err := everything(t, path)
			if strings.Contains(how, "UPDATE") && !updated[table] || strings.Contains(how, "BEFORE INSERT ON agency") {
				continue // nothing of it is ever changed; there is only ever one agency
			}
			if err == nil {
				t.Errorf("with %s everything is said to be kept", how)
			}
		}
	}
}

// updated are the tables of which a row is changed after it was put.
var updated = map[string]bool{"agency": true, "form": true, "site": true, "hazard": true,
	"notice": true, "paper": true, "blank": true, "complaint": true, "tally": true}

func everything(t testing.TB, path string) error {
	t.Helper()
	s, err := Open(ctx, path, Options{})
	if err != nil {
		return err
	}
	defer s.Close()
	return s.Write(ctx, storetest.Everything)
}

// What is taken away and stays is told too.
func TestWhatStaysIsTold(t *testing.T) {
	t.Parallel()
	f := newForger(t)
	for kind, take := range map[string]func(inspect.Writer) error{
		inspect.AsideReporter: func(w inspect.Writer) error { return w.ForgetReporter(1) },
		inspect.AsideDraft:    func(w inspect.Writer) error { return w.DropDraft("丁某") },
		inspect.AsideOwed:     func(w inspect.Writer) error { return w.PutPaid(inspect.Owed{Place: "x"}) },
	} {
		path, db := f.copied(t)
		do(t, db, "CREATE TRIGGER forged BEFORE DELETE ON aside WHEN old.kind = '"+kind+"' BEGIN SELECT RAISE(IGNORE); END")
		do(t, db, `INSERT OR REPLACE INTO aside VALUES ('draft', '丁某', '{}'), ('owed', '', '[{"n":1,"what":"wipe","place":"x"}]')`)
		db.Close()
		s, err := Open(ctx, path, Options{})
		if err != nil {
			t.Fatal(err)
		}
		if err := s.Write(ctx, take); !inspect.IsCode(err, inspect.CodeCheck) {
			t.Errorf("%s: %v", kind, err)
		}
		s.Close()
	}
}
