// Package sqlite keeps a book in one SQLite file. All SQL of it is here, and
// no rule. It may import inspect, database/sql and the driver.
package sqlite

import (
	"context"
	"database/sql"
	"errors"
	"io/fs"
	"net/url"
	"os"
	"path/filepath"
	"strconv"
	"sync/atomic"
	"time"

	driver "modernc.org/sqlite"
	lib "modernc.org/sqlite/lib"

	"rectify/inspect"
)

// application marks the file as ours (PRAGMA application_id: "rect").
const application = 0x72656374

// DefaultWait is how long one waits for another who writes.
const DefaultWait = 30 * time.Second

// cacheSize is what a connection keeps of the file, in KiB, as SQLite writes it.
const cacheSize = "-8000"

// Options say how a store is opened.
type Options struct {
	ReadOnly bool
	Wait     time.Duration // for another who writes; 0 is [DefaultWait]
	Waiting  func()        // told once it has waited two seconds; may be nil
}

// Store is a book in a file, open for writing on one connection or for reading
// on a pool that cannot write.
type Store struct {
	path    string
	options Options
	write   *sql.DB
	read    *sql.DB
	fixed   bool // read is of a file that nobody writes

	writer   atomic.Uint64 // the goroutine that is in a write, 0 for none
	recorded atomic.Bool
	owing    bool  // something was owed when the store was opened
	newest   int64 // when the newest fact was recorded, as the record has it
}

// Recorded tells whether anything was committed through this handle.
func (s *Store) Recorded() bool { return s.recorded.Load() }

// Owing tells whether something was owed when the store was opened for writing.
func (s *Store) Owing() bool { return s.owing }

// Newest is when the newest fact was recorded, by the clock of the device that
// did; of a store that is open for writing.
func (s *Store) Newest() time.Time { return time.UnixMicro(s.newest) }

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
	s := &Store{path: path}
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
	return inspect.Errorf(inspect.CodeRefused, "there is a store already at %s", "%s 处已有台账", path).
		Hint("use it as it is, or give another place with --store", "请直接使用，或用 --store 指定其他位置")
}

// makeFolder makes a folder that nobody else looks into, and those above it.
func makeFolder(dir string) error {
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return inspect.Errorf(inspect.CodeFailed, "cannot make the folder %s: %v", "无法创建文件夹 %s：%v", dir, inspect.Reason(err)).Because(err)
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

// Open opens a store, and brings one of an earlier version up to date.
func Open(ctx context.Context, path string, o Options) (*Store, error) {
	if o.ReadOnly {
		return openToRead(ctx, path, o)
	}
	if err := looksLikeStore(path); err != nil {
		return nil, err
	}
	s := &Store{path: path, options: o}
	err := s.openWriter("&mode=rw")
	if err == nil {
		err = s.bringUp(ctx)
	}
	if err != nil {
		s.Close()
		return nil, err
	}
	sweep(ctx, filepath.Dir(path))
	return s, nil
}

// bringUp makes sure that the store is of this version and logs ahead.
func (s *Store) bringUp(ctx context.Context) error {
	version, err := s.version(ctx, s.write)
	if err == nil && version < len(migrations) {
		err = s.upgrade(ctx, version)
	}
	if err == nil {
		err = s.write.QueryRowContext(ctx, `SELECT EXISTS (SELECT 1 FROM owed),
			coalesce((SELECT at FROM event ORDER BY seq DESC LIMIT 1), 0)`).Scan(&s.owing, &s.newest)
	}
	if err != nil {
		return s.told(err)
	}
	if _, err := os.Stat(s.path + "-wal"); err == nil {
		return nil // SQLite has just opened its log
	}
	return s.logAhead(ctx)
}

// looksLikeStore refuses, before SQLite makes anything of it, what is no store.
func looksLikeStore(path string) error {
	info, err := os.Stat(path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return inspect.Errorf(inspect.CodeNoStore, "there is no store at %s", "%s 处没有台账", path).
			Hint("make one with rectify init --agency …, or give its place with --store", "请用 rectify init --agency … 新建，或用 --store 指定位置")
	case err != nil:
		return inspect.Errorf(inspect.CodeNoStore, "the store at %s cannot be read: %v", "无法读取 %s 处的台账：%v", path, inspect.Reason(err)).Because(err)
	case info.IsDir():
		return inspect.Errorf(inspect.CodeNoStore, "%s is a folder, not a store", "%s 是文件夹，不是台账", path)
	case !info.Mode().IsRegular(), info.Size() == 0:
		return notAStore(path, nil)
	}
	return nil
}

func notAStore(path string, err error) *inspect.Error {
	return inspect.Errorf(inspect.CodeNoStore, "%s is not a rectify store", "%s 不是 rectify 台账文件", path).Because(err).
		Hint("bring back a copy with rectify restore, or give another place with --store", "请用 rectify restore 恢复备份，或用 --store 指定其他位置")
}

// wait is how long the store waits for another who writes.
func (o Options) wait() time.Duration {
	if o.Wait == 0 {
		return DefaultWait
	}
	return o.Wait
}

func (s *Store) dsn(more string) string {
	return "file:" + (&url.URL{Path: s.path}).EscapedPath() +
		"?_pragma=busy_timeout(" + strconv.FormatInt(s.options.wait().Milliseconds(), 10) + ")" +
		"&_pragma=foreign_keys(1)&_pragma=cache_size(" + cacheSize + ")" + more
}

func (s *Store) openWriter(more string) error {
	db, err := sql.Open("sqlite", s.dsn("&_pragma=synchronous(FULL)&_txlock=immediate"+more))
	if err != nil {
		return s.told(err)
	}
	db.SetMaxOpenConns(1)
	s.write = db
	return nil
}

// openReader opens the pool that only reads.
func (s *Store) openReader(more string) error {
	db, err := sql.Open("sqlite", s.dsn("&mode=ro&_pragma=query_only(1)"+more))
	if err != nil {
		return s.told(err)
	}
	if s.read != nil {
		s.read.Close()
	}
	s.read = db
	return nil
}

// openAsIs opens a store for reading, of whatever version it is.
func openAsIs(ctx context.Context, path string, o Options) (s *Store, version int, err error) {
	if err := looksLikeStore(path); err != nil {
		return nil, 0, err
	}
	s = &Store{path: path, options: o}
	if err := s.openReader(""); err != nil {
		return nil, 0, err
	}
	version, err = s.version(ctx, s.read)
	if err != nil && (s.unshared(err) || s.rolledBack(ctx, err)) {
		version, err = s.version(ctx, s.read)
	}
	if err != nil {
		s.Close()
		return nil, 0, err
	}
	return s, version, nil
}

// rolledBack takes back what a writer that was killed had begun to write, which
// a connection that only reads may not do. It tells whether it did, after an
// error that may come of it.
func (s *Store) rolledBack(ctx context.Context, err error) bool {
	var e *driver.Error
	if !errors.As(err, &e) || e.Code() != lib.SQLITE_READONLY_ROLLBACK {
		return false
	}
	w := &Store{path: s.path, options: s.options}
	if w.openWriter("&mode=rw") != nil {
		return false
	}
	defer w.Close()
	_, err = w.version(ctx, w.write)
	return err == nil
}

// openToRead opens a store for reading; one of an earlier version, once that
// is up to date.
func openToRead(ctx context.Context, path string, o Options) (*Store, error) {
	s, version, err := openAsIs(ctx, path, o)
	if err != nil || version == len(migrations) {
		return s, err
	}
	s.Close()
	w, err := Open(ctx, path, Options{Wait: o.Wait, Waiting: o.Waiting})
	if inspect.IsCode(err, inspect.CodeBusy) {
		return nil, err
	}
	if err != nil {
		return nil, inspect.Errorf(inspect.CodeNoStore, "the store %s was written by an earlier rectify and cannot be brought up to date", "台账 %s 由较早版本写入，无法升级到本版本", path).Because(err).
			Hint("make a copy of it where it can be written, and open that with --store", "请把它复制到可以写入的位置，再用 --store 打开")
	}
	w.Close()
	s, _, err = openAsIs(ctx, path, o)
	return s, err
}

// version is how many migrations the file has had; a file of something else,
// or of a newer rectify, is refused. It is asked through SQLite: to open and
// close the file beside it would drop the locks that this process holds.
func (s *Store) version(ctx context.Context, db *sql.DB) (int, error) {
	var app, version int
	err := s.patient(func() error { return db.QueryRowContext(ctx, "PRAGMA user_version").Scan(&version) })
	if err == nil {
		err = db.QueryRowContext(ctx, "PRAGMA application_id").Scan(&app)
	}
	switch {
	case err != nil:
		return 0, s.told(err)
	case app != application:
		return 0, notAStore(s.path, nil)
	case version > len(migrations):
		return 0, inspect.Errorf(inspect.CodeNoStore, "the store %s was written by a newer rectify (version %d, this one knows %d)",
			"台账 %s 由较新版本写入（版本 %d，本程序支持到 %d）", s.path, version, len(migrations)).
			Hint("use the newer rectify", "请使用较新版本的 rectify")
	}
	return version, nil
}

// patient does what may have to wait for another, and says so after a while.
func (s *Store) patient(do func() error) error {
	if s.options.Waiting == nil {
		return do()
	}
	timer := time.AfterFunc(2*time.Second, s.options.Waiting)
	defer timer.Stop()
	return do()
}

// logAhead has writes go to a log beside the file, so that readers and a writer
// do not wait for each other. A copy has none when it is first put in place.
// Where others use the file just now, it stays as it is until the next time:
// that is as safe, only slower.
func (s *Store) logAhead(ctx context.Context) error {
	var mode string
	err := s.write.QueryRowContext(ctx, "PRAGMA journal_mode=WAL").Scan(&mode)
	if err = s.told(err); inspect.IsCode(err, inspect.CodeBusy) {
		return nil
	}
	return err
}

// Close closes the store.
func (s *Store) Close() error {
	var errs []error
	for _, db := range []*sql.DB{s.read, s.write} {
		if db != nil {
			errs = append(errs, db.Close())
		}
	}
	return errors.Join(errs...)
}
