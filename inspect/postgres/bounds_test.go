package postgres

import (
	"bytes"
	"context"
	"net"
	"net/url"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"github.com/google/uuid"
	"rectify/inspect"
	"rectify/inspect/address"
	"rectify/inspect/pgtest"
	"rectify/inspect/storetest"
)

// soon is when a silence is looked after where there is one. Where there is none it
// is not: on a busy machine a server may be slow to begin.
const soon = 100 * time.Millisecond

// doing is what can be asked of a database by the at of a book in it.
var doing = map[string]func(at string, o Options) error{
	"list":  func(at string, o Options) error { _, err := Books(ctx, at, o); return err },
	"write": func(at string, o Options) error { return using(at, o, add) },
	"read": func(at string, o Options) error {
		return using(at, reading(o), func(s *Store) error {
			_, err := inspect.Ask(ctx, inspect.NewBook(s), inspect.Reader.Agency)
			return err
		})
	},
	"check": func(at string, o Options) error {
		return using(at, reading(o), func(s *Store) error { _, err := inspect.NewBook(s).Check(ctx, nil); return err })
	},
	"init": func(at string, o Options) error {
		return Make(ctx, address.WithBook(at, "新"), o, func(s *Store) error {
			_, err := storetest.Init(ctx, inspect.NewBook(s), inspect.NewID(), inspect.Agency{Name: "示范局", Word: "责"})
			return err
		})
	},
	"create": func(at string, o Options) error {
		s, err := Create(ctx, address.WithBook(at, "别"), o)
		if err == nil {
			err = s.Close()
		}
		return err
	},
}

func reading(o Options) Options { o.ReadOnly = true; return o }

func using(at string, o Options, do func(*Store) error) error {
	s, err := Open(ctx, at, o)
	if err != nil {
		return err
	}
	defer s.Close()
	return do(s)
}

// Whatever hinders it, what is asked of a database comes to an end, and says why.
func TestAllThatWaitsIsBounded(t *testing.T) {
	t.Parallel()
	const none, busy, broke, unsure = "", "another process is writing", "broke: nothing was recorded",
		"it is not certain whether"
	for hindered, c := range map[string]struct {
		at                                     func(*testing.T) string
		by                                     func(t *testing.T, at string) string
		silence                                time.Duration
		read, list, check, write, init, create string
	}{
		"nothing": {ofOurs, held("SELECT"), 0, none, none, none, none, none, none},
		"rows that are locked": {ofOurs, held("UPDATE rectify_kept.book SET turn = turn",
			"INSERT INTO rectify_kept.book (name) VALUES ('新'), ('别')"), 0, none, none, none, busy, busy, busy},
		"tables that are locked": {ofOurs, held("LOCK TABLE rectify_kept.event, rectify_kept.book"),
			0, busy, busy, busy, busy, busy, busy},
		"the version that is locked": {ofOurs, held("LOCK TABLE rectify_kept.made"), 0, busy, busy, busy, busy, busy, busy},
		"a list that is locked":      {ofOurs, held("LOCK TABLE rectify_kept.site"), 0, none, none, busy, busy, none, none},
		"a line that falls silent":   {ofOurs, silent(false), soon, broke, broke, broke, broke, broke, broke},
		"all lines that fall silent": {ofOurs, silent(true), soon, broke, broke, broke, broke, broke, broke},
		"a standby that is gone":     {withoutStandby, asItIs, 0, none, none, none, unsure, unsure, unsure},
	} {
		t.Run(hindered, func(t *testing.T) {
			t.Parallel()
			at := c.at(t)
			for what, words := range map[string]string{"read": c.read, "list": c.list, "check": c.check, "write": c.write,
				"init": c.init, "create": c.create} {
				t.Run(what, func(t *testing.T) {
					err := doing[what](c.by(t, at), Options{Wait: time.Millisecond, Silence: c.silence})
					if words == none && err != nil || words != none && (err == nil || !strings.Contains(err.Error(), words)) {
						t.Errorf("got %v", err)
					}
				})
			}
		})
	}
}

func ofOurs(t *testing.T) string { _, at := visited(t); return at }

func asItIs(_ *testing.T, at string) string { return at }

// held has another begin with something, and end it only when the test does.
func held(statements ...string) func(*testing.T, string) string {
	return func(t *testing.T, at string) string {
		of, err := parsed(at, Options{})
		if err != nil {
			t.Fatal(err)
		}
		pgtest.Get(t).Hold(t, of.Config.Database, statements...)
		return at
	}
}

// silent has what stands between swallow the first that is asked of our tables and
// what comes after it on that line, or on all lines.
func silent(all bool) func(*testing.T, string) string {
	return func(t *testing.T, at string) string {
		var fell atomic.Bool
		between := pgtest.Get(t).Between(t, func(said []byte) bool {
			if bytes.Contains(said, []byte(kept)) {
				fell.Store(true)
				return true
			}
			return all && fell.Load()
		})
		socket := url.QueryEscape(pgtest.Get(t).Socket)
		return with(strings.Replace(at, socket, url.QueryEscape(between), 1), "connect_timeout", "1")
	}
}

// withoutStandby is a book on a server whose commits wait for another server that
// there is not.
func withoutStandby(t *testing.T) string {
	server, err := pgtest.Start("fsync=off")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(server.Stop)
	_, at := visitedOn(t, server)
	server.LoseStandby(t)
	return at
}

// A line that falls silent at any moment is told from a server that is still at it.
func TestSilentAnywhere(t *testing.T) {
	t.Parallel()
	sure, name := visited(t)
	for at := int64(1); ; at++ {
		l := way{mute: true, first: true}
		s := over(t, &l, name)
		s.server.Silence = soon
		b, id := inspect.NewBook(s), uuid.Must(uuid.NewV7())
		l.cut.Store(l.went.Load() + at)
		_, err := storetest.AddHazard(ctx, b, id, finding())
		_, there, _ := eventOf(t, sure, id)
		if was := l.went.Load() >= l.cut.Load(); !was && err == nil {
			break
		}
		if unsure := inspect.IsCode(err, inspect.CodeUnsure); there != (unsure || err == nil) ||
			!there && !inspect.IsCode(err, inspect.CodeFailed) {
			t.Errorf("silent at %d: it is there: %v, and was said: %v", at, there, err)
		}
	}
	clean(t, sure)
}

// A server that is long at a statement is not taken for one that is gone.
func TestSlowIsNotSilent(t *testing.T) {
	t.Parallel()
	_, name := visited(t)
	at, err := parsed(name, Options{Silence: soon})
	if err != nil {
		t.Fatal(err)
	}
	release := pgtest.Get(t).Hold(t, at.Config.Database, "LOCK TABLE rectify_kept.made")
	var lines atomic.Int64
	dial := at.Config.DialFunc
	at.Config.DialFunc = func(ctx context.Context, network, addr string) (net.Conn, error) {
		if lines.Add(1) == 5 { // by then it was looked after three times
			release()
		}
		return dial(ctx, network, addr)
	}
	s := newStore(at, Options{})
	defer s.Close()
	if err := s.find(ctx); err != nil {
		t.Error(err)
	}
	if n := lines.Load(); n < 5 {
		t.Errorf("%d lines", n)
	}
}
