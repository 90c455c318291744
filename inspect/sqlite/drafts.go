package sqlite

import (
	"time"

	"github.com/google/uuid"

	"rectify/inspect"
)

// Draft implements [inspect.Reader].
func (t *tx) Draft(by string) (d inspect.Draft, ok bool, err error) {
	var id []byte
	var version, at int64
	var body string
	ok, err = t.one("SELECT id, version, at, body FROM draft WHERE by = ?", []any{by}, &id, &version, &at, &body)
	if err != nil || !ok {
		return d, false, err
	}
	d = inspect.Draft{By: by, Version: version, At: time.UnixMicro(at).UTC(), Body: []byte(body)}
	d.ID, err = uuid.FromBytes(id)
	return d, true, err
}

// PutDraft implements [inspect.Writer].
func (t *tx) PutDraft(d inspect.Draft) error {
	return t.keep("INSERT OR REPLACE INTO draft (by, id, version, at, body) VALUES (?, ?, ?, ?, ?)",
		d.By, d.ID[:], d.Version, d.At.UnixMicro(), string(d.Body))
}

// DropDraft implements [inspect.Writer].
func (t *tx) DropDraft(by string) error { return t.take("DELETE FROM draft WHERE by = ?", by) }

// Used implements [inspect.Reader]. Of categories the tallies know, which has an index.
func (t *tx) Used(dim inspect.Dim, word string) (used bool, err error) {
	text, args := "SELECT EXISTS (SELECT 1 FROM tally WHERE dim = ? AND key = ?)", []any{string(dim), word}
	if dim == inspect.BySector {
		text, args = "SELECT EXISTS (SELECT 1 FROM site WHERE sector = ? AND withdrawn = '')", args[1:]
	}
	_, err = t.one(text, args, &used)
	return used, err
}

// Phrases implements [inspect.Reader]. The columns beside max(n) are of that row.
func (t *tx) Phrases(part string, limit int) (out []inspect.Phrase, err error) {
	err = t.each(`SELECT text, count(*) AS times, max(n) AS newest, level, category, basis FROM hazard
		WHERE n > (SELECT max(n) FROM hazard) - ? AND state <> 'withdrawn' AND instr(text, ?) > 0
		GROUP BY text ORDER BY times DESC, newest DESC LIMIT ?`, []any{inspect.PhraseWindow, part, limit}, func(r scanner) error {
		var p inspect.Phrase
		var newest int64
		err := r.Scan(&p.Text, &p.Times, &newest, &p.Level, &p.Category, &p.Basis)
		out = append(out, p)
		return err
	})
	return out, err
}
