package sqlite

import (
	"context"
	"database/sql"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"strings"

	"rectify/inspect"
)

// between is told how far a restore has come, for the test that dies there.
var between = func(step string) {}

// Restore puts a backup in a store's place; a store that is there is refused
// unless it is to be replaced, and while anyone has it open. The backup is
// looked through first. Whenever the process or the machine dies in it, either
// the old store stands there with all that was recorded in it, or the new one.
func Restore(ctx context.Context, backup, path string, replace bool) error {
	if err := looksLikeStore(backup); err != nil {
		return err
	}
	if _, err := os.Stat(path); err == nil && !replace {
		return inspect.Errorf(inspect.CodeRefused, "there is a store already at %s", "%s 处已有台账", path).
			Hint("back it up, then restore with --yes", "请先备份，再用 --yes 恢复")
	}
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		return inspect.Errorf(inspect.CodeFailed, "cannot make the folder %s", "无法创建文件夹 %s", filepath.Dir(path)).Because(err)
	}
	draft := path + ".part"
	defer os.Remove(draft)
	if err := draw(ctx, backup, draft); err != nil {
		return err
	}
	between("copied")
	release, err := hold(ctx, path)
	if err != nil {
		return err
	}
	defer release()
	between("held")
	// What may be left beside the old file now is of no use to it, and would be
	// taken for the new one's.
	if err := clearAway(path); err != nil {
		return err
	}
	if runtime.GOOS == "windows" { // which lets nobody replace a file that is open
		release()
	}
	between("cleared")
	err = settle(draft, path)
	between("replaced")
	return err
}

// draw copies a backup to a draft and looks that through.
func draw(ctx context.Context, backup, draft string) error {
	if err := clearAway(draft); err != nil {
		return err
	}
	if err := copyFile(backup, draft); err != nil {
		return inspect.Errorf(inspect.CodeFailed, "cannot copy %s", "无法复制 %s", backup).Because(err)
	}
	if err := sound(ctx, draft); err != nil {
		var e *inspect.Error
		if errors.As(err, &e) {
			e.EN, e.ZH = strings.ReplaceAll(e.EN, draft, backup), strings.ReplaceAll(e.ZH, draft, backup)
		}
		return err
	}
	return clearAway(draft)
}

// hold takes the store at path for this process alone, and moves what stands in
// the log beside it into the file, which is whole by itself from then on. Until
// release no other process gets at it. What is no store, or damaged, has
// nothing to be kept whole and is not held.
func hold(ctx context.Context, path string) (release func(), err error) {
	if _, err := os.Stat(path); errors.Is(err, fs.ErrNotExist) {
		return func() {}, nil
	}
	s := &Store{path: path}
	db, err := sql.Open("sqlite", s.dsn("&mode=rw&_pragma=locking_mode(EXCLUSIVE)&_pragma=synchronous(FULL)"))
	if err != nil {
		return nil, s.told(err)
	}
	db.SetMaxOpenConns(1)
	release = func() { db.Close() }
	for _, text := range []string{"PRAGMA journal_mode=DELETE", "BEGIN EXCLUSIVE"} {
		if _, err = db.ExecContext(ctx, text); err != nil {
			break
		}
	}
	switch err = s.told(err); {
	case err == nil, inspect.IsCode(err, inspect.CodeNoStore):
		return release, nil
	case inspect.IsCode(err, inspect.CodeBusy):
		err = inspect.Errorf(inspect.CodeBusy, "another process has the store %s open", "另一程序正在使用台账 %s", path).Because(err).
			Hint("restore when it is done; nothing was changed", "请待其结束后再恢复；本次没有任何改动")
	}
	release()
	return nil, err
}

// clearAway removes what SQLite keeps beside a file.
func clearAway(path string) error {
	for _, beside := range []string{path + "-wal", path + "-shm", path + "-journal"} {
		if err := os.Remove(beside); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return inspect.Errorf(inspect.CodeFailed, "cannot take away %s", "无法删除 %s", beside).Because(err)
		}
	}
	return nil
}

func copyFile(from, to string) error {
	in, err := os.Open(from)
	if err != nil {
		return err
	}
	defer in.Close()
	out, err := os.OpenFile(to, os.O_CREATE|os.O_TRUNC|os.O_WRONLY, 0o600)
	if err != nil {
		return err
	}
	_, err = io.Copy(out, in)
	return errors.Join(err, out.Close())
}
