package postgres

import (
	"context"
	"fmt"
	"reflect"
	"slices"
	"strconv"
	"time"

	"github.com/jackc/pgx/v5/pgconn"

	"rectify/inspect"
	"rectify/inspect/sqlstore"
)

// tx is one transaction. What is sent to it waits until something is asked, and
// goes to the server with that.
type tx struct {
	*link
	store *Store
	ctx   context.Context

	queue   []statement
	queued  int    // bytes
	ran     int64  // statements that may have changed something
	written string // the tables that they change
	as      *sqlstore.Tx
}

// statement is one with its values; it must change so many rows, any number if
// that is below 0.
type statement struct {
	text string
	args [][]byte
	kind []int16
	want int64
}

// mostQueued is as much as waits: what is sent is held here and by the server.
const mostQueued = 1 << 20

// asked is the transaction, as a Reader and a Writer.
func (t *tx) asked() *sqlstore.Tx {
	if t.as == nil {
		t.as = &sqlstore.Tx{Conn: t, Dialect: &dialect, Ctx: t.ctx, Lost: t.unkept}
	}
	return t.as
}

func (t *tx) unkept() error {
	return inspect.Errorf(inspect.CodeCheck, "the store %s did not keep what was to be recorded: nothing was recorded",
		"台账 %s 没有保存要登记的内容：本次未登记", t.store.name).
		Hint("something in the database is not of rectify's making: run rectify check", "数据库中有不是本程序建立的内容：请运行 rectify check")
}

// Query implements [sqlstore.Conn].
func (t *tx) Query(text string, args []any, row func(sqlstore.Scanner) error) error {
	_, err := t.ask(text, args, row)
	return err
}

// Run implements [sqlstore.Conn].
func (t *tx) Run(text string, args ...any) (rows int64, err error) {
	t.measure()
	return t.ask(text, args, nil)
}

// Send implements [sqlstore.Conn].
func (t *tx) Send(want int64, text string, args ...any) error {
	if err := t.ctx.Err(); err != nil {
		return err
	}
	t.measure()
	t.queue = append(t.queue, stated(want, text, args))
	for _, v := range t.queue[len(t.queue)-1].args {
		t.queued += len(v)
	}
	if t.queued += 100; t.queued > mostQueued {
		return t.flush()
	}
	return nil
}

// measure has the server look now and then, in a transaction that writes much, how
// much is in the tables: plans that it made when there was next to nothing in them
// go by any index, and read the whole book for each row.
func (t *tx) measure() {
	if t.ran++; t.ran == 300 || t.ran == 3_000 || t.ran == 30_000 || t.ran == 300_000 {
		t.analyze()
	}
}

func (t *tx) analyze() {
	if t.written != "" {
		t.queue = append(t.queue, stated(-1, "ANALYZE (SKIP_LOCKED) "+t.written, nil))
	}
}

func (t *tx) ask(text string, args []any, row func(sqlstore.Scanner) error) (int64, error) {
	if err := t.ctx.Err(); err != nil {
		return 0, err
	}
	t.queue = append(t.queue, stated(-1, text, args))
	return t.trip(row)
}

// flush sends what waits.
func (t *tx) flush() error {
	if len(t.queue) == 0 {
		return nil
	}
	_, err := t.trip(nil)
	return err
}

// trip sends what waits, all at once, and gives the rows of the last of it.
func (t *tx) trip(row func(sqlstore.Scanner) error) (rows int64, err error) {
	all := t.queue
	t.queue, t.queued = nil, 0
	p := t.pg.StartPipeline(t.ctx)
	anew := make([]string, len(all)) // what those are called that the server does not know yet
	for i, st := range all {
		name, known := t.known[st.text]
		if !known {
			t.named++
			name = "s" + strconv.Itoa(t.named)
			anew[i], t.known[st.text] = name, name
			p.SendPrepare(name, st.text, nil)
		}
		p.SendQueryPrepared(name, st.args, st.kind, []int16{1})
	}
	err = p.Sync()
	done := 0
	for ; err == nil && done < len(all); done++ {
		var each func(sqlstore.Scanner) error
		if done == len(all)-1 {
			each = row
		}
		rows, err = t.answer(p, all[done], anew[done] != "", each)
	}
	if closing := p.Close(); err == nil {
		err = closing
	}
	if err != nil {
		t.forget(all, anew)
	}
	if t.ctx.Err() != nil {
		return 0, t.ctx.Err()
	}
	return rows, t.store.server.told(err)
}

// forget takes it that the server knows nothing of what was prepared in a trip
// that did not come to its end: a name is never given twice.
func (t *tx) forget(all []statement, anew []string) {
	for i, st := range all {
		if anew[i] != "" {
			delete(t.known, st.text)
		}
	}
}

// answer reads what the server says to one statement.
func (t *tx) answer(p *pgconn.Pipeline, st statement, anew bool, row func(sqlstore.Scanner) error) (int64, error) {
	if anew {
		if _, err := p.GetResults(); err != nil {
			return 0, err
		}
	}
	got, err := p.GetResults()
	if err != nil {
		return 0, err
	}
	r := got.(*pgconn.ResultReader)
	for row != nil && r.NextRow() {
		if err := row(columns{t, r}); err != nil {
			return 0, err
		}
	}
	tag, err := r.Close()
	if err == nil && st.want >= 0 && tag.RowsAffected() != st.want {
		err = t.unkept()
	}
	return tag.RowsAffected(), err
}

// columns are the row that a query stands at.
type columns struct {
	t *tx
	r *pgconn.ResultReader
}

// Scan implements [sqlstore.Scanner].
func (c columns) Scan(into ...any) error {
	fields, values := c.r.FieldDescriptions(), c.r.Values()
	if len(fields) != len(into) {
		return fmt.Errorf("%d columns, not %d", len(fields), len(into))
	}
	for i, f := range fields {
		if err := c.t.types.Scan(f.DataTypeOID, f.Format, values[i], into[i]); err != nil {
			return inspect.Errorf(inspect.CodeNoStore, "the store %s is not as this version makes it: %v", "台账 %s 的结构与本版本不符：%v",
				c.t.store.name, fmt.Errorf("%s: %w", f.Name, err)).Because(err)
		}
	}
	return nil
}

// stated writes the values of a statement as the server takes them: bytes as
// they are, all else as text, which it reads as what the column is.
func stated(want int64, text string, args []any) statement {
	st := statement{text, make([][]byte, len(args)), make([]int16, len(args)), want}
	for i, v := range args {
		switch v := v.(type) {
		case nil:
		case []byte:
			st.args[i], st.kind[i] = append([]byte{}, v...), 1
		case string:
			st.args[i] = []byte(v)
		case int64:
			st.args[i] = strconv.AppendInt(nil, v, 10)
		default:
			st.args[i] = []byte(reflect.ValueOf(v).String())
		}
	}
	return st
}

// begin begins a transaction of the book, in one trip. For a write the book's
// row is locked by changing it, so that each commit writes something, also one
// that found all done already: what is acknowledged must not be what a server
// that takes over has not.
func (s *Store) begin(ctx context.Context, write bool) (*tx, error) {
	for {
		l, err := s.take(ctx)
		if err != nil {
			return nil, err
		}
		t := &tx{link: l, store: s, ctx: ctx}
		if err = t.begin(write); err == nil {
			return t, nil
		}
		broken, again := l.pg.IsClosed(), l.used
		t.end()
		if !broken || !again || ctx.Err() != nil {
			return nil, err
		} // a connection that was idle may have been cut long ago
	}
}

func (t *tx) begin(write bool) error {
	if !write {
		_, err := t.plainly(t.ctx, "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY; "+t.mine())
		return t.store.server.told(err)
	}
	wait, told := t.store.options.Waits(), false
	for end := time.Now().Add(wait); ; {
		err := t.lock(min(sqlstore.Patience, max(time.Until(end), time.Millisecond)))
		if !inspect.IsCode(err, inspect.CodeBusy) || t.pg.IsClosed() || !time.Now().Before(end) {
			return err
		}
		if _, err := t.plainly(t.ctx, "ROLLBACK"); err != nil {
			return t.store.server.told(err)
		}
		if !told && t.store.options.Waiting != nil {
			t.store.options.Waiting()
		}
		told = true
	}
}

// mine says whose rows are seen in the transaction.
func (t *tx) mine() string {
	return fmt.Sprintf("SELECT set_config('rectify.book', '%d', true)", t.store.book)
}

// lock locks the book, and learns in the same trip where the record ends. Rows are
// put by keys: a plan made while a table was empty must not read all of it later.
func (t *tx) lock(wait time.Duration) error {
	t.queue = []statement{stated(-1, "BEGIN ISOLATION LEVEL READ COMMITTED", nil),
		stated(-1, "SELECT set_config('rectify.book', $1, true), set_config('lock_timeout', $2, true), set_config('enable_seqscan', 'off', true)",
			[]any{strconv.FormatInt(t.store.book, 10), strconv.FormatInt(wait.Milliseconds(), 10)}),
		stated(1, "UPDATE "+kept+".book SET turn = turn + 1 WHERE book = $1", []any{t.store.book})}
	t.written = named(kept, slices.Concat(sqlstore.Beside(), sqlstore.Relations()))
	return t.asked().Begin()
}

// end gives the connection back, and what was not committed up.
func (t *tx) end() {
	if !t.pg.IsClosed() && t.pg.TxStatus() != 'I' {
		ctx, stop := context.WithTimeout(context.Background(), connectWithin)
		defer stop()
		t.plainly(ctx, "ROLLBACK")
	}
	t.store.give(t.link)
}

// commit ends the transaction. It is not broken off: that would leave unknown
// what became of it.
func (t *tx) commit() error {
	if err := t.flush(); err != nil {
		return err
	}
	if err := t.ctx.Err(); err != nil {
		return err
	}
	t.warned = false
	done, err := t.plainly(context.WithoutCancel(t.ctx), "COMMIT")
	switch {
	case err != nil && !refused(err), err == nil && t.warned: // or the copy that was to have it has not
		return t.store.unsure(err)
	case err != nil:
		return t.store.server.told(err)
	case done[0].CommandTag.String() != "COMMIT":
		return t.unkept()
	}
	return nil
}

// Read implements [inspect.Store].
func (s *Store) Read(ctx context.Context, fn func(inspect.Reader) error) error {
	if err := s.writing.Nested(s.name); err != nil {
		return err
	}
	return s.in(ctx, func(t *tx) error { return fn(inspect.Reader{View: t.asked()}) }, false)
}

// Write implements [inspect.Store].
func (s *Store) Write(ctx context.Context, fn func(inspect.Writer) error) error {
	if s.options.ReadOnly {
		return inspect.Errorf(inspect.CodeRefused, "the store %s was opened for reading only", "台账 %s 以只读方式打开", s.name)
	}
	if err := s.writing.Nested(s.name); err != nil {
		return err
	}
	return s.in(ctx, func(t *tx) error {
		defer s.writing.Begin()()
		return fn(inspect.WriterOf(t.asked()))
	}, true)
}

func (s *Store) in(ctx context.Context, fn func(*tx) error, write bool) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	t, err := s.begin(ctx, write)
	if err != nil {
		return err
	}
	defer t.end()
	err = fn(t)
	if err == nil && write {
		err = t.asked().Seal()
	}
	if ctx.Err() != nil {
		return ctx.Err()
	}
	if err != nil || !write {
		return err
	}
	if err := t.commit(); err != nil {
		return err
	}
	if t.ran > 0 {
		s.recorded.Store(true)
	}
	return nil
}
