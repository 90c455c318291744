package sqlite

import (
	"context"
	"fmt"
	"io"
	"path/filepath"
	"reflect"
	"strings"
	"testing"
	"time"

	"modernc.org/libc"
	lib "modernc.org/sqlite/lib"

	"rectify/inspect"
)

// stepping is a store that counts the steps of SQLite's machine: each row that is
// read takes some, however quick the machine that it runs on.
type stepping struct {
	*Store
	tls   *libc.TLS
	db    uintptr
	steps *int
}

// stepped is a store that is open for writing, which has one connection.
func stepped(t *testing.T, s *Store) stepping {
	t.Helper()
	out := stepping{Store: s, steps: new(int)}
	c, err := s.db.Conn(ctx)
	if err != nil {
		t.Fatal(err)
	}
	defer c.Close()
	if err := c.Raw(func(kept any) error {
		of := reflect.ValueOf(kept.(*keeper).Unwrap()).Elem() // the driver shows neither
		out.db, out.tls = uintptr(of.FieldByName("db").Uint()), (*libc.TLS)(of.FieldByName("tls").UnsafePointer())
		return nil
	}); err != nil {
		t.Fatal(err)
	}
	return out
}

// count adds up what the statements of a transaction took, before it ends.
func (s stepping) count() {
	for st := uintptr(0); ; {
		if st = lib.Xsqlite3_next_stmt(s.tls, s.db, st); st == 0 {
			return
		}
		*s.steps += int(lib.Xsqlite3_stmt_status(s.tls, st, lib.SQLITE_STMTSTATUS_VM_STEP, 1))
	}
}

func (s stepping) Read(ctx context.Context, fn func(inspect.Reader) error) error {
	return s.Store.Read(ctx, func(r inspect.Reader) error {
		defer s.count()
		return fn(r)
	})
}

func (s stepping) Write(ctx context.Context, fn func(inspect.Writer) error) error {
	return s.Store.Write(ctx, func(w inspect.Writer) error {
		defer s.count()
		return fn(w)
	})
}

// lateYear is the year of the smaller book, before which the larger has nine more.
const lateYear = "2021-01-01"

// filled is a book with a thousand hazards of one year, and so many of nine years before.
func filled(t *testing.T, older int) (*inspect.Book, stepping) {
	t.Helper()
	s, err := Create(ctx, filepath.Join(t.TempDir(), "book.db"))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	of := stepped(t, s)
	b := inspect.NewBook(of)
	b.Now = func() time.Time { return inspect.Date("2021-12-31").Time().Add(4 * time.Hour) }
	opened, err := b.RecordAll(ctx, inspect.Entry{ID: b.NewID(), Do: "agency.opened", Here: inspect.Here{Fresh: true},
		Body: []byte(`{"name":"示范局","region":"示","word":"责改"}`)})
	if err != nil || opened[0].Err != nil {
		t.Fatal(err, opened)
	}
	i := 0
	next := func() (row inspect.FindingRow, err error) {
		if i == older+1000 {
			return row, io.EOF
		}
		found, visit := inspect.Date(lateYear).Add((i-older)/6*6*360/1000), i/6
		if i < older {
			found = inspect.Date("2012-01-01").Add(visit * 6 * 3280 / older)
		}
		row = inspect.FindingRow{Line: i + 2, Site: fmt.Sprint("示范单位", visit%200), Date: string(found),
			Inspectors: "甲某:A001;乙某:A002", Text: fmt.Sprint("第", i, "项：配电室堆放杂物"), Category: []string{"fire", "dust"}[visit%2],
			Level: []string{"general", "major"}[i%25/24], Due: string(found.Add(15)), RectifiedOn: string(found.Add(10 + i%9)),
			Unit: inspect.Site{Sector: []string{"mine", "school"}[visit%20%2], Town: fmt.Sprint("镇", visit%20%3)}}
		if row.RectifiedOn > "2021-12-31" || i%100 == 0 && i >= older {
			row.RectifiedOn = ""
		}
		i++
		return row, nil
	}
	if res, err := inspect.Import(ctx, b, next, inspect.ImportOptions{}); err != nil || res.Added != older+1000 {
		t.Fatal(res.Faults, err)
	}
	of.count() // of what the last transaction took to end
	return b, of
}

// What a list or a report of a year reads does not grow with the years before it.
func TestReadsFollowTheAnswer(t *testing.T) {
	if testing.Short() {
		t.Skip("two stores, one question after another: the race detector has nothing to see in them")
	}
	t.Parallel()
	const older = 99_000
	small, few := filled(t, 0)
	large, many := filled(t, older)
	grows := func(name string, most int, ask func(b *inspect.Book) error) {
		*few.steps, *many.steps = 0, 0
		for _, b := range []*inspect.Book{small, large} {
			if err := ask(b); err != nil {
				t.Fatal(name, err)
			}
		}
		if more := *many.steps - *few.steps; more > most {
			t.Errorf("%s: %d steps, and %d of a book with %d hazards more", name, *few.steps, *many.steps, older)
		}
	}
	for name, ask := range askedLists() {
		most := older // more than that takes who looks at each
		switch {
		case strings.Contains(name, "of no text") || strings.Contains(name, "of one text"):
			most = 50 * older
		case strings.Contains(name, "has not") || strings.Contains(name, "of a sector by category"):
			most = 12 * older // the half that is of one of them, and half as many before it is known
		case strings.Contains(name, "narrowed twice"), strings.Contains(name, "by site"):
			most = 2 * older
		}
		grows(name, most, ask)
	}
	each := 10 * older // more than that takes who looks at each month of each unit
	for name, ask := range asked() {
		most := 3 * older // of the tallies of the months before less
		if strings.Contains(name, "by site") {
			most = each
		}
		grows(name, most, ask)
	}
	grows("period close", each, func(b *inspect.Book) error {
		e := inspect.Entry{ID: b.NewID(), Do: "month.closed", Here: inspect.Here{Fresh: true},
			Body: []byte(`{"month":"2021-11-01","by":"王某"}`)}
		r, err := b.RecordAll(ctx, e)
		if err == nil {
			err = r[0].Err
		}
		return err
	})
	grows("report of a closed month", each, asked()["report month"])
}

// Where that will do, it is only said that there are more: of what would take long to count.
func TestMoreAreNotCounted(t *testing.T) {
	t.Parallel()
	b, _ := filled(t, 2000)
	for text, want := range map[string]struct{ rows, total int }{
		"配电室": {2, inspect.Uncounted}, "第7项": {1, 1}, "第700项": {1, 1},
		"无": {0, 0}} {
		rows, total := 0, 0
		if err := b.Read(ctx, func(r inspect.Reader) (err error) {
			f := inspect.Filter{Level: inspect.General, Text: text, Limit: 2, More: true}
			total, err = r.List(inspect.Hazards, f, func(any) error { rows++; return nil })
			return err
		}); err != nil || rows != want.rows || total != want.total {
			t.Errorf("%s: %d rows, %d in all, %v", text, rows, total, err)
		}
	}
}
