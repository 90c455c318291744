package sqlite

import (
	"context"
	"database/sql"
	"errors"
	"os"
	"syscall"

	driver "modernc.org/sqlite"
	lib "modernc.org/sqlite/lib"

	"rectify/inspect"
)

// told turns a driver's error into a sentence, by its code and never its text.
// Any other error is not the store's, and stays as it is.
func (s *Store) told(err error) error {
	var ours *inspect.Error
	var e *driver.Error
	switch {
	case err == nil, errors.As(err, &ours), errors.Is(err, context.Canceled):
		return err
	case errors.As(err, &e):
		return s.fault(e)
	case errors.Is(err, sql.ErrTxDone), errors.Is(err, sql.ErrConnDone):
		return inspect.Errorf(inspect.CodeFailed, "the store %s was closed before it was done: nothing was recorded",
			"台账 %s 在完成前已关闭，没有登记", s.Name).Because(err)
	}
	return err
}

func (s *Store) fault(e *driver.Error) error {
	switch e.Code() {
	case lib.SQLITE_READONLY_DBMOVED: // someone has moved the file while this process waited
		return inspect.Errorf(inspect.CodeBusy, "another process has just moved the store %s",
			"另一程序刚刚移走了台账 %s", s.Name).Because(e).
			Hint("try again; nothing was changed", "请重试；本次没有任何改动")
	case lib.SQLITE_IOERR_SHMSIZE: // what is shared beside the file could not grow
		return diskFull(s.Name, e)
	case lib.SQLITE_CANTOPEN, lib.SQLITE_READONLY_RECOVERY, lib.SQLITE_READONLY_CANTLOCK, lib.SQLITE_READONLY_CANTINIT,
		lib.SQLITE_READONLY_ROLLBACK:
		if s.logged() {
			return inspect.Errorf(inspect.CodeNoStore, "the store %s has a log beside it, without which it is not whole, and lies where nothing can be written",
				"台账 %s 旁有日志文件，缺了它台账不完整，而所在位置无法写入", s.Name).Because(e).
				Hint("copy both to a folder where they can be written, and open that with --store", "请把两者一起复制到可写的文件夹，再用 --store 打开")
		}
	}
	switch e.Code() & 0xff {
	case lib.SQLITE_BUSY, lib.SQLITE_LOCKED:
		return inspect.Errorf(inspect.CodeBusy, "another process is writing to the store %s",
			"另一程序正在写入台账 %s", s.Name).Because(e).
			Hint("try again when it is done, or wait longer with --wait; nothing was changed", "请稍后重试，或用 --wait 延长等待；本次没有任何改动")
	case lib.SQLITE_FULL:
		return diskFull(s.Name, e)
	case lib.SQLITE_READONLY, lib.SQLITE_PERM:
		return inspect.Errorf(inspect.CodeFailed, "the store %s may not be written to", "台账 %s 只读，无法写入", s.Name).Because(e).
			Hint("check the rights of the file and its folder", "请检查文件及所在文件夹的权限")
	case lib.SQLITE_CANTOPEN:
		return inspect.Errorf(inspect.CodeNoStore, "the store %s cannot be opened", "无法打开台账 %s", s.Name).Because(e).
			Hint("check the rights of the file and its folder", "请检查文件及所在文件夹的权限")
	case lib.SQLITE_NOTADB:
		return notAStore(s.Name, e)
	case lib.SQLITE_CORRUPT:
		return damaged(s.Name, e)
	case lib.SQLITE_IOERR:
		return inspect.Errorf(inspect.CodeFailed, "the disk failed while the store %s was used",
			"读写台账 %s 时磁盘出错", s.Name).Because(e).
			Hint("check the disk, then run rectify check", "请检查磁盘后运行 rectify check")
	case lib.SQLITE_CONSTRAINT:
		en, zh := constraint(e.Code())
		return inspect.Errorf(inspect.CodeCheck, "the store %[1]s does not take it: %[2]s", "台账 %[1]s 无法写入：%[3]s",
			s.Name, en, zh).Because(e).
			Hint("run rectify check", "请运行 rectify check")
	case lib.SQLITE_INTERRUPT:
		return context.Canceled
	case lib.SQLITE_ERROR: // our statements are right: it is the tables that are not
		return inspect.Errorf(inspect.CodeNoStore, "the store %s is not as this version makes it: %v",
			"台账 %s 的结构与本版本不符：%v", s.Name, e).Because(e).
			Hint("bring back a copy with rectify restore", "请用 rectify restore 恢复备份")
	}
	return inspect.Errorf(inspect.CodeFailed, "the store %s refused a statement, and nothing was recorded: %v",
		"台账 %s 拒绝执行，没有登记：%v", s.Name, e).Because(e).
		Hint("run rectify check", "请运行 rectify check")
}

// logged tells whether beside the file there is a log or a journal that belongs to it.
func (s *Store) logged() bool {
	for _, end := range []string{"-wal", "-journal"} {
		if info, err := os.Stat(s.Name + end); err == nil && info.Size() > 0 {
			return true
		}
	}
	return false
}

func diskFull(path string, err error) *inspect.Error {
	return inspect.Errorf(inspect.CodeFailed, "the disk is full: nothing was recorded in %s",
		"磁盘已满，未写入台账 %s", path).Because(err).
		Hint("make room and try again", "请腾出空间后重试")
}

func damaged(path string, err error) *inspect.Error {
	return inspect.Errorf(inspect.CodeNoStore, "the store %s is damaged", "台账 %s 已损坏", path).Because(err).
		Hint("bring back a copy with rectify restore", "请用 rectify restore 恢复备份")
}

// unsure is what a commit is whose end the disk did not confirm: it may be on
// the record, or not.
func (s *Store) unsure(err error) error {
	var e *driver.Error
	if !errors.As(err, &e) || e.Code()&0xff != lib.SQLITE_IOERR || e.Code() == lib.SQLITE_IOERR_SHMSIZE {
		return s.told(err)
	}
	return inspect.Errorf(inspect.CodeUnsure, "the disk failed as it was recorded in %s: it is not sure whether it is on the record",
		"写入台账 %s 时磁盘出错，无法确定是否已登记", s.Name).Because(err).
		Hint("check the disk, then look before you do it again", "请检查磁盘，并先查看是否已登记再重做")
}

// cannotWrite says that a file which SQLite was to write could not be.
func cannotWrite(path string, err error) error {
	var e *driver.Error
	if errors.As(err, &e) && (e.Code()&0xff == lib.SQLITE_FULL || e.Code() == lib.SQLITE_IOERR_SHMSIZE) {
		err = syscall.ENOSPC
	}
	return inspect.CannotWrite(path, err)
}

// constraint says what of the schema does not take a row. The rules let nothing
// come so far that the schema refuses: it is a fault of the book, or of ours.
func constraint(code int) (en, zh string) {
	switch code {
	case lib.SQLITE_CONSTRAINT_UNIQUE, lib.SQLITE_CONSTRAINT_PRIMARYKEY, lib.SQLITE_CONSTRAINT_ROWID:
		return "there is another of that name or number", "名称或编号与已有的重复"
	case lib.SQLITE_CONSTRAINT_FOREIGNKEY:
		return "it points to something that is not there", "引用了不存在的内容"
	case lib.SQLITE_CONSTRAINT_TRIGGER:
		return "a trigger of the store forbids it", "台账中的触发器不允许"
	}
	return "a value is missing, or is not what it may be", "有值缺失或不合要求"
}
