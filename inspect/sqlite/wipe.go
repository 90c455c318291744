package sqlite

import (
	"context"

	"rectify/inspect"
)

// Wipe implements [inspect.Store]: the file is written anew, and the log beside
// it, which still has the pages of before, is emptied.
func (s *Store) Wipe(ctx context.Context) error {
	if _, err := s.write.ExecContext(ctx, "VACUUM"); err != nil {
		return s.unwiped(err)
	}
	var busy, pages, moved int
	err := s.write.QueryRowContext(ctx, "PRAGMA wal_checkpoint(TRUNCATE)").Scan(&busy, &pages, &moved)
	if err != nil || busy != 0 {
		return s.unwiped(err)
	}
	return nil
}

func (s *Store) unwiped(err error) error {
	return inspect.Errorf(inspect.CodeBusy, "it is taken away, but another program is reading the store's files, in which traces are left", "信息已删除，但有其他程序正在读取台账文件，文件中可能留有痕迹").
		Because(err).Hint("close the other program and do the same again", "请关闭其他程序后再执行一次")
}
