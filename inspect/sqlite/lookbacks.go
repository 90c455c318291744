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
	if !f.Withdrawn {
		l.and("json_extract(body, '$.Draw.withdrawn') IS NULL")
	}
	l.days("day", f)
	return page(t, l, f, scanDraw)
}

// PutLookback implements [inspect.Writer]. Of one that is there only whether it was struck changes.
func (t *tx) PutLookback(d inspect.Draw) error {
	return t.keep("INSERT INTO lookback (n, id, day, body) VALUES (?, ?, ?, ?) ON CONFLICT (n) DO UPDATE SET body = excluded.body", d.N, d.ID[:], string(d.On), asJSON(drawn{d, d.Hazards}))
}

// accepted are the hazards of which the last acceptance by the day ?3 lies from
// ?1 until before ?2: what was reopened later was accepted then.
const accepted = `(SELECT h.n, h.level, h.category, h.inspection FROM hazard h WHERE h.closed >= ?1 AND h.closed < ?2 AND h.closed <= ?3 AND h.state = 'accepted'
	UNION ALL SELECT h.n, h.level, h.category, h.inspection FROM spell p CROSS JOIN hazard h ON h.n = p.hazard
	WHERE p.closed >= ?1 AND p.closed < ?2 AND p.closed <= ?3 AND p.reopened > ?3 AND h.state <> 'withdrawn') h`

// Candidates implements [inspect.Reader]. Without strata the numbers come out of
// one index in one text: a year of a large book has a hundred thousand.
func (t *tx) Candidates(p inspect.Period, on inspect.Date, strata inspect.Dim) (map[string][]int64, error) {
	args := []any{string(p.From), string(p.To), string(on)}
	if strata == "" {
		var all string
		_, err := t.one("SELECT coalesce(group_concat(h.n, ' '), '') FROM "+accepted, args, &all)
		if err != nil || all == "" {
			return nil, err
		}
		out := make([]int64, 0, strings.Count(all, " ")+1)
		for word := range strings.SplitSeq(all, " ") {
			n, _ := strconv.ParseInt(word, 10, 64)
			out = append(out, n)
		}
		return map[string][]int64{"": out}, nil
	}
	out := map[string][]int64{}
	from, where, _ := narrowed("(SELECT h.n AS hazard, h.level, h.category, i.site, h.inspection FROM "+accepted+" JOIN inspection i ON i.n = h.inspection)", strata, nil)
	text := "SELECT f.hazard, " + keys[strata] + " FROM " + from + " WHERE true" + where
	return out, t.each(text, args, func(r scanner) error {
		var n int64
		var stratum string
		err := r.Scan(&n, &stratum)
		out[stratum] = append(out[stratum], n)
		return err
	})
}

// HazardIDs implements [inspect.Reader].
func (t *tx) HazardIDs(hazards []int64) (out []inspect.ID, err error) {
	err = t.each("SELECT h.id FROM json_each(?) k JOIN hazard h ON h.n = k.value ORDER BY k.key", []any{asJSON(hazards)}, func(r scanner) error {
		var id []byte
		err := r.Scan(&id)
		out = append(out, inspect.ID(id))
		return err
	})
	return out, err
}
