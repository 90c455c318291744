package sqlite

import (
	"cmp"
	"context"
	"database/sql"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"

	"rectify/inspect"
	"rectify/inspect/bookfile"
	"rectify/inspect/sqlstore"
)

// Backup implements [inspect.Backer]: a copy as of one moment, looked through
// and flushed to the disk before it gets its name.
func (s *Store) Backup(ctx context.Context, file string) error {
	if _, err := os.Lstat(file); !errors.Is(err, fs.ErrNotExist) {
		return bookfile.Occupied(file)
	}
	if err := bookfile.Spare(file, s.Name); err != nil {
		return err
	}
	return s.backedUp(ctx, file, (*bookfile.Draft).Place)
}

// BackupTo writes a copy to w, which has been made and looked through in a file
// of its own first.
func (s *Store) BackupTo(ctx context.Context, w io.Writer) error {
	file := filepath.Join(os.TempDir(), "backup.db")
	return s.backedUp(ctx, file, func(draft *bookfile.Draft) error { return draft.CopyTo(w) })
}

// backedUp makes a copy in a draft, looks it through, and hands it on.
func (s *Store) backedUp(ctx context.Context, file string, done func(*bookfile.Draft) error) error {
	return bookfile.Drafted(ctx, file, func(draft *bookfile.Draft) error {
		err := s.copyTo(ctx, draft)
		if err == nil {
			err = sound(ctx, draft.Path)
		}
		if err = cmp.Or(err, ctx.Err()); err != nil {
			return err
		}
		return done(draft)
	})
}

// copyTo makes the copy. What is wrong with the store is told of the store, and
// a disk without room of the file that was to be.
func (s *Store) copyTo(ctx context.Context, draft *bookfile.Draft) error {
	err := s.copyWith(ctx, draft.Path)
	if s.unshared(err) {
		err = s.copyWith(ctx, draft.Path)
	}
	if err = s.told(err); inspect.IsCode(err, inspect.CodeFailed) {
		return bookfile.CannotWrite(draft.File, errors.Unwrap(err))
	}
	return err
}

// copyWith copies; query_only would refuse VACUUM INTO, which writes only the new file.
func (s *Store) copyWith(ctx context.Context, draft string) error {
	db, err := sql.Open("sqlite", s.dsn("&mode=ro"))
	if err != nil {
		return err
	}
	defer db.Close()
	return s.patient(func() error {
		_, err := db.ExecContext(ctx, "VACUUM INTO ?", draft)
		return err
	})
}

// sound looks a copy through; it may be of an earlier version, as the copy
// before an upgrade is.
func sound(ctx context.Context, file string) error {
	copied, _, err := OpenAsIs(ctx, file, Options{})
	if err != nil {
		return err
	}
	defer copied.Close()
	var fault error
	err = copied.In(ctx, false, func(t *sqlstore.Tx) error {
		v := verifier{Verifier: sqlstore.Verifier{Tx: t}}
		err := v.integrity()
		fault = v.First()
		return err
	})
	return errors.Join(err, fault)
}
