package sqlite

import (
	"context"
	"database/sql"
	"errors"
	"io/fs"
	"os"
	"path/filepath"

	"rectify/inspect"
)

// Backup implements [inspect.Store]: a copy as of one moment, looked through
// and flushed to the disk before it gets its name.
func (s *Store) Backup(ctx context.Context, file string) error {
	if _, err := os.Stat(file); !errors.Is(err, fs.ErrNotExist) {
		return inspect.Errorf(inspect.CodeRefused, "there is a file already at %s", "%s 处已有文件", file).Hint("give another name", "请换一个文件名")
	}
	draft := file + ".part"
	os.Remove(draft)
	defer os.Remove(draft)
	err := s.copyTo(ctx, draft, "&mode=ro")
	if err != nil && (s.fixed || s.unshared(err)) { // on a read-only medium
		err = s.copyTo(ctx, draft, "&mode=ro&immutable=1")
	}
	if err != nil {
		return s.told(err)
	}
	if err := sound(ctx, draft); err != nil {
		return err
	}
	return settle(draft, file)
}

// copyTo makes the copy; query_only would refuse VACUUM INTO, which writes only
// the new file.
func (s *Store) copyTo(ctx context.Context, draft, options string) error {
	db, err := sql.Open("sqlite", s.dsn(options))
	if err != nil {
		return err
	}
	defer db.Close()
	_, err = db.ExecContext(ctx, "VACUUM INTO ?", draft)
	return err
}

// sound looks a copy through; it may be of an earlier version, as the copy
// before an upgrade is.
func sound(ctx context.Context, file string) error {
	if err := looksLikeStore(file); err != nil {
		return err
	}
	copied := &Store{path: file}
	db, err := sql.Open("sqlite", copied.dsn("&mode=ro&_pragma=query_only(1)"))
	if err != nil {
		return copied.told(err)
	}
	copied.read = db
	defer copied.Close()
	if _, err := copied.version(ctx, db); err != nil {
		return err
	}
	return copied.Read(ctx, func(r inspect.Reader) error {
		v := verifier{tx: r.(*tx)}
		if err := v.integrity(); err != nil {
			return err
		}
		if len(v.faults) > 0 {
			return v.faults[0]
		}
		return nil
	})
}

// settle flushes a finished draft and gives it its name in one step.
func settle(draft, file string) error {
	f, err := os.OpenFile(draft, os.O_RDWR, 0)
	if err == nil {
		err = errors.Join(f.Sync(), f.Close())
	}
	if err == nil {
		err = os.Rename(draft, file)
	}
	if err != nil {
		return inspect.Errorf(inspect.CodeFailed, "cannot write %s", "无法写入 %s", file).Because(err)
	}
	if dir, err := os.Open(filepath.Dir(file)); err == nil {
		dir.Sync() // not every system can; the name is there all the same
		dir.Close()
	}
	return nil
}
