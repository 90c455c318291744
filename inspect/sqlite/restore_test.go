package sqlite

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"syscall"
	"testing"
	"time"

	"rectify/inspect"
)

// restoreAndDie is the process that dies at a step of a restore.
func restoreAndDie(path, step string) {
	between = func(at string) {
		if at == step {
			if self, err := os.FindProcess(os.Getpid()); err == nil {
				self.Kill()
			}
			select {}
		}
	}
	fmt.Println(Restore(ctx, path+".copy", path, true))
	os.Exit(0)
}

// written is a store whose writer was killed, so that the newest of what it
// recorded stands in the log beside the file alone, and a copy made before;
// last is the newest hazard.
func written(t *testing.T) (path string, last int64) {
	t.Helper()
	b, path := create(t)
	visited(t, b, "甲站")
	if err := b.Store.Backup(ctx, path+".copy"); err != nil {
		t.Fatal(err)
	}
	b.Store.Close()
	last = writeAndKill(t, path)
	if info, err := os.Stat(path + "-wal"); err != nil || info.Size() == 0 {
		t.Fatal("the killed writer left no log: ", err)
	}
	return path, last
}

// hazards are how many stand in the store at path, which must be clean.
func hazards(t *testing.T, path string) int64 {
	t.Helper()
	s, err := Open(ctx, path, Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	clean(t, inspect.NewBook(s))
	var n int
	if err := s.Read(ctx, func(r inspect.Reader) error {
		p, err := r.Hazards(inspect.Filter{})
		n = p.Total
		return err
	}); err != nil {
		t.Fatal(err)
	}
	return int64(n)
}

// A process that dies in a restore leaves all of the old store or all of the
// new one, and the restore can be done again.
func TestKilledInRestoreLosesNothing(t *testing.T) {
	t.Parallel()
	for step, replaced := range map[string]bool{"copied": false, "held": false, "cleared": false, "replaced": true} {
		t.Run(step, func(t *testing.T) {
			path, last := written(t)
			cmd := exec.Command(os.Args[0])
			cmd.Env = append(os.Environ(), "RESTORE="+path, "AND_DIE="+step)
			out, err := cmd.CombinedOutput()
			if status, ok := cmd.ProcessState.Sys().(syscall.WaitStatus); !ok || status.Signal() != syscall.SIGKILL {
				t.Fatalf("it did not die there: %s %v", out, err)
			}
			if n := hazards(t, path); replaced && n != 0 || !replaced && n < last {
				t.Errorf("%d hazards of %d are left", n, last)
			}
			if err := Restore(ctx, path+".copy", path, true); err != nil || hazards(t, path) != 0 {
				t.Error("once more: ", err)
			}
			left, err := filepath.Glob(path + "*")
			if err != nil || len(left) != 2 {
				t.Errorf("there is left %v", left)
			}
		})
	}
}

// While anyone has the store open, it is not taken from under them.
func TestRestoreRefusesAStoreInUse(t *testing.T) {
	t.Parallel()
	b, path := create(t)
	visit := visited(t, b, "甲站")
	if err := b.Store.Backup(ctx, path+".copy"); err != nil {
		t.Fatal(err)
	}
	for _, o := range []Options{{}, {ReadOnly: true}} {
		b.Store.Close()
		s, err := Open(ctx, path, o)
		if err != nil {
			t.Fatal(err)
		}
		b.Store = s
		if _, err := b.Today(ctx); err != nil { // a store is held from when it is first asked
			t.Fatal(err)
		}
		if err := Restore(ctx, path+".copy", path, true); !inspect.IsCode(err, inspect.CodeBusy) {
			t.Errorf("taken from under one who has it open, %+v: %v", o, err)
		}
		clean(t, b)
	}
	b.Store.Close()
	s, err := Open(ctx, path, Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	if _, err := inspect.NewBook(s).AddHazard(ctx, inspect.HazardEntry{Inspection: visit, Finding: inspect.Finding{Text: "隐患"}}); err != nil {
		t.Error("after a restore that was refused: ", err)
	}
}

// Who comes while a store is being replaced waits, and then writes to the new
// one, or is told; what it is told was recorded is not in a file without a name.
func TestWriterWaitingThroughRestore(t *testing.T) {
	logged, _ := written(t)
	bare := filepath.Join(t.TempDir(), "book.db") // as a backup is, without a log
	if err := errors.Join(Restore(ctx, logged+".copy", bare, false), copyFile(logged+".copy", bare+".copy")); err != nil {
		t.Fatal(err)
	}
	for _, path := range []string{logged, bare} {
		for name, said := range restoreAmongWriters(t, path) {
			if found := siteIsThere(t, path, name); said == nil && !found {
				t.Errorf("%s was said to be recorded and is lost", name)
			} else if said != nil && (found || !inspect.IsCode(said, inspect.CodeBusy)) {
				t.Errorf("%s: %v", name, said)
			}
		}
		hazards(t, path)
	}
}

// restoreAmongWriters has a writer come at each step from where the store is
// held, and gives what each was told.
func restoreAmongWriters(t *testing.T, path string) map[string]error {
	t.Helper()
	type outcome struct {
		name string
		err  error
	}
	told := make(chan outcome, 3)
	defer func(old func(string)) { between = old }(between)
	between = func(step string) {
		if step == "copied" { // when the restore would be refused
			return
		}
		go func() { told <- outcome{"在 " + step, addSite(path, "在 "+step)} }()
		time.Sleep(50 * time.Millisecond) // long enough to stand in the queue
	}
	if err := Restore(ctx, path+".copy", path, true); err != nil {
		t.Fatal(err)
	}
	out := map[string]error{}
	for range cap(told) {
		o := <-told
		out[o.name] = o.err
	}
	return out
}

func addSite(path, name string) error {
	s, err := Open(ctx, path, Options{})
	if err != nil {
		return err
	}
	defer s.Close()
	_, err = inspect.NewBook(s).AddSite(ctx, inspect.Site{Name: name})
	return err
}

func siteIsThere(t *testing.T, path, name string) (found bool) {
	t.Helper()
	s, err := Open(ctx, path, Options{ReadOnly: true})
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	if err := s.Read(ctx, func(r inspect.Reader) error {
		_, found, err = r.SiteNamed(name)
		return err
	}); err != nil {
		t.Fatal(err)
	}
	return found
}

// What is damaged is replaced, with what lies beside it.
func TestRestoreOverDamage(t *testing.T) {
	t.Parallel()
	for name, spoil := range map[string]func(path string) error{
		"torn":  func(path string) error { return os.WriteFile(path, bytes.Repeat([]byte{0x5a}, 8192), 0o600) },
		"empty": func(path string) error { return os.WriteFile(path, nil, 0o600) },
		"gone": func(path string) error {
			return errors.Join(os.Remove(path), os.WriteFile(path+"-journal", []byte("of the old one"), 0o600))
		},
		"torn inner": func(path string) error { return spoilFrom(path, 100, 4096) },
	} {
		t.Run(name, func(t *testing.T) {
			path, _ := written(t)
			if err := spoil(path); err != nil {
				t.Fatal(err)
			}
			if err := Restore(ctx, path+".copy", path, true); err != nil {
				t.Fatal(err)
			}
			if beside, _ := filepath.Glob(path + "-*"); len(beside) > 0 {
				t.Errorf("beside the new store there is of the old one %v", beside)
			}
			if hazards(t, path) != 0 {
				t.Error("it is not the backup")
			}
		})
	}
}

func spoilFrom(path string, from, to int64) error {
	f, err := os.OpenFile(path, os.O_RDWR, 0)
	if err != nil {
		return err
	}
	defer f.Close()
	_, err = f.WriteAt(bytes.Repeat([]byte{0x5a}, int(to-from)), from)
	return err
}

// A restored store is like any other: its readers and its writer do not wait
// for each other. Without leave none is replaced, and no folder is missing.
func TestRestoredIsLikeAnyOther(t *testing.T) {
	t.Parallel()
	b, path := create(t)
	visited(t, b, "甲站")
	copied, restored := path+".copy", filepath.Join(t.TempDir(), "new", "folder", "book.db")
	if err := b.Store.Backup(ctx, copied); err != nil {
		t.Fatal(err)
	}
	if err := Restore(ctx, copied, restored, false); err != nil {
		t.Fatal(err)
	}
	if err := Restore(ctx, copied, restored, false); !inspect.IsCode(err, inspect.CodeRefused) {
		t.Errorf("a store is replaced unasked: %v", err)
	}
	s, err := Open(ctx, restored, Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	view, err := Open(ctx, restored, Options{ReadOnly: true})
	if err != nil {
		t.Fatal(err)
	}
	defer view.Close()
	other := inspect.NewBook(s)
	if err := view.Read(ctx, func(r inspect.Reader) error {
		if _, err := r.Sites(inspect.Filter{}); err != nil {
			return err
		}
		begin := time.Now()
		_, err := other.AddSite(ctx, inspect.Site{Name: "乙站"})
		if took := time.Since(begin); took > 3*time.Second {
			t.Errorf("the writer waited %v for a reader", took)
		}
		return err
	}); err != nil {
		t.Error(err)
	}
	clean(t, other)
}
