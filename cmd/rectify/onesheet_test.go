package main

import (
	"fmt"
	"math"
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
		if word := underSeal(t, file); word != "" {
			t.Errorf("%s: the seal is over %s", filepath.Base(file), word)
		}
		if len(pages) == 1 || strings.HasPrefix(pages[1], "附：现场照片") {
			one++
		}
	}
	if one < 25 {
		t.Errorf("%d of %d notices go on one side", one, len(files))
	}
}

// underSeal is a word of the first page that a seal of 42 mm over the agency's name and the
// date touches beside them; empty if it touches none.
func underSeal(t *testing.T, file string) string {
	t.Helper()
	out, err := exec.Command("pdftotext", "-bbox", "-l", "1", file, "-").Output()
	if err != nil {
		t.Fatal("pdftotext: ", err)
	}
	var x, y float64
	for pass := range 2 {
		for _, line := range strings.Split(string(out), "<word ")[1:] {
			var x0, y0, x1, y1 float64
			fmt.Sscanf(line, `xMin="%f" yMin="%f" xMax="%f" yMax="%f"`, &x0, &y0, &x1, &y1)
			mid, seal := (x0+x1)/2, strings.Contains(line, "（印章）")
			if pass == 0 && seal {
				x, y = mid, (y0+y1)/2
			}
			near := math.Hypot(max(x0-x, x-x1, 0), max(y0-y, y-y1, 0)) < 21*72/25.4
			if pass == 1 && near && (math.Abs(mid-x) > 2 || math.Abs((y0+y1)/2-y) > 30) {
				return line
			}
		}
	}
	return ""
}
