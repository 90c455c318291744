package storetest

import (
	"path/filepath"
	"testing"

	"rectify/inspect"
)

// Played is where a closed book lies in which everything that can become of a
// thing has become of one: for what only one kind of store can suffer.
func Played(t testing.TB, kind Kind) string {
	t.Helper()
	kind.stage = &stage{path: filepath.Join(t.TempDir(), "played.db")}
	p, _ := played(t, kind)
	if err := p.store.Close(); err != nil {
		t.Fatal(err)
	}
	return p.path
}

// Everything writes one of each thing that can be written, upon such a book.
func Everything(w inspect.Writer) error { return everything(w) }
