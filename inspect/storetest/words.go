package storetest

import (
	"testing"

	"rectify/inspect"
)

// wordsAreFoundAlike: small and capital letters are alike in ASCII, and nowhere
// else; what a pattern has signs for is looked for as it is; and what is sorted
// goes by its bytes.
func wordsAreFoundAlike(t *testing.T, kind Kind) {
	p := empty(t, kind)
	names := []string{"Éclair", "éclair", "ＡＢ", "ａｂ", "Straße", "STRASSE", "AbC", "abc%", "a_c", `a\c`, "İstanbul",
		"ǅ", "Σας", "甲"}
	write(t, p.store, func(w inspect.Writer) error {
		for i, name := range names { // which no rule would let stand beside each other
			if err := w.Put(inspect.Sites, &inspect.Site{N: int64(i + 1), Name: name}); err != nil {
				return err
			}
		}
		return nil
	})
	for text, want := range map[string][]string{"É": {"Éclair"}, "é": {"éclair"}, "CLAIR": {"Éclair", "éclair"},
		"Ｂ": {"ＡＢ"}, "ａ": {"ａｂ"},
		"ß": {"Straße"}, "ss": {"STRASSE"}, "sse": {"STRASSE"}, "aBc": {"AbC", "abc%"}, "C%": {"abc%"}, "A_": {"a_c"},
		`A\`: {`a\c`}, "i": {"Éclair", "éclair"},
		"σ": nil, "Σ": {"Σας"}, "ǆ": nil, "%": {"abc%"}, "_": {"a_c"}, "'": nil, "": names} {
		read(t, p.store, func(r inspect.Reader) {
			var found []string
			for _, row := range got[inspect.Page[inspect.SiteRow]](t)(r.Sites(inspect.Filter{Text: text})).Rows {
				found = append(found, row.Name)
			}
			equal(t, "with "+text, found, want)
		})
	}
	read(t, p.store, func(r inspect.Reader) {
		var sorted []string
		for _, row := range got[inspect.Page[inspect.SiteRow]](t)(r.Sites(inspect.Filter{Sort: "name"})).Rows {
			sorted = append(sorted, row.Name)
		}
		equal(t, "by name", sorted, []string{"AbC", "STRASSE", "Straße", `a\c`, "a_c", "abc%", "Éclair", "éclair",
			"İstanbul", "ǅ", "Σας", "甲", "ＡＢ", "ａｂ"})
	})
}
