package sqlstore

import (
	"strconv"
	"strings"

	"rectify/inspect"
)

// stretches are the hazards that were open, or overdue, when the day began, each
// once, with the day since which: one row for each stretch that had begun and
// not ended. It is what sums of flow up to that day come to, and only reads what
// is open and what ended later, however long the book is. A date is text: what
// had begun before no day is nothing. Where the hazards alone are asked for, most are
// found in an index, and no row is read.
func (d *Dialect) stretches(overdue, alone bool, day string) string {
	accepted := d.NoSort + "h.state = 'accepted'"
	of, stretches := "h.opened", [][2]string{
		{d.ofHazards("hazard_due"), "h.closed IS NULL AND h.opened < " + day},
		{"hazard h", "h.closed >= " + day + " AND " + d.NoSort + "h.opened < " + day + " AND " + accepted},
		{"spell p" + d.Cross + "hazard h ON h.n = p.hazard",
			"p.closed >= " + day + " AND p.opened < " + day + " AND " + counts},
	}
	if overdue {
		of, stretches = "h.overdue", [][2]string{
			{d.ofHazards("hazard_due"), "h.closed IS NULL AND h.overdue < " + day},
			{"hazard h", "h.closed >= " + day + " AND " + d.NoSort + "h.overdue < " + day + " AND " + accepted},
			{"spell p" + d.Cross + "hazard h ON h.n = p.hazard", "p.closed >= " + day + " AND p.overdue < " + day},
			{"mark u" + d.Cross + `mark m
				ON m.hazard = u.hazard AND m.place = u.place - 1` + d.Cross + "hazard h ON h.n = u.hazard",
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
		columns, visit := "", ""
		if !alone {
			columns = `, i.date AS day, h.level AS level, h.category AS category, i.n AS inspection,
				i.site AS site, i.campaign AS campaign`
			visit = d.Cross + "inspection i ON i.n = h.inspection"
		}
		selects = append(selects, "SELECT "+since+" AS since, h.n AS hazard"+columns+" FROM "+s[0]+visit+" WHERE "+s[1])
	}
	// as a whole, lest an order asked of it choose the indexes
	return "(" + strings.Join(selects, " UNION ALL ") + d.All + ")"
}

// stood is stretches narrowed to the scope of a question.
func (d *Dialect) stood(a *args, overdue bool, q inspect.CountQuery) (from, where string) {
	from, where = d.narrowed(a, d.stretches(overdue, false, a.add(q.Day)), q.Dim, q.Scope)
	return from, "true" + where
}

// stood are the rows behind what stood when day began.
func (t *Tx) stood(overdue bool, scope inspect.Scope, day inspect.Date, fn func(inspect.FigureRow) error) error {
	var a args
	from, where := t.Dialect.stood(&a, overdue, inspect.CountQuery{Dim: inspect.All, Scope: scope, Day: day})
	return t.figureRows(`SELECT 'H' || f.hazard AS ref, f.day AS day, f.site AS site, f.hazard AS hazard, 0 AS notice
		FROM `+from+" WHERE "+where, a, day.Add(-1), fn)
}

// standing counts what stood when a day began.
func (t *Tx) standing(q inspect.CountQuery) (map[string]*inspect.Counted, error) {
	out := map[string]*inspect.Counted{}
	for sum, overdue := range map[string]bool{"hazards_found": false, "overdue": true} {
		var a args
		from, where := t.Dialect.stood(&a, overdue, q)
		of, err := t.tallies("SELECT "+keys[q.Dim]+", count(*) FROM "+from+" WHERE "+where+" GROUP BY 1", a, []string{sum})
		if err != nil {
			return nil, err
		}
		merge(out, of, 1)
	}
	return out, nil
}

// late are the hazards behind what is overdue, the longest first.
func (t *Tx) late(q inspect.FigureQuery, fn func(inspect.FigureRow) error) error {
	var a args
	from, where := t.Dialect.stood(&a, true, inspect.CountQuery{Dim: inspect.All, Scope: q.Scope, Day: q.Period.To})
	if len(q.Scope) == 0 {
		from = t.Dialect.stretches(true, true, "$1") + " f"
	}
	text := `SELECT 'H' || b.hazard, s.name, h.text, h.level, coalesce(o.number, ''), b.since FROM (
			SELECT f.since AS since, f.hazard AS hazard FROM ` + from + " WHERE " + where + `
			ORDER BY f.since, f.hazard LIMIT ` + strconv.Itoa(q.Limit) + `) b
		JOIN hazard h ON h.n = b.hazard JOIN inspection i ON i.n = h.inspection JOIN site s ON s.n = i.site
		LEFT JOIN notice o ON o.n = h.notice
		ORDER BY b.since, b.hazard`
	return t.Query(text, a, func(r Scanner) error {
		var row inspect.FigureRow
		err := r.Scan(&row.Ref, &row.Site, &row.Text, &row.Level, &row.Number, &row.Due)
		if err != nil {
			return err
		}
		return fn(row)
	})
}
