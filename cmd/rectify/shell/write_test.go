package shell

import (
	"context"
	"errors"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"testing"
)

// Of an output that is broken off nothing stays, whether or not the writer noticed.
func TestBrokenOff(t *testing.T) {
	for _, noticed := range []bool{true, false} {
		dir := t.TempDir()
		c := &Run{}
		var stop func()
		c.Ctx, stop = context.WithCancel(t.Context())
		err := c.Create(filepath.Join(dir, "x.csv"), func(w io.Writer) error {
			io.WriteString(w, "a,b\n")
			stop()
			_, err := io.WriteString(w, "c,d\n")
			if noticed {
				return err
			}
			return nil
		})
		left, _ := os.ReadDir(dir)
		if !errors.Is(err, context.Canceled) || len(left) > 0 || c.Made {
			t.Errorf("%v, and %v is left", err, left)
		}
	}
}

// A name that stands for what this process has open is written to; what merely lies under
// /dev is written anew, as any file.
func TestDevices(t *testing.T) {
	if runtime.GOOS != "linux" {
		t.Skip("other systems have no /dev/shm")
	}
	dir, err := os.MkdirTemp("/dev/shm", "rectify")
	if err != nil {
		t.Fatal(err)
	}
	defer os.RemoveAll(dir)
	file := filepath.Join(dir, "x.csv")
	for range 2 {
		c := &Run{Ctx: t.Context()}
		if err := c.Create(file, func(w io.Writer) error { return second(io.WriteString(w, "a\n")) }); err != nil {
			t.Fatal(err)
		}
	}
	if body, _ := os.ReadFile(file); string(body) != "a\n" {
		t.Errorf("it was written twice: %q", body)
	}
	for name, is := range map[string]bool{"/dev/stdout": true, "/dev/fd/1": true, "/proc/self/fd/1": true, file: false,
		filepath.Join(t.TempDir(), "y.csv"): false} {
		if isDevice(name) != is {
			t.Errorf("%s is taken for the other kind", name)
		}
	}
}

func second(_ int, err error) error { return err }
