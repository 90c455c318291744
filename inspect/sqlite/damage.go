package sqlite

import (
	"errors"

	driver "modernc.org/sqlite"
	lib "modernc.org/sqlite/lib"

	"rectify/inspect"
)

// rebuilding is what helps where the record has what is right.
func rebuilding() (en, zh string) {
	return "keep a copy of the store, then run rectify check --rebuild", "请先备份台账文件，再运行 rectify check --rebuild"
}

// restoring is what helps where it has not.
func restoring() (en, zh string) {
	return "keep a copy of the store, and bring back a backup with rectify restore",
		"请先保留台账文件，再用 rectify restore 恢复备份"
}

// sorting is what helps where the record may have lost something, or somebody
// put something into a list.
func sorting() (en, zh string) {
	return "keep a copy of the store; if it was recorded, bring back a backup with rectify restore; " +
			"if it was not, rectify check --rebuild takes it away",
		"请先保留台账文件；如确曾登记，请用 rectify restore 恢复备份；否则 rectify check --rebuild 会将其去除"
}

// code is what SQLite calls an error, 0 if it is none of its.
func code(err error) int {
	var e *driver.Error
	if errors.As(err, &e) {
		return e.Code()
	}
	return 0
}

// why says why a part cannot be read.
func why(err error) (en, zh string) {
	switch code(err) & 0xff {
	case lib.SQLITE_CORRUPT, lib.SQLITE_NOTADB:
		return "the file is damaged there", "该处文件已损坏"
	case lib.SQLITE_IOERR:
		return "the disk does not give it", "磁盘无法读出"
	}
	if below := errors.Unwrap(err); below != nil {
		err = below
	}
	return err.Error(), err.Error()
}

// unreadable tells whether an error is of what was looked at: damaged, or not
// of the shape that this version makes. Others keep a check from going on.
func unreadable(err error) bool {
	switch code(err) & 0xff {
	case 0: // what cannot be scanned is told as damage
		return inspect.IsCode(err, inspect.CodeNoStore) && errors.Unwrap(err) != nil
	case lib.SQLITE_NOTADB, lib.SQLITE_FORMAT, lib.SQLITE_ERROR:
		return true
	}
	return inPlaces(err)
}

// inPlaces tells whether an error may be of some rows, and others can be read.
func inPlaces(err error) bool {
	switch code(err) {
	case lib.SQLITE_IOERR_READ, lib.SQLITE_IOERR_SHORT_READ, lib.SQLITE_IOERR_CORRUPTFS:
		return true
	}
	switch code(err) & 0xff {
	case lib.SQLITE_CORRUPT, lib.SQLITE_MISMATCH, lib.SQLITE_CONSTRAINT:
		return true
	}
	return false
}

// halves tries a span of numbers; where that cannot be read it tries its halves,
// so that of a damaged page only the numbers that lie in it are lost. After so
// many spans that could not be read, what is left of them is taken for lost as
// a whole: a damaged file may say that it has more numbers than there ever were.
func halves(from, to int64, try func(from, to int64) error, lost func(from, to int64)) error {
	left := mostHalved
	return halved(from, to, &left, try, lost)
}

// mostHalved is as many as a book of some hundred damaged pages needs.
const mostHalved = 20_000

func halved(from, to int64, left *int, try func(from, to int64) error, lost func(from, to int64)) error {
	err := try(from, to)
	if !inPlaces(err) {
		return err
	}
	if *left--; from == to || *left < 0 {
		lost(from, to)
		return nil
	}
	half := from + (to-from)/2
	if err := halved(from, half, left, try, lost); err != nil {
		return err
	}
	return halved(half+1, to, left, try, lost)
}

// spans are numbers that follow each other, as few spans.
type spans [][2]int64

func (s *spans) add(from, to int64) {
	if k := len(*s) - 1; k >= 0 && (*s)[k][1] == from-1 {
		(*s)[k][1] = to
		return
	}
	*s = append(*s, [2]int64{from, to})
}
