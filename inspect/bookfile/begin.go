package bookfile

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"

	"rectify/inspect"
)

// Vacant refuses a place where something is. Only a plain file without a byte
// in it is nothing: a pipe, a device or a link has no size of its own.
func Vacant(path string) error {
	if err := SpareBeside(path, ""); err != nil {
		return err
	}
	info, err := os.Lstat(path)
	if err == nil && info.Mode().IsRegular() && info.Size() > 0 {
		return inspect.StoreThere(path) // whatever lies beside it is a part of it
	}
	for _, end := range beside {
		if _, err := os.Lstat(path + end); err == nil {
			return inspect.Errorf(inspect.CodeRefused,
				"%s exists, and SQLite would take it for a part of the new store",
				"%s 已存在，会被当作新台账的一部分", path+end).Hint("move it away first", "请先移走")
		}
	}
	switch {
	case errors.Is(err, fs.ErrNotExist), err == nil && info.Mode().IsRegular():
		return nil
	case err != nil:
		return inspect.Errorf(inspect.CodeFailed, "cannot look at %s: %v", "无法查看 %s：%v", path, err).Because(err)
	case !info.IsDir():
		return inspect.Errorf(inspect.CodeRefused, "%s is no plain file: a store cannot be made there",
			"%s 不是普通文件，不能在此新建台账", path).Hint("give another place with {.store}", "请用 {.store} 指定其他位置")
	}
	return inspect.StoreThere(path)
}

// Begin makes an empty file at a vacant place that nobody else reads; SQLite gives
// what it keeps beside a file the same mode.
func Begin(path string) error {
	err := Vacant(path)
	if err == nil {
		err = MakeFolder(path)
	}
	if err != nil {
		return err
	}
	f, err := os.OpenFile(path, os.O_CREATE|os.O_WRONLY, 0o600)
	if err == nil {
		err = errors.Join(f.Chmod(0o600), f.Close())
	}
	return CannotWrite(path, err)
}

// MakeFolder makes the folder for a file, into which nobody else looks, and those
// above it.
func MakeFolder(path string) error {
	dir := filepath.Dir(path)
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return inspect.Errorf(inspect.CodeFailed, "cannot make the folder %s: %v",
			"无法创建文件夹 %s：%v", dir, inspect.Reason(err)).Because(err)
	}
	return nil
}
