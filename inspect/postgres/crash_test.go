package postgres

import (
	"testing"

	"github.com/google/uuid"

	"rectify/inspect"
	"rectify/inspect/pgtest"
	"rectify/inspect/sqlstore"
	"rectify/inspect/storetest"
)

// A server that crashes while it is written to loses nothing that was said to be
// recorded, also where it is set to say so before it is, and has nothing of what
// was said to fail.
func TestCrashLosesNothing(t *testing.T) {
	t.Parallel()
	server, err := pgtest.Start("synchronous_commit=off")
	if err != nil {
		t.Fatal(err)
	}
	defer server.Stop()
	b, name := visitedOn(t, server)
	for range 3 {
		said := map[inspect.ID]error{}
		crashed := make(chan bool)
		for n := 0; ; n++ {
			if n == 20 {
				go func() { server.Crash(); close(crashed) }()
			}
			id := uuid.Must(uuid.NewV7())
			_, err := storetest.AddHazard(ctx, b, id, finding())
			if said[id] = err; err != nil {
				break
			}
		}
		<-crashed
		if err := server.Run(); err != nil {
			t.Fatal(err)
		}
		b = inspect.NewBook(opening(t, name, Options{}))
		for id, err := range said {
			if _, there, _ := eventOf(t, b, id); there != (err == nil) && !inspect.IsCode(err, inspect.CodeUnsure) {
				t.Errorf("it was said: %v, and it is there: %v", err, there)
			}
		}
		clean(t, b)
	}
}

func TestCommitsAreOnTheDisk(t *testing.T) {
	t.Parallel()
	_, name := visited(t)
	for set, want := range map[string]string{"off": "on", "local": "on", "on": "on", "remote_apply": "remote_apply"} {
		err := opening(t, with(name, "synchronous_commit", set), Options{}).In(ctx, true, func(t2 *sqlstore.Tx) error {
			return t2.Query("SELECT current_setting('synchronous_commit')", nil, func(r sqlstore.Scanner) error {
				var is string
				err := r.Scan(&is)
				if is != want {
					t.Errorf("%s is %s", set, is)
				}
				return err
			})
		})
		if err != nil {
			t.Error(err)
		}
	}
}
