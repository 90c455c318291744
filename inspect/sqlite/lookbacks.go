package sqlite

import (
	"encoding/json"

	"github.com/google/uuid"

	"rectify/inspect"
)

// drawn is a draw as the body column keeps it, with the numbers of this book.
type drawn struct {
	Draw    inspect.Draw
	Hazards []int64
}

func scanDraw(r scanner) (d inspect.Draw, err error) {
	var n int64
	var id []byte
	var body string
	if err := r.Scan(&n, &id, &body); err != nil {
		return d, err
	}
	var k drawn
	err = json.Unmarshal([]byte(body), &k)
	d = k.Draw
	d.N, d.Hazards = n, k.Hazards
	d.ID, _ = uuid.FromBytes(id)
	return d, err
}

// Lookback implements [inspect.Reader].
func (t *tx) Lookback(n int64) (d inspect.Draw, ok bool, err error) {
	err = t.each("SELECT n, id, body FROM lookback WHERE n = ?", []any{n}, func(r scanner) error {
		ok = true
		d, err = scanDraw(r)
		return err
	})
	return d, ok, err
}

// Lookbacks implements [inspect.Reader].
func (t *tx) Lookbacks(f inspect.Filter) (inspect.Page[inspect.Draw], error) {
	l := list{columns: "SELECT n, id, body", from: "lookback", sorts: map[string]string{"": "n", "ref": "n", "date": "day,n"}}
	l.days("day", f)
	return page(t, l, f, scanDraw)
}

// PutLookback implements [inspect.Writer].
func (t *tx) PutLookback(d inspect.Draw) error {
	return t.exec("INSERT INTO lookback (n, id, day, body) VALUES (?, ?, ?, ?)", d.N, d.ID[:], string(d.On), asJSON(drawn{d, d.Hazards}))
}

// Candidates implements [inspect.Reader].
func (t *tx) Candidates(p inspect.Period, strata inspect.Dim) (out []inspect.Candidate, err error) {
	key, from := "''", "hazard h"
	if strata != "" {
		key, from = keys[strata], "(SELECT h.n, h.closed, h.state, h.level, h.category, h.inspection, i.site, i.campaign FROM hazard h JOIN inspection i ON i.n = h.inspection) f JOIN site s ON s.n = f.site"
	}
	alias := "h"
	if strata != "" {
		alias = "f"
	}
	err = t.each("SELECT "+alias+".n, "+key+" FROM "+from+" WHERE "+alias+".closed >= ? AND "+alias+".closed < ? AND "+alias+".state = 'accepted'", []any{string(p.From), string(p.To)}, func(r scanner) error {
		var c inspect.Candidate
		err := r.Scan(&c.Hazard, &c.Stratum)
		out = append(out, c)
		return err
	})
	return out, err
}
