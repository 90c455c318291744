package postgres

import (
	"context"
	_ "embed"
	"slices"
	"strings"

	"rectify/inspect"
	"rectify/inspect/line"
	"rectify/inspect/sqlstore"
)

// verifier looks at what the database may have that is not of our making; the
// rest is the same of every store.
type verifier struct {
	sqlstore.Verifier
	t *tx
}

// Verify implements [inspect.Store], in a transaction of its own that is taken
// back, on a connection that has prepared nothing yet: what it has would still
// mean the tables beside which the others are put.
func (s *Store) Verify(ctx context.Context, replay func(inspect.Writer) error, fault func(*inspect.Error)) error {
	return s.alone(ctx, func(t *tx) error {
		v := verifier{t: t}
		if _, err := t.Plainly(ctx, "BEGIN ISOLATION LEVEL REPEATABLE READ; "+t.mine()); err != nil {
			return s.server.told(err)
		}
		v.Verifier = sqlstore.Verifier{Tx: v.t.Tx, Told: fault, Beside: beside, Trouble: sqlstore.Trouble{
			Unreadable: v.lacks, InPlaces: func(error) bool { return false }, Why: why}}
		v.Replay = func(w inspect.Writer) error {
			v.t.written = named("pg_temp", sqlstore.Relations())
			if err := v.Exec("SET LOCAL enable_seqscan = off"); err != nil { // as a write has it
				return err
			}
			if err := replay(w); err != nil {
				return err
			}
			v.t.analyze()
			return v.ExecAll("SET LOCAL enable_seqscan = on", "SAVEPOINT "+looked) // with what was put beside
		}
		return v.All(sqlstore.Part{EN: "the database", ZH: "数据库", Look: v.made})
	})
}

// looked is where a part of a check begins: what the database refuses to one must
// not keep the others from being looked at.
const looked = "looked"

// lacks tells whether a part cannot be looked at because the tables are not as
// they should be, and makes ready for the next.
func (v *verifier) lacks(err error) bool {
	code := line.State(err)
	if !inspect.IsCode(err, inspect.CodeNoStore) || code != "" && (code[:2] != "42" || code == "42501") {
		return false
	}
	v.t.queue, v.t.queued = nil, 0
	_, again := v.t.Plainly(v.t.Ctx, "ROLLBACK TO "+looked)
	return again == nil
}

// why is said of what cannot be looked at.
func why(error) (en, zh string) {
	return "the tables are not as this version makes them", "数据库的表与本版本建立的不同"
}

// Without implements [sqlstore.Conn]: other books have theirs in the same index.
func (t *tx) Without(string) (again func() error, err error) { return nil, nil }

// Empty implements [sqlstore.Conn].
func (t *tx) Empty() error {
	t.written = "" // what is known of the tables is true again when this is done
	remade := sqlstore.Remade()
	slices.Reverse(remade) // what points to others before them
	steps := []string{"SET CONSTRAINTS ALL DEFERRED"}
	for _, r := range remade {
		steps = append(steps, "DELETE FROM "+r.Name)
	}
	return t.ExecAll(steps...)
}

// thing is something that a database has in our schemas: a table or a view, or
// what is of one.
type thing struct{ schema, kind, of, name string }

// things is what there is, there and here.
//
//go:embed things.sql
var things string

// made compares what the database has with what this version makes: what is not
// of our making may change what commands do, and what is lacking of ours no longer
// keeps the record.
func (v *verifier) made() error {
	shapes := temporary.shapes()
	views, err := v.t.viewsMade()
	if len(views) > 0 {
		shapes = append(shapes, temporary.views()...)
	}
	if err == nil {
		_, err = v.t.Plainly(v.t.Ctx, "SAVEPOINT as_it_was; "+strings.Join(shapes, "; "))
	}
	switch {
	case line.State(err) == "25006":
		return unmade.Of(err, v.t.store.server.Shown)
	case err != nil:
		return v.t.store.server.told(err)
	}
	made, has := map[thing]string{}, map[thing]string{}
	var all []thing
	var ours bool
	var is thing
	var text string
	err = v.Each(things, []any{kept, seen}, func() {
		in := has
		if ours {
			in = made
		}
		in[is] = text
		all = append(all, is)
	}, &ours, &is.schema, &is.kind, &is.of, &is.name, &text)
	if err != nil {
		return err
	}
	_, err = v.t.Plainly(v.t.Ctx, "ROLLBACK TO as_it_was; SAVEPOINT "+looked)
	same := func(a, b string) bool { return a == b }
	sqlstore.Compare(all, made, has, same, v.differs(map[[2]string]bool{}))
	return v.t.store.server.told(err)
}

// differs tells a difference. Of a table that is not there, or should not be, what
// is of it is not told.
func (v *verifier) differs(whole map[[2]string]bool) func(thing, sqlstore.Difference) {
	return func(is thing, how sqlstore.Difference) {
		if whole[[2]string{is.schema, is.of}] {
			return
		}
		switch is.kind {
		case "table", "view":
			whole[[2]string{is.schema, is.name}] = how != sqlstore.Changed
		case "trigger", "constraint":
			if how == sqlstore.Missing {
				how = sqlstore.Difference{EN: "is missing or switched off", ZH: "缺失或已停用"}
			}
		}
		v.Differs(is.kind, is.name, is.of, how).Hint(askingEN, askingZH)
	}
}
