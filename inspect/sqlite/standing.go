package sqlite

import (
	"strconv"
	"strings"

	"rectify/inspect"
)

// stillOpen are the hazards by the index of those that are open, which SQLite
// else passes over for one of all that ever was.
const stillOpen = "hazard h INDEXED BY hazard_due"

// standing are the hazards that were open, or overdue, when the day ?1 began,
// each once, with the day since which: one row for each stretch that had begun
// and not ended. It is what sums of flow up to that day come to, and only reads
// what is open and what ended later, however long the book is.
func standing(overdue bool) string {
	of, stretches := "h.opened", [][2]string{
		{stillOpen, "h.closed IS NULL AND h.opened < ?1"},
		{"hazard h", "h.closed >= ?1 AND +h.opened < ?1 AND h.state = 'accepted'"},
		{"spell p CROSS JOIN hazard h ON h.n = p.hazard", "p.closed >= ?1 AND p.opened < ?1 AND " + counts},
	}
	if overdue {
		of, stretches = "h.overdue", [][2]string{
			{stillOpen, "h.closed IS NULL AND h.overdue < ?1"},
			{"hazard h", "h.closed >= ?1 AND +h.overdue < ?1 AND h.state = 'accepted'"},
			{"spell p CROSS JOIN hazard h ON h.n = p.hazard", "p.closed >= ?1 AND p.overdue < ?1"},
			{"mark u CROSS JOIN mark m ON m.hazard = u.hazard AND m.place = u.place - 1 CROSS JOIN hazard h ON h.n = u.hazard",
				"u.what = 'unlapsed' AND u.day >= ?1 AND m.what = 'lapsed' AND m.day < ?1"},
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
			s[0]+" CROSS JOIN inspection i ON i.n = h.inspection WHERE "+s[1])
	}
	return "(" + strings.Join(selects, " UNION ALL ") + " LIMIT -1)" // as a whole, lest an order asked of it choose the indexes
}

// stood is standing narrowed to a scope. A date is text: what had begun before
// no day is nothing.
func stood(overdue bool, dim inspect.Dim, scope inspect.Scope, day inspect.Date) (from, where string, args []any) {
	from, where, args = narrowed(standing(overdue), dim, scope)
	return from, "1" + where, append([]any{string(day)}, args...)
}

// stood are the rows behind what stood when day began.
func (t *tx) stood(overdue bool, scope inspect.Scope, day inspect.Date, fn func(inspect.FigureRow) error) error {
	from, where, args := stood(overdue, inspect.All, scope, day)
	return t.figureRows("SELECT 'H' || f.hazard AS ref, f.day AS day, f.site AS site, f.hazard AS hazard, 0 AS notice FROM "+from+" WHERE "+where, args, day.Add(-1), fn)
}

// Standing implements [inspect.Reader].
func (t *tx) Standing(dim inspect.Dim, scope inspect.Scope, day inspect.Date) (map[string]inspect.Tally, error) {
	out := map[string]inspect.Tally{}
	for _, overdue := range []bool{false, true} {
		from, where, args := stood(overdue, dim, scope, day)
		err := t.each("SELECT "+keys[dim]+", count(*) FROM "+from+" WHERE "+where+" GROUP BY 1", args, func(r scanner) error {
			var key string
			var n int
			err := r.Scan(&key, &n)
			v := out[key]
			if overdue {
				v.Overdue = n
			} else {
				v.Found = n
			}
			out[key] = v
			return err
		})
		if err != nil {
			return nil, err
		}
	}
	return out, nil
}

// Late implements [inspect.Reader].
func (t *tx) Late(scope inspect.Scope, day inspect.Date, limit int) (out []inspect.LateRow, err error) {
	from, where, args := stood(true, inspect.All, scope, day)
	text := `SELECT 'H' || b.hazard, s.name, h.text, h.level, coalesce(o.number, ''), b.since FROM (SELECT f.since AS since, f.hazard AS hazard, f.site AS site FROM ` +
		from + " WHERE " + where + " ORDER BY f.since, f.hazard LIMIT " + strconv.Itoa(limit) + `) b
		JOIN hazard h ON h.n = b.hazard JOIN site s ON s.n = b.site LEFT JOIN notice o ON o.n = h.notice ORDER BY b.since, b.hazard`
	err = t.each(text, args, func(r scanner) error {
		var row inspect.LateRow
		err := r.Scan(&row.Ref, &row.Site, &row.Text, &row.Level, &row.Number, &row.Due)
		out = append(out, row)
		return err
	})
	return out, err
}
