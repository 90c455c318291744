package postgres

import (
	"strings"
	"testing"

	"rectify/inspect"
	"rectify/inspect/pgtest"
)

// A check names what is in the database and not of our making, and what is lacking.
func TestWhatIsNotOfOurMakingIsFound(t *testing.T) {
	t.Parallel()
	const table, view = "rectify_kept.site", "rectify.site"
	for text, words := range map[string]string{
		"CREATE RULE evil AS ON INSERT TO " + table + " DO INSTEAD NOTHING":                                             `the rule "evil" (of site) is not of rectify's`,
		"CREATE RULE evil AS ON UPDATE TO " + view + " DO INSTEAD NOTHING":                                              `the rule "evil" (of site) is not of rectify's`,
		"CREATE OR REPLACE VIEW rectify.site AS SELECT * FROM rectify_kept.site WHERE false":                            `the view "site" is not as this`,
		"CREATE OR REPLACE FUNCTION rectify_kept.stays() RETURNS trigger LANGUAGE plpgsql AS $$BEGIN RETURN new; END$$": `the function "stays()" is not as`,
		"DROP INDEX rectify_kept.event_id":                                                                              `the index "event_id" (of event) is missing`,
		"CREATE UNIQUE INDEX strange ON " + table + " (book, body)":                                                     `the index "strange" (of site) is not of`,
		"DROP VIEW " + view:                                       `the view "site" is missing`,
		"DROP TABLE " + table + " CASCADE":                        `the table "site" is missing`,
		"ALTER TABLE " + table + " ADD odd text":                  `the table "site" is not as this version makes it`,
		"CREATE TABLE rectify.odd (n int)":                        `the table "odd" is not of rectify's making`,
		"ALTER TABLE " + table + " ENABLE ROW LEVEL SECURITY":     `the table "site" is not as this version makes it`,
		"ALTER TABLE rectify_kept.inspection DISABLE TRIGGER ALL": `(of inspection) is missing or switched off`,
		"DROP TRIGGER event_kept ON rectify_kept.event; CREATE TRIGGER event_kept BEFORE TRUNCATE ON " + table +
			" EXECUTE FUNCTION rectify_kept.stays()": `the trigger "event_kept" (of event) is missing`,
	} {
		t.Run(text, func(t *testing.T) {
			b, _ := visited(t)
			pgtest.Get(t).Do(t, b.Store.(*Store).server.Config.Database, text)
			rep, err := b.Check(ctx, nil)
			var found []string
			for _, f := range rep.Faults {
				found = append(found, f.EN)
			}
			if all := strings.Join(found, "\n"); err != nil || !strings.Contains(all, words) {
				t.Errorf("%v\n%s", err, all)
			}
		})
	}
}

// A check on a server that only reads says what it needs.
func TestCheckNeedsAServerThatWrites(t *testing.T) {
	t.Parallel()
	_, name := visited(t)
	s := opening(t, with(name, "default_transaction_read_only", "on"), Options{ReadOnly: true})
	_, err := inspect.NewBook(s).Check(ctx, nil)
	said(t, err, inspect.CodeFailed, "a check makes temporary tables")
}
