package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// Every folder of inputs that once went wrong is used by a test, so that none is
// kept for show.
func TestEveryCaseIsTried(t *testing.T) {
	folders, err := os.ReadDir(filepath.Join("..", "..", "testdata", "cases"))
	if err != nil {
		t.Fatal(err)
	}
	scripts, err := filepath.Glob(filepath.Join("..", "..", "testdata", "script", "cases-*.txtar"))
	if err != nil {
		t.Fatal(err)
	}
	var all strings.Builder
	for _, name := range scripts {
		text, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		all.Write(text)
	}
	for _, folder := range folders {
		files, err := os.ReadDir(filepath.Join("..", "..", "testdata", "cases", folder.Name()))
		if err != nil || len(files) == 0 {
			t.Errorf("%s holds nothing (%v)", folder.Name(), err)
		}
		for _, file := range files {
			if !strings.Contains(all.String(), "$CASES/"+folder.Name()+"/"+file.Name()) {
				t.Errorf("no script tries %s of %s", file.Name(), folder.Name())
			}
		}
	}
}
