package sqlite

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"testing"

	"rectify/inspect"
	"rectify/inspect/sqltest"
)

func TestStore(t *testing.T) {
	t.Parallel()
	sqltest.Run(t, kind, "../sqlstore")
}

// What is broken off leaves nothing beside the store but what that works with.
func TestEndedContextLeavesNoFile(t *testing.T) {
	b, path := create(t)
	half, stop := context.WithCancel(ctx)
	err := b.Store.Rebuild(half, func(inspect.Writer) error { stop(); return nil })
	for _, err := range []error{err, b.Store.(*Store).Backup(half, path+".copy"),
		b.Store.Verify(half, func(inspect.Writer) error { return nil }, func(f *inspect.Error) { t.Error(f) })} {
		if !errors.Is(err, context.Canceled) {
			t.Errorf("broken off: %v", err)
		}
	}
	if files, err := os.ReadDir(filepath.Dir(path)); err != nil || len(files) > 3 {
		t.Errorf("left behind: %v %v", files, err)
	}
}
