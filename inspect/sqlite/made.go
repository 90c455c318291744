package sqlite

import (
	"context"
	"path/filepath"
	"slices"
	"strings"

	"rectify/inspect"
	"rectify/inspect/sqlstore"
)

// object is one thing of a schema, as sqlite_schema has it.
type object struct {
	objectName
	table, sql string
}

// objectName is by what an object is known: a trigger may bear a table's name.
type objectName struct{ kind, name string }

// like tells whether two objects are the same, however their lines are broken.
func (o object) like(p object) bool {
	return o.objectName == p.objectName && o.table == p.table && slices.Equal(strings.Fields(o.sql), strings.Fields(p.sql))
}

// lasting are the tables that no rebuild empties: the record, and what is kept
// beside it. Every other is made from facts alone, and a new one cannot be forgotten.
var lasting = []string{"event", "blob", "chain", "aside"}

// remade tells whether a rebuild empties it.
func (o object) remade() bool { return o.kind == "table" && !slices.Contains(lasting, o.name) }

// schema is what there is, in the order in which it was made, and by its names.
type schema struct {
	all []object
	of  map[objectName]object
}

// What ANALYZE leaves is SQLite's own, and changes nothing that is said.
const objects = `SELECT type, name, tbl_name, coalesce(sql, '') FROM main.sqlite_schema
	WHERE tbl_name NOT GLOB 'sqlite_stat*' ORDER BY rowid`

// schema is what the store has.
func (t *tx) schema() (schema, error) {
	out := schema{of: map[objectName]object{}}
	var o object
	err := t.Each(objects, nil, func() { out.all, out.of[o.objectName] = append(out.all, o), o },
		&o.kind, &o.name, &o.table, &o.sql)
	return out, err
}

// fresh is the schema that this version makes, with the views or without.
func fresh(ctx context.Context, views bool) (out schema, err error) {
	db, err := openDB(":memory:")
	if err != nil {
		return out, err
	}
	defer db.Close()
	conn, err := db.Conn(ctx) // each has a memory of its own
	if err != nil {
		return out, err
	}
	defer conn.Close()
	var texts []string
	for n := 1; n <= latest(); n++ {
		texts = append(texts, migration(n))
	}
	for _, r := range sqlstore.Remade() {
		texts = append(texts, shape(r, "")...)
	}
	if views {
		texts = append(texts, viewTexts()...)
	}
	t := newStore(":memory:", Options{}).tx(ctx, conn)
	if err := t.exec(ctx, strings.Join(texts, "\n;")); err != nil {
		return out, err
	}
	return t.schema()
}

// schemas are the one that this version makes and the one that the store has, of
// which the views are a part if it has any. What has no record is no book.
func (t *tx) schemas() (want, have schema, err error) {
	if have, err = t.schema(); err != nil {
		return want, have, err
	}
	want, err = fresh(t.Ctx, have.hasViews())
	if _, ok := have.of[objectName{"table", "event"}]; err == nil && !ok {
		err = inspect.Errorf(inspect.CodeNoStore, "%s is not as this version makes it: it has no record",
			"%s 与本版本建立的不同：没有记录", t.store.Name).Hint(sqlstore.Restoring())
	}
	return want, have, err
}

// schema compares the schema with the one that this version makes: what is not of
// its making, a trigger above all, may change what commands do.
func (v *verifier) schema() error {
	want, have, err := v.t.schemas()
	if err != nil {
		return err
	}
	var names []objectName
	for _, o := range slices.Concat(have.all, want.all) {
		names = append(names, o.objectName)
	}
	sqlstore.Compare(names, want.of, have.of, object.like, func(is objectName, how sqlstore.Difference) {
		o, ok := have.of[is]
		if !ok {
			o = want.of[is]
		}
		hint := sqlstore.Restoring
		if o.kind != "table" || how != sqlstore.Strange && o.remade() {
			hint = sqlstore.Rebuilding
		}
		v.Differs(o.kind, o.name, o.table, how).Hint(hint())
	})
	return nil
}

// Rebuild implements [inspect.Store], with a small cache meanwhile.
func (s *Store) Rebuild(ctx context.Context, fn func(inspect.Writer) error) error {
	return s.Write(ctx, func(w inspect.Writer) error {
		t := w.View.(*sqlstore.Tx)
		return t.Conn.(*tx).within(onceCacheSize, func() error { return t.Rebuild(fn) })
	})
}

// Empty implements [sqlstore.Conn]: it takes away the triggers, views and indexes
// that this version does not make, empties the tables that are made from the record,
// and makes what of the schema is missing or different: nothing is lost by any of it.
func (t *tx) Empty() error {
	want, have, err := t.schemas()
	if err != nil {
		return err
	}
	steps := []string{"PRAGMA defer_foreign_keys = ON"}
	for _, o := range have.all {
		if o.kind != "table" && o.sql != "" && !want.of[o.objectName].like(o) {
			steps = append(steps, o.dropped())
		}
	}
	for _, o := range want.all {
		switch was, ok := have.of[o.objectName]; {
		case o.kind == "table" && !ok:
			steps = append(steps, o.sql)
		case o.remade() && was.like(o):
			steps = append(steps, "DELETE FROM "+o.name)
		case o.remade():
			steps = append(steps, "DELETE FROM "+o.name, "DROP TABLE "+o.name, o.sql)
		}
	}
	if err := t.ExecAll(steps...); err != nil {
		return err
	}
	if have, err = t.schema(); err != nil {
		return err
	}
	return t.completed(want, have)
}

// sortCacheSize is what is kept of the file while an index is made: as much again is taken
// for what is sorted.
const sortCacheSize = "-2000"

// Without implements [sqlstore.Conn].
func (t *tx) Without(index string) (again func() error, err error) {
	var made string
	there, err := t.One("SELECT sql FROM main.sqlite_schema WHERE type = 'index' AND name = ?", []any{index}, &made)
	if err != nil || !there {
		return nil, err
	}
	return func() error {
		return t.within(sortCacheSize, func() error { return t.sortingBeside(func() error { return t.Exec(made) }) })
	}, t.Exec("DROP INDEX main." + index)
}

// sortingBeside does something with what SQLite sorts beside the store, where there must be
// room anyhow: a folder for temporary files may be small, or nobody's to write to. A folder
// that SQLite does not take leaves it its own choice.
func (t *tx) sortingBeside(do func() error) error {
	const beside = "PRAGMA temp_store_directory = "
	if t.exec(t.Ctx, beside+sqlstore.Literal(filepath.Dir(t.store.Name))) == nil {
		defer t.exec(context.WithoutCancel(t.Ctx), beside+"''")
	}
	return do()
}

// within does something with a cache of that size.
func (t *tx) within(size string, do func() error) error {
	var before string
	if _, err := t.One("PRAGMA cache_size", nil, &before); err != nil {
		return err
	}
	if err := t.Exec("PRAGMA cache_size = " + size); err != nil {
		return err
	}
	defer t.Exec("PRAGMA cache_size = " + before)
	return do()
}

// complete makes the indexes and triggers that are missing.
func (t *tx) complete() error {
	want, have, err := t.schemas()
	if err != nil {
		return err
	}
	return t.completed(want, have)
}

// completed makes what is missing, and views as they are now, but for what is of a
// table that has another shape: that comes with it when it is made anew.
func (t *tx) completed(want, have schema) error {
	for _, o := range want.all {
		is, made := have.of[o.objectName]
		if made && (o.kind == "view" || o.kind == "index") && !is.like(o) {
			if err := t.Exec(o.dropped()); err != nil {
				return err
			}
			made = false
		}
		of := objectName{"table", o.table}
		if was, there := have.of[of]; made || o.sql == "" || o.kind != "table" && there && !was.like(want.of[of]) {
			continue
		}
		if err := t.Exec(o.sql); err != nil {
			return err
		}
	}
	return nil
}
