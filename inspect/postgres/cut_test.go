package postgres

import (
	"context"
	"net"
	"sync/atomic"
	"testing"
	"time"

	"github.com/google/uuid"

	"rectify/inspect"
	"rectify/inspect/pgtest"
	"rectify/inspect/sqlstore"
	"rectify/inspect/storetest"
)

// way is one to a server on which it is counted how often something goes
// there, and which is cut at one of them.
type way struct {
	went  atomic.Int64
	cut   atomic.Int64 // at which it is cut, 0 for none
	after bool         // once the server has it, and before its answer comes
	mute  bool         // it is not cut, but no answer comes any more
	first bool         // all this is only of the first that is dialled
	lines atomic.Int64
}

type cutConn struct {
	net.Conn
	of *way
}

func (c cutConn) Write(b []byte) (int, error) {
	at := c.of.went.Add(1) == c.of.cut.Load()
	if at && !c.of.after && !c.of.mute {
		c.Close()
		return 0, net.ErrClosed
	}
	n, err := c.Conn.Write(b)
	if at && c.of.after {
		// The answer must have come, or the server may not have done it yet.
		one := make([]byte, 1)
		c.Conn.Read(one)
		c.Close()
	}
	return n, err
}

func (c cutConn) Read(b []byte) (n int, err error) {
	n, err = c.Conn.Read(b)
	for err == nil && c.of.mute && c.of.cut.Load() > 0 && c.of.went.Load() >= c.of.cut.Load() {
		n, err = c.Conn.Read(b)
	}
	return n, err
}

// over opens a book by a line.
func over(t testing.TB, l *way, name string) *Store {
	t.Helper()
	at, err := parsed(name, Options{})
	if err != nil {
		t.Fatal(err)
	}
	dial := at.Config.DialFunc
	at.Config.DialFunc = func(ctx context.Context, network, addr string) (net.Conn, error) {
		c, err := dial(ctx, network, addr)
		if l.lines.Add(1) > 1 && l.first {
			return c, err
		}
		return cutConn{c, l}, err
	}
	s := newStore(at, Options{})
	t.Cleanup(func() { s.Close() })
	if err := s.find(ctx); err != nil {
		t.Fatal(err)
	}
	return s
}

// visited is a book with a visit I1 in it.
func visited(t testing.TB) (*inspect.Book, string) {
	t.Helper()
	return visitedOn(t, pgtest.Get(t))
}

func visitedOn(t testing.TB, server *pgtest.Server) (*inspect.Book, string) {
	t.Helper()
	name := server.Address(server.Database(t), "book", "示高")
	s, err := Create(ctx, name, Options{})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	b := inspect.NewBook(s)
	_, err = storetest.Init(ctx, b, b.NewID(), inspect.Agency{Name: "示范局", Region: "示", Word: "安责改"})
	if err == nil {
		_, err = storetest.AddSite(ctx, b, b.NewID(), inspect.Site{Name: "甲站"})
	}
	if err == nil {
		_, err = storetest.AddInspection(ctx, b, b.NewID(), inspect.Inspection{Site: 1, Date: "2021-11-23",
			Inspectors: []inspect.Officer{{Name: "甲某", Cert: "A001"}, {Name: "乙某", Cert: "A002"}}})
	}
	if err != nil {
		t.Fatal(err)
	}
	return b, name
}

func finding() inspect.HazardEntry {
	return inspect.HazardEntry{Inspection: 1, Finding: inspect.Finding{Text: "通道堵塞", Level: inspect.General,
		Category: "electrical", Due: "2021-12-08"}}
}

func clean(t testing.TB, b *inspect.Book) {
	t.Helper()
	rep, err := b.Check(ctx, nil)
	if err != nil || len(rep.Faults) > 0 {
		t.Fatalf("check: %v %v", rep.Faults, err)
	}
}

// A hazard costs few trips to the server, also in a process that has just begun.
func TestAddHazardTakesFewTrips(t *testing.T) {
	_, name := visited(t)
	var l way
	b := inspect.NewBook(over(t, &l, name))
	for _, which := range []string{"first", "second"} {
		before := l.went.Load()
		if _, err := storetest.AddHazard(ctx, b, b.NewID(), finding()); err != nil {
			t.Fatal(err)
		}
		if trips := l.went.Load() - before; trips > 10 {
			t.Errorf("the %s hazard took %d trips", which, trips)
		} else {
			t.Logf("the %s hazard took %d trips", which, trips)
		}
	}
}

// What is known already is answered after a commit that wrote: what another server
// that takes over has not is never said to be on the record.
func TestKnownAlreadyWrites(t *testing.T) {
	b, _ := visited(t)
	id := uuid.Must(uuid.NewV7())
	var turns [3]int64
	for i := range turns {
		if _, err := storetest.AddHazard(ctx, b, id, finding()); err != nil {
			t.Fatal(err)
		}
		err := b.Store.(*Store).In(ctx, false, func(t *sqlstore.Tx) error {
			return t.Query("SELECT turn FROM rectify_kept.book", nil, func(r sqlstore.Scanner) error { return r.Scan(&turns[i]) })
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	if turns[1] != turns[0]+1 || turns[2] != turns[0]+2 {
		t.Errorf("the book's row was written at %v", turns)
	}
}

// Wherever the line is cut, what was said to fail is not on the record, what was
// said to be done is, only of a commit it is said that nobody knows, and the same
// said again is there once.
func TestCutAnywhere(t *testing.T) {
	sure, name := visited(t)
	unsure := 0
	for _, after := range []bool{false, true} {
		for cut := int64(1); ; cut++ {
			l := way{after: after}
			s := over(t, &l, name)
			b, id := inspect.NewBook(s), uuid.Must(uuid.NewV7())
			l.cut.Store(l.went.Load() + cut)
			_, err := storetest.AddHazard(ctx, b, id, finding())
			_, there, _ := eventOf(t, sure, id)
			switch {
			case inspect.IsCode(err, inspect.CodeUnsure):
				unsure++
				if there != after {
					t.Errorf("cut %d, after %v: it is there: %v", cut, after, there)
				}
			case (err == nil) != there:
				t.Errorf("cut %d, after %v: it is there: %v, and was said: %v", cut, after, there, err)
			case err != nil && !inspect.IsCode(err, inspect.CodeFailed):
				t.Errorf("cut %d, after %v: %v", cut, after, err)
			}
			was := l.went.Load() >= l.cut.Load()
			l.cut.Store(0)
			if _, err := storetest.AddHazard(ctx, b, id, finding()); err != nil {
				t.Errorf("cut %d, after %v: said again: %v", cut, after, err)
			}
			if s.Close(); !was {
				break
			}
		}
	}
	if unsure != 2 {
		t.Errorf("%d were unsure, not just the commit with and without its answer", unsure)
	}
	clean(t, sure)
}

// A commit that is never answered ends, and it is said that nobody knows.
func TestCommitWithoutAnAnswer(t *testing.T) {
	t.Parallel()
	sure, name := visited(t)
	l := way{mute: true}
	s := over(t, &l, name)
	s.Options.Wait = time.Millisecond
	b, id := inspect.NewBook(s), uuid.Must(uuid.NewV7())
	var trips int64
	for range 2 { // of which the last is the commit
		before := l.went.Load()
		if _, err := storetest.AddHazard(ctx, b, b.NewID(), finding()); err != nil {
			t.Fatal(err)
		}
		trips = l.went.Load() - before
	}
	l.cut.Store(l.went.Load() + trips)
	if _, err := storetest.AddHazard(ctx, b, id, finding()); !inspect.IsCode(err, inspect.CodeUnsure) {
		t.Errorf("got %v", err)
	}
	if _, there, _ := eventOf(t, sure, id); !there {
		t.Error("the line was mute before the commit")
	}
}

func eventOf(t testing.TB, b *inspect.Book, id inspect.ID) (e inspect.Event, ok bool, err error) {
	t.Helper()
	if err := b.Read(ctx, func(r inspect.Reader) error { e, ok, err = r.Event(id); return err }); err != nil {
		t.Fatal(err)
	}
	return e, ok, err
}
