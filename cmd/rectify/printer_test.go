package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"rectify/inspect"
)

// Who stops a paper on its way to the printer ends the printing too, and nothing is left of it.
func TestPrintingIsStopped(t *testing.T) {
	o := newOffice(t)
	o.must("site", "add", "示范木业")
	o.must("inspection", "add", "--site", "S1", "--inspector", "甲某:A001")
	o.must("hazard", "add", "--inspection", "I1", "通道堵塞", "--due", "15")
	o.must("notice", "issue", "--inspection", "I1")
	bin, left := t.TempDir(), t.TempDir()
	lp := "#!/bin/sh\n: >\"${0%lp}began\"\nexec sleep 60\n"
	if err := os.WriteFile(filepath.Join(bin, "lp"), []byte(lp), 0o700); err != nil {
		t.Fatal(err)
	}
	cmd := o.command("notice", "print", "N1", "--print")
	cmd.Env = append(cmd.Env, "TMPDIR="+left, "PATH="+bin+":"+os.Getenv("PATH"))
	began := filepath.Join(bin, "began")
	o.interrupted(cmd, func() {
		for range 600 {
			if _, err := os.Stat(began); err == nil {
				return
			}
			time.Sleep(50 * time.Millisecond)
		}
		t.Error("the printer was not asked")
	})
	if files, err := os.ReadDir(left); err != nil || len(files) > 0 {
		t.Error(files, err)
	}
}

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
