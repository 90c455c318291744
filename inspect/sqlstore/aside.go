package sqlstore

import "rectify/inspect"

// Aside implements [inspect.View].
func (t *Tx) Aside(kind, key string) ([]byte, bool, error) {
	var body string
	ok, err := t.One("SELECT body FROM aside WHERE kind = $1 AND key = $2", []any{kind, key}, &body)
	return []byte(body), ok, err
}

// Asides implements [inspect.Lasting].
func (t *Tx) Asides(fn func(kind, key string, body []byte) error) error {
	return t.Query("SELECT kind, key, body FROM aside ORDER BY kind, key", nil, func(r Scanner) error {
		var kind, key, body string
		if err := r.Scan(&kind, &key, &body); err != nil {
			return err
		}
		return fn(kind, key, []byte(body))
	})
}

// PutAside implements [inspect.Changes].
func (t *Tx) PutAside(kind, key string, body []byte) error {
	if body == nil {
		return t.take("aside WHERE kind = $1 AND key = $2", kind, key)
	}
	on := "DO UPDATE SET body = excluded.body"
	if kind == inspect.AsideCode { // which stays
		on = "DO NOTHING"
	}
	return t.keep("INSERT INTO aside (kind, key, body) VALUES ("+t.Dialect.marks(0, 3)+") ON CONFLICT ("+
		t.Dialect.Key+"kind, key) "+on, kind, key, string(body))
}

// Forgotten are the complaints whose reporters are forgotten, by what their first
// facts are named.
func (t *Tx) Forgotten() (ids [][]byte, err error) {
	var id []byte
	err = t.Each(`SELECT id FROM complaint c WHERE EXISTS (SELECT 1 FROM event e
		WHERE e.noun = 'Q' AND e.n = c.n AND e.kind = 'reporter.forgotten')`, nil, func() { ids = append(ids, id) }, &id)
	return ids, err
}
