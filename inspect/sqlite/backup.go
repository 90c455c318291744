package sqlite

import (
	"cmp"
	"context"
	"database/sql"
	"errors"
	"io"
	"os"
	"path/filepath"
	"time"

	lib "modernc.org/sqlite/lib"

	"rectify/inspect"
	"rectify/inspect/bookfile"
	"rectify/inspect/sqlstore"
)

// Backup implements [inspect.Backer]: a copy as of one moment, looked through
// and flushed to the disk before it gets its name.
func (s *Store) Backup(ctx context.Context, file string) error {
	if err := bookfile.Unused(file, s.Name); err != nil {
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

// backedUp makes a copy in a draft, looks it through, and hands it on. A copy of a
// record that is itself at fault is handed on too, and the fault is told.
func (s *Store) backedUp(ctx context.Context, file string, done func(*bookfile.Draft) error) error {
	var fault error
	err := bookfile.Drafted(ctx, file, func(draft *bookfile.Draft) error {
		err := s.copyTo(ctx, draft)
		if err == nil {
			fault, err = sound(ctx, draft.Path)
		}
		if err = cmp.Or(err, ctx.Err()); err != nil {
			return err
		}
		return done(draft)
	})
	return cmp.Or(err, fault)
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
// before an upgrade is. The fault is of the record, of which it is a true copy.
func sound(ctx context.Context, file string) (fault, err error) {
	copied, version, err := OpenAsIs(ctx, file, Options{})
	if err != nil {
		return nil, err
	}
	defer copied.Close()
	err = copied.In(ctx, false, func(t *sqlstore.Tx) error {
		v := verifier{Verifier: sqlstore.Verifier{Tx: t, Trouble: trouble}}
		if err := cmp.Or(v.quickly(), v.First()); err != nil || version < latest() {
			return err
		}
		err := v.Lasting()
		if first := v.First(); first != nil {
			said := first.(*inspect.Error)
			fault = inspect.Errorf(inspect.CodeCheck, "the copy is written, but the record itself is at fault: %[1]s",
				"副本已写出，但台账记录本身有问题：%[2]s", said.EN, said.ZH).
				Hint("{check} lists all faults; keep the backups of before", "请用 {check} 查看全部问题，并保留此前的备份")
		}
		return err
	})
	return fault, err
}

// Hold opens the store at path for this process alone, until it is closed, and moves
// what stands in the log beside it into the file. What is no database, or damaged, is
// told as no store.
func Hold(ctx context.Context, path string, o Options) (*Store, error) {
	s, err := opened(path, o, "&mode=rw&_pragma=locking_mode(EXCLUSIVE)", func(s *Store) error {
		return s.patient(func() error { return s.seize(ctx) })
	})
	if inspect.IsCode(err, inspect.CodeBusy) {
		err = inspect.Errorf(inspect.CodeBusy, "another process has the store %s open", "另一程序正在使用台账 %s", path).
			Because(err).Hint("restore when it is done", "请待其结束后再恢复")
	}
	return s, err
}

// seize asks again and again, for SQLite does not wait for readers here.
func (s *Store) seize(ctx context.Context) (err error) {
	for end := time.Now().Add(s.Options.First()); ; time.Sleep(20 * time.Millisecond) {
		_, err = s.db.ExecContext(ctx, "PRAGMA journal_mode=DELETE; BEGIN EXCLUSIVE; COMMIT")
		if err = s.told(err); !inspect.IsCode(err, inspect.CodeBusy) || time.Now().After(end) || ctx.Err() != nil {
			return err
		}
	}
}

// Fill writes every page of another file into a store that is held, in one transaction
// of SQLite: if that ends half way, SQLite takes them back, or does so when the store
// is next opened.
func (s *Store) Fill(from string) error {
	err := bookfile.Pour(s.db, newStore(from, Options{}).dsn("&mode=ro"))
	if bookfile.Is(err, lib.SQLITE_IOERR) {
		return s.told(err)
	}
	return bookfile.CannotWrite(s.Name, err)
}
