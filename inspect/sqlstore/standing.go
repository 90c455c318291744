package sqlstore

import (
	"strconv"
	"strings"

	"rectify/inspect"
)

// standing are the hazards that were open, or overdue, when the day began, each
// once, with the day since which: one row for each stretch that had begun and
// not ended. It is what sums of flow up to that day come to, and only reads what
// is open and what ended later, however long the book is. A date is text: what
// had begun before no day is nothing.
func (d *Dialect) standing(overdue bool, day string) string {
	of, stretches := "h.opened", [][2]string{
		{d.Open, "h.closed IS NULL AND h.opened < " + day},
		{"hazard h", "h.closed >= " + day + " AND " + d.NoSort + "h.opened < " + day + " AND h.state = 'accepted'"},
		{"spell p" + d.Cross + "hazard h ON h.n = p.hazard", "p.closed >= " + day + " AND p.opened < " + day + " AND " + counts},
	}
	if overdue {
		of, stretches = "h.overdue", [][2]string{
			{d.Open, "h.closed IS NULL AND h.overdue < " + day},
			{"hazard h", "h.closed >= " + day + " AND " + d.NoSort + "h.overdue < " + day + " AND h.state = 'accepted'"},
			{"spell p" + d.Cross + "hazard h ON h.n = p.hazard", "p.closed >= " + day + " AND p.overdue < " + day},
			{"mark u" + d.Cross + "mark m ON m.hazard = u.hazard AND m.place = u.place - 1" + d.Cross + "hazard h ON h.n = u.hazard",
				"u.what = 'unlapsed' AND u.day >= " + day + " AND m.what = 'lapsed' AND m.day < " + day},
		}
	}
	var selects []string
	for _, s := range stretches {
		since := of
		switch s[0][0] {
		case 's':
			since = strings.Replace(of, "h.", "p.", 1)
		case 'm':
			since = "m.day"
		}
		selects = append(selects, "SELECT "+since+" AS since, i.date AS day, h.level AS level, h.category AS category, i.n AS inspection, i.site AS site, i.campaign AS campaign, h.n AS hazard FROM "+
			s[0]+d.Cross+"inspection i ON i.n = h.inspection WHERE "+s[1])
	}
	return "(" + strings.Join(selects, " UNION ALL ") + d.All + ")" // as a whole, lest an order asked of it choose the indexes
}

// stood is standing narrowed to a scope.
func (d *Dialect) stood(a *args, overdue bool, dim inspect.Dim, scope inspect.Scope, day inspect.Date) (from, where string) {
	from, where = d.narrowed(a, d.standing(overdue, a.add(day)), dim, scope)
	return from, "true" + where
}

// stood are the rows behind what stood when day began.
func (t *Tx) stood(overdue bool, scope inspect.Scope, day inspect.Date, fn func(inspect.FigureRow) error) error {
	var a args
	from, where := t.Dialect.stood(&a, overdue, inspect.All, scope, day)
	return t.figureRows("SELECT 'H' || f.hazard AS ref, f.day AS day, f.site AS site, f.hazard AS hazard, 0 AS notice FROM "+from+" WHERE "+where, a, day.Add(-1), fn)
}

// Standing implements [inspect.Reader].
func (t *Tx) Standing(dim inspect.Dim, scope inspect.Scope, day inspect.Date) (map[string]inspect.Tally, error) {
	out := map[string]inspect.Tally{}
	for _, overdue := range []bool{false, true} {
		var a args
		from, where := t.Dialect.stood(&a, overdue, dim, scope, day)
		of, err := t.numbers("SELECT "+keys[dim]+", count(*) FROM "+from+" WHERE "+where+" GROUP BY 1", a)
		if err != nil {
			return nil, err
		}
		for key, n := range of {
			v := out[key]
			if overdue {
				v.Overdue = n
			} else {
				v.Found = n
			}
			out[key] = v
		}
	}
	return out, nil
}

// Late implements [inspect.Reader].
func (t *Tx) Late(scope inspect.Scope, day inspect.Date, limit int) (out []inspect.LateRow, err error) {
	var a args
	from, where := t.Dialect.stood(&a, true, inspect.All, scope, day)
	text := `SELECT 'H' || b.hazard, s.name, h.text, h.level, coalesce(o.number, ''), b.since FROM (SELECT f.since AS since, f.hazard AS hazard, f.site AS site FROM ` +
		from + " WHERE " + where + " ORDER BY f.since, f.hazard LIMIT " + strconv.Itoa(limit) + `) b
		JOIN hazard h ON h.n = b.hazard JOIN site s ON s.n = b.site LEFT JOIN notice o ON o.n = h.notice ORDER BY b.since, b.hazard`
	err = t.Query(text, a, func(r Scanner) error {
		var row inspect.LateRow
		err := r.Scan(&row.Ref, &row.Site, &row.Text, &row.Level, &row.Number, &row.Due)
		out = append(out, row)
		return err
	})
	return out, err
}
