package main

import (
	"fmt"
	"io"
	"os"
	"os/exec"
	"strings"
	"syscall"
	"testing"

	"github.com/spf13/cobra"

	"rectify/cmd/rectify/shell"
)

// writers are the commands with -o, by name, whose outputs are files.
func writers() map[string]bool {
	out := map[string]bool{"backup": true, "export": true}
	var walk func(cmd *cobra.Command, name string)
	walk = func(cmd *cobra.Command, name string) {
		if cmd.Flags().Lookup("output") != nil {
			out[strings.TrimSpace(name)] = true
		}
		for _, sub := range cmd.Commands() {
			walk(sub, name+" "+sub.Name())
		}
	}
	walk(newRootCommand(shell.New(nil, nil, io.Discard, io.Discard)), "")
	return out
}

// aimed is a command line whose output is to go to place.
func aimed(name string, args []string, place string) []string {
	if name == "backup" || name == "export" {
		return []string{name, place}
	}
	out := []string{}
	for i := 0; i < len(args); i++ {
		if args[i] == "-o" {
			i++
			continue
		}
		out = append(out, args[i])
	}
	return append(out, "-o", place)
}

// No output of any command lands on the store, on what lies beside it, or on
// another database, whatever it is called there. Nothing is recorded on the way.
func TestNoOutputLandsOnADatabase(t *testing.T) {
	o := office{t, t.TempDir()}
	for _, step := range []string{"sqlite3 other.sqlite 'CREATE TABLE t (a)'", "mkdir sub", "ln -s .. sub/up",
		"ln -s book.db link"} {
		o.shell(step)
	}
	places := []string{"book.db", o.path("book.db"), "./sub/../book.db-wal", "book.db-shm", "book.db-journal",
		"sub/up/book.db",
		"sub/up/book.db-journal", "link", "hard", "other.sqlite", "other.sqlite-wal"}
	writes := writers()
	tried := map[string]bool{"log": true} // which asks on a terminal, and writes as notice issue does
	o.walk(func(name string, args ...string) {
		if writes[name] {
			tried[name] = true
			o.landsNowhere(name, args, places)
		}
		o.must(args...)
	})
	for name := range writes {
		if !tried[name] {
			t.Errorf("%s writes files and was not tried", name)
		}
	}
}

func (o office) landsNowhere(name string, args, places []string) {
	o.t.Helper()
	before := o.records()
	is, err := os.Stat(o.path("book.db"))
	if err != nil {
		o.t.Fatal(err)
	}
	o.shell("ln book.db hard") // to which nothing is recorded while it has two names
	defer o.shell("rm hard")
	for _, place := range places {
		if _, said, code := o.run(aimed(name, args, place)...); code != 6 {
			o.t.Errorf("%s to %s: exit %d: %s", name, place, code, said)
		}
	}
	if now, err := os.Stat(o.path("book.db")); err != nil || !os.SameFile(is, now) || o.records() != before {
		o.t.Fatalf("%s: the store is another one, or has %d records more: %v", name, o.records()-before, err)
	}
}

func (o office) shell(line string) {
	o.t.Helper()
	cmd := exec.Command("sh", "-c", line)
	cmd.Dir = o.dir
	if out, err := cmd.CombinedOutput(); err != nil {
		o.t.Fatalf("%s: %v: %s", line, err, out)
	}
}

// A reader that goes away takes nothing off the record: what was recorded or
// written ends 0, so that no script does it twice; what only answers ends as if
// SIGPIPE had ended it.
func TestReaderGoesAway(t *testing.T) {
	o := office{t, t.TempDir()}
	o.walk(func(name string, args ...string) {
		before := o.made()
		r, w, err := os.Pipe()
		if err != nil {
			t.Fatal(err)
		}
		r.Close()
		cmd := o.command(args...)
		cmd.Stdout = w
		var said strings.Builder
		cmd.Stderr = &said
		cmd.Run()
		w.Close()
		code := cmd.ProcessState.ExitCode()
		if made := o.made() != before; made && code != 0 || !made && code != 0 && code != 141 {
			t.Errorf("%s: exit %d, and it did something: %v: %s", name, code, made, said.String())
		}
	})
}

// A full stdout is named as such, and whether it is done all the same.
func TestFullStdout(t *testing.T) {
	o := office{t, t.TempDir()}
	o.walk(func(name string, args ...string) {
		before := o.made()
		full, err := os.OpenFile("/dev/full", os.O_WRONLY, 0)
		if err != nil {
			t.Fatal(err)
		}
		defer full.Close()
		cmd := o.command(args...)
		cmd.Stdout = full
		var said strings.Builder
		cmd.Stderr = &said
		cmd.Run()
		want := "cannot write to stdout: " + syscall.ENOSPC.Error()
		if o.made() != before || name == "restore" || name == "book create" { // which makes nothing here
			want = "it is done, but the result could not be written to stdout: " + syscall.ENOSPC.Error()
		}
		if code := cmd.ProcessState.ExitCode(); code != 1 || !strings.Contains(said.String(), want) {
			t.Errorf("%s: exit %d, want %q: %s", name, code, want, said.String())
		}
	})
}

// made is what there is: facts on the record, and files with their sizes and times.
func (o office) made() string {
	n := -1
	if _, err := os.Stat(o.path("book.db")); err == nil {
		n = o.records()
	}
	out := fmt.Sprint(n)
	o.files(o.dir, func(name string, info os.FileInfo) {
		if !strings.HasPrefix(name, "book.db") {
			out += fmt.Sprint(" ", name, info.Size(), info.ModTime().UnixNano())
		}
	})
	return out
}

func (o office) files(dir string, do func(name string, info os.FileInfo)) {
	entries, err := os.ReadDir(dir)
	if err != nil {
		o.t.Fatal(err)
	}
	for _, e := range entries {
		if info, err := e.Info(); err == nil && e.IsDir() {
			o.files(dir+"/"+e.Name(), do)
		} else if err == nil {
			do(e.Name(), info)
		}
	}
}
