package postgres

import (
	"strings"
	"testing"

	"rectify/inspect"
	"rectify/inspect/pgtest"
	"rectify/inspect/storetest"
)

// What somebody makes of where the record ends hides nothing else of what is wrong.
func TestTheRestIsToldWithoutItsEnd(t *testing.T) {
	t.Parallel()
	for text, words := range map[string][]string{
		"DROP TABLE rectify_kept.chain CASCADE":                        {`the table "chain" is missing`, "the chain cannot be looked through"},
		"UPDATE rectify_kept.chain SET place = 9223372036854775807":    {" to 9223372036854775807 are missing on the record"},
		"UPDATE rectify_kept.chain SET place = (-9223372036854775808)": {"which is not where it was left"},
	} {
		t.Run(text, func(t *testing.T) {
			b, _ := visited(t)
			pgtest.Get(t).Do(t, b.Store.(*Store).server.Config.Database, text, "UPDATE rectify_kept.site SET town = 'odd'")
			rep, err := b.Check(ctx, nil)
			var found []string
			for _, f := range rep.Faults {
				found = append(found, f.EN)
			}
			all := strings.Join(found, "\n")
			for _, w := range append(words, "site S1: the list site differs from what the record adds up to in town") {
				if err != nil || !strings.Contains(all, w) {
					t.Errorf("%v, without %q\n%s", err, w, all)
				}
			}
			if _, err := storetest.AddSite(ctx, b, b.NewID(), inspect.Site{Name: "乙站"}); strings.Contains(text, "place = 9") && !inspect.IsCode(err, inspect.CodeCheck) {
				t.Errorf("a site more: %v", err)
			}
		})
	}
}
