package main

import (
	"os"
	"os/exec"
	"regexp"
	"strings"
	"testing"

	"rectify/inspect/pgtest"
)

// serverOffice is a database of a server of its own, in which there are books.
type serverOffice struct {
	office
	*pgtest.Server
	in string
}

func (o serverOffice) of(book string, args ...string) *exec.Cmd {
	cmd := o.command(args...)
	cmd.Env = append(cmd.Env, "RECTIFY_STORE="+o.Address(o.in, "book", book))
	return cmd
}

func (o serverOffice) does(book string, args ...string) string {
	o.t.Helper()
	out, said, code := ended(o.t, o.of(book, args...))
	if code != 0 {
		o.t.Errorf("%s: exit %d: %s", args, code, said)
	}
	return out
}

// brokenOff presses ^C once the server waits, and then does something.
func (o serverOffice) brokenOff(waits string, then func(), book string, args ...string) (said string, code int) {
	o.t.Helper()
	cmd := o.of(book, args...)
	var err strings.Builder
	cmd.Stderr = &err
	if err := cmd.Start(); err != nil {
		o.t.Fatal(err)
	}
	o.Await(o.t, o.in, waits, func() {})
	if err := cmd.Process.Signal(os.Interrupt); err != nil {
		o.t.Fatal(err)
	}
	then()
	cmd.Wait()
	return err.String(), cmd.ProcessState.ExitCode()
}

// ^C says what became of what was sent to a server: that nothing is on the record,
// that it is, or that it is not known, and by which id it can be said again.
func TestInterruptedOnAServer(t *testing.T) {
	t.Parallel()
	server, err := pgtest.Start("fsync=off")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(server.Stop)
	o := serverOffice{office{t, t.TempDir()}, server, server.Database(t)}
	begin, add := []string{"init", "--agency", "示范局", "--word", "责"}, []string{"site", "add", "甲站"}
	o.does("甲", begin...)

	release := server.Hold(t, o.in, "UPDATE rectify_kept.book SET turn = turn")
	said, code := o.brokenOff(pgtest.LockWaits, func() {}, "甲", add...)
	if code != 130 || !strings.Contains(said, "interrupted; nothing was changed") {
		t.Errorf("while it waited: exit %d: %s", code, said)
	}
	release()

	for _, args := range [][]string{add, begin, {"book", "create", "丙"}} {
		book := map[bool]string{true: "甲", false: "乙"}[args[0] == "site"]
		server.LoseStandby(t)
		said, code = o.brokenOff(pgtest.CommitWaits, func() {}, book, args...)
		if code != 9 || !strings.Contains(said, "it is not certain whether it is on the record") {
			t.Errorf("%s: exit %d: %s", args, code, said)
		}
		server.FindStandby(t)
		if id := regexp.MustCompile(`--id [0-9a-f-]{36}`).FindString(said); id != "" {
			o.does(book, append(args, strings.Fields(id)...)...)
		} else if args[0] != "book" {
			t.Errorf("%s: no id: %s", args, said)
		}
	}
	if out := o.does("甲", "site", "list", "--json"); strings.Count(out, `"甲站"`) != 1 {
		t.Error(out)
	}

	server.LoseStandby(t)
	said, code = o.brokenOff(pgtest.CommitWaits, func() { server.FindStandby(t) }, "甲", "site", "add", "乙站")
	if code != 0 && (code != 130 || !strings.Contains(said, "what was recorded or written before that stays")) {
		t.Errorf("once it was recorded: exit %d: %s", code, said)
	}
	o.does("甲", "site", "show", "乙站")
}
