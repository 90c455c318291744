package bookfile

import (
	"context"
	"database/sql"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	lib "modernc.org/sqlite/lib"

	"rectify/inspect"
)

func put(t *testing.T, dir string, names ...string) {
	t.Helper()
	for _, name := range names {
		if err := os.WriteFile(filepath.Join(dir, name), []byte("x"), 0o600); err != nil {
			t.Fatal(err)
		}
	}
}

func lies(t *testing.T, dir string) (names []string) {
	t.Helper()
	files, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range files {
		names = append(names, f.Name())
	}
	return names
}

// What was set aside takes what lay beside it along, under the first name that is
// free, and is a copy from then on; a name that only looks like one is none.
func TestSetAsideIsACopy(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	path := filepath.Join(dir, "book.db")
	put(t, dir, "book.db", "book.db-wal", "book.db.damaged", "book.db.v9", "book.db.v9.2", "book.db.vault", "my.db.v9")
	aside, err := SetAside(path)
	if err != nil || aside != path+".damaged.2" || !IsAside(aside) || IsAside(path+".v9") {
		t.Fatalf("%q %v", aside, err)
	}
	if has := lies(t, dir); slices.Contains(has, "book.db-wal") || !slices.Contains(has, "book.db.damaged.2-wal") {
		t.Errorf("there is %v", has)
	}
	copies, err := Copies(path)
	want := []string{path + ".damaged", path + ".damaged.2", path + ".v9", path + ".v9.2"}
	if err != nil || !slices.Equal(copies, want) {
		t.Errorf("%v %v", copies, err)
	}
}

// A draft never takes the place of what is there, and leaves nothing behind; one
// that is being made is not swept away by another.
func TestDraftsStandBeside(t *testing.T) {
	t.Parallel()
	dir, ctx := t.TempDir(), context.Background()
	path := filepath.Join(dir, "copy.db")
	one, err := NewDraft(ctx, path)
	if err != nil {
		t.Fatal(err)
	}
	other, err := NewDraft(ctx, path)
	if err != nil {
		t.Fatal(err)
	}
	for _, d := range []*Draft{one, other} {
		if err := os.WriteFile(d.Path, []byte(d.Path), 0o600); err != nil {
			t.Fatalf("it was swept away: %v", err)
		}
	}
	if err := one.Place(); err != nil {
		t.Fatal(err)
	}
	if err := other.Place(); !inspect.IsCode(err, inspect.CodeRefused) || !strings.Contains(err.Error(), path) {
		t.Errorf("another took its place: %v", err)
	}
	one.Drop()
	other.Drop()
	if has := lies(t, dir); !slices.Equal(has, []string{"copy.db"}) {
		t.Errorf("there is %v", has)
	}
}

// What is wrong with a draft is told of the file that was to be, where there is nothing
// then, and of the draft nothing is left.
func TestADraftIsNotNamed(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	path := filepath.Join(dir, "backup.db")
	var copied strings.Builder
	err := Drafted(t.Context(), path, func(d *Draft) error {
		if err := os.WriteFile(d.Path, []byte("pages"), 0o600); err != nil {
			return err
		}
		if err := d.CopyTo(&copied); err != nil {
			return err
		}
		return NotAStore(d.Path, nil)
	})
	if !inspect.IsCode(err, inspect.CodeNoStore) || !strings.HasPrefix(err.Error(), path+" ") || copied.String() != "pages" {
		t.Errorf("%v, %q", err, copied.String())
	}
	if left := lies(t, dir); len(left) > 0 || Unused(path, "") != nil {
		t.Errorf("there is %v: %v", left, Unused(path, ""))
	}
	if put(t, dir, "backup.db"); !inspect.IsCode(Unused(path, ""), inspect.CodeRefused) {
		t.Error("a file that is there would be written over")
	}
}

// A fault is one of a kind by its whole code or by the kind in general, and what is
// none of SQLite's is of no kind.
func TestKindsOfFaults(t *testing.T) {
	t.Parallel()
	db, err := sql.Open("sqlite", Address(filepath.Join(t.TempDir(), "none", "book.db"))+"?mode=ro")
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	_, err = db.ExecContext(t.Context(), "SELECT 1")
	if code := Code(err); !Is(err, lib.SQLITE_CANTOPEN) || !Is(err, lib.SQLITE_BUSY, code) || Is(err, lib.SQLITE_BUSY) {
		t.Errorf("%d: %v", code, err)
	}
	if Is(nil, 0) || Is(os.ErrNotExist, 0, lib.SQLITE_CANTOPEN) {
		t.Error("what is none of SQLite's is of a kind")
	}
}
