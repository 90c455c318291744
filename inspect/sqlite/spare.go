package sqlite

import (
	"io"
	"os"
	"path/filepath"
	"strings"

	"rectify/inspect"
)

// Spare refuses a place for an output at which it would harm the store, or any
// other SQLite database: the file itself or what SQLite keeps beside it, under
// whatever name or link. The store's own files are told by what they are, and
// never opened: to close one again would drop the locks that SQLite holds on it.
func Spare(name, store string) error {
	is, err := os.Stat(name)
	if err == nil && (isOf(is, store) || IsOpen(is)) {
		return harm(name)
	}
	if err == nil && is.Mode().IsRegular() && isDatabase(name) {
		return harm(name)
	}
	return spareBeside(name, store)
}

// spareBeside refuses the names that SQLite takes for its own beside a database.
func spareBeside(name, store string) error {
	full := followed(name)
	for _, end := range beside {
		of, ok := strings.CutSuffix(full, end)
		if ok && (store != "" && of == followed(store) || isDatabase(of)) {
			return harm(name)
		}
	}
	return nil
}

func harm(name string) error {
	return inspect.Errorf(inspect.CodeRefused, "%s is a database or belongs to one, and is not written over",
		"%s 是数据库或其附属文件，不能覆盖", name).
		Hint("give another name", "请换一个文件名")
}

// followed is the file's place with the links in its folders followed.
func followed(name string) string {
	full, err := filepath.Abs(name)
	if err != nil {
		return name
	}
	if dir, err := filepath.EvalSymlinks(filepath.Dir(full)); err == nil {
		return filepath.Join(dir, filepath.Base(full))
	}
	return full
}

// isDatabase tells a SQLite database, its log and its journal by how they begin.
func isDatabase(name string) bool {
	if info, err := os.Stat(name); err != nil || !info.Mode().IsRegular() {
		return false
	}
	if info, err := os.Stat(name); err == nil && IsOpen(info) {
		return true
	}
	f, err := os.Open(name)
	if err != nil {
		return false
	}
	defer f.Close()
	head := make([]byte, 16)
	n, _ := io.ReadFull(f, head)
	for _, magic := range []string{"SQLite format 3\x00", "\x37\x7f\x06\x82", "\x37\x7f\x06\x83", "\xd9\xd5\x05\xf9\x20\xa1\x63\xd7"} {
		if strings.HasPrefix(string(head[:n]), magic) {
			return true
		}
	}
	return false
}
