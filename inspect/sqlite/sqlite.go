// Package sqlite keeps a book in one SQLite file: it opens, brings up to date,
// locks, copies, restores and mends that. What is asked stands in package sqlstore.
//
// It may import inspect, sqlstore, database/sql and the driver.
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

	lib "modernc.org/sqlite/lib"

	"rectify/inspect"
	"rectify/inspect/sqlstore"
)

// application marks the file as ours (PRAGMA application_id: "rect").
const application = 0x72656374

// EngineVersion is the SQLite that is compiled in.
const EngineVersion = lib.SQLITE_VERSION

// cacheSize is what a connection keeps of the file, in KiB, as SQLite writes it.
const cacheSize = "-8000"

// Options say how a store is opened.
type Options = sqlstore.Options

// Store is a book in a file, open for writing on one connection or for reading
// on a pool that cannot write.
type Store struct {
	sqlstore.Frame // its name is the file's
	write, read    *sql.DB
	fixed          bool // read is of a file that nobody writes
	closed         atomic.Bool
}

func newStore(path string, o Options) *Store {
	s := &Store{Frame: sqlstore.Frame{Name: path, Options: o}}
	s.Start = s.start
	return s
}

// Open opens a store, and brings one of an earlier version up to date.
func Open(ctx context.Context, path string, o Options) (*Store, error) {
	if o.ReadOnly {
		return openToRead(ctx, path, o)
	}
	if err := looksLikeStore(path); err != nil {
		return nil, err
	}
	path = resolved(path)
	if info, err := os.Stat(path); err == nil {
		if err := oneName(path, info); err != nil {
			return nil, err
		}
	}
	s := newStore(path, o)
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
	if err == nil && version < latest() {
		err = s.upgrade(ctx, version)
	}
	if err == nil {
		err = s.write.QueryRowContext(ctx, `SELECT EXISTS (SELECT 1 FROM aside WHERE kind = 'owed'),
			coalesce((SELECT at FROM event ORDER BY seq DESC LIMIT 1), 0)`).Scan(&s.Owed, &s.At)
	}
	if code(err)&0xff == lib.SQLITE_CORRUPT { // which a check can tell more of, and need not hinder
		err = nil
	}
	if err != nil {
		return s.told(err)
	}
	if _, err := os.Stat(s.Name + "-wal"); err == nil {
		return nil // SQLite has just opened its log
	}
	return s.logAhead(ctx)
}

// oneName refuses to write to a store that has a second name: SQLite keeps a
// log beside each, and what is written by one name is lost by the other.
func oneName(path string, info os.FileInfo) error {
	if names(info) <= 1 {
		return nil
	}
	return inspect.Errorf(inspect.CodeRefused, "the store %s has another name (a hard link): what is recorded by one is lost by the other",
		"台账 %s 有另一个名字（硬链接）：从不同名字写入会丢失记录", path).
		Hint("remove the other name, or make a copy with rectify backup and use that", "请删除另一个名字，或用 rectify backup 另存后使用")
}

// looksLikeStore refuses, before SQLite makes anything of it, what is no store.
func looksLikeStore(path string) error {
	info, err := os.Stat(path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return inspect.Errorf(inspect.CodeNoStore, "there is no store at %s", "%s 处没有台账", path).
			Hint("make one with rectify init --agency …, or give its place with --store",
				"请用 rectify init --agency … 新建，或用 --store 指定位置")
	case err != nil:
		return inspect.Errorf(inspect.CodeNoStore, "the store at %s cannot be read: %v",
			"无法读取 %s 处的台账：%v", path, inspect.Reason(err)).Because(err)
	case info.IsDir():
		return inspect.Errorf(inspect.CodeNoStore, "%s is a folder, not a store", "%s 是文件夹，不是台账", path)
	case !info.Mode().IsRegular(), info.Size() == 0:
		return notAStore(path, nil)
	}
	return nil
}

func notAStore(path string, err error) *inspect.Error {
	return inspect.Errorf(inspect.CodeNoStore, "%s is not a rectify store", "%s 不是 rectify 台账文件", path).Because(err).
		Hint("bring back a copy with rectify restore, or give another place with --store",
			"请用 rectify restore 恢复备份，或用 --store 指定其他位置")
}

func (s *Store) dsn(more string) string {
	return "file:" + (&url.URL{Path: filepath.Clean(s.Name)}).EscapedPath() + // two slashes would begin a host's name
		"?_pragma=busy_timeout(" + strconv.FormatInt(s.Options.First().Milliseconds(), 10) + ")" +
		"&_pragma=foreign_keys(1)&_pragma=cache_size(" + cacheSize + ")" + more
}

func (s *Store) openWriter(more string) error {
	db, err := sql.Open("sqlite", s.dsn("&_pragma=synchronous(FULL)&_txlock=immediate"+more))
	if err != nil {
		return s.told(err)
	}
	db.SetMaxOpenConns(1)
	s.write = db
	s.enter()
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
		s.leave()
	}
	s.read = db
	s.enter()
	return nil
}

// patient does what may have to wait for another until that is done or the wait
// is over. SQLite itself waits for a part of that: a timer beside each would cost
// a short command a thread.
func (s *Store) patient(do func() error) error {
	return s.Options.Patiently(isBusy, func(time.Duration) error { return do() })
}

func isBusy(err error) bool {
	return code(err)&0xff == lib.SQLITE_BUSY || code(err)&0xff == lib.SQLITE_LOCKED || inspect.IsCode(err, inspect.CodeBusy)
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
			if !s.closed.Load() {
				s.leave()
			}
		}
	}
	s.closed.Store(true)
	return errors.Join(errs...)
}
