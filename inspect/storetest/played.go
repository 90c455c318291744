package storetest

import (
	"testing"

	"rectify/inspect"
)

// Played makes a closed book in which everything that can become of a thing has
// become of one, and gives its name: for what only one kind of store can suffer.
func Played(t testing.TB, kind Kind) string {
	t.Helper()
	name := kind.Name(t)
	play(t, kind, name)
	return name
}

// Everything writes one of each thing that can be written, upon such a book.
func Everything(w inspect.Writer) error { return everything(w) }
