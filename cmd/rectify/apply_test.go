package main

import (
	"bufio"
	"fmt"
	"io"
	"os"
	"os/exec"
	"strings"
	"testing"
)

// stream is a run of apply that is fed line by line, and answers each.
type stream struct {
	t     *testing.T
	cmd   *exec.Cmd
	in    io.WriteCloser
	lines *bufio.Reader
	said  strings.Builder
}

func (o office) stream(args ...string) *stream {
	o.t.Helper()
	s := &stream{t: o.t, cmd: o.command(append([]string{"apply", "-"}, args...)...)}
	s.cmd.Stderr = &s.said
	in, err := s.cmd.StdinPipe()
	if err != nil {
		o.t.Fatal(err)
	}
	out, err := s.cmd.StdoutPipe()
	if err != nil {
		o.t.Fatal(err)
	}
	s.in, s.lines = in, bufio.NewReader(out)
	if err := s.cmd.Start(); err != nil {
		o.t.Fatal(err)
	}
	return s
}

// site is an entry that adds a site.
func siteEntry(n int) string {
	return fmt.Sprintf(`{"id":"01890a5d-0000-7000-8000-%012d","do":"site.added","body":{"name":"示范%d号加油站"}}`+"\n", n, n)
}

// tells feeds a line and wants its answer to hold that.
func (s *stream) tells(line, want string) {
	s.t.Helper()
	io.WriteString(s.in, line)
	if got, err := s.lines.ReadString('\n'); err != nil || !strings.Contains(got, want) {
		s.t.Errorf("%.80s was answered %q, %v, not with %s", line, got, err, want)
	}
}

// ends wants the run to end with a code, and to say that.
func (s *stream) ends(code int, want ...string) {
	s.t.Helper()
	io.Copy(io.Discard, s.lines)
	s.cmd.Wait()
	if got := s.cmd.ProcessState.ExitCode(); got != code {
		s.t.Errorf("it ended with %d, not %d: %s", got, code, &s.said)
	}
	for _, text := range want {
		if !strings.Contains(s.said.String(), text) {
			s.t.Errorf("it does not say %q: %s", text, &s.said)
		}
	}
}

// A line that is longer than any entry is refused, whatever its length; those
// behind it are recorded.
func TestApplyLongLine(t *testing.T) {
	t.Parallel()
	o := newOffice(t)
	s := o.stream()
	s.tells(siteEntry(1), `"fate":"done","ref":"S1"`)
	s.tells(strings.Replace(siteEntry(2), "示范", strings.Repeat("长", 16<<20), 1),
		`"line":2,"id":"01890a5d-0000-7000-8000-000000000002","fate":"refused","error":{"code":"invalid","message":"the line has more than 11 MB`)
	s.tells(siteEntry(3), `"fate":"done","ref":"S2"`)
	s.in.Close()
	s.ends(3, "2 recorded, 0 known before, 1 refused, 0 not sure")
}

// ^C amid a stream says from which line on nothing was recorded.
func TestInterruptedApply(t *testing.T) {
	t.Parallel()
	o := newOffice(t)
	s := o.stream()
	s.tells(siteEntry(1), `"fate":"done"`)
	if err := s.cmd.Process.Signal(os.Interrupt); err != nil {
		t.Fatal(err)
	}
	s.ends(130, "1 recorded, 0 known before", "the lines from 2 on were not recorded: interrupted", "apply the same lines again")
}

// Where the answers are not heard, what is not recorded is told, and it is not done.
func TestApplyUnheard(t *testing.T) {
	t.Parallel()
	o := newOffice(t)
	var lines strings.Builder
	for i := range 1200 {
		lines.WriteString(siteEntry(i + 1))
	}
	if err := os.WriteFile(o.path("sites.jsonl"), []byte(lines.String()), 0o600); err != nil {
		t.Fatal(err)
	}
	full, err := os.OpenFile("/dev/full", os.O_WRONLY, 0)
	if err != nil {
		t.Fatal(err)
	}
	defer full.Close()
	cmd := o.command("apply", "sites.jsonl")
	cmd.Stdout = full
	var said strings.Builder
	cmd.Stderr = &said
	cmd.Run()
	if cmd.ProcessState.ExitCode() != 1 || !strings.Contains(said.String(), "500 recorded") ||
		!strings.Contains(said.String(), "the lines from 501 on were not recorded") {
		t.Errorf("exit %d: %s", cmd.ProcessState.ExitCode(), &said)
	}
}

// So does one that cannot write any more.
func TestApplyHeldUp(t *testing.T) {
	t.Parallel()
	o := newOffice(t)
	s := o.stream("--wait", "0s")
	s.tells(siteEntry(1), `"fate":"done"`)
	release := o.holds()
	defer release()
	io.WriteString(s.in, siteEntry(2))
	s.ends(8, "the lines from 2 on were not recorded: another process is writing",
		"wait longer with --wait; then apply the same lines again")
	if strings.Contains(s.said.String(), "nothing was changed") {
		t.Errorf("line 1 was recorded, yet it says %s", &s.said)
	}
}
