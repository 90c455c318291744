package postgres

import (
	"reflect"
	"strconv"

	"github.com/jackc/pgx/v5/pgconn"

	"rectify/inspect/line"
	"rectify/inspect/sqlstore"
)

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
	if err := t.Ctx.Err(); err != nil {
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
// use any index, and read the whole book for each row.
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
	if err := t.Ctx.Err(); err != nil {
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
	defer t.Asks()()
	p := t.StartPipeline(t.Ctx)
	anew := make([]bool, len(all)) // what the server does not know yet
	for i, st := range all {
		name, known := t.known[st.text]
		if !known {
			t.named++
			name = "s" + strconv.Itoa(t.named)
			anew[i], t.known[st.text] = true, name
			p.SendPrepare(name, st.text, nil)
		}
		p.SendQueryPrepared(name, st.args, st.kind, nil)
	}
	err = p.Sync()
	done := 0
	for ; err == nil && done < len(all); done++ {
		var each func(sqlstore.Scanner) error
		if done == len(all)-1 {
			each = row
		}
		rows, err = t.answer(p, all[done], anew[done], each)
	}
	if closing := p.Close(); err == nil {
		err = closing
	}
	if err != nil { // whatever was prepared, the server may know nothing of it: a name is never given twice
		clear(t.known)
	}
	if t.Ctx.Err() != nil {
		return 0, t.Ctx.Err()
	}
	return rows, t.store.server.told(err)
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
		if err := row(columns{t.store.Name, r}); err != nil {
			return 0, err
		}
	}
	tag, err := r.Close()
	if err == nil && st.want >= 0 && tag.RowsAffected() != st.want {
		err = t.Unkept()
	}
	return tag.RowsAffected(), err
}

// columns are the row that a query stands at.
type columns struct {
	store string
	*pgconn.ResultReader
}

// Scan implements [sqlstore.Scanner].
func (c columns) Scan(into ...any) error {
	if err := line.Scan(c.ResultReader, into...); err != nil {
		return sqlstore.Unlike("store", "台账", "", "").Of(err, c.store)
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
