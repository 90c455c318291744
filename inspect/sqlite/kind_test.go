package sqlite

import (
	"database/sql"
	"path/filepath"
	"testing"

	"rectify/inspect"
)

// Before there were kinds, an inspection was its campaign's or routine; that is
// what the migration says, and the record when it is played again.
func TestInspectionsBeforeKinds(t *testing.T) {
	b, path := create(t)
	visited(t, b, "甲站")
	if _, err := b.AddCampaign(ctx, inspect.Campaign{Name: "专项"}); err != nil {
		t.Fatal(err)
	}
	if _, err := b.AddInspection(ctx, inspect.Inspection{Site: 1, Campaign: 1, Date: "2021-11-23", Inspectors: []inspect.Officer{{Name: "甲某"}}}); err != nil {
		t.Fatal(err)
	}
	b.Store.Close()
	older(t, path, `DROP TRIGGER event_stays;
		UPDATE event SET body = json_remove(body, '$.kind') WHERE noun = 'I';
		CREATE TRIGGER event_stays BEFORE UPDATE ON event BEGIN SELECT RAISE(ABORT, 'the record is only added to'); END;
		ALTER TABLE inspection DROP COLUMN kind; ALTER TABLE tally DROP COLUMN visits; DROP TABLE complaint; DROP TABLE reporter; PRAGMA user_version = 7`)
	s, err := Open(ctx, path, Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	b = inspect.NewBook(s)
	clean(t, b)
	if err := b.Read(ctx, func(r inspect.Reader) error {
		for n, want := range map[int64]inspect.InspectionKind{1: inspect.Routine, 2: inspect.Special} {
			if i, _, err := r.Inspection(n); i.Kind != want || err != nil {
				t.Errorf("I%d is %q, not %q (%v)", n, i.Kind, want, err)
			}
		}
		return nil
	}); err != nil {
		t.Fatal(err)
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
