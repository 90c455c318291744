package sqlite

import (
	"context"
	"time"

	lib "modernc.org/sqlite/lib"

	"rectify/inspect"
	"rectify/inspect/bookfile"
)

// Hold opens the store at path for this process alone, until it is closed, and moves
// what stands in the log beside it into the file. What is no database, or damaged, is
// told as no store.
func Hold(ctx context.Context, path string, o Options) (*Store, error) {
	s, err := opened(path, o, "&mode=rw&_pragma=locking_mode(EXCLUSIVE)", func(s *Store) error {
		return s.patient(func() error { return s.seize(ctx) })
	})
	if inspect.IsCode(err, inspect.CodeBusy) {
		err = inspect.Errorf(inspect.CodeBusy, "another process has the store %s open", "另一程序正在使用台账 %s", path).
			Because(err).Hint("restore when it is done; nothing was changed", "请待其结束后再恢复；本次没有任何改动")
	}
	return s, err
}

// seize asks again and again, for SQLite does not wait for readers here.
func (s *Store) seize(ctx context.Context) (err error) {
	for end := time.Now().Add(s.Options.First()); ; time.Sleep(20 * time.Millisecond) {
		for _, text := range []string{"PRAGMA journal_mode=DELETE", "BEGIN EXCLUSIVE", "COMMIT"} {
			if _, err = s.db.ExecContext(ctx, text); err != nil {
				break
			}
		}
		if err = s.told(err); !inspect.IsCode(err, inspect.CodeBusy) || time.Now().After(end) || ctx.Err() != nil {
			return err
		}
	}
}

// Fill writes every page of another file into a store that is held, in one transaction
// of SQLite: if that ends half way, SQLite takes them back, or does so when the store
// is next opened.
func (s *Store) Fill(from string) error {
	err := bookfile.Pour(s.db, newStore(from, Options{}).dsn("&mode=ro"))
	if bookfile.Is(err, lib.SQLITE_IOERR) {
		return s.told(err)
	}
	return bookfile.CannotWrite(s.Name, err)
}
