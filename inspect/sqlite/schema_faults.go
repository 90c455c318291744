package sqlite

import (
	"context"
	"database/sql"
	"slices"
	"strings"

	"rectify/inspect"
	"rectify/inspect/sqlstore"
)

// object is one thing of a schema, as sqlite_schema has it.
type object struct{ kind, name, table, sql string }

// objectName is by what an object is known: a trigger may bear a table's name.
type objectName struct{ kind, name string }

func (o object) key() objectName { return objectName{o.kind, o.name} }

// theRecord is what a book is made of: without it there is none.
var theRecord = objectName{"table", "event"}

func (s *Store) recordless() error {
	return inspect.Errorf(inspect.CodeNoStore, "%s is not as this version makes it: it has no record", "%s 与本版本建立的不同：没有记录", s.Name).
		Hint(sqlstore.Restoring())
}

func byName(objects []object) map[objectName]object {
	out := map[objectName]object{}
	for _, o := range objects {
		out[o.key()] = o
	}
	return out
}

// What ANALYZE leaves is SQLite's own, and changes nothing that is said.
const objectColumns = "SELECT type, name, tbl_name, coalesce(sql, '') FROM main.sqlite_schema WHERE tbl_name NOT GLOB 'sqlite_stat*' ORDER BY rowid"

func scanObject(r sqlstore.Scanner) (o object, err error) {
	err = r.Scan(&o.kind, &o.name, &o.table, &o.sql)
	return o, err
}

// like tells whether two objects are the same, however their lines are broken.
func (o object) like(p object) bool {
	return o.key() == p.key() && o.table == p.table && slices.Equal(strings.Fields(o.sql), strings.Fields(p.sql))
}

// fresh is the schema that this version makes, in the order in which it is made.
func fresh(ctx context.Context) (out []object, err error) {
	db, err := sql.Open("sqlite", ":memory:")
	if err != nil {
		return nil, err
	}
	defer db.Close()
	db.SetMaxOpenConns(1) // each would have a memory of its own
	for n := 1; n <= latest(); n++ {
		text, err := migration(n)
		if err == nil {
			_, err = db.ExecContext(ctx, text)
		}
		if err != nil {
			return nil, err
		}
	}
	if _, err := db.ExecContext(ctx, strings.Join(shapes(), ";")); err != nil {
		return nil, err
	}
	rows, err := db.QueryContext(ctx, objectColumns)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	for rows.Next() {
		o, err := scanObject(rows)
		if err != nil {
			return nil, err
		}
		out = append(out, o)
	}
	return out, rows.Err()
}

// objects is the schema that the store has.
func (t *tx) objects() (out []object, err error) {
	err = t.Query(objectColumns, nil, func(r sqlstore.Scanner) error {
		o, err := scanObject(r)
		out = append(out, o)
		return err
	})
	return out, err
}

// lasting are the tables that no rebuild empties: the record, and what is kept
// beside it. Every other is made from facts alone, and a new one cannot be forgotten.
var lasting = []string{"event", "blob", "chain", "aside"}

// remade tells whether a rebuild empties it.
func (o object) remade() bool { return o.kind == "table" && !slices.Contains(lasting, o.name) }

// schema compares the schema with the one that this version makes: what is not of
// its making, a trigger above all, may change what commands do.
func (v *verifier) schema() error {
	want, err := fresh(v.Ctx)
	if err != nil {
		return err
	}
	have, err := v.t.objects()
	if err != nil {
		return err
	}
	wanted, there := byName(want), byName(have)
	if _, ok := there[theRecord]; !ok {
		return v.t.store.recordless()
	}
	var all []objectName
	for _, o := range slices.Concat(have, want) {
		all = append(all, o.key())
	}
	sqlstore.Compare(all, wanted, there, object.like, func(is objectName, how sqlstore.Difference) {
		o, ok := there[is]
		if !ok {
			o = wanted[is]
		}
		hint := sqlstore.Restoring
		if o.kind != "table" || how != sqlstore.Strange && o.remade() {
			hint = sqlstore.Rebuilding
		}
		v.Differs(o.kind, o.name, o.table, how).Hint(hint())
	})
	return nil
}
