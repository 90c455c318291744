package postgres

import (
	"net/url"
	"slices"
	"strings"
	"testing"

	"rectify/inspect"
	"rectify/inspect/address"
	"rectify/inspect/pgtest"
	"rectify/inspect/storetest"
)

// What an address asks of the server reaches it as it is written, and what the
// server does not take is said to be of the address.
func TestAddressIsTakenAsWritten(t *testing.T) {
	t.Parallel()
	b, name := visited(t)
	for _, at := range []string{with(name, "options", "-c%20statement_timeout%3D4321"),
		address.WithBook(with(name, "options", "-c%20statement_timeout%3D4321"), b.Store.(*Store).server.Book)} {
		l, err := opening(t, at, Options{}).take(ctx)
		if err != nil {
			t.Fatal(err)
		}
		rows, err := l.Plainly(ctx, "SHOW statement_timeout")
		if err != nil || string(rows[0].Rows[0][0]) != "4321ms" {
			t.Errorf("%s: %v %v", at, rows, err)
		}
		l.End()
	}
	capital := strings.Replace(name, "postgres://", "POSTGRES://", 1)
	if !address.Is(capital) || address.Is("postgres") || address.Is("x://y") {
		t.Error("an address is not told from a file")
	}
	opening(t, capital, Options{})
	opening(t, address.WithBook(name, " "+b.Store.(*Store).server.Book+"\n"), Options{})
	for at, words := range map[string]string{
		with(name, "no_such_setting", "1"):          "a setting in the address is not known to the server",
		with(name, "statement_timeout", "sometime"): "a setting in the address is not known to the server",
		name + "#b":                                     "has a # in it",
		with(name, "connect_timeout", "soon"):           "the setting connect_timeout in the address",
		address.WithBook(name, strings.Repeat("示", 61)): "the name of the book has 61 characters; 60 is the most",
		address.WithBook(name, "示\xff高"):                "the name of the book is not valid UTF-8",
		address.WithBook(name, "示\a高"):                  "the name of the book holds the control character U+0007 at place 2",
	} {
		_, err := Open(ctx, at, Options{})
		said(t, err, inspect.CodeInvalid, words)
	}
}

// Of several servers it is the one that writes that is read, as what was written a
// moment ago is there, and a check can be made; another only where there is none.
func TestOfSeveralServersTheOneThatWrites(t *testing.T) {
	t.Parallel()
	var at, folders [2]string
	var servers [2]*pgtest.Server
	for i, site := range []string{"只读站", "主站"} {
		server, err := pgtest.Start("fsync=off")
		if err != nil {
			t.Fatal(err)
		}
		t.Cleanup(server.Stop)
		b, name := visitedOn(t, server)
		if _, err := storetest.AddSite(ctx, b, b.NewID(), inspect.Site{Name: site}); err != nil {
			t.Fatal(err)
		}
		servers[i], at[i], folders[i] = server, name, url.QueryEscape(server.Socket)
	}
	servers[0].Do(t, "postgres", "ALTER DATABASE test1 SET default_transaction_read_only = on")
	both := strings.Replace(at[0], folders[0], folders[0]+","+folders[1], 1)
	has := func(site string) {
		t.Helper()
		b := inspect.NewBook(opening(t, both, Options{ReadOnly: true}))
		if rows := all(t, b); !slices.ContainsFunc(rows, func(r inspect.SiteRow) bool { return r.Name == site }) {
			t.Errorf("%s is not in %v", site, rows)
		}
	}
	has("主站")
	clean(t, inspect.NewBook(opening(t, both, Options{ReadOnly: true})))
	if err := add(opening(t, both, Options{})); err != nil {
		t.Error(err)
	}
	servers[1].Crash()
	has("只读站")
	_, err := Open(ctx, both, Options{})
	said(t, err, inspect.CodeFailed, "is read-only now")
	if err := servers[1].Run(); err != nil { // for its end
		t.Fatal(err)
	}
}
