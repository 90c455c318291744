package sqlite

import (
	"context"
	"database/sql"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"rectify/inspect"
	"rectify/inspect/sqlstore"
	"rectify/inspect/storetest"
)

// kind is this kind of store, for the suite.
var kind = storetest.Kind{
	Create: func(ctx context.Context, path string) (inspect.Store, error) { return Create(ctx, path) },
	Open:   func(ctx context.Context, path string) (inspect.Store, error) { return Open(ctx, path, Options{}) },
	View: func(ctx context.Context, path string) (inspect.Store, error) {
		return Open(ctx, path, Options{ReadOnly: true})
	},
	Name: func(t testing.TB) string { return filepath.Join(t.TempDir(), "book.db") },
	Copy: func(ctx context.Context, path, to string) error {
		s, err := Open(ctx, path, Options{ReadOnly: true})
		if err != nil {
			return err
		}
		defer s.Close()
		return s.Backup(ctx, to)
	},
}

// forger changes copies of a book behind its back: no rule, no foreign key and
// no trigger holds what it does.
type forger struct {
	path    string
	columns []column
}

// column is one of a table, as it is declared.
type column struct {
	table, name, kind string
	pk                int
}

func newForger(t testing.TB) forger {
	f := forger{path: storetest.Played(t, kind)}
	_, db := f.copied(t)
	f.columns = read(t, db, `SELECT m.name, c.name, c.type, c.pk FROM sqlite_schema m, pragma_table_info(m.name) c WHERE m.type = 'table' ORDER BY m.name, c.cid`,
		func(r sqlstore.Scanner) (c column, err error) {
			err = r.Scan(&c.table, &c.name, &c.kind, &c.pk)
			return c, err
		})
	return f
}

// copied is a copy of the book, with a connection to it that nothing holds.
func (f forger) copied(t testing.TB) (path string, db *sql.DB) {
	t.Helper()
	whole, err := os.ReadFile(f.path)
	path = filepath.Join(t.TempDir(), "forged.db")
	if err == nil {
		err = os.WriteFile(path, whole, 0o600)
	}
	if err != nil {
		t.Fatal(err)
	}
	db, err = sql.Open("sqlite", "file:"+path+"?_pragma=foreign_keys(0)&_pragma=ignore_check_constraints(1)&_pragma=synchronous(0)")
	if err != nil {
		t.Fatal(err)
	}
	db.SetMaxOpenConns(1)
	t.Cleanup(func() { db.Close() })
	return path, db
}

// forged is a copy in which a statement was at work, without the record's own
// triggers meanwhile. It must have changed something.
func (f forger) forged(t testing.TB, text string, args ...any) (path string) {
	t.Helper()
	path, db := f.copied(t)
	triggers := map[string]string{}
	for _, o := range read(t, db, objects, scanObject) {
		if o.kind == "trigger" {
			triggers[o.name] = o.sql
			do(t, db, "DROP TRIGGER "+o.name)
		}
	}
	if do(t, db, text, args...) == 0 {
		t.Fatalf("nothing was changed by %s", text)
	}
	for _, text := range triggers {
		do(t, db, text)
	}
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
	return path
}

func scanObject(r sqlstore.Scanner) (o object, err error) {
	err = r.Scan(&o.kind, &o.name, &o.table, &o.sql)
	return o, err
}

func do(t testing.TB, db *sql.DB, text string, args ...any) (rows int64) {
	t.Helper()
	res, err := db.Exec(text, args...)
	if err != nil {
		t.Fatalf("%s: %v", text, err)
	}
	rows, _ = res.RowsAffected()
	return rows
}

func read[T any](t testing.TB, db *sql.DB, text string, scan func(sqlstore.Scanner) (T, error)) (out []T) {
	t.Helper()
	rows, err := db.Query(text)
	if err != nil {
		t.Fatalf("%s: %v", text, err)
	}
	defer rows.Close()
	for rows.Next() {
		v, err := scan(rows)
		if err != nil {
			t.Fatal(err)
		}
		out = append(out, v)
	}
	return out
}

// of are the columns of a table, and the names of those of its key.
func (f forger) of(table string) (all []column, keys []string) {
	for _, c := range f.columns {
		if c.table == table {
			all = append(all, c)
			if c.pk > 0 {
				keys = append(keys, c.name)
			}
		}
	}
	return all, keys
}

// telling are the facts from which something is made that others name, and the
// tallies that count something: of the rest of a table any row will do.
var telling = map[string]string{"event": "kind IN ('site.added', 'hazard.found', 'notice.issued', 'complaint.received')", "tally": "hazards_found > 0", "lag": "hazards > 0"}

// rows are rows of a table, as conditions: the first and the last.
func (f forger) rows(t testing.TB, table string) (out []string) {
	_, keys := f.of(table)
	var one []string
	for _, k := range keys {
		one = append(one, "'"+k+" = ' || quote("+k+")")
	}
	where := "true"
	if w, ok := telling[table]; ok {
		where = w
	}
	_, db := f.copied(t)
	all := read(t, db, "SELECT "+strings.Join(one, " || ' AND ' || ")+" FROM "+table+" WHERE "+where+" ORDER BY "+strings.Join(keys, ", "),
		func(r sqlstore.Scanner) (s string, err error) { return s, r.Scan(&s) })
	if len(all) < 2 {
		return all
	}
	return []string{all[0], all[len(all)-1]}
}

// value is what stands in a row.
func (f forger) value(t testing.TB, c column, row string) (v any) {
	_, db := f.copied(t)
	if err := db.QueryRow("SELECT " + c.name + " FROM " + c.table + " WHERE " + row).Scan(&v); err != nil {
		t.Fatal(err)
	}
	return v
}

// other is another value than v; of a text that holds JSON, one in which the
// last letter or digit is another.
func (c column) other(v any) any {
	switch v := v.(type) {
	case int64:
		return v + 1000
	case []byte:
		return append(slices.Clone(v), 'Z')
	case string:
		k := strings.LastIndexFunc(v, func(r rune) bool { return r >= '0' && r <= '9' || r >= 'a' && r <= 'z' })
		if c.name != "body" || c.table == "aside" || k < 0 {
			return v + "7"
		}
		if v[k] == '7' {
			return v[:k] + "1" + v[k+1:]
		}
		return v[:k] + "7" + v[k+1:]
	}
	return map[string]any{"INTEGER": int64(1000), "TEXT": "2021-11-07", "BLOB": []byte{7}}[c.kind]
}

// checked is what a check of the store at path says.
func checked(t testing.TB, path string) (faults []string) {
	t.Helper()
	s, err := Open(ctx, path, Options{ReadOnly: true})
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	rep, err := inspect.NewBook(s).Check(ctx, nil)
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range rep.Faults {
		if f.ZH == "" || f.HintEN == "" || f.HintZH == "" || f.Code != inspect.CodeCheck {
			t.Errorf("a fault that says no more than %+v", f)
		}
		faults = append(faults, f.EN)
	}
	return faults
}
