package sqlite

import (
	"bytes"
	"compress/gzip"
	"io"
	"os"
	"path/filepath"
	"testing"

	"rectify/inspect"
	"rectify/inspect/storetest"
)

// unpacked is a copy of a book that a program of an earlier version wrote.
func unpacked(t *testing.T, version string) (path string) {
	t.Helper()
	packed, err := os.ReadFile(filepath.Join("..", "..", "testdata", "books", version, "book.db.gz"))
	if err != nil {
		t.Fatal(err)
	}
	z, err := gzip.NewReader(bytes.NewReader(packed))
	if err != nil {
		t.Fatal(err)
	}
	book, err := io.ReadAll(z)
	if err != nil {
		t.Fatal(err)
	}
	path = filepath.Join(t.TempDir(), "book.db")
	if err := os.WriteFile(path, book, 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

// early is the book that a program before there were kinds and visits wrote.
func early(t *testing.T) *inspect.Book {
	t.Helper()
	path := unpacked(t, "v6")
	s, err := Open(ctx, path, Options{})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	return inspect.NewBook(s)
}

// Before there were kinds, an inspection was its campaign's or routine.
func TestInspectionsBeforeKinds(t *testing.T) {
	b := early(t)
	clean(t, b)
	kinds := map[inspect.InspectionKind]int{}
	if err := b.Read(ctx, func(r inspect.Reader) error {
		all, err := r.Inspections(inspect.Filter{Withdrawn: true})
		for _, i := range all.Rows {
			kinds[i.Kind]++
			want := inspect.Routine
			if i.Campaign != 0 {
				want = inspect.Special
			}
			if i.Kind != want {
				t.Errorf("I%d of campaign %d is %q", i.N, i.Campaign, i.Kind)
			}
		}
		return err
	}); err != nil {
		t.Fatal(err)
	}
	if kinds[inspect.Routine] == 0 || kinds[inspect.Special] == 0 {
		t.Errorf("the book has %v", kinds)
	}
}

// A month closed before visits were counted keeps its hash and its figures; a
// visit that is recorded since stands beside them.
func TestClosedBeforeVisits(t *testing.T) {
	b := early(t)
	closed := func() inspect.Closing {
		t.Helper()
		got, err := b.Totals(ctx, inspect.TotalsQuery{Period: inspect.MonthOf("2021-10-01")})
		if err != nil || got.Closed == nil || got.Visits != 0 {
			t.Fatalf("%+v %v", got, err)
		}
		return *got.Closed
	}
	before := closed()
	if _, ok := before.Later["visits"]; ok {
		t.Error("visits came later, and none is there")
	}
	if _, err := storetest.AddInspection(ctx, b, b.NewID(), inspect.Inspection{Site: 1, Kind: inspect.Visit, Date: "2021-10-24", Inspectors: []inspect.Officer{{Name: "甲某"}}}); err != nil {
		t.Fatal(err)
	}
	for range 2 {
		if after := closed(); after.SHA256 != before.SHA256 || after.Later["visits"] != 1 || after.Later["inspections"] != before.Later["inspections"] {
			t.Errorf("%+v, and before %+v", after, before)
		}
		clean(t, b)
		if err := b.Rebuild(ctx); err != nil {
			t.Fatal(err)
		}
	}
}

// Of several who come to an old book at once, one brings it up to date, and the
// others find it so.
func TestBroughtUpToDateByMany(t *testing.T) {
	t.Parallel()
	path := unpacked(t, "v14")
	done := make(chan error)
	for range 4 {
		go func() {
			s, err := Open(ctx, path, Options{})
			if err == nil {
				err = s.Close()
			}
			done <- err
		}()
	}
	for range 4 {
		if err := <-done; err != nil {
			t.Error(err)
		}
	}
	if all := checked(t, path); len(all) > 0 {
		t.Error(all)
	}
}
