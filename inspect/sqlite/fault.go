package sqlite

import (
	"context"
	"errors"

	driver "modernc.org/sqlite"
	lib "modernc.org/sqlite/lib"

	"rectify/inspect"
)

// told turns a driver's error into a sentence, by its code and never its text.
func (s *Store) told(err error) error {
	var ours *inspect.Error
	if err == nil || errors.As(err, &ours) || errors.Is(err, context.Canceled) {
		return err
	}
	var e *driver.Error
	if !errors.As(err, &e) {
		return inspect.Errorf(inspect.CodeFailed, "the store %s could not do it: %v", "台账 %s 操作失败：%v", s.path, err).Because(err)
	}
	if e.Code() == lib.SQLITE_READONLY_DBMOVED { // a restore, while this process waited
		return inspect.Errorf(inspect.CodeBusy, "another process has just replaced the store %s", "另一程序刚刚替换了台账 %s", s.path).Because(err).
			Hint("try again; nothing was changed", "请重试；本次没有任何改动")
	}
	switch e.Code() & 0xff {
	case lib.SQLITE_BUSY, lib.SQLITE_LOCKED:
		return inspect.Errorf(inspect.CodeBusy, "another process is writing to the store %s", "另一程序正在写入台账 %s", s.path).Because(err).
			Hint("try again when it is done; nothing was changed", "请稍后重试；本次没有任何改动")
	case lib.SQLITE_FULL:
		return inspect.Errorf(inspect.CodeFailed, "the disk is full: nothing was recorded in %s", "磁盘已满，未写入台账 %s", s.path).Because(err).
			Hint("make room and try again", "请腾出空间后重试")
	case lib.SQLITE_READONLY, lib.SQLITE_PERM:
		return inspect.Errorf(inspect.CodeFailed, "the store %s may not be written to", "台账 %s 只读，无法写入", s.path).Because(err).
			Hint("check the rights of the file and its folder", "请检查文件及所在文件夹的权限")
	case lib.SQLITE_CANTOPEN:
		return inspect.Errorf(inspect.CodeNoStore, "the store %s cannot be opened", "无法打开台账 %s", s.path).Because(err).
			Hint("check the rights of the file and its folder", "请检查文件及所在文件夹的权限")
	case lib.SQLITE_NOTADB:
		return notAStore(s.path, err)
	case lib.SQLITE_CORRUPT:
		return inspect.Errorf(inspect.CodeNoStore, "the store %s is damaged", "台账 %s 已损坏", s.path).Because(err).
			Hint("bring back a copy with rectify restore", "请用 rectify restore 恢复备份")
	case lib.SQLITE_IOERR:
		return inspect.Errorf(inspect.CodeFailed, "the disk failed while the store %s was used", "读写台账 %s 时磁盘出错", s.path).Because(err).
			Hint("check the disk, then run rectify check", "请检查磁盘后运行 rectify check")
	case lib.SQLITE_INTERRUPT:
		return context.Canceled
	}
	return inspect.Errorf(inspect.CodeFailed, "the store %s could not do it: %v", "台账 %s 操作失败：%v", s.path, err).Because(err)
}
