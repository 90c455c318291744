package postgres

import (
	"cmp"
	"context"
	"slices"
	"strings"

	"rectify/inspect"
	"rectify/inspect/sqlstore"
)

// views are the statements that make all views of a book. They read the tables, for a
// check makes them beside those that are there and compares what the database then has.
func (in place) views() (out []string) {
	rows := func(relation string) string {
		return "NOT MATERIALIZED (SELECT * FROM " + in.table + relation + " WHERE book = " + mine + ")"
	}
	for _, v := range sqlstore.Views(&dialect) {
		en, zh := v.Texts(rows)
		out = append(out, "CREATE VIEW "+in.view+v.Name.EN+" AS "+en, "CREATE VIEW "+in.view+v.Name.ZH+" AS "+zh)
	}
	return out
}

// viewsMade are those of them that the database has.
func (t *tx) viewsMade() (out []string, err error) {
	all := sqlstore.Names(sqlstore.Views(&dialect))
	var name string
	err = t.Each("SELECT viewname::text FROM pg_views WHERE schemaname = $1", []any{seen}, func() {
		if slices.Contains(all, name) {
			out = append(out, name)
		}
	}, &name)
	return out, err
}

// remakeViews takes the views away that there are, has something done, and makes them
// anew, all if on: who might read one may read all.
func (t *tx) remakeViews(on bool, do func() error) error {
	made, err := t.viewsMade()
	if err != nil {
		return err
	}
	rights, err := t.rights(kept + ".event")
	rights = slices.DeleteFunc(rights, func(right string) bool { return !strings.HasPrefix(right, "GRANT SELECT ") })
	var steps []string
	for _, name := range made {
		also, failed := t.rights(seen + "." + name)
		rights, err = append(rights, also...), cmp.Or(err, failed)
		steps = append(steps, "DROP VIEW "+seen+"."+name)
	}
	if err := cmp.Or(err, t.ExecAll(steps...), do()); err != nil || !on {
		return err
	}
	steps = lasting.views()
	slices.Sort(rights)
	for _, right := range slices.Compact(rights) {
		for _, name := range sqlstore.Names(sqlstore.Views(&dialect)) {
			steps = append(steps, strings.Replace(right, "%s", seen+"."+name, 1))
		}
	}
	return t.ExecAll(steps...)
}

// SetViews makes the views of the database as this version has them, or takes them
// away. A query sees in them the book that rectify.book names.
func (s *Store) SetViews(ctx context.Context, on bool) error {
	return s.Write(ctx, func(w inspect.Writer) error {
		t := w.View.(*sqlstore.Tx).Conn.(*tx)
		return t.remakeViews(on, func() error { return nil })
	})
}

// Number is the book's own in its database, by which rectify.book names it.
func (s *Store) Number() int64 { return s.book }
