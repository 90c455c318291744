package sqlstore

import (
	"encoding/json"
	"math"
	"strconv"
	"time"

	"github.com/google/uuid"

	"rectify/inspect"
)

// Append implements [inspect.Writer].
func (t *Tx) Append(e inspect.Event) (seq int64, err error) {
	body, err := inspect.EncodeFact(e.Fact)
	if err != nil {
		return 0, err
	}
	end, err := t.end()
	if err != nil {
		return 0, err
	}
	if end.Place == math.MaxInt64 {
		return 0, inspect.Errorf(inspect.CodeCheck, "the record has no place after %s: somebody changed where it ends",
			"记录在 %s 之后已无位置：记录的末尾被改动", end).Hint(Restoring())
	}
	e.Seq = end.Place + 1
	_, err = t.append(e.Written(string(body)), end)
	return e.Seq, err
}

// append adds a fact behind where the record ends.
func (t *Tx) append(w inspect.Written, end inspect.Head) (inspect.Link, error) {
	link := w.Link(end.Link)
	if t.appends == "" {
		t.appends = "INSERT INTO event (seq, id, kind, noun, n, at, by, body, link, encoding) VALUES (" +
			t.Dialect.marks(0, 10) + ")"
	}
	err := t.keep(t.appends, w.Seq, w.ID, w.Kind, string(w.Noun), w.N, w.At, w.By, w.Body, link[:], w.Encoding)
	if err == nil {
		t.chain.now = inspect.Head{Place: w.Seq, Link: link, Encoding: w.Encoding}
	}
	return link, err
}

const eventColumns = "SELECT seq, id, kind, noun, n, at, by, body FROM event "

// scanEvent reads a fact; one that cannot be read is [inspect.Unread].
func scanEvent(r Scanner) (e inspect.Event, err error) {
	var id []byte
	var kind, body string
	var at int64
	if err := r.Scan(&e.Seq, &id, &kind, &e.Ref.Noun, &e.Ref.N, &at, &e.By, &body); err != nil {
		return e, err
	}
	e.At = time.UnixMicro(at).UTC()
	if e.ID, err = uuid.FromBytes(id); err == nil {
		e.Fact, err = inspect.DecodeFact(kind, []byte(body))
	}
	if err != nil {
		e.Fact = &inspect.Unread{Said: kind, Err: err}
	}
	return e, nil
}

// facts are those of which that is true.
func (t *Tx) facts(rest string, values []any, fn func(inspect.Event) error) error {
	return t.Query(eventColumns+rest, values, func(r Scanner) error {
		e, err := scanEvent(r)
		if err != nil {
			return err
		}
		return fn(e)
	})
}

// Event implements [inspect.View].
func (t *Tx) Event(id inspect.ID) (e inspect.Event, ok bool, err error) {
	if err := t.loaded("event"); err != nil {
		return e, false, err
	}
	err = t.facts("WHERE id = $1", []any{id[:]}, func(found inspect.Event) error {
		e, ok = found, true
		return nil
	})
	return e, ok, err
}

// RefOf implements [inspect.View].
func (t *Tx) RefOf(id inspect.ID) (ref inspect.Ref, ok bool, err error) {
	if err := t.loaded("event"); err != nil {
		return ref, false, err
	}
	ok, err = t.One("SELECT noun, n FROM event WHERE id = $1", []any{id[:]}, &ref.Noun, &ref.N)
	return ref, ok, err
}

// Events implements [inspect.View].
func (t *Tx) Events(q inspect.EventQuery, fn func(inspect.Event) error) error {
	if err := t.loaded("event"); err != nil {
		return err
	}
	var l list
	order := "seq"
	if q.Of.Noun != "" {
		l.is("noun", q.Of.Noun)
		l.is("n", q.Of.N)
	}
	if q.Noun != "" {
		l.is("noun", q.Noun)
	}
	if len(q.Kinds) > 0 {
		l.in("kind", q.Kinds)
	}
	if q.By != "" {
		l.is("by", q.By)
	}
	if q.Before != 0 {
		l.and("seq < " + l.add(q.Before))
	}
	if q.After.Seq != 0 && !q.ByThing {
		l.and("seq > " + l.add(q.After.Seq))
	}
	if q.Newest {
		order = "seq DESC"
	}
	if q.ByThing {
		after := q.After.Ref.N
		if q.After.Ref.Noun == "" {
			after = math.MinInt64
		}
		l.and("(noun, n, seq) > (" + l.add(q.After.Ref.Noun) + ", " + l.add(after) + ", " + l.add(q.After.Seq) + ")")
		order = "noun, n, seq"
	}
	rest := l.narrowed() + " ORDER BY " + order
	if q.Limit > 0 {
		rest += " LIMIT " + strconv.Itoa(q.Limit)
	}
	return t.facts(rest, l.args, fn)
}

// asJSON is for values of our own types, which always can be.
func asJSON(v any) string {
	b, _ := json.Marshal(v)
	return string(b)
}
