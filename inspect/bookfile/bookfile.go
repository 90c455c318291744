// Package bookfile knows what lies in the folder of a book: the file itself, what
// SQLite keeps beside it, the drafts of files that are being made, and what
// earlier versions and restores have left. It keeps them from being written over,
// and gives a finished file its name. It knows nothing of what is in a book.
//
// It may import inspect, database/sql and the driver, by which a draft is held.
package bookfile

import (
	"errors"
	"io/fs"
	"net/url"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"syscall"

	driver "modernc.org/sqlite"
	lib "modernc.org/sqlite/lib"

	"rectify/inspect"
)

// Application marks a file as ours (PRAGMA application_id: "rect").
const Application = 0x72656374

// beside are the ends of the names of what SQLite keeps beside a file.
var beside = []string{"-wal", "-shm", "-journal"}

// Address is a file as the driver is told it; what follows begins with ?.
func Address(path string) string {
	return "file:" + (&url.URL{Path: filepath.Clean(path)}).EscapedPath() // two slashes would begin a host's name
}

// Code is what SQLite calls an error, 0 if it is none of its.
func Code(err error) int {
	var e *driver.Error
	if errors.As(err, &e) {
		return e.Code()
	}
	return 0
}

// Is tells whether SQLite calls an error one of some kinds: by the whole code, or by
// its last eight bits, which are those of the kind in general.
func Is(err error, kinds ...int) bool {
	code := Code(err)
	return code != 0 && (slices.Contains(kinds, code) || slices.Contains(kinds, code&0xff))
}

// CannotWrite says that a file which SQLite was to write could not be.
func CannotWrite(path string, err error) error {
	if Is(err, lib.SQLITE_FULL, lib.SQLITE_IOERR_SHMSIZE) {
		err = syscall.ENOSPC
	}
	return inspect.CannotWrite(path, err)
}

// LooksLikeStore refuses, before SQLite makes anything of it, what is no store.
func LooksLikeStore(path string) error {
	info, err := os.Stat(path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return inspect.Errorf(inspect.CodeNoStore, "there is no store at %s", "%s 处没有台账", path).
			Hint("make one with {agency.opened .agency=…}, or give its place with {.store}",
				"请用 {agency.opened .agency=…} 新建，或用 {.store} 指定位置")
	case err != nil:
		return inspect.Errorf(inspect.CodeNoStore, "the store at %s cannot be read: %v",
			"无法读取 %s 处的台账：%v", path, inspect.Reason(err)).Because(err)
	case info.IsDir():
		return inspect.Errorf(inspect.CodeNoStore, "%s is a folder, not a store", "%s 是文件夹，不是台账", path)
	case !info.Mode().IsRegular(), info.Size() == 0:
		return NotAStore(path, nil)
	}
	return nil
}

// NotAStore says that a file is none.
func NotAStore(path string, err error) *inspect.Error {
	return inspect.Errorf(inspect.CodeNoStore, "%s is not a rectify store", "%s 不是 rectify 台账文件", path).Because(err).
		Hint("bring back a backup with {restore}, or give another place with {.store}",
			"请用 {restore} 恢复备份，或用 {.store} 指定其他位置")
}

// OneName refuses a store that has a second name to be written to: SQLite keeps a
// log beside each, and what is written by one name is lost by the other.
func OneName(path string) error {
	if info, err := os.Stat(path); err != nil || names(info) <= 1 {
		return nil // of what is not there another says so
	}
	return inspect.Errorf(inspect.CodeRefused,
		"the store %s has another name (a hard link): what is recorded under one is lost under the other",
		"台账 %s 有另一个名字（硬链接）：从不同名字写入会丢失记录", path).
		Hint("remove the other name, or make a copy with {backup} and use that",
			"请删除另一个名字，或用 {backup} 另存后使用")
}

// Logged tells whether beside a file there is a log or a journal that belongs to it.
func Logged(path string) bool {
	for _, end := range []string{"-wal", "-journal"} {
		if info, err := os.Stat(path + end); err == nil && info.Size() > 0 {
			return true
		}
	}
	return false
}

// Copies are the stores of earlier versions that are kept beside one, and what a
// restore has set aside.
func Copies(path string) (out []string, err error) {
	found, err := os.ReadDir(filepath.Dir(path))
	for _, f := range found {
		end, ok := strings.CutPrefix(f.Name(), filepath.Base(path))
		version, isVersion := strings.CutPrefix(end, ".v")
		number, isAside := strings.CutPrefix(end, damaged)
		digits := func(s string) bool { return strings.Trim(s, "0123456789.") == "" }
		if ok && (isVersion && digits(version) || isAside && digits(number)) {
			out = append(out, path+end)
		}
	}
	return out, err
}

// damaged is how the name of what a restore set aside ends.
const damaged = ".damaged"

// IsAside tells whether one of the copies was set aside, and need be no store.
func IsAside(copied string) bool { return strings.Contains(copied, damaged) }

// Free is the first of a name, that with .2, with .3 and so on that nothing has, or
// of which ours says so.
func Free(name string, ours func(string) bool) (free string, taken bool) {
	free = name
	for k := 2; ; k++ {
		if _, err := os.Lstat(free); errors.Is(err, fs.ErrNotExist) {
			return free, false
		}
		if ours(free) {
			return free, true
		}
		free = name + "." + strconv.Itoa(k)
	}
}

// SetAside moves what is no store out of the way, with what lies beside it: it
// may hold what can still be read of one.
func SetAside(path string) (aside string, err error) {
	aside, _ = Free(path+damaged, func(string) bool { return false })
	if info, err := os.Stat(path); err == nil && info.Size() == 0 {
		if err := os.Remove(path); err != nil {
			return "", CannotWrite(path, err)
		}
	}
	moved := false
	for _, end := range append([]string{""}, beside...) {
		switch err := os.Rename(path+end, aside+end); {
		case err == nil:
			moved = true
		case !errors.Is(err, fs.ErrNotExist):
			return "", CannotWrite(path+end, err)
		}
	}
	if !moved {
		return "", nil
	}
	return aside, nil
}
