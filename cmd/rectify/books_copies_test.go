package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// The copy that an upgrade keeps is for one alone, and who is forgotten in the
// book is forgotten in it too; it stays a book that agrees with itself.
func TestForgetReachesTheCopies(t *testing.T) {
	t.Parallel()
	for _, version := range []string{"v9", "v10"} {
		e := takenUp(t, filepath.Join(books, version))
		copied := "book.db." + version
		e.must("site", "list")
		if info, err := os.Stat(e.path(copied)); err != nil || info.Mode().Perm() != 0o600 {
			t.Fatal(info.Mode(), err)
		}
		e.must("backup", "own.db.v1") // which is no copy of an upgrade of this store
		if !e.allHold("李某某", copied, "own.db.v1") {
			t.Fatal("the copies do not hold the reporter")
		}
		out := e.must("complaint", "forget", "Q1", "--reason", "要求", "--yes")
		for _, file := range []string{"book.db", copied} {
			if e.allHold("李某某", file) || e.allHold("13900000000", file) {
				t.Errorf("%s: %s holds the reporter still: %s", version, file, out)
			}
		}
		if !e.allHold("李某某", "own.db.v1") {
			t.Error("a backup was changed")
		}
		e.mustBeSound("check")
		if got := e.must("--store", copied, "check"); !strings.Contains(got, "0 faults") {
			t.Error(version, got)
		}
	}
}

// allHold tells whether every one of the files holds the text.
func (o office) allHold(text string, files ...string) bool {
	o.t.Helper()
	for _, file := range files {
		data, err := os.ReadFile(o.path(file))
		if err != nil {
			o.t.Fatal(err)
		}
		if !strings.Contains(string(data), text) {
			return false
		}
	}
	return true
}
