package sqlite

import (
	"encoding/json"
	"strconv"
	"strings"

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

// Candidates implements [inspect.Reader]. Without strata the numbers come out of
// one index in one text: a year of a large book has a hundred thousand.
func (t *tx) Candidates(p inspect.Period, strata inspect.Dim) (out []inspect.Candidate, err error) {
	accepted, args := "h.closed >= ? AND h.closed < ? AND h.state = 'accepted'", []any{string(p.From), string(p.To)}
	if strata == "" {
		var all string
		_, err := t.one("SELECT coalesce(group_concat(h.n, ' '), '') FROM hazard h WHERE "+accepted, args, &all)
		for word := range strings.FieldsSeq(all) {
			n, _ := strconv.ParseInt(word, 10, 64)
			out = append(out, inspect.Candidate{Hazard: n})
		}
		return out, err
	}
	text := "SELECT f.n, " + keys[strata] + " FROM (SELECT h.n, h.level, h.category, i.site FROM hazard h JOIN inspection i ON i.n = h.inspection WHERE " + accepted + ") f JOIN site s ON s.n = f.site"
	err = t.each(text, args, func(r scanner) error {
		var c inspect.Candidate
		err := r.Scan(&c.Hazard, &c.Stratum)
		out = append(out, c)
		return err
	})
	return out, err
}
