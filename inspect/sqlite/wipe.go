package sqlite

import (
	"context"
	"database/sql"
	"os"
	"path/filepath"
	"strings"

	"rectify/inspect"
)

// Wipe implements [inspect.Store]: the file is written anew, and the log beside
// it, which still has the pages of before, is emptied. Then the same is done to
// the copies that upgrades have kept beside it.
func (s *Store) Wipe(ctx context.Context) error {
	if err := wipeFile(ctx, s.write); err != nil {
		return s.unwiped(s.path, err)
	}
	copies, err := s.copies()
	if err != nil {
		return s.unwiped(s.path, err)
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

// copies are the stores of earlier versions that are kept beside this one.
func (s *Store) copies() (out []string, err error) {
	found, err := os.ReadDir(filepath.Dir(s.path))
	for _, f := range found {
		if end, ok := strings.CutPrefix(f.Name(), filepath.Base(s.path)+".v"); ok && strings.Trim(end, "0123456789.") == "" {
			out = append(out, s.path+".v"+end)
		}
	}
	return out, err
}

// wipeCopy empties, in a copy, what is kept of the reporters whom this store
// has forgotten. The row stays: the copy's own record says that there is one.
func (s *Store) wipeCopy(ctx context.Context, file string) error {
	old, version, err := openAsIs(ctx, file, s.options)
	if err != nil {
		return nil // a stranger's
	}
	old.Close()
	old = &Store{path: file, options: s.options}
	if version < reportersSince {
		return nil
	}
	if err := old.openWriter("&mode=rw"); err != nil {
		return err
	}
	defer old.Close()
	forgotten, err := s.forgotten(ctx)
	for _, id := range forgotten {
		if err == nil {
			_, err = old.write.ExecContext(ctx, `UPDATE reporter SET name = '', phone = '', address = ''
				WHERE n IN (SELECT n FROM complaint WHERE id = ?)`, id)
		}
	}
	if err != nil {
		return err
	}
	return wipeFile(ctx, old.write)
}

// reportersSince is the first version that keeps who brought a complaint.
const reportersSince = 9

// forgotten are the complaints whose reporters are forgotten, by what their
// first facts are named.
func (s *Store) forgotten(ctx context.Context) (ids [][]byte, err error) {
	err = s.in(ctx, s.write, func(t *tx) error {
		return t.each(`SELECT id FROM complaint c WHERE EXISTS (SELECT 1 FROM event e
			WHERE e.noun = 'Q' AND e.n = c.n AND e.kind = 'reporter.forgotten')`, nil, func(r scanner) error {
			var id []byte
			err := r.Scan(&id)
			ids = append(ids, id)
			return err
		})
	}, false)
	return ids, err
}

func (s *Store) unwiped(file string, err error) error {
	err = s.told(err)
	code, en, zh := inspect.CodeFailed, "the disk may be full", "磁盘可能已满"
	if inspect.IsCode(err, inspect.CodeBusy) {
		code, en, zh = inspect.CodeBusy, "another program is reading it", "有其他程序正在读取"
	}
	return inspect.Errorf(code, "it is forgotten, but traces are left in the file %[1]s: %[2]s",
		"信息已删除，但文件 %[1]s 中仍有痕迹：%[3]s", file, en, zh).Because(err).
		Hint("close other programs and make room: the next command that records wipes them",
			"请关闭其他程序并腾出空间，下一次登记时会自动清除")
}
