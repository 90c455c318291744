package postgres

import (
	"strings"
	"testing"

	"rectify/inspect"
	"rectify/inspect/pgtest"
	"rectify/inspect/storetest"
)

// Who is forgotten is in no row any more; what the server's backups may hold is said.
func TestForgottenIsGone(t *testing.T) {
	b, _ := visited(t)
	server, in := pgtest.Get(t), b.Store.(*Store).server.Config.Database
	var noted []string
	b.Noted = func(e *inspect.Error) { noted = append(noted, e.EN) }
	const gone = "DO $$BEGIN IF EXISTS (SELECT 1 FROM rectify_kept.aside WHERE kind = 'reporter') THEN RAISE EXCEPTION 'kept'; END IF; END$$"
	c, err := storetest.AddComplaint(ctx, b, b.NewID(), inspect.ComplaintEntry{Brought: inspect.Brought{Kind: "complaint", Channel: "qr", Received: "2021-11-24", Text: "异味"},
		Reporter: inspect.Reporter{Name: "王某", Phone: "020-1"}})
	if err != nil || server.Try(in, gone) == nil {
		t.Fatalf("%v: the reporter is not kept", err)
	}
	if _, err := storetest.ForgetReporter(ctx, b, b.NewID(), c.N, "要求"); err != nil {
		t.Fatal(err)
	}
	if err := server.Try(in, gone); err != nil {
		t.Error(err)
	}
	if said := strings.Join(noted, "\n"); !strings.Contains(said, "the server's own backups may still hold it") {
		t.Errorf("said: %s", said)
	}
	if owed, err := inspect.Ask(ctx, b, inspect.Reader.Owed); err != nil || len(owed) > 0 {
		t.Errorf("owed: %v %v", owed, err)
	}
	clean(t, b)
}
