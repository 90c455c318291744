package sqlstore

import "rectify/inspect"

// accepted are the hazards of which the last acceptance by a day lies in a
// period: what was reopened later was accepted then.
func (t *Tx) accepted(a *args, p inspect.Period, on inspect.Date) string {
	from, to, day := a.add(p.From), a.add(p.To), a.add(on)
	in := func(closed string) string {
		return closed + " >= " + from + " AND " + closed + " < " + to + " AND " + closed + " <= " + day
	}
	return `(SELECT h.n, h.level, h.category, h.inspection FROM hazard h
			WHERE ` + in("h.closed") + ` AND ` + t.Dialect.NoSort + `h.state = 'accepted'
		UNION ALL SELECT h.n, h.level, h.category, h.inspection FROM spell p` + t.Dialect.Cross + `hazard h ON h.n = p.hazard
			WHERE ` + in("p.closed") + " AND p.reopened > " + day + " AND h.state <> 'withdrawn') h"
}

// Candidates implements [inspect.Reader]. Without strata the numbers come out of
// one index in one text: a year of a large book has a hundred thousand.
func (t *Tx) Candidates(p inspect.Period, on inspect.Date, strata inspect.Dim) (map[string][]int64, error) {
	if err := t.loaded("hazard"); err != nil {
		return nil, err
	}
	var a args
	accepted := t.accepted(&a, p, on)
	if strata == "" {
		var all string
		_, err := t.One("SELECT coalesce(string_agg(cast(h.n AS TEXT), ' '), '') FROM "+accepted, a, &all)
		if err != nil || all == "" {
			return nil, err
		}
		return map[string][]int64{"": numbersIn(all, " ")}, nil
	}
	out := map[string][]int64{}
	var n int64
	var stratum string
	from, where := t.Dialect.narrowed(&a, `(SELECT h.n AS hazard, h.level, h.category, i.site, h.inspection
		FROM `+accepted+" JOIN inspection i ON i.n = h.inspection)", strata, nil)
	return out, t.Each("SELECT f.hazard, "+keys[strata]+" FROM "+from+" WHERE true"+where, a,
		func() { out[stratum] = append(out[stratum], n) }, &n, &stratum)
}

// Phrases implements [inspect.Reader].
func (t *Tx) Phrases(part string, limit int) (out []inspect.Phrase, err error) {
	var p inspect.Phrase
	err = t.Each(`SELECT k.text, k.times, h.level, h.category, h.basis FROM (
			SELECT text, count(*) AS times, max(n) AS newest FROM hazard
			WHERE n > (SELECT max(n) FROM hazard) - $1 AND state <> 'withdrawn' AND `+t.Dialect.Place("text", "$2")+` > 0
			GROUP BY text ORDER BY times DESC, newest DESC LIMIT $3) k
		JOIN hazard h ON h.n = k.newest
		ORDER BY k.times DESC, k.newest DESC`,
		[]any{int64(inspect.PhraseWindow), part, int64(limit)}, func() { out = append(out, p) },
		&p.Text, &p.Times, &p.Level, &p.Category, &p.Basis)
	return out, err
}
