package main

import (
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// A notice is signed and served as one sheet: of the demo's 29 at least 25 go on one
// side, and each has its signatures on the first, whatever is annexed.
func TestNoticesOfTheDemoAreOneSheet(t *testing.T) {
	t.Parallel()
	o := office{t, t.TempDir()}
	o.must("demo", "play")
	files, err := filepath.Glob(o.path("play/notices/*.pdf"))
	if err != nil || len(files) != 29 {
		t.Fatal(len(files), err)
	}
	one := 0
	for _, file := range files {
		text, err := exec.Command("pdftotext", "-raw", file, "-").Output()
		if err != nil {
			t.Fatal("pdftotext: ", err)
		}
		pages := strings.Split(strings.TrimSpace(strings.ReplaceAll(string(text), "\n", "")), "\f")
		if !strings.Contains(pages[0], "（印章）") || !strings.Contains(pages[0], "前整改完毕") {
			t.Errorf("%s begins with %s", filepath.Base(file), pages[0])
		}
		if len(pages) == 1 || strings.HasPrefix(pages[1], "附：现场照片") {
			one++
		}
	}
	if one < 25 {
		t.Errorf("%d of %d notices go on one side", one, len(files))
	}
}
