// Package sqlite keeps a book in one SQLite file: it opens, brings up to date,
// locks, copies and mends that. What is asked stands in package sqlstore.
//
// It may import inspect, sqlstore, bookfile, database/sql and the driver.
package sqlite

import (
	"context"
	"database/sql"
	"os"
	"strconv"
	"time"

	lib "modernc.org/sqlite/lib"

	"rectify/inspect"
	"rectify/inspect/bookfile"
	"rectify/inspect/sqlstore"
)

// EngineVersion is the SQLite that is compiled in.
const EngineVersion = lib.SQLITE_VERSION

// cacheSize is what a connection keeps of the file, in KiB, as SQLite writes it. A page of
// 4 KiB takes 8 of memory, for the driver's allocator gives out powers of two.
const cacheSize = "-4000"

// Options say how a store is opened.
type Options = sqlstore.Options

// Store is a book in a file, open for writing on one connection or for reading
// on a pool that cannot write.
type Store struct {
	sqlstore.Frame // its name is the file's
	db             *sql.DB
	fixed          bool // nobody writes to the file
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
	if err := bookfile.LooksLikeStore(path); err != nil {
		return nil, err
	}
	path = bookfile.Resolved(path)
	if err := bookfile.OneName(path); err != nil {
		return nil, err
	}
	s, err := opened(path, o, "&mode=rw", func(s *Store) error { return s.bringUp(ctx) })
	if err == nil {
		bookfile.Sweep(ctx, path)
	}
	return s, err
}

// opened is a store that ready finds, or makes, as it should be.
func opened(path string, o Options, more string, ready func(*Store) error) (*Store, error) {
	s := newStore(path, o)
	err := s.connect(more)
	if err == nil {
		err = ready(s)
	}
	if err != nil {
		s.Close()
		return nil, err
	}
	return s, nil
}

// connect opens the file, if it was open before anew.
func (s *Store) connect(more string) error {
	how := "&_pragma=synchronous(FULL)"
	if s.Options.ReadOnly {
		how = "&mode=ro&_pragma=query_only(1)"
	}
	db, err := openDB(s.dsn(how + more))
	if err != nil {
		return s.told(err)
	}
	if !s.Options.ReadOnly {
		db.SetMaxOpenConns(1)
	}
	if s.db != nil {
		s.db.Close()
	}
	s.db = db
	bookfile.Enter(s, s.Name)
	return nil
}

func (s *Store) dsn(more string) string {
	if s.fixed {
		more += "&immutable=1"
	}
	wait := strconv.FormatInt(s.Options.First().Milliseconds(), 10)
	return bookfile.Address(s.Name) + "?_pragma=busy_timeout(" + wait + ")&_pragma=foreign_keys(1)" +
		"&_pragma=cache_size(" + cacheSize + ")" + more
}

// bringUp makes sure that the store is of this version and logs ahead.
func (s *Store) bringUp(ctx context.Context) error {
	version, err := s.version(ctx)
	if err == nil && version < latest() {
		err = s.upgrade(ctx, version)
	}
	if err == nil {
		err = s.db.QueryRowContext(ctx, `SELECT EXISTS (SELECT 1 FROM aside WHERE kind = 'owed'),
			coalesce((SELECT at FROM event ORDER BY seq DESC LIMIT 1), 0)`).Scan(&s.Owed, &s.At)
	}
	if bookfile.Is(err, lib.SQLITE_CORRUPT) { // which a check can tell more of, and need not hinder
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

// patient does what may have to wait for another until that is done or the wait
// is over. SQLite itself waits for a part of that: a timer beside each would cost
// a short command a thread.
func (s *Store) patient(do func() error) error {
	return s.Options.Patiently(isBusy, func(time.Duration) error { return do() })
}

func isBusy(err error) bool {
	return bookfile.Is(err, lib.SQLITE_BUSY, lib.SQLITE_LOCKED) || inspect.IsCode(err, inspect.CodeBusy)
}

// logAhead has writes go to a log beside the file, so that readers and a writer
// do not wait for each other. A copy has none when it is first put in place.
// Where others use the file just now, it stays as it is until the next time:
// that is as safe, only slower.
func (s *Store) logAhead(ctx context.Context) error {
	_, err := s.db.ExecContext(ctx, "PRAGMA journal_mode=WAL")
	if err = s.told(err); inspect.IsCode(err, inspect.CodeBusy) {
		return nil
	}
	return err
}

// Close closes the store.
func (s *Store) Close() error {
	defer bookfile.Leave(s)
	if s.db == nil {
		return nil
	}
	return s.db.Close()
}
