package sqlite

import (
	"bytes"
	"cmp"
	"context"
	"database/sql"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"rectify/inspect"
	"rectify/inspect/storetest"
)

var ctx = context.Background()

func TestMain(m *testing.M) {
	os.Exit(storetest.Main(m, func(path string) (inspect.Store, error) { return Open(ctx, path, Options{}) }))
}

func create(t testing.TB) (*inspect.Book, string) {
	t.Helper()
	path := filepath.Join(t.TempDir(), "book.db")
	s, err := Create(ctx, path)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	b := inspect.NewBook(s)
	if _, err := storetest.Init(ctx, b, b.NewID(), inspect.Agency{Name: "示范局", Region: "示", Word: "安责改"}); err != nil {
		t.Fatal(err)
	}
	return b, path
}

func visited(t testing.TB, b *inspect.Book, site string) int64 {
	t.Helper()
	s, err := storetest.AddSite(ctx, b, b.NewID(), inspect.Site{Name: site})
	if err != nil {
		t.Fatal(err)
	}
	i, err := storetest.AddInspection(ctx, b, b.NewID(), inspect.Inspection{Site: s.N, Date: "2021-11-23", Inspectors: []inspect.Officer{{Name: "甲某", Cert: "A001"}}})
	if err != nil {
		t.Fatal(err)
	}
	return i.N
}

func clean(t testing.TB, b *inspect.Book) {
	t.Helper()
	rep, err := b.Check(ctx, nil)
	if err != nil || len(rep.Faults) > 0 {
		t.Fatalf("check: %v %v", rep.Faults, err)
	}
}

func TestRefusesWhatIsNoStore(t *testing.T) {
	b, path := create(t)
	visited(t, b, "甲站")
	b.Store.Close()
	whole, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	torn := bytes.Clone(whole)
	for i := 100; i < 4096; i++ {
		torn[i] ^= 0x5a
	}
	newer := filepath.Join(t.TempDir(), "newer.db")
	os.WriteFile(newer, whole, 0o600)
	db, _ := sql.Open("sqlite", newer)
	if _, err := db.Exec("PRAGMA user_version=99"); err != nil {
		t.Fatal(err)
	}
	db.Close()
	newerBytes, _ := os.ReadFile(newer)
	for name, data := range map[string][]byte{"empty": {}, "text": []byte("这不是台账，只是一段文字，写得足够长以便看起来像个文件。"), "torn": torn, "newer": newerBytes} {
		file := filepath.Join(t.TempDir(), name+".db")
		os.WriteFile(file, data, 0o600)
		s, err := Open(ctx, file, Options{})
		if err == nil {
			err = s.Read(ctx, func(r inspect.Reader) error { _, err := r.Sites(inspect.Filter{}); return err })
			s.Close()
		}
		var e *inspect.Error
		if !inspect.IsCode(err, inspect.CodeNoStore) {
			t.Errorf("%s: %v (%T)", name, err, e)
		}
	}
	if _, err := Open(ctx, filepath.Join(t.TempDir(), "none.db"), Options{}); !inspect.IsCode(err, inspect.CodeNoStore) {
		t.Errorf("missing: %v", err)
	}
}

func TestRecordIsOnlyAddedTo(t *testing.T) {
	t.Parallel()
	b, _ := create(t)
	visited(t, b, "甲站")
	db := b.Store.(*Store).db
	for _, text := range []string{"UPDATE event SET body = '{}'", "DELETE FROM event", "INSERT INTO blob VALUES ('a', x'00'); DELETE FROM blob"} {
		if _, err := db.Exec(text); err == nil {
			t.Errorf("%s is done", text)
		}
	}
}

func TestBusyIsToldAndNothingChanges(t *testing.T) {
	b, path := create(t)
	other, err := Open(ctx, path, Options{Wait: 50 * time.Millisecond})
	if err != nil {
		t.Fatal(err)
	}
	defer other.Close()
	held, release := make(chan bool), make(chan bool)
	go b.Store.Write(ctx, func(inspect.Writer) error { held <- true; <-release; return nil })
	<-held
	err = other.Write(ctx, func(inspect.Writer) error { return nil })
	close(release)
	if !inspect.IsCode(err, inspect.CodeBusy) {
		t.Errorf("got %v", err)
	}
}

func TestFullDiskLeavesNothing(t *testing.T) {
	t.Parallel()
	b, _ := create(t)
	visit := visited(t, b, "甲站")
	db := b.Store.(*Store).db
	if _, err := db.Exec("PRAGMA max_page_count = 1"); err != nil { // no smaller than the file is now
		t.Fatal(err)
	}
	var err error
	for i := 0; err == nil && i < 100; i++ {
		_, err = storetest.AddHazard(ctx, b, b.NewID(), inspect.HazardEntry{Inspection: visit, Finding: inspect.Finding{Text: fmt.Sprint("隐患", i)}, Photos: []inspect.Photo{{JPEG: bytes.Repeat([]byte{byte(i)}, 20000)}}})
	}
	if !inspect.IsCode(err, inspect.CodeFailed) {
		t.Fatalf("got %v", err)
	}
	db.Exec("PRAGMA max_page_count = 1000000")
	clean(t, b)
}

// A process that is really killed loses nothing that it said was recorded.
func TestKilledLosesNothing(t *testing.T) {
	t.Parallel()
	b, path := create(t)
	visited(t, b, "甲站")
	for range 3 {
		last := storetest.Killed(t, path)
		b.Read(ctx, func(r inspect.Reader) error {
			if _, ok, err := r.Hazard(last); err != nil || !ok {
				t.Errorf("H%d was said to be recorded and is not there: %v", last, err)
			}
			return nil
		})
		clean(t, b)
	}
}

// A store of an earlier version is brought up to date by whoever opens it
// first, also by one who only wants to read.
func TestUpgradeKeepsACopy(t *testing.T) {
	for _, o := range []Options{{}, {ReadOnly: true}} {
		b, path := create(t)
		visited(t, b, "甲站")
		b.Store.Close()
		setBack(t, path, latest()-1)
		s, err := Open(ctx, path, o)
		if err != nil {
			t.Fatal(err)
		}
		defer s.Close()
		clean(t, inspect.NewBook(s))
		if _, err := os.Stat(path + ".v" + strconv.Itoa(latest()-1)); err != nil {
			t.Error("no copy was kept before the upgrade: ", err)
		}
	}
}

// setBack makes a store one of that version, as far as it says itself.
func setBack(t *testing.T, path string, version int) {
	t.Helper()
	db, err := sql.Open("sqlite", path)
	if err == nil {
		_, err = db.Exec(fmt.Sprint("PRAGMA user_version=", version))
	}
	if err = cmp.Or(err, db.Close()); err != nil {
		t.Fatal(err)
	}
}

// failing is a version whose next step adds a column that a store of now has.
const failing = 15

// One that cannot be brought up to date is no other file, but it cannot be read as it is.
func TestUpgradeThatFails(t *testing.T) {
	b, path := create(t)
	b.Store.Close()
	setBack(t, path, failing)
	if _, err := Open(ctx, path, Options{ReadOnly: true}); !inspect.IsCode(err, inspect.CodeNoStore) || !strings.Contains(err.Error(), "earlier rectify") {
		t.Error(err)
	}
}

// A copy that an upgrade made before it was killed is used by the next, and one
// of another book is never replaced.
func TestUpgradeFindsItsCopy(t *testing.T) {
	b, path := create(t)
	visited(t, b, "甲站")
	b.Store.Close()
	copies := func() int { found, _ := filepath.Glob(path + ".v*"); return len(found) }
	setBack(t, path, failing)
	for range 2 {
		if _, err := Open(ctx, path, Options{}); err == nil || copies() != 1 {
			t.Errorf("%v: %d copies", err, copies())
		}
	}
	setBack(t, path, latest())
	if err := addSite(path, "乙站", Options{}); err != nil {
		t.Fatal(err)
	}
	setBack(t, path, latest()-1)
	s, err := Open(ctx, path, Options{})
	if err != nil || copies() != 2 {
		t.Fatalf("%v: %d copies", err, copies())
	}
	s.Close()
}

func addSite(path, name string, o Options) error {
	s, err := Open(ctx, path, o)
	if err != nil {
		return err
	}
	defer s.Close()
	_, err = storetest.AddSite(ctx, inspect.NewBook(s), inspect.NewID(), inspect.Site{Name: name})
	return err
}
