package main

import (
	"bufio"
	"io"
	"os"
	"os/exec"
	"strings"
	"syscall"
	"testing"
)

// holds has another program write to the store until release.
func (o office) holds() (release func()) {
	o.t.Helper()
	other := exec.Command("sqlite3", o.path("book.db"))
	in, err := other.StdinPipe()
	if err != nil {
		o.t.Fatal(err)
	}
	out, err := other.StdoutPipe()
	if err != nil {
		o.t.Fatal(err)
	}
	if err := other.Start(); err != nil {
		o.t.Fatal(err)
	}
	io.WriteString(in, "BEGIN IMMEDIATE; SELECT 'held';\n")
	if line, err := bufio.NewReader(out).ReadString('\n'); line != "held\n" {
		o.t.Fatal(line, err)
	}
	return func() {
		in.Close()
		other.Wait()
	}
}

// Who comes while another writes waits, and says so after a while; who is not
// to wait is told at once.
func TestWaitsForAnotherWriter(t *testing.T) {
	t.Parallel()
	o := newOffice(t)
	release := o.holds()
	o.refused(8, "another process is writing", "site", "add", "甲站", "--wait", "0s")
	o.refused(2, "--wait cannot be", "site", "add", "甲站", "--wait=-1s")
	cmd := o.command("site", "add", "甲站")
	said, err := cmd.StderrPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	lines := bufio.NewReader(said)
	if line, err := lines.ReadString('\n'); !strings.Contains(line, "waiting for up to 30s (--wait)") {
		t.Errorf("it said %q, %v", line, err)
	}
	release()
	io.Copy(io.Discard, lines)
	if err := cmd.Wait(); err != nil {
		t.Error("who waited: ", err)
	}
	o.must("site", "show", "甲站")
}

// unread starts a command whose stdout is full and read by nobody; it is told
// so by the first byte.
func (o office) unread(cmd *exec.Cmd) (wait func() (said string, code int)) {
	o.t.Helper()
	r, w, err := os.Pipe()
	if err != nil {
		o.t.Fatal(err)
	}
	cmd.Stdout = w
	var said strings.Builder
	cmd.Stderr = &said
	if err := cmd.Start(); err != nil {
		o.t.Fatal(err)
	}
	w.Close()
	if _, err := io.ReadFull(r, make([]byte, 1)); err != nil {
		o.t.Fatal(err)
	}
	return func() (string, int) {
		cmd.Wait()
		r.Close()
		return said.String(), cmd.ProcessState.ExitCode()
	}
}

// A terminal that is closed, or ^C, ends a command that nobody reads, and
// leaves no copy of the book behind.
func TestInterruptedWhileUnread(t *testing.T) {
	t.Parallel()
	for _, signal := range []os.Signal{syscall.SIGHUP, os.Interrupt, syscall.SIGTERM} {
		o := newOffice(t)
		cmd := o.command("backup", "-")
		cmd.Env = append(cmd.Env, "TMPDIR="+o.dir)
		wait := o.unread(cmd)
		if err := cmd.Process.Signal(signal); err != nil {
			t.Fatal(err)
		}
		if said, code := wait(); code != 130 || !strings.Contains(said, "interrupted; nothing was changed") {
			t.Errorf("%v: exit %d: %s", signal, code, said)
		}
		o.files(o.dir, func(name string, _ os.FileInfo) {
			if !strings.HasPrefix(name, "book.db") {
				t.Errorf("%v: it left %s", signal, name)
			}
		})
	}
}

// ^C while a pipe is written that nobody goes on reading: nothing raw is said.
func TestInterruptedInAWriter(t *testing.T) {
	t.Parallel()
	o := visited(t)
	o.shell("mkfifo pipe.pdf")
	cmd := o.command("report", "month", "2021-11", "-o", "pipe.pdf")
	var pipe *os.File
	o.interrupted(cmd, func() {
		var err error
		if pipe, err = os.Open(o.path("pipe.pdf")); err != nil {
			t.Fatal(err)
		}
		if _, err := io.ReadFull(pipe, make([]byte, 1)); err != nil {
			t.Fatal(err)
		}
	})
	pipe.Close()
}
