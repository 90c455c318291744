package sqlite

import (
	"context"
	"testing"

	"rectify/inspect"
	"rectify/inspect/storetest"
)

func TestStore(t *testing.T) {
	t.Parallel()
	storetest.Run(t, storetest.Kind{
		Create: func(ctx context.Context, path string) (inspect.Store, error) { return Create(ctx, path) },
		Open:   func(ctx context.Context, path string) (inspect.Store, error) { return Open(ctx, path, Options{}) },
		View: func(ctx context.Context, path string) (inspect.Store, error) {
			return Open(ctx, path, Options{ReadOnly: true})
		},
	})
}
