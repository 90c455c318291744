package sqlite

import (
	"context"
	"database/sql"
	"time"

	driver "modernc.org/sqlite"
	lib "modernc.org/sqlite/lib"

	"rectify/inspect"
	"rectify/inspect/bookfile"
)

// Held is a store that this process alone has, until it is closed.
type Held struct {
	db *sql.DB
	s  *Store
}

// Hold takes the store at path for this process alone, and moves what stands in
// the log beside it into the file. What is no database, or damaged, is told as no
// store.
func Hold(ctx context.Context, path string, o Options) (*Held, error) {
	s := newStore(path, o)
	db, err := sql.Open("sqlite", s.dsn("&mode=rw&_pragma=locking_mode(EXCLUSIVE)&_pragma=synchronous(FULL)"))
	if err != nil {
		return nil, s.told(err)
	}
	db.SetMaxOpenConns(1)
	err = s.patient(func() error { return s.seize(ctx, db) })
	if err == nil {
		return &Held{db, s}, nil
	}
	db.Close()
	if inspect.IsCode(err, inspect.CodeBusy) {
		err = inspect.Errorf(inspect.CodeBusy, "another process has the store %s open", "另一程序正在使用台账 %s", path).
			Because(err).Hint("restore when it is done; nothing was changed", "请待其结束后再恢复；本次没有任何改动")
	}
	return nil, err
}

// seize asks again and again, for SQLite does not wait for readers here.
func (s *Store) seize(ctx context.Context, db *sql.DB) (err error) {
	for end := time.Now().Add(s.Options.First()); ; time.Sleep(20 * time.Millisecond) {
		for _, text := range []string{"PRAGMA journal_mode=DELETE", "BEGIN EXCLUSIVE", "COMMIT"} {
			if _, err = db.ExecContext(ctx, text); err != nil {
				break
			}
		}
		if err = s.told(err); !inspect.IsCode(err, inspect.CodeBusy) || time.Now().After(end) || ctx.Err() != nil {
			return err
		}
	}
}

// Close lets others at it again.
func (h *Held) Close() error { return h.db.Close() }

// Fill writes every page of another file into it, in one transaction of SQLite:
// if that ends half way, SQLite takes them back, or does so when the store is next
// opened.
func (h *Held) Fill(from string) error {
	conn, err := h.db.Conn(context.Background())
	if err == nil {
		err = conn.Raw(func(c any) error { return pour(c, newStore(from, Options{}).dsn("&mode=ro")) })
		conn.Close()
	}
	if bookfile.Code(err)&0xff == lib.SQLITE_IOERR {
		return h.s.told(err)
	}
	return bookfile.CannotWrite(h.s.Name, err)
}

func pour(into any, from string) error {
	b, err := into.(interface {
		NewRestore(string) (*driver.Backup, error)
	}).NewRestore(from)
	if err != nil {
		return err
	}
	_, err = b.Step(-1)
	if end := b.Finish(); err == nil {
		err = end
	}
	return err
}
