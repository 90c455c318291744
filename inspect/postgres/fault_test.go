package postgres

import (
	"context"
	"errors"
	"fmt"
	"net/url"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"rectify/inspect"
	"rectify/inspect/address"
	"rectify/inspect/line"
	"rectify/inspect/pgtest"
	"rectify/inspect/storetest"
)

// said fails unless an error is of a code, in words of both languages, without
// the password.
func said(t *testing.T, err error, code inspect.Code, words string) {
	t.Helper()
	var e *inspect.Error
	if !errors.As(err, &e) || e.Code != code || !strings.Contains(e.EN, words) || e.ZH == "" || e.ZH == e.EN ||
		e.HintEN == "" {
		t.Errorf("got %T %v, not %s %q", err, err, code, words)
	}
	for _, text := range []string{fmt.Sprintf("%+v", err), fmt.Sprintf("%+v", e)} {
		if strings.Contains(text, pgtest.Password) || strings.Contains(text, url.QueryEscape(pgtest.Password)) ||
			strings.Contains(text, "falsch") {
			t.Errorf("the password is shown: %s", text)
		}
	}
}

// What keeps a book from being opened is said in a sentence, by what it is.
func TestNotOpened(t *testing.T) {
	t.Parallel()
	b, name := visited(t)
	server := pgtest.Get(t)
	stopped, err := pgtest.Start()
	if err != nil {
		t.Fatal(err)
	}
	gone := stopped.Address("postgres", "book", "示高")
	stopped.Stop()
	newer, other, latin := server.Database(t), server.Database(t), "latin"
	if s, err := Create(ctx, server.Address(newer, "book", "示高"), Options{}); err != nil {
		t.Fatal(err)
	} else {
		s.Close()
	}
	server.Do(t, newer, "UPDATE rectify_kept.made SET version = 99")
	server.Do(t, other, "CREATE TABLE customer (n int)")
	server.Do(t, "postgres", "DROP DATABASE IF EXISTS latin")
	server.Do(t, "postgres", "CREATE DATABASE latin ENCODING 'LATIN1' TEMPLATE template0")
	foreign := func(made string) string {
		in := server.Database(t)
		server.Do(t, in, "CREATE SCHEMA rectify_kept", "CREATE TABLE rectify_kept.made "+made)
		return server.Address(in, "book", "示高")
	}
	for what, c := range map[string]struct {
		address string
		code    inspect.Code
		words   string
	}{
		"a wrong password": {strings.Replace(name, url.UserPassword(pgtest.User, pgtest.Password).String(),
			pgtest.User+":falsch", 1), inspect.CodeNoStore, "the name or the password is wrong"},
		"an unknown user": {strings.Replace(name, pgtest.User+":", "niemand:", 1), inspect.CodeNoStore,
			"the name or the password is wrong"},
		"no database": {server.Address("nowhere", "book", "示高"), inspect.CodeNoStore,
			"there is no database at"},
		"no book":          {address.WithBook(name, "别的"), inspect.CodeNoStore, "has no such book"},
		"a stopped server": {gone, inspect.CodeNoStore, "no server listens there"},
		"a port without one": {"postgres://u:falsch@127.0.0.1:1/x?book=y", inspect.CodeNoStore,
			"no server listens there"},
		"an unknown host": {"postgres://u:falsch@no-such-host.invalid/x?book=y", inspect.CodeNoStore,
			"there is no host with that name"},
		"a newer version":   {server.Address(newer, "book", "示高"), inspect.CodeNoStore, "newer rectify (version 99"},
		"another program's": {server.Address(other, "book", "示高"), inspect.CodeNoStore, "belongs to another program"},
		"no book named":     {server.Address(other), inspect.CodeInvalid, "must name one book"},
		"an empty name":     {server.Address(other, "book", " "), inspect.CodeInvalid, "must name one book"},
		"two books": {server.Address(other, "book", "a", "book", "b"), inspect.CodeInvalid,
			"must name one book"},
		"no address": {"postgres://u:falsch@[::1/x?book=y", inspect.CodeInvalid, "cannot be read"},
		"an unknown parameter": {"postgres://u:falsch@127.0.0.1/x?book=y&sslmode=perhaps", inspect.CodeInvalid,
			"the setting sslmode in the address"},
		"an empty database":       {server.Address(server.Database(t), "book", "示高"), inspect.CodeNoStore, "the database is empty"},
		"another's version":       {foreign("(version text)"), inspect.CodeNoStore, "belongs to another program"},
		"another's version below": {foreign("(one, version) AS VALUES (1, -3)"), inspect.CodeNoStore, "belongs to another program"},
		"another's version, text": {foreign("(one, version) AS VALUES (1, 'ein')"), inspect.CodeNoStore, "belongs to another program"},
		"no version":              {foreign("(one int, version int)"), inspect.CodeNoStore, "belongs to another program"},
	} {
		t.Run(what, func(t *testing.T) {
			s, err := Open(ctx, c.address, Options{})
			if err == nil {
				s.Close()
			}
			said(t, err, c.code, c.words)
		})
	}
	_, err = Create(ctx, server.Address(other, "book", "示高"), Options{})
	said(t, err, inspect.CodeRefused, "belongs to another program")
	_, err = Create(ctx, server.Address(latin, "book", "示高"), Options{})
	said(t, err, inspect.CodeRefused, "in LATIN1, not in UTF8")
	_, err = Create(ctx, name, Options{})
	said(t, err, inspect.CodeRefused, "there is a store already")
	clean(t, b)
}

// with is the same address with a setting of the server.
func with(name, setting, value string) string { return name + "&" + setting + "=" + value }

func add(s *Store) error {
	_, err := storetest.AddSite(ctx, inspect.NewBook(s), inspect.NewID(), inspect.Site{Name: "乙站"})
	return err
}

// What keeps a write from being done is said in a sentence, and leaves nothing.
func TestNotWritten(t *testing.T) {
	t.Parallel()
	b, name := visited(t)
	server := pgtest.Get(t)
	in := b.Store.(*Store).server.Config.Database
	hold := func(run func()) {
		at := b.Store.(*Store)
		if err := at.Write(ctx, func(inspect.Writer) error { run(); return errors.New("no") }); err == nil {
			t.Error("it was written")
		}
	}
	for what, c := range map[string]struct {
		do    func() error
		code  inspect.Code
		words string
	}{
		"a server that only reads": {func() error {
			return add(opening(t, with(name, "default_transaction_read_only",
				"on"), Options{}))
		},
			inspect.CodeFailed, "is read-only now"},
		"several of which none writes": {func() error {
			_, err := Open(ctx, with(with(name, "default_transaction_read_only", "on"), "target_session_attrs",
				"read-write"), Options{})
			return err
		}, inspect.CodeFailed, "is read-only now"},
		"a lock that is held": {func() (err error) {
			other := opening(t, name, Options{Wait: 50 * time.Millisecond})
			hold(func() { err = add(other) })
			return err
		}, inspect.CodeBusy, "another process is writing"},
		"a statement that takes long": {func() (err error) {
			other := opening(t, with(name, "statement_timeout", "100"), Options{})
			hold(func() { err = add(other) })
			return err
		}, inspect.CodeFailed, "took too long"},
		"a connection that is ended": {func() error {
			other := opening(t, with(name, "application_name", "ended"), Options{})
			return other.Write(ctx, func(w inspect.Writer) error {
				err := w.Put(inspect.Sites, &inspect.Site{N: 9, Name: "丙站"})
				server.Do(t, in,
					"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE state = 'idle in transaction' AND datname = '"+in+"'")
				if err == nil {
					_, _, err = w.Site(1)
				}
				return err
			})
		}, inspect.CodeFailed, "the connection to"},
		"the same name again": {func() error {
			return b.Store.Write(ctx, func(w inspect.Writer) error { return w.Put(inspect.Sites, &inspect.Site{N: 9, Name: "甲站"}) })
		}, inspect.CodeCheck, "another of that name"},
		"what is not there": {func() error {
			return b.Store.Write(ctx, func(w inspect.Writer) error {
				return w.Put(inspect.Inspections, &inspect.Inspection{N: 9,
					Site: 7})
			})
		}, inspect.CodeCheck, "points to something that is not there"},
	} {
		t.Run(what, func(t *testing.T) { said(t, c.do(), c.code, c.words) })
	}
	if sites := len(all(t, b)); sites != 1 {
		t.Errorf("there are %d sites", sites)
	}
	clean(t, b)
}

func all(t testing.TB, b *inspect.Book) []inspect.SiteRow {
	t.Helper()
	var page inspect.Page[inspect.SiteRow]
	if err := b.Read(ctx, func(r inspect.Reader) (err error) {
		page,
			err = r.Sites(inspect.Filter{})
		return err
	}); err != nil {
		t.Fatal(err)
	}
	return page.Rows
}

func opening(t testing.TB, name string, o Options) *Store {
	t.Helper()
	s, err := Open(ctx, name, o)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	return s
}

// Who waits long is told, and gets on when the other is done.
func TestWaitingIsTold(t *testing.T) {
	t.Parallel()
	b, name := visited(t)
	held, told := make(chan bool), make(chan bool)
	other := opening(t, name, Options{Waiting: func() { close(told) }})
	done := make(chan error)
	go func() {
		done <- b.Store.Write(ctx, func(inspect.Writer) error { close(held); <-told; return nil })
	}()
	<-held
	if err := add(other); err != nil {
		t.Error(err)
	}
	if err := <-done; err != nil {
		t.Error(err)
	}
}

// Who waits can be told to stop.
func TestWaitIsBrokenOff(t *testing.T) {
	t.Parallel()
	b, name := visited(t)
	half, stop := context.WithCancel(ctx)
	other := opening(t, name, Options{Waiting: stop})
	if err := b.Store.Write(ctx, func(inspect.Writer) error {
		err := other.Write(half, func(inspect.Writer) error { t.Error("it is written"); return nil })
		if !errors.Is(err, context.Canceled) {
			t.Errorf("broken off: %v", err)
		}
		return nil
	}); err != nil {
		t.Error(err)
	}
	if err := add(other); err != nil {
		t.Error(err)
	}
}

// Of many who begin at once, in a database where nothing is, one begins each book.
func TestManyBeginAtOnce(t *testing.T) {
	t.Parallel()
	server := pgtest.Get(t)
	in := server.Database(t)
	begin := func(book string) error {
		return Make(ctx, server.Address(in, "book", book), Options{}, func(s *Store) error {
			_, err := storetest.Init(ctx, inspect.NewBook(s), inspect.NewID(), inspect.Agency{Name: "示范局", Word: "责"})
			return err
		})
	}
	var wg sync.WaitGroup
	var mu sync.Mutex
	begun := map[string]int{}
	for k := range 12 {
		wg.Go(func() {
			book := fmt.Sprint("示", k%3)
			err := begin(book)
			mu.Lock()
			defer mu.Unlock()
			if err == nil {
				begun[book]++
			} else {
				said(t, err, inspect.CodeRefused, "there is a store already at")
			}
		})
	}
	wg.Wait()
	err := Make(ctx, server.Address(in, "book", "示3"), Options{}, func(s *Store) error {
		if err := begin("示3"); err != nil {
			return err
		}
		begun["示3"]++
		_, err := storetest.Init(ctx, inspect.NewBook(s), inspect.NewID(), inspect.Agency{Name: "示范局", Word: "责"})
		return err
	})
	said(t, err, inspect.CodeRefused, "there is a store already at")
	if len(begun) != 4 || begun["示0"] != 1 || begun["示1"] != 1 || begun["示2"] != 1 {
		t.Errorf("begun: %v", begun)
	}
	named, err := Books(ctx, server.Address(in), Options{})
	if err != nil || len(named) != 4 || named[0] != (Named{"示0", 1}) {
		t.Errorf("%v %v", named, err)
	}
}

// A book whose beginning fails or is stopped is not there, as before; one that another made, or
// began meanwhile, stays.
func TestBookThatIsNotBegunIsTakenBack(t *testing.T) {
	t.Parallel()
	server := pgtest.Get(t)
	in := server.Database(t)
	at := func(book string) string { return server.Address(in, "book", book) }
	begin := func(s *Store) error {
		_, err := storetest.Init(ctx, inspect.NewBook(s), inspect.NewID(), inspect.Agency{Name: "示范局", Word: "责"})
		return err
	}
	made, err := Create(ctx, at("建"), Options{})
	if err != nil {
		t.Fatal(err)
	}
	made.Close()
	failed := errors.New("a line is cut")
	stopped, stop := context.WithCancel(ctx)
	for book, fill := range map[string]func(*Store) error{
		"建": func(*Store) error { return failed },
		"败": func(*Store) error { return failed },
		"停": func(*Store) error { stop(); return failed },
		"启": func(*Store) error { return errors.Join(Make(ctx, at("启"), Options{}, begin), failed) },
	} {
		if err := Make(stopped, at(book), Options{}, fill); !errors.Is(err, failed) {
			t.Errorf("%s: %v", book, err)
		}
		stopped, stop = context.WithCancel(ctx)
	}
	stop()
	named, err := Books(ctx, at("启"), Options{})
	if err != nil || !slices.Equal(named, []Named{{"启", 1}, {"建", 0}}) {
		t.Errorf("%v %v", named, err)
	}
}

// The record is only added to, whoever tries; and what is not of our making is found.
func TestRecordIsOnlyAddedTo(t *testing.T) {
	t.Parallel()
	b, _ := visited(t)
	server, in := pgtest.Get(t), b.Store.(*Store).server.Config.Database
	for _, text := range []string{"UPDATE rectify_kept.event SET body = '{}'", "DELETE FROM rectify_kept.event",
		"TRUNCATE rectify_kept.event",
		"INSERT INTO rectify_kept.blob (book, sha256, data) VALUES (1, 'a', ''); DELETE FROM rectify_kept.blob"} {
		if err := server.Try(in, text); line.State(err) != "P0001" {
			t.Errorf("%s: %v", text, err)
		}
	}
	clean(t, b)
	server.Do(t, in,
		"CREATE TRIGGER stranger BEFORE INSERT ON rectify_kept.site FOR EACH ROW EXECUTE FUNCTION rectify_kept.stays()",
		"ALTER TABLE rectify_kept.event DISABLE TRIGGER event_stays",
		"UPDATE rectify_kept.event SET by = 'x' WHERE seq = 2")
	rep, err := b.Check(ctx, nil)
	var found []string
	for _, f := range rep.Faults {
		found = append(found, f.EN)
	}
	if all := strings.Join(found, "\n"); err != nil || len(found) != 3 || !strings.Contains(all, `"stranger"`) ||
		!strings.Contains(all, `"event_stays" (of event) is missing`) || !strings.Contains(all, "fact 2 is not as recorded") {
		t.Errorf("%v %s", err, all)
	}
	said(t, add(b.Store.(*Store)), inspect.CodeCheck, "a trigger of the database forbids it")
}
