package sqlite

import (
	"bytes"
	"errors"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"rectify/inspect"
	"rectify/inspect/sqlstore"
)

// damaged is a copy of the book in which some pages, from 1, are noise.
func (f forger) damaged(t testing.TB, pages ...int) (path string, size int) {
	t.Helper()
	whole, err := os.ReadFile(f.path)
	if err != nil {
		t.Fatal(err)
	}
	size = int(whole[16])<<8 | int(whole[17])
	noise := rand.NewChaCha8([32]byte{1})
	for _, p := range pages {
		noise.Read(whole[(p-1)*size : p*size])
	}
	path = filepath.Join(t.TempDir(), "damaged.db")
	if err := os.WriteFile(path, whole, 0o600); err != nil {
		t.Fatal(err)
	}
	return path, size
}

// Whichever page is damaged, a check names it and comes to its end; only where
// nothing can be read any more is it told that there is no store.
func TestCheckOfEveryDamagedPage(t *testing.T) {
	if testing.Short() {
		t.Skip("hundreds of stores, one after another: the race detector has nothing to see in them")
	}
	t.Parallel()
	f := newForger(t)
	whole, err := os.ReadFile(f.path)
	if err != nil {
		t.Fatal(err)
	}
	_, size := f.damaged(t)
	unread := 0
	for page := 1; page <= len(whole)/size; page++ {
		path, _ := f.damaged(t, page)
		s, err := Open(ctx, path, Options{ReadOnly: true})
		var rep inspect.CheckReport
		if err == nil {
			rep, err = inspect.NewBook(s).Check(ctx, nil)
			s.Close()
		}
		switch {
		case inspect.IsCode(err, inspect.CodeNoStore):
			unread++
		case err != nil:
			t.Errorf("page %d: %v", page, err)
		case len(rep.Faults) == 0:
			t.Errorf("page %d is damaged, and no fault is found", page)
		}
	}
	if schema := 1 + len(f.pagesOf(t, "sqlite_schema")); unread > schema { // the first leads to them
		t.Errorf("of %d damaged pages nothing is read, and the schema has %d", unread, schema)
	}
}

// pagesOf are the leaves of a table or an index.
func (f forger) pagesOf(t testing.TB, name string) []int {
	t.Helper()
	_, db := f.copied(t)
	return read(t, db, "SELECT pageno FROM dbstat WHERE name = '"+name+"' AND pagetype = 'leaf'", func(r sqlstore.Scanner) (n int, err error) { return n, r.Scan(&n) })
}

// A damaged page hides nothing that lies elsewhere.
func TestCheckGoesOnOverDamage(t *testing.T) {
	t.Parallel()
	f := newForger(t)
	f.path = f.forged(t, "UPDATE site SET person = 'forged' WHERE n = 4")
	for table, says := range map[string]string{
		"event": "where the file is damaged, and cannot be read", "hazard": "hazard H", "blob": "cannot be read",
		"event_of": "the file is damaged", "event_id": "the file is damaged",
		"sqlite_autoindex_blob_1": "the file is damaged", "inspector": "inspection I", "tally": "the tallies cannot be looked through",
	} {
		pages := f.pagesOf(t, table)
		if len(pages) == 0 {
			t.Fatal(table, " has no pages")
		}
		path, _ := f.damaged(t, pages[len(pages)/2])
		all := strings.Join(checked(t, path), "\n")
		if !strings.Contains(all, says) || !strings.Contains(all, "site S4: the list site differs from what the record adds up to in person") {
			t.Errorf("with a page of %s damaged, of %d, a check says\n%s", table, len(pages), all)
		}
	}
}

// What is kept is proved whenever it is read, and the same cannot be kept over
// what was damaged without a word.
func TestEveryReadProvesTheBytes(t *testing.T) {
	t.Parallel()
	f := newForger(t)
	path := f.forged(t, "UPDATE blob SET data = x'00'")
	s, err := Open(ctx, path, Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	_, db := f.copied(t)
	for _, name := range read(t, db, "SELECT sha256 FROM blob", func(r sqlstore.Scanner) (s string, err error) { return s, r.Scan(&s) }) {
		err := s.Read(ctx, func(r inspect.Reader) error {
			data, err := r.Blob(name)
			if len(data) > 0 {
				t.Errorf("%q is given of what was damaged", data)
			}
			return err
		})
		if !inspect.IsCode(err, inspect.CodeCheck) || !strings.Contains(err.Error(), "kept for") {
			t.Errorf("%.12s: %v", name, err)
		}
		err = s.Write(ctx, func(w inspect.Writer) error { return w.PutBlob(name, bytes.Repeat([]byte("a"), 9)) })
		if !inspect.IsCode(err, inspect.CodeCheck) {
			t.Errorf("%.12s is kept over what was damaged: %v", name, err)
		}
	}
}

// Where there is no room for what a check puts beside the store, it is told so,
// and not that something was to be recorded.
func TestCheckWithoutRoom(t *testing.T) {
	t.Parallel()
	b, _ := create(t)
	err := b.Store.Verify(ctx, func(w inspect.Writer) error {
		t := w.View.(*sqlstore.Tx).Conn.(*tx)
		return errors.Join(t.Exec("PRAGMA temp.max_page_count = 1"), t.Exec("CREATE TEMP TABLE much AS SELECT randomblob(1000000)"))
	}, func(f *inspect.Error) { t.Error(f) })
	if !inspect.IsCode(err, inspect.CodeFailed) || !strings.Contains(err.Error(), "no room for the file that a check needs") {
		t.Errorf("got %v", err)
	}
}
