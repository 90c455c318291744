package sqlite

import (
	"encoding/json"
	"math"
	"time"

	"github.com/google/uuid"

	"rectify/inspect"
)

// tables are where each noun's projection is.
var tables = map[inspect.Noun]string{inspect.Sites: "site", inspect.Campaigns: "campaign", inspect.Inspections: "inspection",
	inspect.Hazards: "hazard", inspect.Notices: "notice", inspect.Reviews: "review", inspect.Lookbacks: "lookback", inspect.Months: "closed", inspect.Papers: "paper", inspect.Complaints: "complaint", inspect.Blanks: "blank"}

// Next implements [inspect.Writer].
func (t *tx) Next(noun inspect.Noun) (n int64, err error) {
	_, err = t.one("SELECT coalesce(max(n), 0) + 1 FROM "+tables[noun], nil, &n)
	return n, err
}

// Append implements [inspect.Writer].
func (t *tx) Append(e inspect.Event) (seq int64, err error) {
	body, err := inspect.EncodeFact(e.Fact)
	if err != nil {
		return 0, err
	}
	res, err := t.run("INSERT INTO event (id, kind, noun, n, at, by, body) VALUES (?, ?, ?, ?, ?, ?, ?)",
		e.ID[:], e.Fact.Kind(), string(e.Ref.Noun), e.Ref.N, e.At.UnixMicro(), e.By, string(body))
	if err := t.kept(res, err); err != nil {
		return 0, err
	}
	return res.LastInsertId()
}

const eventColumns = "SELECT seq, id, kind, noun, n, at, by, body FROM event "

// scanEvent reads a fact; one that cannot be read is [inspect.Unread].
func scanEvent(r scanner) (e inspect.Event, err error) {
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

func (t *tx) facts(where string, args ...any) (out []inspect.Event, err error) {
	err = t.each(eventColumns+where, args, func(r scanner) error {
		e, err := scanEvent(r)
		out = append(out, e)
		return err
	})
	return out, err
}

// events are facts that must all be read.
func (t *tx) events(where string, args ...any) ([]inspect.Event, error) {
	out, err := t.facts(where, args...)
	for _, e := range out {
		if u, unread := e.Fact.(*inspect.Unread); unread && err == nil {
			err = u.Err
		}
	}
	return out, err
}

// Event implements [inspect.Reader].
func (t *tx) Event(id inspect.ID) (e inspect.Event, ok bool, err error) {
	found, err := t.events("WHERE id = ?", id[:])
	if err != nil || len(found) == 0 {
		return e, false, err
	}
	return found[0], true, nil
}

// LastBy implements [inspect.Reader].
func (t *tx) LastBy(by string, before int64) (e inspect.Event, ok bool, err error) {
	found, err := t.events("WHERE by = ?1 AND (?2 = 0 OR seq < ?2) ORDER BY seq DESC LIMIT 1", by, before)
	if err != nil || len(found) == 0 {
		return e, false, err
	}
	return found[0], true, nil
}

// RefOf implements [inspect.Reader].
func (t *tx) RefOf(id inspect.ID) (ref inspect.Ref, ok bool, err error) {
	ok, err = t.one("SELECT noun, n FROM event WHERE id = ?", []any{id[:]}, &ref.Noun, &ref.N)
	return ref, ok, err
}

// History implements [inspect.Reader].
func (t *tx) History(ref inspect.Ref) ([]inspect.Event, error) {
	return t.events("WHERE noun = ? AND n = ? ORDER BY seq", string(ref.Noun), ref.N)
}

// EachThing implements [inspect.Reader], some facts at a time, so that fn may
// ask the store.
func (t *tx) EachThing(fn func(inspect.Ref, []inspect.Event) error) error {
	const some = 500
	last := inspect.Event{Ref: inspect.Ref{N: math.MinInt64}}
	var thing []inspect.Event
	for {
		next, err := t.facts("WHERE (noun, n, seq) > (?, ?, ?) ORDER BY noun, n, seq LIMIT ?",
			string(last.Ref.Noun), last.Ref.N, last.Seq, some)
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

// Agency implements [inspect.Reader].
func (t *tx) Agency() (a inspect.Agency, err error) {
	var body string
	ok, err := t.one("SELECT body FROM agency", nil, &body)
	if err == nil && ok {
		err = json.Unmarshal([]byte(body), &a)
	}
	return a, err
}

// PutAgency implements [inspect.Writer].
func (t *tx) PutAgency(a inspect.Agency) error {
	return t.keep("INSERT INTO agency (one, body) VALUES (1, ?) ON CONFLICT DO UPDATE SET body = excluded.body", asJSON(a))
}

// Form implements [inspect.Reader].
func (t *tx) Form(kind inspect.FormKind) (f inspect.Form, ok bool, err error) {
	var body string
	ok, err = t.one("SELECT body FROM form WHERE kind = ?", []any{string(kind)}, &body)
	if err == nil && ok {
		err = json.Unmarshal([]byte(body), &f)
	}
	return f, ok, err
}

// PutForm implements [inspect.Writer].
func (t *tx) PutForm(f inspect.Form) error {
	return t.keep("INSERT INTO form (kind, body) VALUES (?, ?) ON CONFLICT DO UPDATE SET body = excluded.body", string(f.Kind), asJSON(f))
}

// asJSON is for values of our own types, which always can be.
func asJSON(v any) string {
	b, _ := json.Marshal(v)
	return string(b)
}
