package postgres

import (
	"context"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"rectify/inspect"
	"rectify/inspect/address"
	"rectify/inspect/line"
	"rectify/inspect/sqlstore"
)

// version is of what [place.shapes] makes.
const version = sqlstore.Version

// found is what a database is: of which version of ours, 0 if it is none, and then
// what else.
type found struct {
	version   int
	encoding  string
	old, used bool // older than we know; with something in it
}

func (s server) found(ctx context.Context, l *link) (is found, err error) {
	made, err := l.Plainly(ctx, "SELECT version FROM "+kept+".made WHERE one = 1")
	// one that has not what ours has
	strange := slices.Contains([]string{"42P01", "3F000", "42703", "42883"}, line.State(err))
	if err != nil && !strange {
		return is, s.told(err)
	}
	if err == nil && len(made[0].Rows) > 0 {
		is.version, err = strconv.Atoi(string(made[0].Rows[0][0]))
		if err == nil && is.version > 0 {
			return is, nil
		}
	}
	about, err := l.Plainly(ctx, `SELECT current_setting('server_encoding'),
		current_setting('server_version_num')::int < 140000,
		EXISTS (SELECT FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
			WHERE c.relkind IN ('r', 'p', 'v', 'm', 'S') AND n.nspname !~ '^pg_' AND n.nspname <> 'information_schema'
			AND NOT EXISTS (SELECT 1 FROM pg_depend d WHERE d.objid = c.oid AND d.deptype = 'e'))`)
	if err != nil {
		return is, s.told(err)
	}
	row := about[0].Rows[0]
	return found{0, string(row[0]), string(row[1]) == "t", string(row[2]) == "t"}, nil
}

// current refuses a database that is not ours, or of a newer rectify, and tells
// whether an earlier one made it.
func (s server) current(ctx context.Context, l *link) (earlier bool, err error) {
	is, err := s.found(ctx, l)
	switch {
	case err != nil:
		return false, err
	case is.version > 0 && is.version <= version:
		return is.version < version, nil
	case is.version > 0:
		return false, sqlstore.Newer("database %[1]s was made", "数据库 %[1]s 由较新版本建立", s.Shown, is.version, version)
	case is.used:
		return false, s.foreign(inspect.CodeNoStore)
	}
	return false, inspect.Errorf(inspect.CodeNoStore, "there is no store at %s: the database is empty",
		"%s 处没有台账：数据库是空的", s.Shown).Hint("make one with {agency.opened .agency=…}, or give another place with {.store}",
		"请用 {agency.opened .agency=…} 新建，或用 {.store} 指定其他位置")
}

// foreign says that a database is not ours.
func (s server) foreign(code inspect.Code) error {
	return inspect.Errorf(code, "the database %s belongs to another program: it has tables that are not rectify's",
		"数据库 %s 属于其他程序：其中有不属于本程序的表", s.Shown).
		Hint("make a database for rectify alone, with createdb, and give that with {.store}",
			"请用 createdb 为本程序单独建立数据库，再用 {.store} 指定")
}

// missing are the statements that make what a database needs, if nothing is in it.
func (s server) missing(ctx context.Context, l *link) ([]string, error) {
	is, err := s.found(ctx, l)
	switch {
	case err != nil:
		return nil, err
	case is.version > 0:
		_, err := s.current(ctx, l)
		return nil, err
	case is.encoding != "UTF8":
		return nil, inspect.Errorf(inspect.CodeRefused, "the database %s is encoded in %s, not in UTF8",
			"数据库 %s 的编码是 %s，不是 UTF8", s.Shown, is.encoding).
			Hint("make one with createdb -E UTF8 -T template0", "请用 createdb -E UTF8 -T template0 新建数据库")
	case is.old:
		return nil, inspect.Errorf(inspect.CodeRefused, "the server of %s is older than PostgreSQL 14",
			"%s 的服务器早于 PostgreSQL 14", s.Shown).
			Hint("use a newer one", "请使用较新的服务器")
	case !is.used:
		return append([]string{"CREATE SCHEMA " + kept, "CREATE SCHEMA " + seen}, lasting.shapes()...), nil
	}
	if _, err := s.current(ctx, l); err == nil { // another was faster
		return nil, nil
	}
	return nil, s.foreign(inspect.CodeRefused)
}

// Create makes a new, empty book; one that is there already is refused.
func Create(ctx context.Context, name string, o Options) (*Store, error) {
	s, made, err := begun(ctx, name, o)
	if err == nil && !made {
		s.Close()
		return nil, inspect.StoreThere(s.Name)
	}
	return s, err
}

// Make makes a book, and has fill begin it; if that comes to nothing, the book is not there, as
// before. One in which nothing was recorded yet is taken for none: it may be of somebody who was
// stopped half way.
func Make(ctx context.Context, name string, o Options, fill func(*Store) error) error {
	s, made, err := begun(ctx, name, o)
	if err != nil {
		return err
	}
	defer s.Close()
	if s.At != 0 {
		return inspect.StoreThere(s.Name)
	}
	if err = fill(s); err == nil {
		return nil
	}
	// Also when it was stopped.
	ctx, stop := context.WithTimeout(context.WithoutCancel(ctx), undone)
	defer stop()
	if inspect.IsCode(err, inspect.CodeRefused) && s.find(ctx) == nil && s.At != 0 { // another was faster
		return inspect.StoreThere(s.Name)
	}
	if made {
		s.takenBack(ctx)
	}
	return err
}

// undone is how long it may take to take a book back.
const undone = 5 * time.Second

// takenBack takes away the row of a book in which nothing was recorded. It is locked first, and only
// then looked into: another may just be recording. If that fails it stays: who made it is told why
// it could not be begun.
func (s *Store) takenBack(ctx context.Context) {
	s.alone(ctx, func(t *tx) error {
		const of = " FROM " + kept + ".book b WHERE b.book = %[1]d"
		_, err := t.Plainly(ctx, fmt.Sprintf("BEGIN; SET LOCAL lock_timeout = %[2]d; SELECT 1"+of+" FOR UPDATE; DELETE"+of+
			" AND NOT EXISTS (SELECT 1 FROM "+kept+".event e WHERE e.book = b.book); COMMIT", s.book, undone.Milliseconds()))
		return err
	})
}

// begun makes the row of a book and opens that, and tells whether it was not there.
func begun(ctx context.Context, name string, o Options) (s *Store, made bool, err error) {
	at, err := parsed(name, o)
	if err != nil {
		return nil, false, err
	}
	err = newStore(at, o).alone(ctx, func(t *tx) error {
		err := t.patiently(func(left time.Duration) (err error) {
			made, err = t.row(left)
			return err
		})
		if err != nil || !made {
			return err
		}
		return t.Commit()
	})
	if err == nil {
		s, err = Open(ctx, name, o)
	}
	return s, made, err
}

// row makes the row of the book, and before it what the database lacks. Of two who
// do that at once one waits for the other, and looks again.
func (t *tx) row(wait time.Duration) (made bool, err error) {
	s := t.store.server
	for {
		lacks, err := s.missing(t.Ctx, t.link)
		if err != nil {
			return false, err
		}
		begin := []string{"BEGIN", "SET LOCAL lock_timeout = " + line.Millis(wait), "SELECT " + durable}
		_, err = t.Plainly(t.Ctx, strings.Join(append(begin, lacks...), "; "))
		if err == nil {
			rows, err := t.Run("INSERT INTO "+kept+".book (name) VALUES ($1) ON CONFLICT DO NOTHING", s.Book)
			return rows == 1, err
		}
		if line.State(err) == "23505" || line.State(err) == "42P06" { // another was faster
			_, err = t.Plainly(t.Ctx, "ROLLBACK")
		}
		if err != nil {
			return false, s.told(err)
		}
	}
}

// alone has a connection of its own, outside of any transaction.
func (s *Store) alone(ctx context.Context, do func(*tx) error) error {
	l, err := s.server.dial(ctx)
	if err != nil {
		return err
	}
	defer l.End()
	return do(s.tx(ctx, l))
}

// Named is a book of a database.
type Named struct {
	Book  string `json:"book"`
	Facts int64  `json:"facts"`
}

// Books are those of the database at an address, by their names; it need not
// name one.
func Books(ctx context.Context, name string, o Options) (out []Named, err error) {
	o.ReadOnly = true
	at, err := parsed(address.AnyBook(name), o)
	if err != nil {
		return nil, err
	}
	err = newStore(at, o).alone(ctx, func(t *tx) error {
		if _, err := at.current(ctx, t.link); err != nil {
			return err
		}
		var n Named
		return t.Each("SELECT b.name, coalesce((SELECT max(e.seq) FROM "+kept+".event e WHERE e.book = b.book), 0)"+
			" FROM "+kept+".book b ORDER BY b.name", nil, func() { out = append(out, n) }, &n.Book, &n.Facts)
	})
	return out, err
}
