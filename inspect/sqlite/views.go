package sqlite

import (
	"context"
	"slices"
	"strings"

	"rectify/inspect"
	"rectify/inspect/sqlstore"
)

// Views are all that a book may have.
func Views() []sqlstore.View { return sqlstore.Views(&dialect) }

// viewTexts are the statements that make them.
func viewTexts() (out []string) {
	for _, v := range Views() {
		en, zh := v.Texts(nil)
		out = append(out, "CREATE VIEW "+v.Name.EN+" AS "+en, "CREATE VIEW "+v.Name.ZH+" AS "+zh)
	}
	return out
}

// hasViews tells whether there are any of ours.
func (s schema) hasViews() bool {
	var names []string
	return slices.ContainsFunc(s.all, func(o object) bool {
		if o.kind == "view" && names == nil {
			names = sqlstore.Names(Views())
		}
		return o.kind == "view" && slices.Contains(names, o.name)
	})
}

// SetViews makes the views as this version has them, or takes them away.
func (s *Store) SetViews(ctx context.Context, on bool) error {
	return s.Write(ctx, func(w inspect.Writer) error {
		t := w.View.(*sqlstore.Tx)
		var steps []string
		for _, name := range sqlstore.Names(Views()) {
			steps = append(steps, "DROP VIEW IF EXISTS main."+name)
		}
		if on {
			steps = append(steps, viewTexts()...)
		}
		return t.ExecAll(steps...)
	})
}

// dropped is the statement that takes something of a schema away.
func (o object) dropped() string {
	return "DROP " + o.kind + ` main."` + strings.ReplaceAll(o.name, `"`, `""`) + `"`
}
