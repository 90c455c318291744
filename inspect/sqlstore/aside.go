package sqlstore

import (
	"encoding/json"
	"time"

	"github.com/google/uuid"

	"rectify/inspect"
)

// What is kept beside the nouns: the agency and its forms; reporters, drafts and
// what is owed, which are no part of the record.

// Agency implements [inspect.Reader].
func (t *Tx) Agency() (a inspect.Agency, err error) {
	var body string
	ok, err := t.one("SELECT body FROM agency", nil, &body)
	if err == nil && ok {
		err = json.Unmarshal([]byte(body), &a)
	}
	return a, err
}

// PutAgency implements [inspect.Writer].
func (t *Tx) PutAgency(a inspect.Agency) error {
	return t.keep("INSERT INTO agency (one, body) VALUES (1, $1) ON CONFLICT ("+t.Dialect.Key+"one) DO UPDATE SET body = excluded.body", asJSON(a))
}

// Form implements [inspect.Reader].
func (t *Tx) Form(kind inspect.FormKind) (f inspect.Form, ok bool, err error) {
	var body string
	ok, err = t.one("SELECT body FROM form WHERE kind = $1", []any{string(kind)}, &body)
	if err == nil && ok {
		err = json.Unmarshal([]byte(body), &f)
	}
	return f, ok, err
}

// PutForm implements [inspect.Writer].
func (t *Tx) PutForm(f inspect.Form) error {
	return t.keep("INSERT INTO form (kind, face, body) VALUES ($1, $2, $3) ON CONFLICT ("+t.Dialect.Key+"kind) DO UPDATE SET face = excluded.face, body = excluded.body",
		string(f.Kind), f.Body, asJSON(f))
}

// Reporter implements [inspect.Reader].
func (t *Tx) Reporter(n int64) (who inspect.Reporter, ok bool, err error) {
	ok, err = t.one("SELECT name, phone, address FROM reporter WHERE n = $1", []any{n}, &who.Name, &who.Phone, &who.Address)
	return who, ok, err
}

// PutReporter implements [inspect.Writer].
func (t *Tx) PutReporter(n int64, who inspect.Reporter) error {
	return t.keep("INSERT INTO reporter (n, name, phone, address) VALUES ($1, $2, $3, $4) ON CONFLICT ("+t.Dialect.Key+
		"n) DO UPDATE SET name = excluded.name, phone = excluded.phone, address = excluded.address", n, who.Name, who.Phone, who.Address)
}

// ForgetReporter implements [inspect.Writer].
func (t *Tx) ForgetReporter(n int64) error { return t.take("reporter WHERE n = $1", n) }

// Draft implements [inspect.Reader].
func (t *Tx) Draft(by string) (d inspect.Draft, ok bool, err error) {
	var id []byte
	var version, at int64
	var body string
	ok, err = t.one("SELECT id, version, at, body FROM draft WHERE by = $1", []any{by}, &id, &version, &at, &body)
	if err != nil || !ok {
		return d, false, err
	}
	d = inspect.Draft{By: by, Version: version, At: time.UnixMicro(at).UTC(), Body: []byte(body)}
	d.ID, err = uuid.FromBytes(id)
	return d, true, err
}

// PutDraft implements [inspect.Writer].
func (t *Tx) PutDraft(d inspect.Draft) error {
	return t.keep("INSERT INTO draft (by, id, version, at, body) VALUES ("+t.Dialect.marks(5)+") ON CONFLICT ("+t.Dialect.Key+
		"by) DO UPDATE SET id = excluded.id, version = excluded.version, at = excluded.at, body = excluded.body",
		d.By, d.ID[:], d.Version, d.At.UnixMicro(), string(d.Body))
}

// DropDraft implements [inspect.Writer].
func (t *Tx) DropDraft(by string) error { return t.take("draft WHERE by = $1", by) }

// Owed implements [inspect.Reader].
func (t *Tx) Owed() (out []inspect.Owed, err error) {
	err = t.Query("SELECT n, what, place, thing FROM owed ORDER BY n", nil, func(r Scanner) error {
		var o inspect.Owed
		err := r.Scan(&o.N, &o.What, &o.Place, &o.Thing)
		out = append(out, o)
		return err
	})
	return out, err
}

// PutOwed implements [inspect.Writer].
func (t *Tx) PutOwed(o inspect.Owed) (n int64, err error) {
	if _, err = t.one("SELECT coalesce(max(n), 0) + 1 FROM owed", nil, &n); err != nil {
		return 0, err
	}
	return n, t.keep("INSERT INTO owed (n, what, place, thing) VALUES ($1, $2, $3, $4)", n, o.What, o.Place, o.Thing)
}

// PutPaid implements [inspect.Writer].
func (t *Tx) PutPaid(o inspect.Owed) error {
	if o.N > 0 {
		return t.take("owed WHERE n = $1", o.N)
	}
	return t.take("owed WHERE place = $1 AND thing = $2", o.Place, o.Thing)
}
