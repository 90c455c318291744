package main

import (
	"bytes"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"testing"
	"time"

	"github.com/rogpeppe/go-internal/testscript"

	"rectify/inspect/pgtest"
	"rectify/report/fonts"
	"rectify/report/typeset"
)

// TestMain lets a script run the true program in a process of its own, with
// the clock that the script sets.
func TestMain(m *testing.M) {
	testscript.Main(withServer{m}, map[string]func(){"rectify": func() {
		clock := time.Now
		if now, err := time.Parse(time.RFC3339, os.Getenv("TEST_NOW")); err == nil {
			clock = func() time.Time { return now }
		}
		code := run(clock)
		if file := os.Getenv("TEST_PEAK"); file != "" {
			os.WriteFile(file, peak(), 0o600)
		}
		os.Exit(code)
	}})
}

// withServer runs tests that may need a server, and stops it afterwards.
type withServer struct{ *testing.M }

func (m withServer) Run() int { return pgtest.Main(m.M) }

// peak is the most memory in kB that this process had. The system's account of
// a child begins with what its parent had when it began it, so it tells itself.
func peak() []byte {
	status, _ := os.ReadFile("/proc/self/status")
	_, after, _ := bytes.Cut(status, []byte("VmHWM:"))
	before, _, _ := bytes.Cut(after, []byte("kB"))
	return bytes.TrimSpace(before)
}

// TestScripts plays every script there is; a new file cannot be missed.
func TestScripts(t *testing.T) {
	testscript.Run(t, testscript.Params{Dir: filepath.Join("..", "..", "testdata", "script"), Setup: setUpScript,
		Cmds: scriptCommands})
}

var scriptCommands = map[string]func(*testscript.TestScript, bool, []string){"code": code, "balance": addsUp,
	"face": face}

func setUpScript(e *testscript.Env) error {
	e.Setenv("TEST_NOW", "2022-01-05T09:00:00+08:00")
	e.Setenv("HOME", e.WorkDir)
	e.Setenv("XDG_DATA_HOME", filepath.Join(e.WorkDir, "data"))
	e.Setenv("LANG", "C")
	e.Setenv("USER", "tester")
	cases, err := filepath.Abs(filepath.Join("..", "..", "testdata", "cases"))
	e.Setenv("CASES", cases)
	e.Setenv("MAPS", filepath.Join(filepath.Dir(cases), "maps"))
	e.Setenv("DEMO", filepath.Join(filepath.Dir(cases), "demo"))
	return err
}

// face FILE writes a type face such as an office has its own of, or symbol.ttf.
func face(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 1 {
		ts.Fatalf("usage: face file")
	}
	of := fonts.Kai
	if args[0] == "symbol.ttf" {
		of = fonts.Symbol
	}
	ttf, err := typeset.Unpack(of)
	ts.Check(err)
	ts.Check(os.WriteFile(ts.MkAbs(args[0]), ttf, 0o600))
}

// code N COMMAND… runs a command that must end with exit code N.
func code(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 2 {
		ts.Fatalf("usage: code N command…")
	}
	err := ts.Exec(args[1], args[2:]...)
	got := 0
	var exit *exec.ExitError
	if errors.As(err, &exit) {
		got = exit.ExitCode()
	}
	if want, _ := strconv.Atoi(args[0]); got != want {
		ts.Fatalf("exit code %d, not %d", got, want)
	}
}
