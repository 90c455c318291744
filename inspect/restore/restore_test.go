package restore

import (
	"bytes"
	"context"
	"errors"
	"os"
	"path/filepath"
	"sync"
	"testing"
	"time"

	"rectify/inspect"
	"rectify/inspect/sqlite"
	"rectify/inspect/storetest"
)

var ctx = context.Background()

func TestMain(m *testing.M) {
	os.Exit(storetest.Main(m, func(path string) (inspect.Store, error) {
		return sqlite.Open(ctx, path, sqlite.Options{})
	}))
}

// begun is a book in which there is an inspection.
func begun(t *testing.T) (b *inspect.Book, path string) {
	t.Helper()
	path = filepath.Join(t.TempDir(), "book.db")
	s, err := sqlite.Create(ctx, path)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	b = inspect.NewBook(s)
	_, err = storetest.Init(ctx, b, b.NewID(), inspect.Agency{Name: "示范局", Region: "示", Word: "安责改"})
	if err == nil {
		_, err = storetest.AddSite(ctx, b, b.NewID(), inspect.Site{Name: "甲站"})
	}
	if err == nil {
		_, err = storetest.AddInspection(ctx, b, b.NewID(), inspect.Inspection{Site: 1, Date: "2021-11-23",
			Inspectors: []inspect.Officer{{Name: "甲某", Cert: "A001"}}})
	}
	if err != nil {
		t.Fatal(err)
	}
	return b, path
}

func clean(t *testing.T, b *inspect.Book) {
	t.Helper()
	rep, err := b.Check(ctx, nil)
	if err != nil || len(rep.Faults) > 0 {
		t.Fatalf("check: %v %v", rep.Faults, err)
	}
}

// written is a store whose writer was killed, so that the newest of what it
// recorded stands in the log beside the file alone, and a copy made before;
// last is the newest hazard.
func written(t *testing.T) (path string, last int64) {
	t.Helper()
	b, path := begun(t)
	if err := b.Store.(*sqlite.Store).Backup(ctx, path+".copy"); err != nil {
		t.Fatal(err)
	}
	b.Store.Close()
	last = storetest.Killed(t, path)
	if info, err := os.Stat(path + "-wal"); err != nil || info.Size() == 0 {
		t.Fatal("the killed writer left no log: ", err)
	}
	return path, last
}

// hazards are how many stand in the store at path, which must be clean.
func hazards(t *testing.T, path string) int64 {
	t.Helper()
	s, err := sqlite.Open(ctx, path, sqlite.Options{})
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

// While anyone has the store open, it is not taken from under them.
func TestRestoreRefusesAStoreInUse(t *testing.T) {
	t.Parallel()
	b, path := begun(t)
	if err := b.Store.(*sqlite.Store).Backup(ctx, path+".copy"); err != nil {
		t.Fatal(err)
	}
	for _, o := range []sqlite.Options{{}, {ReadOnly: true}} {
		b.Store.Close()
		s, err := sqlite.Open(ctx, path, o)
		if err != nil {
			t.Fatal(err)
		}
		b.Store = s
		if _, err := b.Today(ctx); err != nil { // a store is held from when it is first asked
			t.Fatal(err)
		}
		_, err = Do(ctx, Plan{Backup: path + ".copy", Path: path, Replace: true,
			Options: sqlite.Options{Wait: time.Millisecond}})
		if !inspect.IsCode(err, inspect.CodeBusy) {
			t.Errorf("taken from under one who has it open, %+v: %v", o, err)
		}
		clean(t, b)
	}
	b.Store.Close()
	s, err := sqlite.Open(ctx, path, sqlite.Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	found := inspect.HazardEntry{Inspection: 1, Finding: inspect.Finding{Text: "隐患"}}
	if _, err := storetest.AddHazard(ctx, inspect.NewBook(s), inspect.NewID(), found); err != nil {
		t.Error("after a restore that was refused: ", err)
	}
}

// Who waits while the pages of another book are written into the file finds
// that book there when his turn comes, and what he is told is recorded is in it.
func TestWriterWaitingThroughRestore(t *testing.T) {
	t.Parallel()
	logged, _ := written(t)
	bare := filepath.Join(t.TempDir(), "book.db") // as a backup is, without a log
	if _, err := Do(ctx, Plan{Backup: logged + ".copy", Path: bare}); err != nil {
		t.Fatal(err)
	}
	if err := os.Link(logged+".copy", bare+".copy"); err != nil {
		t.Fatal(err)
	}
	for _, path := range []string{logged, bare} {
		before, err := os.Stat(path)
		if err != nil {
			t.Fatal(err)
		}
		held, err := sqlite.Hold(ctx, path, sqlite.Options{})
		if err != nil {
			t.Fatal(err)
		}
		waits, told := make(chan bool), make(chan error)
		go func() {
			told <- addSite(path, "等待者", sqlite.Options{Waiting: sync.OnceFunc(func() { close(waits) })})
		}()
		<-waits
		if err := errors.Join(held.Fill(path+".copy"), held.Close()); err != nil {
			t.Fatal(err)
		}
		if err := <-told; err != nil || !siteIsThere(t, path, "等待者") {
			t.Errorf("who waited was told %v, and his site is there: %v", err, siteIsThere(t, path, "等待者"))
		}
		if after, err := os.Stat(path); err != nil || !os.SameFile(before, after) {
			t.Error("the file was replaced by another: ", err)
		}
		hazards(t, path)
	}
}

func addSite(path, name string, o sqlite.Options) error {
	s, err := sqlite.Open(ctx, path, o)
	if err != nil {
		return err
	}
	defer s.Close()
	_, err = storetest.AddSite(ctx, inspect.NewBook(s), inspect.NewID(), inspect.Site{Name: name})
	return err
}

func siteIsThere(t *testing.T, path, name string) (found bool) {
	t.Helper()
	s, err := sqlite.Open(ctx, path, sqlite.Options{ReadOnly: true})
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
			done, err := Do(ctx, Plan{Backup: path + ".copy", Path: path, Replace: true})
			if err != nil {
				t.Fatal(err)
			}
			if beside, _ := filepath.Glob(path + "-*"); len(beside) > 0 {
				t.Errorf("beside the new store there is of the old one %v", beside)
			}
			set, _ := filepath.Glob(path + ".damaged*")
			if (len(set) > 0) != (done.Aside != "") || name == "torn" && len(set) == 0 {
				t.Errorf("what was there is set aside as %v, said %q", set, done.Aside)
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
	b, path := begun(t)
	copied, restored := path+".copy", filepath.Join(t.TempDir(), "new", "folder", "book.db")
	if err := b.Store.(*sqlite.Store).Backup(ctx, copied); err != nil {
		t.Fatal(err)
	}
	if _, err := Do(ctx, Plan{Backup: copied, Path: restored}); err != nil {
		t.Fatal(err)
	}
	if _, err := Do(ctx, Plan{Backup: copied, Path: restored}); !inspect.IsCode(err, inspect.CodeRefused) {
		t.Errorf("a store is replaced unasked: %v", err)
	}
	s, err := sqlite.Open(ctx, restored, sqlite.Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	view, err := sqlite.Open(ctx, restored, sqlite.Options{ReadOnly: true})
	if err != nil {
		t.Fatal(err)
	}
	defer view.Close()
	other := inspect.NewBook(s)
	if err := view.Read(ctx, func(r inspect.Reader) error {
		if _, err := r.Sites(inspect.Filter{}); err != nil {
			return err
		}
		// It would wait for ever for who waits for it.
		_, err := storetest.AddSite(ctx, other, other.NewID(), inspect.Site{Name: "乙站"})
		return err
	}); err != nil {
		t.Error(err)
	}
	clean(t, other)
}
