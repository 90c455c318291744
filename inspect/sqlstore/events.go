package sqlstore

import (
	"encoding/json"
	"math"
	"strconv"
	"time"

	"github.com/google/uuid"

	"rectify/inspect"
)

// Next implements [inspect.Writer].
func (t *Tx) Next(noun inspect.Noun) (n int64, err error) {
	_, err = t.one("SELECT coalesce(max(n), 0) + 1 FROM "+TableOf(noun).Name, nil, &n)
	return n, err
}

// encoding is that of what is added, as a word of the text.
var encoding = strconv.Itoa(inspect.Encoding)

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
	e.Seq = end.Place + 1
	w := e.Written(string(body))
	link := w.Link(end.Link)
	const insert = "INSERT INTO event (seq, id, kind, noun, n, at, by, body, link, encoding) VALUES ("
	if err := t.keep(insert+t.Dialect.marks(9)+", "+encoding+")",
		w.Seq, w.ID, w.Kind, string(w.Noun), w.N, w.At, w.By, w.Body, link[:]); err != nil {
		return 0, err
	}
	t.chain.now = inspect.Head{Place: w.Seq, Link: link, Encoding: w.Encoding}
	return w.Seq, nil
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

// Facts are those of which that is true, also those that cannot be read.
func (t *Tx) Facts(where string, values ...any) (out []inspect.Event, err error) {
	err = t.Query(eventColumns+where, values, func(r Scanner) error {
		e, err := scanEvent(r)
		out = append(out, e)
		return err
	})
	return out, err
}

// events are facts that must all be read.
func (t *Tx) events(where string, values ...any) ([]inspect.Event, error) {
	out, err := t.Facts(where, values...)
	for _, e := range out {
		if u, unread := e.Fact.(*inspect.Unread); unread && err == nil {
			err = u.Err
		}
	}
	return out, err
}

// event is the first of them.
func (t *Tx) event(where string, values ...any) (e inspect.Event, ok bool, err error) {
	found, err := t.events(where, values...)
	if err != nil || len(found) == 0 {
		return e, false, err
	}
	return found[0], true, nil
}

// Event implements [inspect.Reader].
func (t *Tx) Event(id inspect.ID) (inspect.Event, bool, error) {
	return t.event("WHERE id = $1", id[:])
}

// LastBy implements [inspect.Reader].
func (t *Tx) LastBy(by string, before int64) (inspect.Event, bool, error) {
	if before == 0 {
		before = math.MaxInt64
	}
	return t.event("WHERE by = $1 AND seq < $2 ORDER BY seq DESC LIMIT 1", by, before)
}

// RefOf implements [inspect.Reader].
func (t *Tx) RefOf(id inspect.ID) (ref inspect.Ref, ok bool, err error) {
	ok, err = t.one("SELECT noun, n FROM event WHERE id = $1", []any{id[:]}, &ref.Noun, &ref.N)
	return ref, ok, err
}

// History implements [inspect.Reader].
func (t *Tx) History(ref inspect.Ref) ([]inspect.Event, error) {
	return t.events("WHERE noun = $1 AND n = $2 ORDER BY seq", string(ref.Noun), ref.N)
}

// EachThing implements [inspect.Reader], some facts at a time, so that fn may
// ask the store.
func (t *Tx) EachThing(fn func(inspect.Ref, []inspect.Event) error) error {
	const some = 500
	last := inspect.Event{Ref: inspect.Ref{N: math.MinInt64}}
	var thing []inspect.Event
	for {
		next, err := t.Facts("WHERE (noun, n, seq) > ($1, $2, $3) ORDER BY noun, n, seq LIMIT $4",
			string(last.Ref.Noun), last.Ref.N, last.Seq, int64(some))
		if err != nil {
			return err
		}
		for _, e := range next {
			if e.Ref != last.Ref && len(thing) > 0 {
				if err := fn(last.Ref, thing); err != nil {
					return err
				}
				thing = nil
			}
			last, thing = e, append(thing, e)
		}
		if len(next) < some {
			break
		}
	}
	if len(thing) == 0 {
		return nil
	}
	return fn(last.Ref, thing)
}

// SiteNames implements [inspect.Reader]. Who was never called otherwise is in the
// list alone.
func (t *Tx) SiteNames(fn func(n int64, name, code string, withdrawn bool)) error {
	type named struct {
		n                int64
		name, code, gone string
	}
	told := func(k named) { fn(k.n, k.name, k.code, k.gone != "") }
	err := t.Query(`SELECT e.n, e.body, s.credit_code, s.withdrawn FROM event e JOIN site s ON s.n = e.n WHERE e.noun = 'S'
		AND e.kind IN ('site.added', 'site.amended') AND e.n IN (SELECT n FROM event WHERE noun = 'S' AND kind = 'site.amended')
		ORDER BY e.seq`, nil, func(r Scanner) error {
		var k named
		var body string
		if err := r.Scan(&k.n, &body, &k.code, &k.gone); err != nil {
			return err
		}
		var said struct {
			Name string `json:"name"`
		}
		err := json.Unmarshal([]byte(body), &said)
		k.name = said.Name
		told(k)
		return err
	})
	if err != nil {
		return err
	}
	return t.Query("SELECT n, name, credit_code, withdrawn FROM site ORDER BY n", nil, func(r Scanner) error {
		var k named
		err := r.Scan(&k.n, &k.name, &k.code, &k.gone)
		if err == nil {
			told(k)
		}
		return err
	})
}

// asJSON is for values of our own types, which always can be.
func asJSON(v any) string {
	b, _ := json.Marshal(v)
	return string(b)
}
