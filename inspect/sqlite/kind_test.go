package sqlite

import (
	"crypto/sha256"
	"database/sql"
	"encoding/hex"
	"maps"
	"path/filepath"
	"strings"
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
		ALTER TABLE inspection DROP COLUMN kind; ALTER TABLE tally DROP COLUMN visits; DROP TABLE complaint; DROP TABLE reporter; DROP TABLE blank;
		DROP TABLE owed; ALTER TABLE draft DROP COLUMN version; ALTER TABLE review DROP COLUMN withdrawn;
		ALTER TABLE site DROP COLUMN former; DROP INDEX hazard_pictured; DROP TABLE code; ALTER TABLE hazard DROP COLUMN measures; ALTER TABLE hazard DROP COLUMN responsible; ALTER TABLE hazard DROP COLUMN supervisor; PRAGMA user_version = 7`)
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

// A month closed before visits were counted keeps its hash and its figures; a
// visit that is recorded since stands beside them.
func TestClosedBeforeVisits(t *testing.T) {
	b, path := create(t)
	i := visited(t, b, "甲站")
	if _, err := b.AddHazard(ctx, inspect.HazardEntry{Inspection: i, Finding: inspect.Finding{Text: "通道堵塞"}}); err != nil {
		t.Fatal(err)
	}
	m, err := b.CloseMonth(ctx, "2021-11-01", "王某")
	if err != nil {
		t.Fatal(err)
	}
	b.Store.Close()
	before := strings.ReplaceAll(m.Body, `"visits":0,`, "")
	if before == m.Body || strings.Contains(before, `"visits"`) {
		t.Fatalf("the figure is not taken out of %s", m.Body)
	}
	sum := sha256.Sum256([]byte(before))
	hash := hex.EncodeToString(sum[:])
	older(t, path, `DROP TRIGGER event_stays;
		UPDATE event SET body = replace(replace(body, '`+m.Body+`', '`+before+`'), '`+m.SHA256+`', '`+hash+`') WHERE noun = 'M';
		CREATE TRIGGER event_stays BEFORE UPDATE ON event BEGIN SELECT RAISE(ABORT, 'the record is only added to'); END;
		UPDATE closed SET sha256 = '`+hash+`', body = '`+before+`'`)
	s, err := Open(ctx, path, Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	b = inspect.NewBook(s)
	clean(t, b)
	laterThan(t, b, hash, nil)
	if _, err := b.AddInspection(ctx, inspect.Inspection{Site: 1, Kind: inspect.Visit, Date: "2021-11-24", Inspectors: []inspect.Officer{{Name: "甲某"}}}); err != nil {
		t.Fatal(err)
	}
	laterThan(t, b, hash, map[string]int{"visits": 1})
	clean(t, b)
	if err := b.Rebuild(ctx); err != nil {
		t.Fatal(err)
	}
	laterThan(t, b, hash, map[string]int{"visits": 1})
	clean(t, b)
}

// laterThan wants November's frozen figures, and only that to have come since.
func laterThan(t *testing.T, b *inspect.Book, hash string, want map[string]int) {
	t.Helper()
	got, err := b.Totals(ctx, inspect.TotalsQuery{Period: inspect.MonthOf("2021-11-01")})
	if err != nil || got.Closed == nil {
		t.Fatalf("%+v %v", got.Closed, err)
	}
	if got.Closed.SHA256 != hash || !maps.Equal(got.Closed.Later, want) {
		t.Errorf("%s with %v later, not %s with %v", got.Closed.SHA256, got.Closed.Later, hash, want)
	}
	if got.Inspections != 1 || got.HazardsFound != 1 || got.Visits != 0 {
		t.Errorf("%d inspections, %d hazards, %d visits", got.Inspections, got.HazardsFound, got.Visits)
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
