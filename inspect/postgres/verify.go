package postgres

import (
	"context"
	"slices"

	"rectify/inspect"
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
	if err := ctx.Err(); err != nil {
		return err
	}
	l, err := s.server.dial(ctx)
	if err != nil {
		return err
	}
	defer l.close()
	v := verifier{t: s.tx(ctx, l)}
	if _, err := l.plainly(ctx, "BEGIN ISOLATION LEVEL REPEATABLE READ; "+v.t.mine()); err != nil {
		return s.server.told(err)
	}
	v.Verifier = sqlstore.Verifier{Tx: v.t.as, Told: fault, Beside: v.beside, Trouble: sqlstore.Trouble{
		Unreadable: v.lacks, InPlaces: func(error) bool { return false }, Why: why}}
	v.Replay = func(w inspect.Writer) error {
		if err := v.t.Send(-1, "SET LOCAL enable_seqscan = off"); err != nil { // as a write has it
			return err
		}
		if err := replay(w); err != nil {
			return err
		}
		v.t.analyze()
		if err := v.t.Send(-1, "SET LOCAL enable_seqscan = on"); err != nil {
			return err
		}
		return v.t.Send(-1, "SAVEPOINT "+looked) // with what was put beside
	}
	return v.All(sqlstore.Part{EN: "the database", ZH: "数据库", Look: v.made})
}

// beside makes empty relations in the temporary schema, where a name is looked
// for first.
func (v *verifier) beside() error {
	for _, r := range sqlstore.Relations() {
		for _, text := range beside(r) {
			if err := v.t.Send(-1, text); err != nil {
				return err
			}
		}
	}
	v.t.written = named("pg_temp", sqlstore.Relations())
	return v.t.flush()
}

// looked is where a part of a check begins: what the database refuses to one must
// not keep the others from being looked at.
const looked = "looked"

// lacks tells whether a part cannot be looked at because the tables are not as
// they should be, and makes ready for the next.
func (v *verifier) lacks(err error) bool {
	code := state(err)
	if !inspect.IsCode(err, inspect.CodeNoStore) || code != "" && (code[:2] != "42" || code == "42501") {
		return false
	}
	v.t.queue, v.t.queued = nil, 0
	_, again := v.t.plainly(v.t.as.Ctx, "ROLLBACK TO "+looked)
	return again == nil
}

// why is said of what cannot be looked at.
func why(error) (en, zh string) {
	return "the tables are not as this version makes them", "数据库的表与本版本建立的不同"
}

// Rebuild implements [inspect.Store]. Of a record that has holes nothing is made
// anew: the lists may have what it has lost.
func (s *Store) Rebuild(ctx context.Context, fn func(inspect.Writer) error) error {
	return s.Write(ctx, func(w inspect.Writer) error {
		t := w.View.(*sqlstore.Tx).Conn.(*tx)
		v := sqlstore.Verifier{Tx: t.as}
		if err := v.Holes(); err != nil {
			return err
		}
		t.written = "" // what is known of the tables is true again when this is done
		remade := append(sqlstore.Relations(), sqlstore.Relation{Name: "tally"}, sqlstore.Relation{Name: "lag"})
		slices.Reverse(remade) // what points to others before them
		if err := t.Send(-1, "SET CONSTRAINTS ALL DEFERRED"); err != nil {
			return err
		}
		for _, r := range remade {
			if err := t.Send(-1, "DELETE FROM "+r.Name); err != nil {
				return err
			}
		}
		return fn(w)
	})
}
