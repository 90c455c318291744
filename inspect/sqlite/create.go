package sqlite

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"

	"rectify/inspect"
)

// Create makes a new, empty store; a file that is there already is refused.
func Create(ctx context.Context, path string) (*Store, error) {
	if err := Vacant(path); err != nil {
		return nil, err
	}
	if err := makeFolder(filepath.Dir(path)); err != nil {
		return nil, err
	}
	if err := private(path); err != nil {
		return nil, err
	}
	s := newStore(path, Options{})
	if err := s.openWriter("&_pragma=journal_mode(WAL)"); err != nil {
		return nil, err
	}
	if err := s.migrate(ctx, 0); err != nil {
		s.Close()
		return nil, err
	}
	return s, nil
}

// Make makes a store in a draft beside its place, has fill begin the book in it,
// and puts it there when it is whole: a full disk, or two who begin at once,
// leave no part of a book that says it is one.
func Make(ctx context.Context, path string, fill func(*Store) error) error {
	if err := Vacant(path); err != nil {
		return err
	}
	dir := filepath.Dir(path)
	if err := makeFolder(dir); err != nil {
		return err
	}
	sweep(ctx, dir)
	draft, err := newDraft(ctx, dir)
	if err != nil {
		return cannotWrite(path, err)
	}
	defer draft.drop()
	s, err := Create(ctx, draft.path)
	if err == nil {
		err = errors.Join(fill(s), s.Close())
	}
	if err == nil {
		err = draft.fillIn(ctx, path)
	}
	return named(err, draft.path, path)
}

// fillIn puts the draft in a place that is vacant: an empty file there gets its pages.
func (d *draftFile) fillIn(ctx context.Context, path string) error {
	err := d.place(path)
	if !inspect.IsCode(err, inspect.CodeRefused) {
		return cannotWrite(path, err)
	}
	if err := Vacant(path); err != nil {
		return err
	}
	held, err := hold(ctx, path, Options{})
	if err != nil {
		return err
	}
	defer held.Close()
	var tables int
	if err := held.QueryRowContext(ctx, "SELECT count(*) FROM sqlite_schema").Scan(&tables); err != nil || tables > 0 {
		return occupied(path) // another was faster
	}
	return cannotWrite(path, errors.Join(os.Chmod(path, 0o600), pour(held, d.path)))
}

// Vacant refuses a place where something is. Only a plain file without a byte
// in it is nothing: a pipe, a device or a link has no size of its own.
func Vacant(path string) error {
	if err := spareBeside(path, ""); err != nil {
		return err
	}
	if info, err := os.Lstat(path); err == nil && info.Mode().IsRegular() && info.Size() > 0 {
		return inspect.StoreThere(path) // whatever lies beside it is a part of it
	}
	for _, end := range beside {
		if _, err := os.Lstat(path + end); err == nil {
			return inspect.Errorf(inspect.CodeRefused, "%s is there, which SQLite would take for a part of the new store",
				"%s 已存在，会被当作新台账的一部分", path+end).Hint("move it away first", "请先移走")
		}
	}
	info, err := os.Lstat(path)
	if errors.Is(err, fs.ErrNotExist) || err == nil && info.Mode().IsRegular() && info.Size() == 0 {
		return nil
	}
	if err == nil && !info.Mode().IsRegular() && !info.IsDir() {
		return inspect.Errorf(inspect.CodeRefused, "%s is no plain file: a store cannot be made there",
			"%s 不是普通文件，不能在此新建台账", path).Hint("give another place with --store", "请用 --store 指定其他位置")
	}
	if err != nil {
		return inspect.Errorf(inspect.CodeFailed, "cannot look at %s: %v", "无法查看 %s：%v", path, err).Because(err)
	}
	return inspect.StoreThere(path)
}

// makeFolder makes a folder that nobody else looks into, and those above it.
func makeFolder(dir string) error {
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return inspect.Errorf(inspect.CodeFailed, "cannot make the folder %s: %v",
			"无法创建文件夹 %s：%v", dir, inspect.Reason(err)).Because(err)
	}
	return nil
}

// private makes an empty file that nobody else reads; SQLite gives what it
// keeps beside a file the same mode.
func private(path string) error {
	f, err := os.OpenFile(path, os.O_CREATE|os.O_WRONLY, 0o600)
	if err == nil {
		err = errors.Join(f.Chmod(0o600), f.Close())
	}
	return cannotWrite(path, err)
}
