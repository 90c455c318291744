package main

import (
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"sync/atomic"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"

	"rectify/inspect/pgtest"
)

// ofFiles are words of scripts that are about stores in files.
var ofFiles = regexp.MustCompile(`--store|RECTIFY_STORE|XDG_DATA_HOME|sqlite3|\.db\b|rectify (demo|backup|restore)`)

// Every script that is not about files runs as well with a book on a server, each
// with one of its own.
func TestScriptsOnAServer(t *testing.T) {
	all, err := filepath.Glob(filepath.Join("..", "..", "testdata", "script", "*.txtar"))
	if err != nil {
		t.Fatal(err)
	}
	var scripts []string
	for _, file := range all {
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		if !ofFiles.Match(text) {
			scripts = append(scripts, file)
		}
	}
	server := pgtest.Get(t)
	in, books := server.Database(t), atomic.Int64{}
	testscript.Run(t, testscript.Params{Files: scripts, Cmds: scriptCommands, Setup: func(e *testscript.Env) error {
		e.Setenv("RECTIFY_STORE", server.Address(in, "book", fmt.Sprint("示", books.Add(1))))
		return setUpScript(e)
	}})
}
