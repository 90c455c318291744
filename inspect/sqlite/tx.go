package sqlite

import (
	"cmp"
	"context"
	"database/sql"
	"database/sql/driver"
	"errors"

	sqlite "modernc.org/sqlite"
	lib "modernc.org/sqlite/lib"

	"rectify/inspect"
	"rectify/inspect/bookfile"
	"rectify/inspect/sqlstore"
)

// tx is one transaction, or a connection that is in none. Its statements run without
// the caller's context, for which database/sql and the driver would start a goroutine
// each, as they would for each query of a [sql.Tx]; the context is asked between them
// instead.
type tx struct {
	*sqlstore.Tx
	store *Store
	in    *sql.Conn
	stmts map[string]*sql.Stmt // of queries
	named []driver.NamedValue  // of the statement that is run
	begun bool                 // a transaction, which has not ended
	wrote bool                 // a statement that may have changed something was run
}

func (s *Store) tx(ctx context.Context, in *sql.Conn) *tx {
	t := &tx{store: s, in: in, stmts: map[string]*sql.Stmt{}}
	t.Tx = &sqlstore.Tx{Conn: t, Dialect: &dialect, Ctx: ctx, Store: s.Name}
	return t
}

// release closes the statements, which would keep the file open: on Windows nothing
// could take its place.
func (t *tx) release() {
	for _, st := range t.stmts {
		st.Close()
	}
}

// Read implements [inspect.Store].
func (s *Store) Read(ctx context.Context, fn func(inspect.Reader) error) error {
	err := s.Frame.Read(ctx, fn)
	if s.unshared(err) {
		return s.Frame.Read(ctx, fn)
	}
	return err
}

// unshared opens a store anew that lies where nothing can be written, such as
// a copy on a read-only medium: SQLite may then not share an index of the log
// with others, and needs none where there is no log. It tells whether it did,
// after an error that may come of it; nothing was read before that.
func (s *Store) unshared(err error) bool {
	if s.fixed || !s.Options.ReadOnly || bookfile.Logged(s.Name) ||
		!bookfile.Is(err, lib.SQLITE_READONLY, lib.SQLITE_CANTOPEN, lib.SQLITE_IOERR) {
		return false
	}
	s.fixed = true
	if s.connect("") != nil {
		s.fixed = false
	}
	return s.fixed
}

// start begins a transaction. A store that is open for writing reads through its
// one connection, which a process that does one thing and ends would only lose
// time by doubling.
func (s *Store) start(ctx context.Context, write bool) (*sqlstore.Tx, error) {
	begin := "BEGIN"
	if write {
		begin = "BEGIN IMMEDIATE"
	}
	var t *tx
	err := s.patient(func() error {
		conn, err := s.db.Conn(ctx)
		if err != nil {
			return err
		}
		t = s.tx(ctx, conn)
		if t.begun, err = true, t.exec(ctx, begin); err != nil {
			t.End()
		}
		return err
	})
	if err != nil {
		return nil, s.told(err)
	}
	return t.Tx, nil
}

// exec runs what is no statement of the record's.
func (t *tx) exec(ctx context.Context, text string) error {
	_, err := t.in.ExecContext(ctx, text)
	return err
}

// Commit implements [sqlstore.Conn].
func (t *tx) Commit() error { return t.store.unsure(t.commit()) }

// commit is not to be interrupted: it is done, or is not.
func (t *tx) commit() error {
	err := t.exec(context.Background(), "COMMIT")
	t.begun = err != nil
	return err
}

// End implements [sqlstore.Conn].
func (t *tx) End() {
	if t.begun {
		t.exec(context.Background(), "ROLLBACK")
	}
	t.release()
	t.in.Close()
}

// Wrote implements [sqlstore.Conn].
func (t *tx) Wrote() bool { return t.wrote }

// prepared is the statement of that text, compiled once in the transaction.
func (t *tx) prepared(text string) (*sql.Stmt, error) {
	if err := t.Ctx.Err(); err != nil {
		return nil, err
	}
	if st, ok := t.stmts[text]; ok {
		return st, nil
	}
	st, err := t.in.PrepareContext(context.Background(), text)
	if err != nil {
		return nil, t.store.told(err)
	}
	t.stmts[text] = st
	return st, nil
}

// Run implements [sqlstore.Conn]. It asks the driver itself: an import runs five statements
// for a row, and database/sql would make the values of each anew.
func (t *tx) Run(text string, args ...any) (rows int64, err error) {
	if err := t.Ctx.Err(); err != nil {
		return 0, err
	}
	t.wrote = true
	err = t.in.Raw(func(conn any) error {
		st, err := conn.(*keeper).statement(context.Background(), text)
		if err == nil {
			err = t.values(args)
		}
		if err != nil {
			return err
		}
		res, err := st.ExecContext(context.Background(), t.named)
		if err == nil {
			rows, err = res.RowsAffected()
		}
		return err
	})
	return rows, t.store.told(err)
}

// values takes those of the statement that is run.
func (t *tx) values(args []any) (err error) {
	t.named = t.named[:0]
	for i, v := range args {
		if !driver.IsValue(v) {
			if v, err = driver.DefaultParameterConverter.ConvertValue(v); err != nil {
				return err
			}
		}
		t.named = append(t.named, driver.NamedValue{Ordinal: i + 1, Value: v})
	}
	return nil
}

// Send implements [sqlstore.Conn]: nothing is won by waiting.
func (t *tx) Send(want int64, text string, args ...any) error {
	rows, err := t.Run(text, args...)
	if err == nil && want >= 0 && rows != want {
		err = t.Unkept()
	}
	return err
}

// columns are the row that a query stands at. What cannot be read of it is not
// what this program has written there.
type columns struct {
	rows  *sql.Rows
	store *Store
}

// Scan implements [sqlstore.Scanner].
func (c columns) Scan(into ...any) error {
	err := c.rows.Scan(into...)
	var e *sqlite.Error
	if err == nil || errors.As(err, &e) {
		return c.store.told(err)
	}
	return damaged.Of(err, c.store.Name)
}

// Query implements [sqlstore.Conn].
func (t *tx) Query(text string, args []any, row func(sqlstore.Scanner) error) error {
	st, err := t.prepared(text)
	if err != nil {
		return err
	}
	rows, err := st.Query(args...)
	if err != nil {
		return t.store.told(err)
	}
	defer rows.Close()
	for t.Ctx.Err() == nil && rows.Next() {
		if err := row(columns{rows, t.store}); err != nil {
			return err
		}
	}
	return cmp.Or(t.Ctx.Err(), t.store.told(rows.Err()))
}
