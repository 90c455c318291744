package postgres

import (
	"strings"
	"testing"

	"rectify/inspect"
	"rectify/inspect/address"
	"rectify/inspect/pgtest"
)

// A database that an earlier rectify made is brought up to date by whoever opens it
// first: relations that are missing are made, and where one has other columns all are
// made anew of the record. Those who might write before may still.
func TestEarlierDatabasesAreBroughtUpToDate(t *testing.T) {
	t.Parallel()
	for name, before := range map[string]string{
		"a table is new":      "DROP VIEW rectify.person; DROP TABLE rectify_kept.person",
		"a column is new":     "DROP VIEW rectify.site; ALTER TABLE rectify_kept.site DROP COLUMN address",
		"a tally is new":      "DROP VIEW rectify.tally; ALTER TABLE rectify_kept.tally DROP COLUMN visits",
		"an index is new":     "DROP INDEX rectify_kept.hazard_due",
		"an index is another": "DROP INDEX rectify_kept.hazard_due; CREATE INDEX hazard_due ON rectify_kept.hazard (n)",
		"a column is gone": "DROP VIEW rectify.item; DROP TABLE rectify_kept.item; " +
			"ALTER TABLE rectify_kept.hazard ADD COLUMN odd text",
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			b, place := visited(t)
			database := b.Store.(*Store).server.Config.Database
			want := saidOf(t, b)
			b.Store.Close()
			role := "user_" + database
			do := func(text string) { pgtest.Get(t).Do(t, database, text) }
			do("CREATE ROLE " + role + " LOGIN; GRANT USAGE ON SCHEMA rectify, rectify_kept TO " + role +
				"; GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA rectify, rectify_kept TO " + role)
			defer do("DROP OWNED BY " + role + "; DROP ROLE " + role)
			do(before + "; UPDATE rectify_kept.made SET version = 1")
			now := inspect.NewBook(opening(t, place, Options{}))
			rep, err := now.Check(ctx, nil)
			if err != nil || len(rep.Faults) > 0 {
				t.Errorf("%v %v", err, rep.Faults)
			}
			if got := saidOf(t, now); got != want {
				t.Errorf("it says\n%s\nand said\n%s", got, want)
			}
			do("SET rectify.book = '1'; SET ROLE " + role + "; SELECT * FROM rectify.person, rectify.site, rectify.item")
		})
	}
}

// Who makes another book in it, or only reads, brings it up to date as well.
func TestEarlierDatabasesTakeMoreBooks(t *testing.T) {
	t.Parallel()
	for name, open := range map[string]func(place string) (*Store, error){
		"made": func(place string) (*Store, error) {
			return Create(ctx, address.WithBook(place, "另一本"), Options{})
		},
		"read": func(place string) (*Store, error) { return Open(ctx, place, Options{ReadOnly: true}) },
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			b, place := visited(t)
			database := b.Store.(*Store).server.Config.Database
			b.Store.Close()
			pgtest.Get(t).Do(t, database, "DROP VIEW rectify.person; DROP TABLE rectify_kept.person; UPDATE rectify_kept.made SET version = 1")
			s, err := open(place)
			if err != nil {
				t.Fatal(err)
			}
			s.Close()
			clean(t, inspect.NewBook(opening(t, place, Options{})))
		})
	}
}

// saidOf is what a book has in its lists.
func saidOf(t *testing.T, b *inspect.Book) string {
	t.Helper()
	var out strings.Builder
	if err := b.Read(ctx, func(r inspect.Reader) error {
		rows, err := r.Hazards(inspect.Filter{Withdrawn: true})
		for _, h := range rows.Rows {
			out.WriteString(h.SiteName + " " + h.Text + " " + string(h.State) + "\n")
		}
		return err
	}); err != nil {
		t.Fatal(err)
	}
	return out.String()
}
