package sqlite

import (
	"context"
	"database/sql"
	"errors"

	driver "modernc.org/sqlite"
	lib "modernc.org/sqlite/lib"

	"rectify/inspect"
	"rectify/inspect/bookfile"
	"rectify/inspect/sqlstore"
)

// told turns a driver's error into a sentence, by its code and never its text.
// Any other error is not the store's, and stays as it is.
func (s *Store) told(err error) error {
	var e *driver.Error
	switch {
	case sqlstore.Told(err):
		return err
	case errors.As(err, &e):
		return s.fault(e)
	case errors.Is(err, sql.ErrTxDone), errors.Is(err, sql.ErrConnDone):
		return sqlstore.Closed.Of(err, s.Name)
	}
	return err
}

const rightsEN, rightsZH = "check the rights of the file and its folder", "请检查文件及所在文件夹的权限"

var (
	diskFull = sqlstore.Said(inspect.CodeFailed, "the disk is full: nothing was recorded in %[1]s",
		"磁盘已满，未写入台账 %[1]s", "make room and try again", "请腾出空间后重试")
	readOnly = sqlstore.Said(inspect.CodeFailed, "the store %[1]s may not be written to",
		"台账 %[1]s 只读，无法写入", rightsEN, rightsZH)
	busy    = sqlstore.Busy("the store ", "台账")
	logless = sqlstore.Said(inspect.CodeNoStore,
		"the store %[1]s is not whole without the log beside it, and its folder cannot be written to",
		"台账 %[1]s 旁有日志文件，缺了它台账不完整，而所在位置无法写入",
		"copy both to a folder where they can be written, and open that with {.store}",
		"请把两者一起复制到可写的文件夹，再用 {.store} 打开")
	damaged = sqlstore.Said(inspect.CodeNoStore, "the store %[1]s is damaged", "台账 %[1]s 已损坏",
		"bring back a backup with {restore}", "请用 {restore} 恢复备份")
	unsure = sqlstore.Said(inspect.CodeUnsure,
		"the disk failed while recording in %[1]s: it is not certain whether it is on the record",
		"写入台账 %[1]s 时磁盘出错，无法确定是否已登记",
		"check the disk, and whether it is recorded, before you do it again", "请检查磁盘，并先查看是否已登记再重做")
)

// sentences are by the whole code, by its last eight bits, or 0 for all others.
var sentences = sqlstore.Sentences[int]{
	lib.SQLITE_READONLY_DBMOVED: sqlstore.Said(inspect.CodeBusy, // while this process waited
		"another process has just moved the store %[1]s", "另一程序刚刚移走了台账 %[1]s",
		"try again", "请重试"),
	lib.SQLITE_IOERR_SHMSIZE: diskFull, // what is shared beside the file could not grow
	lib.SQLITE_FULL:          diskFull,
	lib.SQLITE_BUSY:          busy,
	lib.SQLITE_LOCKED:        busy,
	lib.SQLITE_READONLY:      readOnly,
	lib.SQLITE_PERM:          readOnly,
	lib.SQLITE_CANTOPEN: sqlstore.Said(inspect.CodeNoStore, "the store %[1]s cannot be opened", "无法打开台账 %[1]s",
		rightsEN, rightsZH),
	lib.SQLITE_CORRUPT: damaged,
	lib.SQLITE_IOERR: sqlstore.Said(inspect.CodeFailed, "the disk failed while the store %[1]s was used",
		"读写台账 %[1]s 时磁盘出错",
		"check the disk, then run {check}", "请检查磁盘后运行 {check}"),
	lib.SQLITE_CONSTRAINT_UNIQUE:     sqlstore.Doubled,
	lib.SQLITE_CONSTRAINT_PRIMARYKEY: sqlstore.Doubled,
	lib.SQLITE_CONSTRAINT_ROWID:      sqlstore.Doubled,
	lib.SQLITE_CONSTRAINT_FOREIGNKEY: sqlstore.Dangling,
	lib.SQLITE_CONSTRAINT_TRIGGER: sqlstore.Untaken("a trigger of the store forbids it",
		"台账中的触发器不允许"),
	lib.SQLITE_CONSTRAINT: sqlstore.Unfit,
	0:                     sqlstore.Refused("store", "台账"),
	lib.SQLITE_ERROR:      sqlstore.Unlike("store", "台账", damaged.HintEN, damaged.HintZH),
}

func (s *Store) fault(e *driver.Error) error {
	switch e.Code() {
	case lib.SQLITE_CANTOPEN, lib.SQLITE_READONLY_RECOVERY, lib.SQLITE_READONLY_CANTLOCK, lib.SQLITE_READONLY_CANTINIT,
		lib.SQLITE_READONLY_ROLLBACK:
		if bookfile.Logged(s.Name) {
			return logless.Of(e, s.Name)
		}
	}
	switch e.Code() & 0xff {
	case lib.SQLITE_INTERRUPT:
		return context.Canceled
	case lib.SQLITE_NOTADB:
		return bookfile.NotAStore(s.Name, e)
	}
	return sentences.Of(e, s.Name, e.Code(), e.Code()&0xff, 0)
}

// unsure is what a commit is whose end the disk did not confirm: it may be on
// the record, or not.
func (s *Store) unsure(err error) error {
	if !bookfile.Is(err, lib.SQLITE_IOERR) || bookfile.Is(err, lib.SQLITE_IOERR_SHMSIZE) {
		return s.told(err)
	}
	return unsure.Of(err, s.Name)
}

// trouble tells SQLite's errors apart.
var trouble = sqlstore.Trouble{Unreadable: unreadable, InPlaces: inPlaces, Why: why}

// why says why a part cannot be read.
func why(err error) (en, zh string) {
	switch {
	case bookfile.Is(err, lib.SQLITE_CORRUPT, lib.SQLITE_NOTADB):
		return "the file is damaged there", "该处文件已损坏"
	case bookfile.Is(err, lib.SQLITE_IOERR):
		return "the disk cannot read it", "磁盘无法读出"
	}
	if below := errors.Unwrap(err); below != nil {
		err = below
	}
	return err.Error(), err.Error()
}

// unreadable tells whether an error is of what was looked at: damaged, or not
// of the shape that this version makes. Others keep a check from going on.
func unreadable(err error) bool {
	if bookfile.Code(err) == 0 { // what cannot be scanned is told as damage
		return inspect.IsCode(err, inspect.CodeNoStore) && errors.Unwrap(err) != nil
	}
	return bookfile.Is(err, lib.SQLITE_NOTADB, lib.SQLITE_FORMAT, lib.SQLITE_ERROR) || inPlaces(err)
}

// inPlaces tells whether an error may be of some rows, and others can be read.
func inPlaces(err error) bool {
	return bookfile.Is(err, lib.SQLITE_IOERR_READ, lib.SQLITE_IOERR_SHORT_READ, lib.SQLITE_IOERR_CORRUPTFS,
		lib.SQLITE_CORRUPT, lib.SQLITE_MISMATCH, lib.SQLITE_CONSTRAINT)
}
