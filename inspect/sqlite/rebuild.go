package sqlite

import (
	"context"
	"strings"

	"rectify/inspect"
	"rectify/inspect/sqlstore"
)

// Rebuild implements [inspect.Store]. Of a record that has holes nothing is made
// anew: the lists may have what it has lost.
func (s *Store) Rebuild(ctx context.Context, fn func(inspect.Writer) error) error {
	return s.Write(ctx, func(w inspect.Writer) error {
		t := w.View.(*sqlstore.Tx).Conn.(*tx)
		if err := t.as.Exec("PRAGMA cache_size = " + onceCacheSize); err != nil {
			return err
		}
		defer t.as.Exec("PRAGMA cache_size = " + cacheSize)
		return t.rebuild(fn)
	})
}

// rebuild empties what is made from the record, and has fn make it anew.
func (t *tx) rebuild(fn func(inspect.Writer) error) error {
	if err := t.remake(); err != nil {
		return err
	}
	v := sqlstore.Verifier{Tx: t.as}
	if err := v.Holes(); err != nil {
		return err
	}
	return fn(inspect.WriterOf(t.as))
}

// remake takes away the triggers, views and indexes that this version does not
// make, empties the tables that are made from the record, and makes what of the
// schema is missing or different: nothing is lost by any of it.
func (t *tx) remake() error {
	want, err := fresh(t.as.Ctx)
	if err != nil {
		return err
	}
	have, err := t.objects()
	if err != nil {
		return err
	}
	wanted, there := byName(want), byName(have)
	if _, ok := there[theRecord]; !ok {
		return t.store.recordless()
	}
	steps := []string{"PRAGMA defer_foreign_keys = ON"}
	for _, o := range have {
		if o.kind != "table" && o.sql != "" && !wanted[o.key()].like(o) {
			steps = append(steps, "DROP "+o.kind+" main."+quoted(o.name))
		}
	}
	for _, o := range want {
		if _, ok := there[o.key()]; o.kind == "table" && !ok {
			steps = append(steps, o.sql)
		}
	}
	for _, o := range want {
		if was, ok := there[o.key()]; ok && o.remade() {
			steps = append(steps, "DELETE FROM "+o.name)
			if !was.like(o) {
				steps = append(steps, "DROP TABLE "+o.name, o.sql)
			}
		}
	}
	for _, step := range steps {
		if err := t.as.Exec(step); err != nil {
			return err
		}
	}
	return t.complete(want)
}

// complete makes the indexes and triggers that are missing.
func (t *tx) complete(want []object) error {
	have, err := t.objects()
	if err != nil {
		return err
	}
	there := byName(have)
	for _, o := range want {
		if _, ok := there[o.key()]; o.sql != "" && !ok {
			if err := t.as.Exec(o.sql); err != nil {
				return err
			}
		}
	}
	return nil
}

func quoted(name string) string { return `"` + strings.ReplaceAll(name, `"`, `""`) + `"` }
