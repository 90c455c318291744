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
	v := verifier{t: &tx{link: l, store: s, ctx: ctx}}
	if _, err := l.plainly(ctx, "BEGIN ISOLATION LEVEL REPEATABLE READ; "+v.t.mine()); err != nil {
		return s.server.told(err)
	}
	v.Verifier = sqlstore.Verifier{Tx: v.t.asked(), Told: fault, Beside: v.beside, Trouble: sqlstore.Trouble{
		Unreadable: func(error) bool { return false }, InPlaces: func(error) bool { return false }}}
	v.Replay = func(w inspect.Writer) error {
		if err := v.t.Send(-1, "SET LOCAL enable_seqscan = off"); err != nil { // as a write has it
			return err
		}
		if err := replay(w); err != nil {
			return err
		}
		v.t.analyze()
		return v.t.Send(-1, "SET LOCAL enable_seqscan = on")
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

// made looks for triggers and rules: what is not of our making may change what
// commands do, and what is lacking of ours no longer keeps the record.
func (v *verifier) made() error {
	var ours []string
	for _, name := range append(slices.Clone(sqlstore.Added), "code") {
		ours = append(ours, name+"_stays", name+"_kept")
	}
	have := map[string]bool{}
	err := v.Query(`SELECT t.tgname, c.relname, t.tgenabled = 'O' FROM pg_trigger t
		JOIN pg_class c ON c.oid = t.tgrelid JOIN pg_namespace n ON n.oid = c.relnamespace
		WHERE n.nspname IN ('`+kept+"', '"+seen+`') AND NOT t.tgisinternal ORDER BY 1`, nil, func(r sqlstore.Scanner) error {
		var name, of string
		var on bool
		err := r.Scan(&name, &of, &on)
		if have[name] = on; !slices.Contains(ours, name) {
			v.Fault("the trigger %q (of %s) is not of rectify's making", "触发器 %q（%s）不是本程序建立的", name, of).Hint(asking())
		}
		return err
	})
	for _, name := range ours {
		if !have[name] && err == nil {
			v.Fault("the trigger %q is missing or switched off", "触发器 %q 缺失或已停用", name).Hint(asking())
		}
	}
	return err
}

func asking() (en, zh string) { return "ask who keeps the database", "请联系数据库管理员" }

// Rebuild implements [inspect.Store]. Of a record that has holes nothing is made
// anew: the lists may have what it has lost.
func (s *Store) Rebuild(ctx context.Context, fn func(inspect.Writer) error) error {
	return s.Write(ctx, func(w inspect.Writer) error {
		t := w.View.(*sqlstore.Tx).Conn.(*tx)
		v := sqlstore.Verifier{Tx: t.asked()}
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
