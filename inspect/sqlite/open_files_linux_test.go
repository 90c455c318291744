package sqlite

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"rectify/inspect"
)

// What is closed holds no file open: Windows lets nothing take the place of one
// that is.
func TestNothingStaysOpen(t *testing.T) {
	path := filepath.Join(t.TempDir(), "book.db")
	s, err := Create(ctx, path)
	if err != nil {
		t.Fatal(err)
	}
	for range 2 {
		if err := s.Verify(ctx, func(inspect.Writer) error { return nil }, func(*inspect.Error) {}); err != nil {
			t.Fatal(err)
		}
	}
	if err := s.Backup(ctx, path+".copy"); err != nil {
		t.Fatal(err)
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	open, err := filepath.Glob("/proc/self/fd/*")
	if err != nil || len(open) == 0 {
		t.Fatal(open, err)
	}
	for _, fd := range open {
		if file, _ := os.Readlink(fd); strings.HasPrefix(file, path) {
			t.Errorf("%s is open still", file)
		}
	}
}
