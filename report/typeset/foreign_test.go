package typeset

import (
	"bytes"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
)

// Of PDFs that other programs wrote, those are kept that a reader can open.
func TestForeignFilesOpen(t *testing.T) {
	own := write(t, func(d *Doc) { d.Para(body(), sample) })
	name := filepath.Join(t.TempDir(), "own.pdf")
	if err := os.WriteFile(name, own, 0o600); err != nil {
		t.Fatal(err)
	}
	by := func(args ...string) []byte {
		out, err := exec.Command("qpdf", append(args, name, "-")...).Output()
		if err != nil {
			t.Fatal(err)
		}
		return out
	}
	packed, straight := by("--object-streams=generate"), by("--linearize")
	stamped, err := Stamp{Head: "存档联"}.On(own)
	if err != nil {
		t.Fatal(err)
	}
	for what, c := range map[string]struct {
		pdf  []byte
		want error
	}{
		"own": {own, nil}, "stamped": {stamped, nil}, "packed": {packed, nil}, "linearized": {straight, nil},
		"encrypted":        {by("--encrypt", "a", "b", "256", "--"), ErrLocked},
		"encrypted tables": {by("--encrypt", "a", "b", "256", "--", "--object-streams=disable"), ErrLocked},
		"nothing":          {[]byte("%PDF-1.4\n%%EOF\n"), ErrNoPages},
		"no end":           {own[:len(own)/2], ErrNoPages},
		"cut":              {append(bytes.Clone(own[:len(own)/2]), "\n%%EOF\n"...), ErrNoPages},
		"cut, packed":      {append(bytes.Clone(packed[:len(packed)/2]), "\n%%EOF\n"...), ErrNoPages},
		"cut, linearized":  {append(bytes.Clone(straight[:len(straight)/2]), "\n%%EOF\n"...), ErrNoPages},
		"no pages":         {bytes.Replace(own, []byte("/Kids ["), []byte("/Kits ["), 1), ErrNoPages},
	} {
		if got := Opens(c.pdf); !errors.Is(got, c.want) {
			t.Errorf("%s: %v", what, got)
		}
	}
}
