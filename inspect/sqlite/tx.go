package sqlite

import (
	"context"
	"database/sql"
	"errors"

	driver "modernc.org/sqlite"
	lib "modernc.org/sqlite/lib"

	"rectify/inspect"
	"rectify/inspect/sqlstore"
)

// tx is one transaction. Its statements run without the caller's context, for
// which the driver would start a goroutine each; the context is asked between them
// instead.
type tx struct {
	store *Store
	ctx   context.Context
	sql   interface {
		PrepareContext(context.Context, string) (*sql.Stmt, error)
	}
	stmts map[string]*sql.Stmt
	wrote bool // a statement that may have changed something was run
	as    *sqlstore.Tx
}

func (s *Store) tx(ctx context.Context, in interface {
	PrepareContext(context.Context, string) (*sql.Stmt, error)
}) *tx {
	return &tx{store: s, ctx: ctx, sql: in, stmts: map[string]*sql.Stmt{}}
}

// asked is the transaction, as a Reader and a Writer.
func (t *tx) asked() *sqlstore.Tx {
	if t.as == nil {
		t.as = &sqlstore.Tx{Conn: t, Dialect: &dialect, Ctx: t.ctx, Lost: func() error { return sqlstore.Unkept(t.store.path) }}
	}
	return t.as
}

// release closes the statements of a connection that is no transaction, which would
// keep the file open: on Windows nothing could take its place.
func (t *tx) release() {
	for _, st := range t.stmts {
		st.Close()
	}
}

// Read implements [inspect.Store]. A store that is open for writing reads
// through its one connection, which a process that does one thing and ends
// would only lose time by doubling.
func (s *Store) Read(ctx context.Context, fn func(inspect.Reader) error) error {
	if err := s.writing.Nested(s.path); err != nil {
		return err
	}
	if s.write != nil {
		return s.in(ctx, s.write, func(t *tx) error { return fn(inspect.Reader{View: t.asked()}) }, false)
	}
	err := s.in(ctx, s.read, func(t *tx) error { return fn(inspect.Reader{View: t.asked()}) }, false)
	if s.unshared(err) {
		return s.in(ctx, s.read, func(t *tx) error { return fn(inspect.Reader{View: t.asked()}) }, false)
	}
	return err
}

// unshared opens a store anew that lies where nothing can be written, such as
// a copy on a read-only medium: SQLite may then not share an index of the log
// with others, and needs none where there is no log. It tells whether it did,
// after an error that may come of it; nothing was read before that.
func (s *Store) unshared(err error) bool {
	var e *driver.Error
	if !errors.As(err, &e) || e.Code()&0xff != lib.SQLITE_READONLY && e.Code()&0xff != lib.SQLITE_CANTOPEN && e.Code()&0xff != lib.SQLITE_IOERR {
		return false
	}
	if s.fixed || s.logged() {
		return false
	}
	if s.openReader("&immutable=1") != nil {
		return false
	}
	s.fixed = true
	return true
}

// Write implements [inspect.Store].
func (s *Store) Write(ctx context.Context, fn func(inspect.Writer) error) error {
	if s.write == nil {
		return sqlstore.Unwritable(s.path)
	}
	if err := s.writing.Nested(s.path); err != nil {
		return err
	}
	return s.in(ctx, s.write, func(t *tx) error {
		defer s.writing.Begin()()
		return fn(inspect.WriterOf(t.asked()))
	}, true)
}

func (s *Store) in(ctx context.Context, db *sql.DB, fn func(*tx) error, commit bool) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	var begun *sql.Tx
	if err := s.patient(func() (err error) {
		begun, err = db.BeginTx(ctx, &sql.TxOptions{ReadOnly: !commit})
		return err
	}); err != nil {
		return s.told(err)
	}
	defer begun.Rollback()
	t := s.tx(ctx, begun)
	err := fn(t)
	if err == nil && commit {
		err = t.asked().Seal()
	}
	if ctx.Err() != nil {
		return ctx.Err()
	}
	if err != nil || !commit {
		return s.told(err)
	}
	if err := begun.Commit(); err != nil {
		return s.unsure(err)
	}
	if t.wrote {
		s.recorded.Store(true)
	}
	return nil
}

// prepared is the statement of that text, compiled once in the transaction.
func (t *tx) prepared(text string) (*sql.Stmt, error) {
	if st, ok := t.stmts[text]; ok {
		return st, nil
	}
	st, err := t.sql.PrepareContext(context.Background(), text)
	if err != nil {
		return nil, t.store.told(err)
	}
	t.stmts[text] = st
	return st, nil
}

// Run implements [sqlstore.Conn].
func (t *tx) Run(text string, args ...any) (rows int64, err error) {
	if err := t.ctx.Err(); err != nil {
		return 0, err
	}
	st, err := t.prepared(text)
	if err != nil {
		return 0, err
	}
	t.wrote = true
	res, err := st.Exec(args...)
	if err == nil {
		rows, err = res.RowsAffected()
	}
	return rows, t.store.told(err)
}

// Send implements [sqlstore.Conn]: nothing is won by waiting.
func (t *tx) Send(want int64, text string, args ...any) error {
	rows, err := t.Run(text, args...)
	if err == nil && want >= 0 && rows != want {
		err = sqlstore.Unkept(t.store.path)
	}
	return err
}

// exec runs a statement that may change any number of rows.
func (t *tx) exec(text string, args ...any) error { return t.Send(-1, text, args...) }

// columns are the row that a query stands at. What cannot be read of it is not
// what this program has written there.
type columns struct {
	rows  *sql.Rows
	store *Store
}

// Scan implements [sqlstore.Scanner].
func (c columns) Scan(into ...any) error {
	err := c.rows.Scan(into...)
	var e *driver.Error
	if err == nil || errors.As(err, &e) {
		return c.store.told(err)
	}
	return damaged(c.store.path, err)
}

// Query implements [sqlstore.Conn].
func (t *tx) Query(text string, args []any, row func(sqlstore.Scanner) error) error {
	if err := t.ctx.Err(); err != nil {
		return err
	}
	st, err := t.prepared(text)
	if err != nil {
		return err
	}
	rows, err := st.Query(args...)
	if err != nil {
		return t.store.told(err)
	}
	defer rows.Close()
	for rows.Next() {
		if err := row(columns{rows, t.store}); err != nil {
			return err
		}
	}
	return t.store.told(rows.Err())
}

// one reads the single row of a query; ok is false when there is none.
func (t *tx) one(text string, args []any, dest ...any) (ok bool, err error) {
	err = t.Query(text, args, func(r sqlstore.Scanner) error {
		ok = true
		return r.Scan(dest...)
	})
	return ok, err
}
