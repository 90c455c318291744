package bookfile

import (
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"rectify/inspect"
)

// Spare refuses a place for an output at which it would harm the store, or any
// other SQLite database: the file itself or what SQLite keeps beside it, under
// whatever name or link. The store's own files are told by what they are, and
// never opened: to close one again would drop the locks that SQLite holds on it.
func Spare(name, store string) error {
	if store != "" {
		store = followed(store)
	}
	is, err := os.Stat(name)
	if err == nil && (isOf(is, store) || IsOpen(is)) {
		return harm(name)
	}
	if err == nil && is.Mode().IsRegular() && isDatabase(name) {
		return harm(name)
	}
	return SpareBeside(name, store)
}

// Unused refuses a place for a new file at which there is anything, or that is not
// to spare.
func Unused(name, store string) error {
	if _, err := os.Lstat(name); !errors.Is(err, fs.ErrNotExist) {
		return Occupied(name)
	}
	return Spare(name, store)
}

// SpareBeside refuses the names that SQLite takes for its own beside a database.
func SpareBeside(name, store string) error {
	full := followed(name)
	for _, end := range beside {
		of, ok := strings.CutSuffix(full, end)
		if ok && (of == store || isDatabase(of)) {
			return harm(name)
		}
	}
	return nil
}

func harm(name string) error {
	return inspect.Errorf(inspect.CodeRefused, "%s is a database or belongs to one, and is not overwritten",
		"%s 是数据库或其附属文件，不能覆盖", name).
		Hint("give another name", "请换一个文件名")
}

// Resolved is a store's path with links followed, so that what lies beside it is
// looked for where SQLite keeps it.
func Resolved(path string) string {
	if place, err := filepath.EvalSymlinks(path); err == nil {
		return place
	}
	return path
}

// followed is the place to which a name leads, with all links followed. SQLite
// keeps what it has beside a file beside that place. Of a name that leads
// nowhere it is the place in its folder.
func followed(name string) string {
	full, err := filepath.Abs(name)
	if err != nil {
		return name
	}
	if place, err := filepath.EvalSymlinks(full); err == nil {
		return place
	}
	if dir, err := filepath.EvalSymlinks(filepath.Dir(full)); err == nil {
		return filepath.Join(dir, filepath.Base(full))
	}
	return full
}

// isDatabase tells a SQLite database, its log and its journal by how they begin.
func isDatabase(name string) bool {
	info, err := os.Stat(name)
	if err != nil || !info.Mode().IsRegular() || IsOpen(info) {
		return err == nil && IsOpen(info)
	}
	f, err := os.Open(name)
	if err != nil {
		return false
	}
	defer f.Close()
	head := make([]byte, 16)
	n, _ := io.ReadFull(f, head)
	return slices.ContainsFunc(magics, func(magic string) bool { return strings.HasPrefix(string(head[:n]), magic) })
}

// magics are how a database, its log in either order of bytes, and its journal begin.
var magics = []string{"SQLite format 3\x00", "\x37\x7f\x06\x82", "\x37\x7f\x06\x83",
	"\xd9\xd5\x05\xf9\x20\xa1\x63\xd7"}
