package postgres

import (
	"cmp"
	"context"
	"slices"
	"strconv"
	"strings"
	"time"

	"rectify/inspect"
	"rectify/inspect/line"
	"rectify/inspect/sqlstore"
)

// upgrade brings a database that an earlier rectify made up to date, in one
// transaction, in which the record is not touched: it makes the relations that are
// missing and the indexes of the others, and where one has other columns now all of
// them anew, from the record of each book. Who comes second finds it done.
func (s *Store) upgrade(ctx context.Context) error {
	return s.alone(ctx, func(t *tx) error {
		err := t.patiently(func(left time.Duration) error {
			return t.ExecAll("BEGIN", "SET LOCAL lock_timeout = "+line.Millis(left), "SELECT "+durable,
				"LOCK TABLE "+kept+".made, "+kept+".book IN EXCLUSIVE MODE")
		})
		if err != nil {
			return err
		}
		is, err := s.server.found(ctx, t.link)
		if err != nil || is.version >= version {
			return err
		}
		views, err := t.viewsMade()
		if err == nil {
			err = t.remakeViews(len(views) > 0, t.reshaped)
		}
		if err != nil {
			return err
		}
		if err := t.Exec("UPDATE "+kept+".made SET version = $1", int64(version)); err != nil {
			return err
		}
		return t.Commit()
	})
}

// reshaped makes the relations that are missing or other than they should be, with
// the rights that people have on the others.
func (t *tx) reshaped() error {
	has := map[string]string{}
	const columns = `SELECT table_name::text, string_agg(column_name, ', ' ORDER BY ordinal_position)
		FROM information_schema.columns WHERE table_schema = $1 GROUP BY 1`
	var table, named string
	err := t.Each(columns, []any{kept}, func() { has[table] = named }, &table, &named)
	rights, failed := t.rights(kept + ".event")
	if err != nil || failed != nil {
		return cmp.Or(err, failed)
	}
	all := sqlstore.Remade()
	missing := slices.DeleteFunc(slices.Clone(all), func(r sqlstore.Relation) bool { return has[r.Name] != "" })
	anew := slices.ContainsFunc(all, func(r sqlstore.Relation) bool {
		return has[r.Name] != "" && has[r.Name] != columnsOf(r)
	})
	steps := []string{}
	if !anew {
		for _, r := range slices.Concat(sqlstore.Beside(), all) {
			for _, x := range indexes(r) {
				if table := kept + "." + r.Name; has[r.Name] != "" {
					steps = append(steps, "DROP INDEX IF EXISTS "+kept+"."+x.Name, x.Text(x.Name, table, "book, "))
				}
			}
		}
		return cmp.Or(t.ExecAll(steps...), t.makes(missing, rights))
	}
	for _, r := range slices.Backward(all) {
		steps = append(steps, "DROP VIEW IF EXISTS "+seen+"."+r.Name, "DROP TABLE IF EXISTS "+kept+"."+r.Name)
	}
	if err := cmp.Or(t.ExecAll(steps...), t.makes(all, rights)); err != nil {
		return err
	}
	return t.everyBook(func() error { return t.Rebuild(inspect.Replay(t.Ctx)) })
}

func columnsOf(r sqlstore.Relation) string {
	names := []string{"book"}
	for _, f := range slices.Concat(r.Keys, r.Columns) {
		names = append(names, f.Name)
	}
	return strings.Join(names, ", ")
}

// rights are what people may do with a table, such as all have: each a statement but for the table.
func (t *tx) rights(with string) (out []string, err error) {
	var right string
	err = t.Each(`SELECT DISTINCT 'GRANT ' || a.privilege_type || ' ON %s TO ' ||
			CASE a.grantee WHEN 0 THEN 'PUBLIC' ELSE quote_ident(pg_get_userbyid(a.grantee)) END
		FROM pg_class c, aclexplode(c.relacl) a WHERE c.oid = $1::regclass AND a.grantee <> c.relowner`,
		[]any{with}, func() { out = append(out, right) }, &right)
	return out, err
}

// makes makes relations, and gives people the rights.
func (t *tx) makes(relations []sqlstore.Relation, rights []string) error {
	var steps []string
	for _, r := range relations {
		steps = append(steps, lasting.shape(r)...)
		for _, right := range rights {
			for _, table := range []string{lasting.table + r.Name, lasting.view + r.Name} {
				steps = append(steps, strings.Replace(right, "%s", table, 1))
			}
		}
	}
	return t.ExecAll(steps...)
}

// everyBook does something in each book.
func (t *tx) everyBook(do func() error) error {
	var books []int64
	var n int64
	err := t.Each("SELECT book FROM "+kept+".book ORDER BY book", nil, func() { books = append(books, n) }, &n)
	for _, n := range books {
		if err == nil {
			err = t.Exec("SELECT set_config('rectify.book', $1, true)", strconv.FormatInt(n, 10))
		}
		if err == nil {
			err = do()
		}
	}
	return err
}
