package sqlite

import (
	"context"
	"database/sql"

	lib "modernc.org/sqlite/lib"

	"rectify/inspect"
	"rectify/inspect/bookfile"
	"rectify/inspect/sqlstore"
)

// onceCacheSize is what is kept of the file where all of it is gone through
// once, and several things are sorted, each in as much memory as the cache has.
const onceCacheSize = "-1000"

// Verify implements [inspect.Store]. It has a connection of its own.
func (s *Store) Verify(ctx context.Context, replay func(inspect.Writer) error, fault func(*inspect.Error)) error {
	v := verifier{Verifier: sqlstore.Verifier{Replay: replay, Told: fault, Trouble: trouble}}
	v.Beside, v.Salvage = v.beside, v.salvage
	err := s.verify(ctx, "&mode=ro", &v)
	if err != nil && !v.Began && s.write == nil && (s.fixed || s.unshared(err)) { // on a read-only medium
		err = s.verify(ctx, "&mode=ro&immutable=1", &v)
	}
	if c := bookfile.Code(err) & 0xff; v.Began && (c == lib.SQLITE_FULL || c == lib.SQLITE_CANTOPEN) { // not of the store
		return inspect.Errorf(inspect.CodeFailed, "there is no room for the file that a check needs for a time",
			"无法存放核对用的临时文件").Because(err).
			Hint("make room, or name a folder that has some with TMPDIR", "请腾出空间，或用 TMPDIR 指定有空间的文件夹")
	}
	return s.told(err)
}

func (s *Store) verify(ctx context.Context, options string, v *verifier) error {
	db, err := sql.Open("sqlite", s.dsn(options))
	if err != nil {
		return err
	}
	defer db.Close()
	db.SetMaxOpenConns(1)
	// What is put beside may point to what is put after it.
	for _, set := range []string{"PRAGMA foreign_keys = OFF", "PRAGMA cache_size = " + onceCacheSize} {
		if _, err := db.ExecContext(ctx, set); err != nil {
			return err
		}
	}
	conn, err := db.Conn(ctx)
	if err != nil {
		return err
	}
	defer conn.Close()
	moment, err := s.moment(ctx, conn)
	if err != nil {
		return err
	}
	defer moment.Close()
	v.t = s.tx(ctx, conn)
	defer v.t.release()
	v.Tx = v.t.as
	return v.All(v.file()...)
}

// moment is a query that is not read to its end, which keeps all others of the
// connection to one moment. In a transaction SQLite would write nothing any
// more, not even beside the store, once it had met a damaged page.
func (s *Store) moment(ctx context.Context, conn *sql.Conn) (rows *sql.Rows, err error) {
	err = s.patient(func() error {
		rows, err = conn.QueryContext(context.WithoutCancel(ctx), "SELECT 1 FROM sqlite_schema")
		return err
	})
	if err != nil {
		return nil, err
	}
	rows.Next()
	return rows, nil
}
