package postgres

import (
	"context"
	"fmt"
	"path/filepath"
	"testing"

	"rectify/inspect"
	"rectify/inspect/sqlite"
	"rectify/inspect/storetest"
)

// files is the other kind of store.
var files = storetest.Kind{
	Name:   func(t testing.TB) string { return filepath.Join(t.TempDir(), "book.db") },
	Create: func(ctx context.Context, name string) (inspect.Store, error) { return sqlite.Create(ctx, name) },
	Open: func(ctx context.Context, name string) (inspect.Store, error) {
		return sqlite.Open(ctx, name, sqlite.Options{})
	},
}

// The same done on a server and in a file comes to the same, word for word, down
// to the link at the end of the record.
func TestServerAndFileSayTheSame(t *testing.T) {
	if testing.Short() { // under the race detector: nothing of it is done at once
		return
	}
	t.Parallel()
	server := kind(t)
	t.Run("played", func(t *testing.T) {
		t.Parallel()
		storetest.Same(t, "on a server and in a file", storetest.PlayedSays(t, server), storetest.PlayedSays(t, files))
	})
	for seed := range 12 {
		t.Run(fmt.Sprint(seed), func(t *testing.T) {
			t.Parallel()
			here, there := storetest.Seeded(t, server, seed, 120), storetest.Seeded(t, files, seed, 120)
			storetest.Same(t, "on a server and in a file", here, there)
		})
	}
}
