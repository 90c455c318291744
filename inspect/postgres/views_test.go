package postgres

import (
	"strings"
	"testing"

	"rectify/inspect"
	"rectify/inspect/pgtest"
)

// The views of a database are proved, outlive what changes below them with the rights
// on them, and show one book.
func TestViewsOfADatabase(t *testing.T) {
	t.Parallel()
	b, place := visited(t)
	s := b.Store.(*Store)
	database := s.server.Config.Database
	do := func(text string) { t.Helper(); pgtest.Get(t).Do(t, database, text) }
	role := "reader_" + database
	if err := s.SetViews(ctx, true); err != nil {
		t.Fatal(err)
	}
	do("CREATE ROLE " + role + " LOGIN; GRANT USAGE ON SCHEMA rectify TO " + role + "; GRANT SELECT ON rectify.v_site TO " + role)
	defer func() { do("DROP OWNED BY " + role + "; DROP ROLE " + role) }()
	reads := "SET ROLE " + role + "; SET rectify.book = '1'; SELECT 1 / count(*) FROM rectify.v_site"
	clean(t, b)
	do(reads)
	if err := pgtest.Get(t).Try(database, strings.Replace(reads, "'1'", "'2'", 1)); err == nil {
		t.Error("another book's units are seen")
	}
	if err := pgtest.Get(t).Try(database, strings.Replace(reads, "v_site", "site", 1)); err == nil {
		t.Error("who may read a view reads the table")
	}
	do("ALTER VIEW rectify.v_hazard RENAME TO hidden; CREATE VIEW rectify.v_hazard AS SELECT * FROM rectify.hidden WHERE false")
	rep, err := b.Check(ctx, nil)
	if err != nil || len(rep.Faults) != 2 || !strings.Contains(rep.Faults[0].EN+rep.Faults[1].EN, `the view "v_hazard" is not as this`) {
		t.Errorf("%v %v", err, rep.Faults)
	}
	do("DROP VIEW rectify.v_hazard; ALTER VIEW rectify.hidden RENAME TO v_hazard")
	s.Close()
	do("ALTER TABLE rectify_kept.hazard ADD COLUMN odd text; UPDATE rectify_kept.made SET version = 1")
	now := inspect.NewBook(opening(t, place, Options{}))
	clean(t, now)
	do(reads)
	if err := now.Store.(*Store).SetViews(ctx, false); err != nil {
		t.Fatal(err)
	}
	clean(t, now)
}
