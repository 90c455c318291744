package sqlite

import (
	"encoding/json"
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
func (t *tx) Append(e inspect.Event) (int64, error) {
	body, err := inspect.EncodeFact(e.Fact)
	if err != nil {
		return 0, err
	}
	if err := t.ctx.Err(); err != nil {
		return 0, err
	}
	st, err := t.prepared("INSERT INTO event (id, kind, noun, n, at, by, body) VALUES (?, ?, ?, ?, ?, ?, ?)")
	if err != nil {
		return 0, err
	}
	t.wrote = true
	res, err := st.Exec(e.ID[:], e.Fact.Kind(), string(e.Ref.Noun), e.Ref.N, e.At.UnixMicro(), e.By, string(body))
	if err != nil {
		return 0, t.store.told(err)
	}
	return res.LastInsertId()
}

const eventColumns = "SELECT seq, id, kind, noun, n, at, by, body FROM event "

func scanEvent(r scanner) (e inspect.Event, err error) {
	var id []byte
	var kind, body string
	var at int64
	if err := r.Scan(&e.Seq, &id, &kind, &e.Ref.Noun, &e.Ref.N, &at, &e.By, &body); err != nil {
		return e, err
	}
	e.At = time.UnixMicro(at).UTC()
	if e.ID, err = uuid.FromBytes(id); err != nil {
		return e, err
	}
	e.Fact, err = inspect.DecodeFact(kind, []byte(body))
	return e, err
}

func (t *tx) events(where string, args ...any) (out []inspect.Event, err error) {
	err = t.each(eventColumns+where, args, func(r scanner) error {
		e, err := scanEvent(r)
		out = append(out, e)
		return err
	})
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

// History implements [inspect.Reader].
func (t *tx) History(ref inspect.Ref) ([]inspect.Event, error) {
	return t.events("WHERE noun = ? AND n = ? ORDER BY seq", string(ref.Noun), ref.N)
}

// EachEvent implements [inspect.Reader], some at a time, so that fn may ask the store.
func (t *tx) EachEvent(fn func(inspect.Event) error) error {
	last := int64(0)
	for {
		some, err := t.events("WHERE seq > ? ORDER BY seq LIMIT 500", last)
		if err != nil || len(some) == 0 {
			return err
		}
		for _, e := range some {
			if err := fn(e); err != nil {
				return err
			}
			last = e.Seq
		}
	}
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
	return t.exec("INSERT INTO agency (one, body) VALUES (1, ?) ON CONFLICT DO UPDATE SET body = excluded.body", asJSON(a))
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
	return t.exec("INSERT INTO form (kind, body) VALUES (?, ?) ON CONFLICT DO UPDATE SET body = excluded.body", string(f.Kind), asJSON(f))
}

// asJSON is for values of our own types, which always can be.
func asJSON(v any) string {
	b, _ := json.Marshal(v)
	return string(b)
}
