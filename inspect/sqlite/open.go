package sqlite

import (
	"context"
	"database/sql"
	"errors"
	"syscall"

	driver "modernc.org/sqlite"
	lib "modernc.org/sqlite/lib"

	"rectify/inspect"
	"rectify/inspect/bookfile"
	"rectify/inspect/sqlstore"
)

// openAsIs opens a store for reading, of whatever version it is.
func openAsIs(ctx context.Context, path string, o Options) (s *Store, version int, err error) {
	if err := bookfile.LooksLikeStore(path); err != nil {
		return nil, 0, err
	}
	o.ReadOnly = true
	s = newStore(bookfile.Resolved(path), o)
	if err := s.openReader(""); err != nil {
		return nil, 0, err
	}
	version, err = s.version(ctx, s.read)
	if err != nil && (s.unshared(err) || s.rolledBack(ctx, err)) {
		version, err = s.version(ctx, s.read)
	}
	if err != nil {
		s.Close()
		return nil, 0, err
	}
	return s, version, nil
}

// rolledBack takes back what a writer that was killed had begun to write, which
// a connection that only reads may not do. It tells whether it did, after an
// error that may come of it.
func (s *Store) rolledBack(ctx context.Context, err error) bool {
	var e *driver.Error
	if !errors.As(err, &e) || e.Code() != lib.SQLITE_READONLY_ROLLBACK {
		return false
	}
	w := newStore(s.Name, s.Options)
	if w.openWriter("&mode=rw") != nil {
		return false
	}
	defer w.Close()
	_, err = w.version(ctx, w.write)
	return err == nil
}

// openToRead opens a store for reading; one of an earlier version, once that
// is up to date.
func openToRead(ctx context.Context, path string, o Options) (*Store, error) {
	s, version, err := openAsIs(ctx, path, o)
	if err != nil || version == latest() {
		return s, err
	}
	s.Close()
	w, err := Open(ctx, path, Options{Wait: o.Wait, Waiting: o.Waiting, Upgrading: o.Upgrading})
	if inspect.IsCode(err, inspect.CodeBusy) || bookfile.Code(err)&0xff == lib.SQLITE_FULL || errors.Is(err, syscall.ENOSPC) {
		return nil, err
	}
	if err != nil {
		return nil, inspect.Errorf(inspect.CodeNoStore, "the store %s was written by an earlier rectify and cannot be brought up to date",
			"台账 %s 由较早版本写入，无法升级到本版本", path).Because(err).
			Hint("make a copy of it where it can be written, and open that with --store", "请把它复制到可以写入的位置，再用 --store 打开")
	}
	w.Close()
	s, _, err = openAsIs(ctx, path, o)
	return s, err
}

// version is how many migrations the file has had; a file of something else,
// or of a newer rectify, is refused. It is asked through SQLite: to open and
// close the file beside it would drop the locks that this process holds.
func (s *Store) version(ctx context.Context, db *sql.DB) (int, error) {
	var app, version int
	err := s.patient(func() error {
		return db.QueryRowContext(ctx, "SELECT * FROM pragma_user_version, pragma_application_id").Scan(&version, &app)
	})
	switch {
	case err != nil:
		return 0, s.told(err)
	case app != bookfile.Application, version < 1:
		return 0, bookfile.NotAStore(s.Name, nil)
	case version > latest():
		return 0, inspect.Errorf(inspect.CodeNoStore, "the store %s was written by a newer rectify (version %d, this one knows %d)",
			"台账 %s 由较新版本写入（版本 %d，本程序支持到 %d）", s.Name, version, latest()).
			Hint("use the newer rectify", "请使用较新版本的 rectify")
	}
	return version, nil
}

// AheadOf tells what the record of the store at path has that another has not,
// whatever their versions.
func AheadOf(ctx context.Context, path, other string, o Options) (ahead sqlstore.Ahead, err error) {
	from, _, err := openAsIs(ctx, other, o)
	if err != nil {
		return ahead, err
	}
	defer from.Close()
	s, _, err := openAsIs(ctx, path, o)
	if err != nil {
		return ahead, err
	}
	defer s.Close()
	err = from.In(ctx, false, func(of *sqlstore.Tx) error {
		return s.In(ctx, false, func(t *sqlstore.Tx) (err error) {
			ahead, err = t.Ahead(of)
			return err
		})
	})
	return ahead, err
}
