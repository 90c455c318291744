package sqlite

import (
	"errors"

	lib "modernc.org/sqlite/lib"

	"rectify/inspect"
	"rectify/inspect/bookfile"
	"rectify/inspect/sqlstore"
)

// trouble tells SQLite's errors apart.
var trouble = sqlstore.Trouble{Unreadable: unreadable, InPlaces: inPlaces, Why: why}

// why says why a part cannot be read.
func why(err error) (en, zh string) {
	switch bookfile.Code(err) & 0xff {
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
	switch bookfile.Code(err) & 0xff {
	case 0: // what cannot be scanned is told as damage
		return inspect.IsCode(err, inspect.CodeNoStore) && errors.Unwrap(err) != nil
	case lib.SQLITE_NOTADB, lib.SQLITE_FORMAT, lib.SQLITE_ERROR:
		return true
	}
	return inPlaces(err)
}

// inPlaces tells whether an error may be of some rows, and others can be read.
func inPlaces(err error) bool {
	switch bookfile.Code(err) {
	case lib.SQLITE_IOERR_READ, lib.SQLITE_IOERR_SHORT_READ, lib.SQLITE_IOERR_CORRUPTFS:
		return true
	}
	switch bookfile.Code(err) & 0xff {
	case lib.SQLITE_CORRUPT, lib.SQLITE_MISMATCH, lib.SQLITE_CONSTRAINT:
		return true
	}
	return false
}
