package shell

import (
	"context"
	"errors"
	"io"
	"os"
	"path/filepath"
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
