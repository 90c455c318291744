package postgres

import (
	"cmp"
	"context"
	"errors"
	"strconv"
	"strings"

	"github.com/jackc/pgx/v5/pgconn"

	"rectify/inspect"
	"rectify/inspect/address"
	"rectify/inspect/sqlstore"
)

// version is of what [place.shapes] makes.
const version = 1

// made is the version of a database, 0 of one that is not ours.
func (s *server) made(ctx context.Context, l *link) (is int64, err error) {
	found, err := l.plainly(ctx, "SELECT version FROM "+kept+".made WHERE one = 1")
	switch {
	case state(err) == "42P01", state(err) == "3F000", err == nil && len(found[0].Rows) == 0:
		return 0, nil
	case err != nil:
		return 0, s.told(err)
	}
	return strconv.ParseInt(string(found[0].Rows[0][0]), 10, 64)
}

// current refuses a database that is not ours, or of a newer rectify.
func (s *server) current(ctx context.Context, l *link) error {
	is, err := s.made(ctx, l)
	switch {
	case err != nil || is == version:
		return err
	case is == 0:
		return none("there is no store at %s: the database has none of rectify's tables", "%s 处没有台账：数据库中没有本程序的表",
			s.Shown)
	}
	return inspect.Errorf(inspect.CodeNoStore,
		"the database %s was made by a newer rectify (version %d, this one knows %d)",
		"数据库 %s 由较新版本建立（版本 %d，本程序支持到 %d）", s.Shown, is, version).Hint("use the newer rectify", "请使用较新版本的 rectify")
}

// none says that there is no store.
func none(en, zh, where string) error {
	return inspect.Errorf(inspect.CodeNoStore, en, zh, where).
		Hint("make one with rectify init --agency …, or see rectify book list and give its place with --store",
			"请用 rectify init --agency … 新建，或用 rectify book list 查看后以 --store 指定")
}

// ready makes what a database needs, if nothing is in it. Of two who do so at
// once one waits for the other, and finds it made.
func (s *server) ready(ctx context.Context, l *link) error {
	if is, err := s.made(ctx, l); err != nil || is > 0 {
		return cmp.Or(err, s.current(ctx, l))
	}
	found, err := l.plainly(ctx, `SELECT current_setting('server_encoding'),
		current_setting('server_version_num')::int < 140000,
		(SELECT count(*) FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
			WHERE c.relkind IN ('r', 'p', 'v', 'm', 'S') AND n.nspname !~ '^pg_' AND n.nspname <> 'information_schema'
			AND NOT EXISTS (SELECT 1 FROM pg_depend d WHERE d.objid = c.oid AND d.deptype = 'e'))`)
	if err != nil {
		return s.told(err)
	}
	switch row := found[0].Rows[0]; {
	case string(row[0]) != "UTF8":
		return inspect.Errorf(inspect.CodeRefused, "the database %s keeps its texts as %s, not as UTF8",
			"数据库 %s 的编码是 %s，不是 UTF8", s.Shown, string(row[0])).
			Hint("make one with createdb -E UTF8 -T template0", "请用 createdb -E UTF8 -T template0 新建数据库")
	case string(row[1]) == "t":
		return inspect.Errorf(inspect.CodeRefused, "the server of %s is older than PostgreSQL 14",
			"%s 的服务器早于 PostgreSQL 14", s.Shown).
			Hint("use a newer one", "请使用较新的服务器")
	case string(row[2]) != "0":
		if s.current(ctx, l) == nil { // another was faster
			return nil
		}
		return inspect.Errorf(inspect.CodeRefused,
			"the database %s is of another program: it has tables that are not rectify's",
			"数据库 %s 属于其他程序：其中有不属于本程序的表", s.Shown).
			Hint("make a database for rectify alone, with createdb", "请用 createdb 为本程序单独建立数据库")
	}
	_, err = l.plainly(ctx, "BEGIN; CREATE SCHEMA "+kept+"; CREATE SCHEMA "+seen+"; "+
		strings.Join(lasting.shapes(), "; ")+"; COMMIT")
	if err != nil && l.pg.TxStatus() != 'I' {
		l.plainly(ctx, "ROLLBACK")
	}
	if state(err) == "23505" || state(err) == "42P06" { // another was faster
		return s.current(ctx, l)
	}
	return s.told(err)
}

// Create makes a new, empty book; one that is there already is refused.
func Create(ctx context.Context, name string) (*Store, error) {
	s, made, err := begun(ctx, name, Options{})
	if err == nil && !made {
		s.Close()
		return nil, inspect.StoreThere(s.Name)
	}
	return s, err
}

// Make makes a book, and has fill begin it. One in which nothing was recorded
// yet is taken for none: it may be of somebody who was stopped half way.
func Make(ctx context.Context, name string, o Options, fill func(*Store) error) error {
	s, _, err := begun(ctx, name, o)
	if err != nil {
		return err
	}
	defer s.Close()
	if s.At != 0 {
		return inspect.StoreThere(s.Name)
	}
	return fill(s)
}

// begun makes the row of a book and opens that, and tells whether it was not there.
func begun(ctx context.Context, name string, o Options) (s *Store, made bool, err error) {
	at, err := parsed(name, o)
	if err != nil {
		return nil, false, err
	}
	err = at.alone(ctx, func(t *tx) error {
		if err := at.ready(ctx, t.link); err != nil {
			return err
		}
		rows, err := t.Run("INSERT INTO "+kept+".book (name) VALUES ($1) ON CONFLICT DO NOTHING", at.Book)
		made = rows == 1
		return err
	})
	if err == nil {
		s, err = Open(ctx, name, o)
	}
	return s, made, err
}

// alone has a connection of its own, outside of any transaction.
func (s *server) alone(ctx context.Context, do func(*tx) error) error {
	l, err := s.dial(ctx)
	if err != nil {
		return err
	}
	defer l.close()
	return do(newStore(s, Options{}).tx(ctx, l))
}

// Named is a book of a database.
type Named struct {
	Book  string `json:"book"`
	Facts int64  `json:"facts"`
}

// Books are those of the database at an address, by their names; it need not
// name one.
func Books(ctx context.Context, name string) (out []Named, err error) {
	at, err := parsed(address.AnyBook(name), Options{ReadOnly: true})
	if err != nil {
		return nil, err
	}
	err = at.alone(ctx, func(t *tx) error {
		if err := at.current(ctx, t.link); err != nil {
			return err
		}
		return t.Query("SELECT b.name, coalesce((SELECT max(e.seq) FROM "+kept+".event e WHERE e.book = b.book), 0)"+
			" FROM "+kept+".book b ORDER BY b.name", nil, func(r sqlstore.Scanner) error {
			var n Named
			err := r.Scan(&n.Book, &n.Facts)
			out = append(out, n)
			return err
		})
	})
	return out, err
}

// state is the code of an error of the server.
func state(err error) string {
	var e *pgconn.PgError
	if errors.As(err, &e) {
		return e.Code
	}
	return ""
}
