package postgres

import (
	"context"
	"fmt"
	"os"
	"slices"
	"strings"
	"sync/atomic"
	"testing"

	"rectify/inspect"
	"rectify/inspect/pgtest"
	"rectify/inspect/sqlstore"
	"rectify/inspect/sqltest"
	"rectify/inspect/storetest"
)

var ctx = context.Background()

func TestMain(m *testing.M) { os.Exit(pgtest.Main(m)) }

var books atomic.Int64

// kind is this kind of store, all of whose books lie in one database.
func kind(t testing.TB) storetest.Kind {
	server := pgtest.Get(t)
	in := server.Database(t)
	return storetest.Kind{
		Name: func(testing.TB) string { return server.Address(in, "book", fmt.Sprint("示", books.Add(1))) },
		Create: func(ctx context.Context, name string) (inspect.Store, error) {
			return opened(Create(ctx, name, Options{}))
		},
		Open: func(ctx context.Context, name string) (inspect.Store, error) {
			return opened(Open(ctx, name, Options{}))
		},
		View: func(ctx context.Context, name string) (inspect.Store, error) {
			return opened(Open(ctx, name, Options{ReadOnly: true}))
		},
		Copy: copied,
		Far:  true,
	}
}

func opened(s *Store, err error) (inspect.Store, error) {
	if err != nil {
		return nil, err
	}
	return s, nil
}

// copied makes the rows of a book those of another too.
func copied(ctx context.Context, name, to string) error {
	from, err := Open(ctx, name, Options{})
	if err != nil {
		return err
	}
	defer from.Close()
	other, err := Create(ctx, to, Options{})
	if err != nil {
		return err
	}
	defer other.Close()
	return from.In(ctx, true, func(t *sqlstore.Tx) error {
		for _, r := range slices.Concat(sqlstore.Beside(), sqlstore.Remade()) {
			var names []string
			for _, f := range slices.Concat(r.Keys, r.Columns) {
				names = append(names, f.Name)
			}
			all := strings.Join(names, ", ")
			if err := t.Send(-1, fmt.Sprintf("INSERT INTO %s.%s (book, %s) SELECT %d, %s FROM %s", kept, r.Name, all,
				other.book, all, r.Name)); err != nil {
				return err
			}
		}
		return nil
	})
}

func TestStore(t *testing.T) {
	if testing.Short() { // under the race detector: what is shared of it sqlite's finds
		return
	}
	t.Parallel()
	sqltest.Run(t, kind(t), "../sqlstore")
}
