package bookfile

import (
	"context"
	"database/sql"
	"errors"
	"io"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"time"

	"rectify/inspect"
)

// draftPrefix begins the names of the folders in which files are made before
// they get their names.
const draftPrefix = ".rectify-"

// lockName is the file in such a folder that its maker holds locked. It is a
// SQLite file of ours, so that whoever clears up knows it from a stranger's.
const lockName = "rectify.lock"

// Draft is a file in a folder of its own beside the place where it is to be. If
// the process dies, the next one clears the folder away.
type Draft struct {
	Path string // where it is made
	File string // where it is to be
	dir  string
	lock *sql.DB
}

// NewDraft begins one, after what others that were killed have left there is
// cleared away.
func NewDraft(ctx context.Context, file string) (d *Draft, err error) {
	Sweep(ctx, file)
	d = &Draft{File: file}
	if d.dir, err = os.MkdirTemp(filepath.Dir(file), draftPrefix); err != nil {
		return nil, CannotWrite(file, err)
	}
	d.Path = filepath.Join(d.dir, "book.db")
	if d.lock, err = locked(ctx, filepath.Join(d.dir, lockName), true); err != nil {
		d.Drop()
		return nil, CannotWrite(file, err)
	}
	return d, nil
}

// locked opens a lock file and holds it until it is closed. A fresh one is
// made and marked as ours; another must be marked so.
func locked(ctx context.Context, path string, fresh bool) (*sql.DB, error) {
	mode := "rw"
	if fresh {
		mode = "rwc"
	}
	db, err := sql.Open("sqlite", Address(path)+"?_pragma=busy_timeout(0)&mode="+mode+
		"&_pragma=journal_mode(OFF)&_pragma=synchronous(OFF)&_pragma=locking_mode(EXCLUSIVE)")
	if err != nil {
		return nil, err
	}
	db.SetMaxOpenConns(1)
	steps := []string{"BEGIN EXCLUSIVE", "COMMIT"}
	if fresh {
		steps = []string{"PRAGMA application_id=" + strconv.Itoa(Application)}
	}
	for _, step := range steps {
		if _, err = db.ExecContext(ctx, step); err != nil {
			db.Close()
			return nil, err
		}
	}
	return db, nil
}

// Drop takes the draft away, with all that is beside it.
func (d *Draft) Drop() {
	if d.lock == nil {
		os.RemoveAll(d.dir)
		return
	}
	clearDraft(d.dir, d.lock)
}

// clearDraft takes away a draft's folder whose lock is held. The lock goes last:
// a folder without one would be nobody's to clear away, if this is killed.
func clearDraft(dir string, lock *sql.DB) {
	files, _ := os.ReadDir(dir)
	for _, f := range files {
		if f.Name() != lockName {
			os.RemoveAll(filepath.Join(dir, f.Name()))
		}
	}
	lock.Close()
	os.RemoveAll(dir)
}

// Drafted has do make a file in a draft and bring it to its place, and takes the draft
// away. What is wrong with that is told of the file that was to be.
func Drafted(ctx context.Context, file string, do func(*Draft) error) error {
	d, err := NewDraft(ctx, file)
	if err != nil {
		return err
	}
	defer d.Drop()
	return d.Named(do(d), file)
}

// CopyTo writes what was made to w.
func (d *Draft) CopyTo(w io.Writer) error {
	f, err := os.Open(d.Path)
	if err != nil {
		return err
	}
	defer f.Close()
	_, err = io.Copy(w, f)
	return err
}

// Place flushes the finished draft and gives it its name; what has that name by
// then stays, and is refused.
func (d *Draft) Place() error {
	f, err := os.OpenFile(d.Path, os.O_RDWR, 0)
	if err == nil {
		err = errors.Join(f.Chmod(0o600), f.Sync(), f.Close())
	}
	if err == nil {
		err = move(d.Path, d.File)
	}
	if err != nil {
		return CannotWrite(d.File, err)
	}
	if dir, err := os.Open(filepath.Dir(d.File)); err == nil {
		dir.Sync() // not every system can; the name is there all the same
		dir.Close()
	}
	return nil
}

// PlaceFolder gives a draft that is a folder its name, which at most an empty folder has.
func (d *Draft) PlaceFolder() error {
	os.Remove(d.File) // only if it is empty
	if err := os.Rename(d.Path, d.File); err != nil {
		return CannotWrite(d.File, err)
	}
	if dir, err := os.Open(filepath.Dir(d.File)); err == nil {
		dir.Sync() // not every system can; the name is there all the same
		dir.Close()
	}
	return nil
}

// Named has an error name a file that the person knows, not the draft.
func (d *Draft) Named(err error, file string) error {
	var e *inspect.Error
	if errors.As(err, &e) {
		e.EN, e.ZH = strings.ReplaceAll(e.EN, d.Path, file), strings.ReplaceAll(e.ZH, d.Path, file)
	}
	return err
}

// move gives a file another name that nothing has. A link never replaces what
// is there. Where there are no links, as on most USB sticks, the name is taken
// by an empty file first, which nobody but us made.
func move(from, to string) error {
	if os.Link(from, to) == nil {
		return os.Remove(from)
	}
	held, err := os.OpenFile(to, os.O_CREATE|os.O_EXCL|os.O_WRONLY, 0o600)
	if errors.Is(err, os.ErrExist) {
		return Occupied(to)
	}
	if err != nil {
		return err
	}
	held.Close()
	if err := os.Rename(from, to); err != nil {
		os.Remove(to)
		return err
	}
	return nil
}

// Occupied says that a file has that name.
func Occupied(file string) error {
	return inspect.Errorf(inspect.CodeRefused, "there is a file already at %s",
		"%s 处已有文件", file).Hint("give another name", "请换一个文件名")
}

// Sweep takes away the drafts beside a file whose makers were killed. What is
// locked is being made; what has no lock file of ours is not ours.
func Sweep(ctx context.Context, file string) {
	dir := filepath.Dir(file)
	f, err := os.Open(dir)
	if err != nil {
		return
	}
	names, _ := f.Readdirnames(-1)
	f.Close()
	for _, name := range names {
		if strings.HasPrefix(name, draftPrefix) {
			sweepOne(ctx, filepath.Join(dir, name))
		}
	}
}

func sweepOne(ctx context.Context, dir string) {
	info, err := os.Lstat(dir)
	if err != nil || !info.IsDir() {
		return
	}
	path := filepath.Join(dir, lockName)
	if lock, err := os.Lstat(path); err != nil || lock.Size() == 0 {
		// Of one that died before it had its lock, or that is about to have it.
		if time.Since(info.ModTime()) > time.Minute {
			os.Remove(path)
			os.Remove(dir) // only if it is empty
		}
		return
	}
	lock, err := locked(ctx, path, false)
	if err != nil {
		return
	}
	defer lock.Close()
	var app int
	if lock.QueryRowContext(ctx, "PRAGMA application_id").Scan(&app) == nil && app == Application {
		clearDraft(dir, lock)
	}
}
