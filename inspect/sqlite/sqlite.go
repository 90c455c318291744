// Package sqlite keeps a book in one SQLite file. All SQL of it is here, and
// no rule. It may import inspect, database/sql and the driver.
package sqlite

import (
	"context"
	"database/sql"
	_ "embed"
	"encoding/binary"
	"errors"
	"io"
	"io/fs"
	"net/url"
	"os"
	"path/filepath"
	"strconv"

	_ "modernc.org/sqlite" // the driver

	"rectify/inspect"
)

// application marks the file as ours (PRAGMA application_id: "rect").
const application = 0x72656374

// busyTimeout is how long a writer waits for another, in milliseconds.
var busyTimeout = 5000

// cacheSize is what a connection keeps of the file, in KiB, as SQLite writes it.
const cacheSize = "-8000"

// migrations are the schema's steps, in order; the file's user_version counts them.
var migrations = []string{schema1, schema2, schema3, schema4, schema5, schema6, schema7, schema8, schema9, schema10, schema11}

//go:embed 001.sql
var schema1 string

//go:embed 002.sql
var schema2 string

//go:embed 003.sql
var schema3 string

//go:embed 004.sql
var schema4 string

//go:embed 005.sql
var schema5 string

//go:embed 006.sql
var schema6 string

//go:embed 007.sql
var schema7 string

//go:embed 008.sql
var schema8 string

//go:embed 009.sql
var schema9 string

//go:embed 010.sql
var schema10 string

//go:embed 011.sql
var schema11 string

// Options say how a store is opened.
type Options struct {
	ReadOnly bool
}

// Store is a book in a file, open for writing on one connection or for reading
// on a pool that cannot write.
type Store struct {
	path  string
	write *sql.DB
	read  *sql.DB
	fixed bool // read is of a file that nobody writes
}

// Create makes a new, empty store; a file that is there already is refused.
func Create(ctx context.Context, path string) (*Store, error) {
	if info, err := os.Stat(path); err == nil && info.Size() > 0 {
		return nil, inspect.Errorf(inspect.CodeRefused, "there is a store already at %s", "%s 处已有台账", path).
			Hint("use it as it is, or give another place with --store", "请直接使用，或用 --store 指定其他位置")
	}
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		return nil, inspect.Errorf(inspect.CodeFailed, "cannot make the folder %s", "无法创建文件夹 %s", filepath.Dir(path)).Because(err)
	}
	s := &Store{path: path}
	if err := s.openWriter(true); err != nil {
		return nil, err
	}
	if err := s.migrate(ctx, 0); err != nil {
		s.Close()
		return nil, err
	}
	return s, nil
}

// Open opens a store, and brings one of an earlier version up to date.
func Open(ctx context.Context, path string, o Options) (*Store, error) {
	if err := looksLikeStore(path); err != nil {
		return nil, err
	}
	s := &Store{path: path}
	if o.ReadOnly {
		return s, s.openReader(ctx)
	}
	if err := s.openWriter(false); err != nil || current(path) {
		return s, err
	}
	version, err := s.version(ctx, s.write)
	if err == nil && version < len(migrations) {
		err = s.upgrade(ctx, version)
	}
	if err == nil {
		err = s.logAhead(ctx)
	}
	if err != nil {
		s.Close()
		return nil, err
	}
	return s, nil
}

// looksLikeStore refuses, before SQLite makes anything of it, what is no store.
func looksLikeStore(path string) error {
	info, err := os.Stat(path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return inspect.Errorf(inspect.CodeNoStore, "there is no store at %s", "%s 处没有台账", path).
			Hint("make one with rectify init --agency …, or give its place with --store", "请用 rectify init --agency … 新建，或用 --store 指定位置")
	case err != nil:
		return inspect.Errorf(inspect.CodeNoStore, "the store at %s cannot be read", "无法读取 %s 处的台账", path).Because(err)
	case info.IsDir():
		return inspect.Errorf(inspect.CodeNoStore, "%s is a folder, not a store", "%s 是文件夹，不是台账", path)
	case info.Size() == 0:
		return notAStore(path, nil)
	}
	return nil
}

// current tells whether the file's header alone says that it is a store of
// this version that logs ahead: asking SQLite for it takes a tenth of what a
// short command does.
// What a WAL holds may be newer than the header, which then says nothing.
func current(path string) bool {
	if wal, err := os.Stat(path + "-wal"); err == nil && wal.Size() > 0 {
		return false
	}
	f, err := os.Open(path)
	if err != nil {
		return false
	}
	defer f.Close()
	head := make([]byte, 72)
	_, err = io.ReadFull(f, head)
	const ahead = 2 // the file format's read and write version where there is a WAL
	return err == nil && string(head[:16]) == "SQLite format 3\x00" && head[18] == ahead && head[19] == ahead &&
		binary.BigEndian.Uint32(head[68:]) == application && int(binary.BigEndian.Uint32(head[60:])) == len(migrations)
}

func notAStore(path string, err error) *inspect.Error {
	return inspect.Errorf(inspect.CodeNoStore, "%s is not a rectify store", "%s 不是 rectify 台账文件", path).Because(err).
		Hint("bring back a copy with rectify restore, or give another place with --store", "请用 rectify restore 恢复备份，或用 --store 指定其他位置")
}

func (s *Store) dsn(more string) string {
	return "file:" + (&url.URL{Path: s.path}).EscapedPath() + "?_pragma=busy_timeout(" + strconv.Itoa(busyTimeout) + ")&_pragma=foreign_keys(1)&_pragma=cache_size(" + cacheSize + ")" + more
}

func (s *Store) openWriter(create bool) error {
	mode := "&mode=rw"
	if create {
		mode = "&_pragma=journal_mode(WAL)"
	}
	db, err := sql.Open("sqlite", s.dsn("&_pragma=synchronous(FULL)&_txlock=immediate"+mode))
	if err != nil {
		return s.told(err)
	}
	db.SetMaxOpenConns(1)
	s.write = db
	return nil
}

// reader opens the pool that only reads.
func (s *Store) reader(ctx context.Context) error {
	if s.read != nil {
		return nil
	}
	db, err := sql.Open("sqlite", s.dsn("&mode=ro&_pragma=query_only(1)"))
	if err != nil {
		return s.told(err)
	}
	s.read = db
	if current(s.path) {
		return nil
	}
	version, err := s.version(ctx, db)
	if err == nil && version < len(migrations) {
		return errEarlier
	}
	return err
}

// errEarlier says that a store must be brought up to date before it is read.
var errEarlier = errors.New("of an earlier version")

// openReader opens the pool that only reads; of an earlier version's store,
// once that is up to date.
func (s *Store) openReader(ctx context.Context) error {
	err := s.reader(ctx)
	if err != errEarlier {
		return err
	}
	s.read.Close()
	s.read = nil
	w, err := Open(ctx, s.path, Options{})
	if inspect.IsCode(err, inspect.CodeBusy) {
		return err
	}
	if err != nil {
		return inspect.Errorf(inspect.CodeNoStore, "the store %s was written by an earlier rectify and cannot be brought up to date", "台账 %s 由较早版本写入，无法升级到本版本", s.path).Because(err).
			Hint("make a copy of it where it can be written, and open that with --store", "请把它复制到可以写入的位置，再用 --store 打开")
	}
	w.Close()
	return s.reader(ctx)
}

// version is how many migrations the file has had; a file of something else,
// or of a newer rectify, is refused.
func (s *Store) version(ctx context.Context, db *sql.DB) (int, error) {
	var app, version int
	err := db.QueryRowContext(ctx, "PRAGMA application_id").Scan(&app)
	if err == nil {
		err = db.QueryRowContext(ctx, "PRAGMA user_version").Scan(&version)
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

// upgrade keeps a copy of the file beside it and brings it up to date.
func (s *Store) upgrade(ctx context.Context, version int) error {
	if err := s.Backup(ctx, s.path+".v"+strconv.Itoa(version)); err != nil {
		return err
	}
	return s.migrate(ctx, version)
}

// logAhead has writes go to a log beside the file, so that readers and a writer
// do not wait for each other. A copy has none when it is first put in place.
// Where others use the file just now, it stays as it is until the next time:
// that is as safe, only slower.
func (s *Store) logAhead(ctx context.Context) error {
	var mode string
	err := s.write.QueryRowContext(ctx, "PRAGMA journal_mode").Scan(&mode)
	if err == nil && mode != "wal" {
		err = s.write.QueryRowContext(ctx, "PRAGMA journal_mode=WAL").Scan(&mode)
	}
	if err = s.told(err); inspect.IsCode(err, inspect.CodeBusy) {
		return nil
	}
	return err
}

func (s *Store) migrate(ctx context.Context, from int) error {
	for v := from; v < len(migrations); v++ {
		tx, err := s.write.BeginTx(ctx, nil)
		if err != nil {
			return s.told(err)
		}
		defer tx.Rollback()
		steps := migrations[v] + ";PRAGMA application_id=" + strconv.Itoa(application) + ";PRAGMA user_version=" + strconv.Itoa(v+1)
		if _, err := tx.Exec(steps); err != nil {
			return s.told(err)
		}
		if err := tx.Commit(); err != nil {
			return s.told(err)
		}
	}
	return nil
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
