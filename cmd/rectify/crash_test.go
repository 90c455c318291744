package main

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// struck runs a command under strace, which does something to its n-th write
// to a file and, for a full disk, to all after it. hit is false once the
// command makes no so many writes.
func (o office) struck(how string, n int, args ...string) (said string, code int, hit bool) {
	o.t.Helper()
	if strings.HasPrefix(how, "error=") {
		return o.strike(fmt.Sprint("pwrite64,fallocate:", how, ":when=", n, "+"), args...)
	}
	return o.strike(fmt.Sprint(writes, ":", how, ":when=", n), args...)
}

// writes are the calls by which a command changes what is on the disk.
const writes = "pwrite64,ftruncate,fsync,rename,renameat,renameat2,link,linkat,unlink,unlinkat"

func (o office) strike(at string, args ...string) (said string, code int, hit bool) {
	o.t.Helper()
	trace := o.path("trace")
	self, err := exec.LookPath("rectify")
	if err != nil {
		o.t.Fatal(err)
	}
	cmd := o.command()
	cmd.Args = append([]string{"strace", "-f", "-qq", "-e", "signal=INT", "-o", trace, "-e", "inject=" + at, self},
		args...)
	if cmd.Path, err = exec.LookPath("strace"); err != nil {
		o.t.Fatal(err)
	}
	cmd.Err = nil
	out, _ := cmd.CombinedOutput()
	log, err := os.ReadFile(trace)
	if err != nil {
		o.t.Fatal(err)
	}
	os.Remove(trace)
	killed := !cmd.ProcessState.Exited()
	return string(out), cmd.ProcessState.ExitCode(), killed || strings.Contains(string(log), "(INJECTED)") ||
		strings.Contains(string(log), "--- SIGINT")
}

// steps are the writes at which a command is struck: each of the first, then
// ever fewer, for a copy of a book writes hundreds of pages that are all alike.
func steps(do func(n int) (goOn bool)) {
	for n := 1; do(n); n += 1 + n/8 {
	}
}

// crashed is a book with a month in it, a copy of it, and a draft's log.
func crashed(t *testing.T) office {
	o := visited(t)
	o.must("hazard", "add", "--inspection", "I1", "灭火器失压", "--due", "15")
	o.must("complaint", "add", "有异味", "--kind", "complaint", "--channel", "qr", "--reporter", "诉求者甲", "--phone",
		"13800000001")
	o.must("backup", "copy.db")
	o.must("export", "folder")
	o.must("site", "add", "备份之后")
	return o
}

// renewed puts the book and all beside it back as they were.
func (o office) renewed() (again func()) {
	o.t.Helper()
	o.shell("mkdir was && cp -a book.db* copy.db was/")
	return func() { o.shell("find . -mindepth 1 -maxdepth 1 ! -name was -exec rm -rf {} + && cp -a was/* .") }
}

// clean wants a book in which check finds nothing, but for what is owed, and
// that no draft is left once the next command that records has run.
func (o office) sound(what string) {
	o.t.Helper()
	if out, said, code := o.run("check"); code != 0 && !strings.Contains(out, "still") {
		o.t.Errorf("%s: check ends with %d: %s%s", what, code, out, said)
	}
	o.must("site", "add", "下一条")
	if out, said, code := o.run("check"); code != 0 {
		o.t.Errorf("%s: afterwards check ends with %d: %s%s", what, code, out, said)
	}
	left, _ := filepath.Glob(o.path(".rectify-*/*"))
	for _, name := range left { // an empty lock goes a minute later
		if info, err := os.Stat(name); err == nil && info.Size() > 0 {
			o.t.Errorf("%s: there is left %s", what, name)
		}
	}
}

// Killed at every write, a command leaves all it did or nothing, a book that
// opens, and no drafts once the next one has run.
func TestKilledAtEveryWrite(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		args  []string
		whole func(o office) bool // all of it is done
		none  func(o office) bool // nothing of it is
	}{
		"backup": {[]string{"backup", "new.db"}, func(o office) bool {
			return o.says("check", "--store",
				"new.db")
		}, func(o office) bool { return !o.there("new.db") }},
		"export": {[]string{"export", "whole"}, func(o office) bool { return o.there("whole/manifest.json") },
			func(o office) bool { return !o.there("whole") }},
		"import": {[]string{"import", "folder", "--store", "new.db"}, func(o office) bool {
			return o.says("check", "--store", "new.db")
		}, func(o office) bool { return !o.there("new.db") }},
		"restore": {[]string{"restore", "copy.db", "--yes"}, func(o office) bool {
			return !o.says("site",
				"show", "备份之后")
		}, func(o office) bool { return o.says("site", "show", "备份之后") }},
		"restore to a new place": {[]string{"restore", "copy.db", "--store", "fresh/b.db"},
			func(o office) bool { return o.says("check", "--store", "fresh/b.db") },
			func(o office) bool { return !o.there("fresh/b.db") }},
		"init": {[]string{"init", "--store", "fresh/b.db", "--agency", "新局", "--word", "安责改"},
			func(o office) bool { return o.says("check", "--store", "fresh/b.db") },
			func(o office) bool { return !o.there("fresh/b.db") }},
		"notice issue": {[]string{"notice", "issue", "--inspection", "I1", "-o", "out/"},
			func(o office) bool {
				o.must("site", "add", "补写")
				return o.says("notice", "show", "N1") && o.there("out/（示）安责改〔2021〕1号.pdf")
			},
			func(o office) bool { return !o.says("notice", "show", "N1") }},
		"complaint forget": {[]string{"complaint", "forget", "Q1", "--reason", "要求", "--yes"},
			func(o office) bool {
				return strings.Contains(o.must("complaint", "show", "Q1", "--personal", "--json"), "forgotten") &&
					o.wiped()
			},
			func(o office) bool {
				return strings.Contains(o.must("complaint", "show", "Q1", "--personal"), "诉求者甲")
			}},
	} {
		t.Run(name, func(t *testing.T) {
			o := crashed(t)
			again := o.renewed()
			steps(func(n int) bool {
				again()
				said, code, hit := o.struck("signal=KILL", n, c.args...)
				what := fmt.Sprintf("%s, killed at write %d", name, n)
				if hit && code == 0 {
					t.Fatalf("%s: it was not killed: %s", what, said)
				}
				if !c.none(o) && !c.whole(o) {
					t.Errorf("%s: it is done by half", what)
				}
				o.sound(what)
				return hit && !t.Failed()
			})
		})
	}
}

func (o office) there(name string) bool {
	_, err := os.Stat(o.path(name))
	return err == nil
}

func (o office) says(args ...string) bool {
	_, _, code := o.run(args...)
	return code == 0
}

// wiped tells, once the next command that records has run, whether no file of
// the store holds the reporter.
func (o office) wiped() bool {
	o.must("site", "add", "清除")
	return !o.traces()
}

func (o office) traces() bool {
	for _, name := range []string{"book.db", "book.db-wal"} {
		data, err := os.ReadFile(o.path(name))
		if err == nil && (strings.Contains(string(data), "诉求者甲") || strings.Contains(string(data), "13800000001")) {
			return true
		}
	}
	return false
}

// On a disk that is full from any write on, what is said to be done is done,
// and what is refused is not; the disk is called full, and nothing is lost.
func TestFullAtEveryWrite(t *testing.T) {
	t.Parallel()
	const rows = "site,date,inspectors,text\n示范第一加油站,2021-11-24,甲某,通道堵塞\n"
	for name, c := range map[string]struct {
		args  []string
		place string // what was not written
		done  func(o office) bool
	}{
		"add": {[]string{"site", "add", "新单位"}, "book.db",
			func(o office) bool { return o.says("site", "show", "新单位") }},
		"issue": {[]string{"notice", "issue", "--inspection", "I1"}, "book.db",
			func(o office) bool { return o.says("notice", "show", "N1") }},
		"to file": {[]string{"notice", "issue", "--inspection", "I1", "-o", "n1.pdf"}, "",
			func(o office) bool { return o.there("n1.pdf") && o.says("notice", "show", "N1") }},
		"import": {[]string{"hazard", "import", "rows.csv"}, "book.db",
			func(o office) bool { return o.says("hazard", "show", "H2") }},
		"backup": {[]string{"backup", "new.db"}, "new.db", func(o office) bool { return o.there("new.db") }},
		"export": {[]string{"export", "whole"}, "whole", func(o office) bool { return o.there("whole/manifest.json") }},
		"restore": {[]string{"restore", "copy.db", "--yes"}, "book.db",
			func(o office) bool { return !o.says("site", "show", "备份之后") }},
	} {
		t.Run(name, func(t *testing.T) {
			o := crashed(t)
			again := o.renewed()
			steps(func(n int) bool {
				again()
				o.write("rows.csv", rows)
				said, code, hit := o.struck("error=ENOSPC", n, c.args...)
				what := fmt.Sprintf("%s, full from write %d", name, n)
				if done := c.done(o); done != (code == 0) {
					t.Errorf("%s: exit %d, and it is done: %v: %s", what, code, done, said)
				}
				if code != 0 && (!strings.Contains(said, "the disk is full: ") || !strings.Contains(said, c.place)) {
					t.Errorf("%s: exit %d: %s", what, code, said)
				}
				o.sound(what)
				return hit && !t.Failed()
			})
		})
	}
}

// Who is forgotten on a full disk is told what is left, or is not forgotten;
// «forgotten» alone is said only when no trace is left.
func TestForgottenOnAFullDisk(t *testing.T) {
	t.Parallel()
	o := crashed(t)
	again := o.renewed()
	steps(func(n int) bool {
		again()
		said, code, hit := o.struck("error=ENOSPC", n, "complaint", "forget", "Q1", "--reason", "要求", "--yes")
		traces := o.traces()
		forgotten := strings.Contains(o.must("complaint", "show", "Q1"), "the reporter was forgotten")
		switch {
		case code == 0 && (!forgotten || traces), code != 0 && forgotten && !strings.Contains(said, "traces are left"),
			code != 0 && !forgotten && !strings.Contains(said, "the disk is full: nothing was recorded"):
			t.Errorf("full from write %d: exit %d, forgotten %v, traces %v: %s", n, code, forgotten, traces, said)
		}
		o.sound(fmt.Sprintf("forget, full from write %d", n))
		if forgotten && o.traces() {
			t.Errorf("full from write %d: traces are left for ever", n)
		}
		return hit && !t.Failed()
	})
}

// A disk that fails as a commit is flushed leaves it open whether that is on
// the record: it is said so, with a code of its own, and how to ask again.
func TestUnsureWhetherRecorded(t *testing.T) {
	t.Parallel()
	o := crashed(t)
	again := o.renewed()
	unsure := 0
	steps(func(n int) bool {
		again()
		said, code, hit := o.strike("fsync,fdatasync:error=EIO:when="+fmt.Sprint(n), "site", "add", "新单位")
		recorded := o.says("site", "show", "新单位")
		if code == 0 && !recorded || code == 9 && !strings.Contains(said, "not certain whether it is on the record") ||
			code != 0 && code != 9 && recorded {
			t.Errorf("failed at flush %d: exit %d, recorded %v: %s", n, code, recorded, said)
		}
		if code == 9 {
			unsure++
			_, hint, _ := strings.Cut(said, "again with --id ")
			id, _, _ := strings.Cut(hint, ":")
			o.must("site", "add", "新单位", "--id", id)
			if out := o.must("site", "list"); strings.Count(out, "新单位") != 1 {
				t.Errorf("failed at flush %d, and asked again: %s", n, out)
			}
		}
		o.sound(fmt.Sprintf("failed at flush %d", n))
		return hit && !t.Failed()
	})
	if unsure == 0 {
		t.Error("no commit was ever unsure")
	}
}

// Interrupted at any write, a command that can be says whether anything was
// changed, and that is so.
func TestInterruptedAtEveryWrite(t *testing.T) {
	t.Parallel()
	const rows = "site,date,inspectors,text\n示范第一加油站,2021-11-24,甲某,通道堵塞\n"
	for name, c := range map[string]struct {
		args []string
		done func(o office) bool
	}{
		"import": {[]string{"hazard", "import", "rows.csv"},
			func(o office) bool { return o.says("hazard", "show", "H2") }},
		"backup": {[]string{"backup", "new.db"}, func(o office) bool { return o.there("new.db") }},
		"export": {[]string{"export", "whole"}, func(o office) bool { return o.there("whole/manifest.json") }},
		"restore": {[]string{"restore", "copy.db", "--yes"},
			func(o office) bool { return !o.says("site", "show", "备份之后") }},
		"report": {[]string{"report", "ledger", "-o", "l.csv"}, func(o office) bool { return o.there("l.csv") }},
	} {
		t.Run(name, func(t *testing.T) {
			o := crashed(t)
			again, said130 := o.renewed(), 0
			steps(func(n int) bool {
				again()
				o.write("rows.csv", rows)
				said, code, hit := o.struck("signal=INT", n, c.args...)
				nothing := strings.Contains(said, "interrupted; nothing was changed")
				stays := strings.Contains(said, "what was recorded or written before that stays")
				if code == 130 {
					said130++
				}
				// Once it has told what it did, ^C just ends it.
				if done := c.done(o); code >= 0 && (code != 0 && code != 130 || code == 130 && !nothing && !stays ||
					nothing == done || stays && !done) {
					t.Errorf("%s, interrupted at write %d: exit %d, and it is done: %v: %s", name, n, code, done, said)
				}
				o.sound(fmt.Sprintf("%s, interrupted at write %d", name, n))
				return hit && !t.Failed()
			})
			if said130 == 0 {
				t.Error(name, " was never interrupted")
			}
		})
	}
}
