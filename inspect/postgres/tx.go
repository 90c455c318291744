package postgres

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"time"

	"rectify/inspect"
	"rectify/inspect/line"
	"rectify/inspect/sqlstore"
)

// tx is one transaction. What is sent to it waits until something is asked, and
// goes to the server with that.
type tx struct {
	*link
	*sqlstore.Tx
	store *Store

	queue   []statement
	queued  int    // bytes
	ran     int64  // statements that may have changed something
	written string // the tables that they change
}

func (s *Store) tx(ctx context.Context, l *link) *tx {
	t := &tx{link: l, store: s}
	t.Tx = &sqlstore.Tx{Conn: t, Dialect: &dialect, Ctx: ctx, Store: s.Name}
	return t
}

// start begins a transaction of the book, in one trip. For a write the book's
// row is locked by changing it, so that each commit writes something, also one
// that found all done already: what is acknowledged must not be what a server
// that takes over has not.
func (s *Store) start(ctx context.Context, write bool) (*sqlstore.Tx, error) {
	for {
		l, err := s.take(ctx)
		if err != nil {
			return nil, err
		}
		t := s.tx(ctx, l)
		if err = t.begin(write); err == nil {
			return t.Tx, nil
		}
		broken, again := l.IsClosed(), l.used
		t.End()
		if !broken || !again || ctx.Err() != nil {
			return nil, err
		} // a connection that was idle may have been cut long ago
	}
}

func (t *tx) begin(write bool) error {
	if !write {
		_, err := t.Plainly(t.Ctx, "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY; "+t.mine())
		return t.store.server.told(err)
	}
	return t.patiently(t.lock)
}

// patiently begins a transaction with what may have to wait for another.
func (t *tx) patiently(do func(left time.Duration) error) error {
	return t.store.Options.Patiently(func(err error) bool {
		return inspect.IsCode(err, inspect.CodeBusy) && !t.IsClosed()
	}, func(left time.Duration) error {
		if t.TxStatus() != 'I' { // it has waited
			if _, err := t.Plainly(t.Ctx, "ROLLBACK"); err != nil {
				return t.store.server.told(err)
			}
		}
		return do(left)
	})
}

// mine says whose rows are seen in the transaction.
func (t *tx) mine() string {
	return fmt.Sprintf("SELECT set_config('rectify.book', '%d', true)", t.store.book)
}

// lock locks the book, and learns in the same trip where the record ends. Rows are
// put by keys: a plan made while a table was empty must not read all of it later.
func (t *tx) lock(wait time.Duration) error {
	t.queue = []statement{stated(-1, "BEGIN ISOLATION LEVEL READ COMMITTED", nil),
		stated(-1, `SELECT set_config('rectify.book', $1, true), set_config('lock_timeout', $2, true),
			set_config('enable_seqscan', 'off', true), `+durable,
			[]any{strconv.FormatInt(t.store.book, 10), line.Millis(wait)}),
		stated(1, "UPDATE "+kept+".book SET turn = turn + 1 WHERE book = $1", []any{t.store.book})}
	t.written = named(kept, slices.Concat(sqlstore.Beside(), sqlstore.Remade()))
	err := t.Begin()
	if err == nil { // goes with what comes next
		t.queue = []statement{stated(-1, "SELECT set_config('lock_timeout', $1, true)",
			[]any{line.Millis(t.store.Options.Whole())})}
	}
	return err
}

// durable has a commit on the disk before it is answered, however the server is set.
const durable = `CASE WHEN current_setting('synchronous_commit') IN ('off', 'local')
	THEN set_config('synchronous_commit', 'on', true) END`

// End implements [sqlstore.Conn]: it gives the connection back, and what was not
// committed up.
func (t *tx) End() {
	if !t.IsClosed() && t.TxStatus() != 'I' {
		ctx, stop := context.WithTimeout(context.Background(), line.Within)
		defer stop()
		t.Plainly(ctx, "ROLLBACK")
	}
	t.store.give(t.link)
}

// Commit implements [sqlstore.Conn]. It is not broken off at once: that would leave
// unknown what became of it. But a server that waits for another which is gone,
// or that is gone itself, may never answer; who breaks it off need not wait long.
func (t *tx) Commit() error {
	if err := t.flush(); err != nil {
		return err
	}
	if err := t.Ctx.Err(); err != nil {
		return err
	}
	t.Warned = false
	ctx, stop := context.WithTimeout(context.WithoutCancel(t.Ctx), max(t.store.Options.Whole(), answers))
	defer stop()
	defer context.AfterFunc(t.Ctx, func() { time.AfterFunc(answers, stop) })()
	done, err := t.Plainly(ctx, "COMMIT")
	switch {
	case errors.Is(err, context.Canceled): // whether it is done is more than that it was broken off
		return unsure.Of(nil, t.store.Name)
	case err != nil && !line.Undone(err), err == nil && t.Warned: // or the copy that was to have it has not
		return unsure.Of(err, t.store.Name)
	case err != nil:
		return t.store.server.told(err)
	case done[0].CommandTag.String() != "COMMIT":
		return t.Unkept()
	}
	return nil
}

// answers is how long a commit has at least.
const answers = 3 * time.Second

// Wrote implements [sqlstore.Conn].
func (t *tx) Wrote() bool { return t.ran > 0 }
