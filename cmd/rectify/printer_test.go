package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"rectify/inspect"
)

func TestWithoutAPrinterItIsSaid(t *testing.T) {
	bin := t.TempDir()
	t.Setenv("PATH", bin)
	err := handOver(t.Context(), "1号", []byte("%PDF"))
	if !inspect.IsCode(err, inspect.CodeFailed) || !strings.Contains(err.Error(), "neither lp nor lpr") {
		t.Error(err)
	}
	jam := "#!/bin/sh\necho no default destination >&2\nexit 1\n"
	if err := os.WriteFile(filepath.Join(bin, "lpr"), []byte(jam), 0o700); err != nil {
		t.Fatal(err)
	}
	err = handOver(t.Context(), "1号", []byte("%PDF"))
	if err == nil || !strings.Contains(err.Error(), "lpr did not print: no default destination") {
		t.Error(err)
	}
}
