package main

import (
	"bufio"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"
)

// interrupted sends ^C when ready says so, and wants the program to end with
// 130 and to have recorded nothing.
func (o office) interrupted(cmd *exec.Cmd, ready func()) {
	o.t.Helper()
	before := o.records()
	var said strings.Builder
	cmd.Stderr = &said
	if err := cmd.Start(); err != nil {
		o.t.Fatal(err)
	}
	ready()
	if err := cmd.Process.Signal(os.Interrupt); err != nil {
		o.t.Fatal(err)
	}
	if err := cmd.Wait(); cmd.ProcessState.ExitCode() != 130 ||
		!strings.Contains(said.String(), "interrupted; nothing was changed") {
		o.t.Errorf("an interrupted command ended with %v, and said %q", err, said.String())
	}
	if after := o.records(); after != before {
		o.t.Errorf("an interrupted command recorded %d facts", after-before)
	}
	o.must("check")
}

// rowsOf is a table of so many findings, those of 400 rows on one site.
func rowsOf(n int) string {
	var b strings.Builder
	b.WriteString("site,date,inspectors,text,ref\n")
	for i := range n {
		fmt.Fprintf(&b, "示范%03d号单位,2021-%02d-%02d,甲某:A001,第%d项灭火器失压,R%d\n", i/400, i/20000%12+1, i/1000%28+1, i, i)
	}
	return b.String()
}

// TestInterruptedImport breaks off an import amid rows: the pipe is full, so
// that the write returns only when the program has read most of it.
func TestInterruptedImport(t *testing.T) {
	o := newOffice(t)
	cmd := o.command("hazard", "import", "-")
	in, err := cmd.StdinPipe()
	if err != nil {
		t.Fatal(err)
	}
	defer in.Close()
	o.interrupted(cmd, func() { io.WriteString(in, rowsOf(50_000)) })
}

// TestInterruptedWait presses ^C while nothing comes through the pipe yet. It
// opens for writing only when the program has opened it for reading.
func TestInterruptedWait(t *testing.T) {
	o := newOffice(t)
	if err := syscall.Mkfifo(o.path("pipe.csv"), 0o600); err != nil {
		t.Fatal(err)
	}
	var held *os.File
	o.interrupted(o.command("hazard", "import", "pipe.csv"), func() {
		var err error
		if held, err = os.OpenFile(o.path("pipe.csv"), os.O_WRONLY, 0); err != nil {
			t.Fatal(err)
		}
	})
	held.Close()
}

// One who presses ^C again, or whose terminal closes meanwhile, is told all the same, and
// nothing is left beside the folder.
func TestInterruptedAgain(t *testing.T) {
	t.Parallel()
	o := newOffice(t)
	o.must("demo", "d")
	for i := range 5 {
		cmd := o.command("export", "--store", "d/rectify.db", "out")
		var said strings.Builder
		cmd.Stderr = &said
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		drafts := func() []string {
			names, _ := filepath.Glob(o.path(".rectify-*"))
			return names
		}
		for end := time.Now().Add(10 * time.Second); len(drafts()) == 0 && time.Now().Before(end); {
			time.Sleep(time.Millisecond)
		}
		for _, s := range []os.Signal{os.Interrupt, syscall.SIGTERM, syscall.SIGHUP} {
			cmd.Process.Signal(s)
			time.Sleep(time.Duration(i) * time.Millisecond)
		}
		cmd.Wait()
		if code := cmd.ProcessState.ExitCode(); code != 130 || said.String() !=
			"rectify: interrupted; nothing was changed\n" || len(drafts()) > 0 || o.there("out") {
			t.Errorf("%v, %q, and %v are left", cmd.ProcessState, &said, drafts())
		}
	}
}

// TestInterruptedQuestion presses ^C where yes or no is asked.
func TestInterruptedQuestion(t *testing.T) {
	o := visited(t)
	o.must("backup", "copy.db")
	o.must("site", "add", "乙站")
	cmd := o.command()
	terminal := exec.Command("script", "-qec", "exec rectify restore copy.db", "/dev/null")
	terminal.Dir, terminal.Env = cmd.Dir, cmd.Env
	keys, err := terminal.StdinPipe()
	if err != nil {
		t.Fatal(err)
	}
	screen, err := terminal.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := terminal.Start(); err != nil {
		t.Fatal(err)
	}
	shown := bufio.NewReader(screen)
	if _, err := shown.ReadString(']'); err != nil { // [y/N]
		t.Fatal(err)
	}
	io.WriteString(keys, "\x03")
	rest, _ := io.ReadAll(shown)
	if terminal.Wait(); terminal.ProcessState.ExitCode() != 130 || !strings.Contains(string(rest), "interrupted") {
		t.Errorf("exit %d: %s", terminal.ProcessState.ExitCode(), rest)
	}
	o.must("site", "show", "乙站") // which the copy does not have
}

// Every command that writes with -o ends in order where it is interrupted amid that. Those that
// make a copy or a folder are in [TestInterruptedAtEveryWrite].
func TestInterruptedOutputs(t *testing.T) {
	o := office{t, t.TempDir()}
	o.fullPipe("pipe")
	writes := writers()
	for _, name := range []string{"backup", "export", "log"} { // which asks on a terminal, and writes as notice issue does
		delete(writes, name)
	}
	o.walk(func(name string, args ...string) {
		switch {
		case name == "notice lease": // whose files are named by their numbers
			o.shell("cp book.db twin.db; mkdir pad")
			number, _, _ := strings.Cut(o.must(append(aimed(name, args, "first"), "--store", "twin.db")...), ".pdf")
			_, number, _ = strings.Cut(number, "first/")
			o.fullPipe("pad/" + number + ".pdf")
			o.shell("cp book.db twin.db")
			o.interruptedAt(name, "pad/"+number+".pdf", append(aimed(name, args, "pad"), "--store", "twin.db"))
			o.shell("rm -r pad")
		case name == "book list":
			o.interruptedAt(name, "pipe", aimed(name, args, "pipe"))
		case writes[name]:
			o.shell("cp book.db twin.db")
			o.interruptedAt(name, "pipe", append(aimed(name, args, "pipe"), "--store", "twin.db"))
		}
		o.must(args...)
	})
}

// fullPipe is one that takes nothing more, which a command that opens it may write to.
func (o office) fullPipe(name string) {
	o.t.Helper()
	if err := syscall.Mkfifo(o.path(name), 0o600); err != nil {
		o.t.Fatal(err)
	}
	full, err := os.OpenFile(o.path(name), os.O_RDWR|syscall.O_NONBLOCK, 0)
	if err != nil {
		o.t.Fatal(err)
	}
	o.t.Cleanup(func() { full.Close() })
	full.SetWriteDeadline(time.Now().Add(time.Second))
	io.Copy(full, zeros{})
}

type zeros struct{}

func (zeros) Read(b []byte) (int, error) { return len(b), nil }

// interruptedAt sends ^C to a command that holds the pipe open, which takes nothing more.
func (o office) interruptedAt(name, pipe string, args []string) {
	o.t.Helper()
	cmd := o.command(args...)
	var said strings.Builder
	cmd.Stderr = &said
	if err := cmd.Start(); err != nil {
		o.t.Fatal(err)
	}
	ended := make(chan error, 1)
	go func() { ended <- cmd.Wait() }()
	for !o.hasOpen(cmd.Process.Pid, pipe) {
		select {
		case err := <-ended:
			o.t.Errorf("%s did not write to the pipe: %v: %s", name, err, said.String())
			return
		case <-time.After(5 * time.Millisecond):
		}
	}
	cmd.Process.Signal(os.Interrupt)
	<-ended
	if cmd.ProcessState.ExitCode() != 130 || !strings.Contains(said.String(), "interrupted; ") {
		o.t.Errorf("%s: %v: %s", name, cmd.ProcessState, said.String())
	}
}

// hasOpen tells whether a process has a file open.
func (o office) hasOpen(pid int, name string) bool {
	dir := fmt.Sprintf("/proc/%d/fd", pid)
	open, _ := os.ReadDir(dir)
	for _, f := range open {
		if is, _ := os.Readlink(dir + "/" + f.Name()); strings.HasSuffix(is, "/"+name) {
			return true
		}
	}
	return false
}
