package sqlite

import (
	"cmp"
	"context"
	"database/sql"

	lib "modernc.org/sqlite/lib"

	"rectify/inspect"
	"rectify/inspect/bookfile"
	"rectify/inspect/sqlstore"
)

// Wipe implements [inspect.Wiper]: the file is written anew, and the log beside
// it, which still has the pages of before, is emptied. Then the same is done to
// the copies that upgrades have kept beside it.
func (s *Store) Wipe(ctx context.Context) error {
	copies, err := bookfile.Copies(s.Name)
	if wiped := wipeFile(ctx, s.db); wiped != nil || err != nil {
		return s.unwiped(s.Name, cmp.Or(wiped, err))
	}
	for _, file := range copies {
		if err := s.wipeCopy(ctx, file); err != nil {
			return s.unwiped(file, err)
		}
	}
	return nil
}

func wipeFile(ctx context.Context, db *sql.DB) error {
	if _, err := db.ExecContext(ctx, "VACUUM"); err != nil {
		return err
	}
	var busy, pages, moved int
	err := db.QueryRowContext(ctx, "PRAGMA wal_checkpoint(TRUNCATE)").Scan(&busy, &pages, &moved)
	if err == nil && busy != 0 {
		return inspect.Errorf(inspect.CodeBusy, "another program is reading", "有其他程序正在读取")
	}
	return err
}

// wipeCopy empties, in a copy, what is kept of the reporters whom this store
// has forgotten. The row stays: the copy's own record says that there is one.
// Only what is known to be a stranger's is passed over.
func (s *Store) wipeCopy(ctx context.Context, file string) error {
	old := newStore(file, s.Options)
	if err := old.connect("&mode=rw"); err != nil {
		return err
	}
	defer old.Close()
	var app, kept int
	err := old.patient(func() error {
		return old.db.QueryRowContext(ctx, `SELECT application_id,
			(SELECT count(*) FROM sqlite_schema WHERE name = 'reporter') FROM pragma_application_id`).Scan(&app, &kept)
	})
	strange := bookfile.Is(err, lib.SQLITE_NOTADB) || err == nil && app != bookfile.Application
	if strange && !bookfile.IsAside(file) || err == nil && app == bookfile.Application && kept == 0 {
		return nil
	}
	if err != nil {
		return err
	}
	var forgotten [][]byte
	err = s.In(ctx, false, func(t *sqlstore.Tx) (err error) {
		forgotten, err = t.Forgotten()
		return err
	})
	for _, id := range forgotten {
		if err == nil {
			_, err = old.db.ExecContext(ctx, `UPDATE reporter SET name = '', phone = '', address = ''
				WHERE n IN (SELECT n FROM complaint WHERE id = ?)`, id)
		}
	}
	if err == nil {
		err = wipeFile(ctx, old.db)
	}
	return err
}

func (s *Store) unwiped(file string, err error) error {
	err = s.told(err)
	en, zh := "the disk may be full", "磁盘可能已满"
	kind := inspect.CodeFailed
	switch {
	case inspect.IsCode(err, inspect.CodeBusy):
		kind, en, zh = inspect.CodeBusy, "another program is reading it", "有其他程序正在读取"
	case inspect.IsCode(err, inspect.CodeNoStore):
		en, zh = "it is damaged; delete it if it is not needed", "文件已损坏；如不再需要请删除"
	}
	return inspect.Errorf(kind, "it is forgotten, but traces are left in the file %[1]s: %[2]s",
		"信息已删除，但文件 %[1]s 中仍有痕迹：%[3]s", file, en, zh).Because(err).
		Hint("close other programs and make room: the next command that records wipes them",
			"请关闭其他程序并腾出空间，下一次登记时会自动清除")
}
