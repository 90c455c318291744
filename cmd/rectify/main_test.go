package main

import (
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/rogpeppe/go-internal/testscript"
)

// TestMain lets a script run the true program in a process of its own, with
// the clock that the script sets.
func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){"rectify": func() {
		if now, err := time.Parse(time.RFC3339, os.Getenv("TEST_NOW")); err == nil {
			clock = func() time.Time { return now }
		}
		os.Exit(run())
	}})
}

// TestScripts plays every script there is; a new file cannot be missed.
func TestScripts(t *testing.T) {
	testscript.Run(t, testscript.Params{
		Dir: filepath.Join("..", "..", "testdata", "script"),
		Setup: func(e *testscript.Env) error {
			e.Setenv("TEST_NOW", "2022-01-05T09:00:00+08:00")
			e.Setenv("HOME", e.WorkDir)
			e.Setenv("XDG_DATA_HOME", filepath.Join(e.WorkDir, "data"))
			e.Setenv("LANG", "C")
			e.Setenv("USER", "tester")
			return nil
		},
	})
}
