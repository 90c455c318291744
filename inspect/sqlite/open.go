package sqlite

import (
	"context"
	"errors"
	"os"
	"syscall"

	lib "modernc.org/sqlite/lib"

	"rectify/inspect"
	"rectify/inspect/bookfile"
	"rectify/inspect/sqlstore"
)

// OpenAsIs opens a store for reading, of whatever version it is.
func OpenAsIs(ctx context.Context, path string, o Options) (s *Store, version int, err error) {
	if err := bookfile.LooksLikeStore(path); err != nil {
		return nil, 0, err
	}
	o.ReadOnly = true
	s, err = opened(bookfile.Resolved(path), o, "", func(s *Store) (err error) {
		version, err = s.version(ctx)
		if err != nil && (s.unshared(err) || s.rolledBack(ctx, err)) {
			version, err = s.version(ctx)
		}
		return err
	})
	return s, version, err
}

// rolledBack takes back what a writer that was killed had begun to write, which
// a connection that only reads may not do. It tells whether it did, after an
// error that may come of it.
func (s *Store) rolledBack(ctx context.Context, err error) bool {
	if bookfile.Code(err) != lib.SQLITE_READONLY_ROLLBACK {
		return false
	}
	o := s.Options
	o.ReadOnly = false
	w, err := opened(s.Name, o, "&mode=rw", func(w *Store) error { _, err := w.version(ctx); return err })
	if err == nil {
		w.Close()
	}
	return err == nil
}

// openToRead opens a store for reading; one of an earlier version, once that
// is up to date.
func openToRead(ctx context.Context, path string, o Options) (*Store, error) {
	s, version, err := OpenAsIs(ctx, path, o)
	if err != nil || version == latest() {
		return s, err
	}
	s.Close()
	w, err := Open(ctx, path, Options{Wait: o.Wait, Waiting: o.Waiting, Upgrading: o.Upgrading})
	full := bookfile.Is(err, lib.SQLITE_FULL) || errors.Is(err, syscall.ENOSPC)
	if full || inspect.IsCode(err, inspect.CodeBusy) {
		return nil, err
	}
	var fault *inspect.Error
	if errors.As(err, &fault) && fault.Code == inspect.CodeCheck {
		return nil, inspect.Errorf(inspect.CodeCheck,
			"the store %[1]s was written by an earlier rectify and cannot be brought up to date: %[2]s",
			"台账 %[1]s 由较早版本写入，无法升级到本版本：%[3]s", path, fault.EN, fault.ZH).Because(err).
			Hint("the earlier rectify still reads it, and its check lists all faults; or bring back a backup with {restore}",
				"较早版本仍可读取，其 check 会列出全部问题；或用 {restore} 恢复备份")
	}
	if err != nil {
		return nil, inspect.Errorf(inspect.CodeNoStore,
			"the store %s was written by an earlier rectify and cannot be brought up to date",
			"台账 %s 由较早版本写入，无法升级到本版本", path).Because(err).
			Hint("make a copy of it where it can be written, and open that with {.store}",
				"请把它复制到可以写入的位置，再用 {.store} 打开")
	}
	w.Close()
	s, _, err = OpenAsIs(ctx, path, o)
	return s, err
}

// version is how many migrations the file has had; a file of something else,
// or of a newer rectify, is refused. It is asked through SQLite: to open and
// close the file beside it would drop the locks that this process holds.
func (s *Store) version(ctx context.Context) (int, error) {
	var app, version int
	const marks = "SELECT * FROM pragma_user_version, pragma_application_id"
	err := s.patient(func() error { return s.db.QueryRowContext(ctx, marks).Scan(&version, &app) })
	switch {
	case err != nil:
		return 0, s.told(err)
	case app != bookfile.Application, version < 1:
		return 0, bookfile.NotAStore(s.Name, nil)
	case version > latest():
		return 0, sqlstore.Newer("store %[1]s was written", "台账 %[1]s 由较新版本写入", s.Name, version, latest())
	}
	return version, nil
}

// Create makes a new, empty store; a file that is there already is refused.
func Create(ctx context.Context, path string) (*Store, error) { return made(ctx, path, "") }

func made(ctx context.Context, path, more string) (*Store, error) {
	if err := bookfile.Begin(path); err != nil {
		return nil, err
	}
	return opened(path, Options{}, "&_pragma=journal_mode(WAL)"+more, func(s *Store) error { return s.migrate(ctx, 0) })
}

// Make makes a store in a draft beside its place, has fill begin the book in it,
// and puts it there when it is whole: a full disk, or two who begin at once,
// leave no part of a book that says it is one. Until then nothing of it must last, and
// the disk is asked to keep it once.
func Make(ctx context.Context, path string, fill func(*Store) error) error {
	if err := bookfile.Vacant(path); err != nil {
		return instead(ctx, path, err)
	}
	if err := bookfile.MakeFolder(path); err != nil {
		return err
	}
	return bookfile.Drafted(ctx, path, func(draft *bookfile.Draft) error {
		s, err := made(ctx, draft.Path, "&_pragma=synchronous(OFF)")
		if err == nil {
			err = errors.Join(fill(s), s.Close())
		}
		if err != nil {
			return err
		}
		return fillIn(ctx, draft)
	})
}

// instead says what is in a place that is taken, if that is no store that could be
// used as it is.
func instead(ctx context.Context, path string, taken error) error {
	info, err := os.Stat(path)
	if err != nil || !info.IsDir() && (!info.Mode().IsRegular() || info.Size() == 0) {
		return taken
	}
	s, _, err := OpenAsIs(ctx, path, Options{})
	if err == nil {
		s.Close()
	}
	var is *inspect.Error
	if !errors.As(err, &is) || is.Code != inspect.CodeNoStore {
		return taken
	}
	return inspect.Errorf(inspect.CodeRefused, "a store cannot be made there: %[1]s", "不能在此新建台账：%[2]s",
		is.EN, is.ZH).Because(err).Hint("give another place with {.store}", "请用 {.store} 指定其他位置")
}

// fillIn puts the draft in a place that is vacant: an empty file there gets its pages.
func fillIn(ctx context.Context, draft *bookfile.Draft) error {
	path := draft.File
	err := draft.Place()
	if !inspect.IsCode(err, inspect.CodeRefused) {
		return err
	}
	if err := bookfile.Vacant(path); err != nil {
		return err
	}
	held, err := Hold(ctx, path, Options{})
	if err != nil {
		return err
	}
	defer held.Close()
	var tables int
	err = held.db.QueryRowContext(ctx, "SELECT count(*) FROM sqlite_schema").Scan(&tables)
	if err != nil || tables > 0 {
		return bookfile.Occupied(path) // another was faster
	}
	if err := os.Chmod(path, 0o600); err != nil {
		return bookfile.CannotWrite(path, err)
	}
	return held.Fill(draft.Path)
}
