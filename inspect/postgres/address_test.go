package postgres

import (
	"strings"
	"testing"

	"rectify/inspect"
	"rectify/inspect/address"
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
		rows, err := l.plainly(ctx, "SHOW statement_timeout")
		if err != nil || string(rows[0].Rows[0][0]) != "4321ms" {
			t.Errorf("%s: %v %v", at, rows, err)
		}
		l.close()
	}
	capital := strings.Replace(name, "postgres://", "POSTGRES://", 1)
	if !address.Is(capital) || address.Is("postgres") || address.Is("x://y") {
		t.Error("an address is not told from a file")
	}
	opening(t, capital, Options{})
	for at, words := range map[string]string{
		with(name, "no_such_setting", "1"):          "a setting in the address is not known to the server",
		with(name, "statement_timeout", "sometime"): "a setting in the address is not known to the server",
		name + "#b": "has a # in it",
	} {
		_, err := Open(ctx, at, Options{})
		said(t, err, inspect.CodeInvalid, words)
	}
}
