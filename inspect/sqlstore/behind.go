package sqlstore

import (
	"github.com/google/uuid"

	"rectify/inspect"
)

// Behind implements [inspect.View].
func (t *Tx) Behind(q inspect.FigureQuery, fn func(inspect.FigureRow) error) error {
	if err := t.loaded("hazard"); err != nil {
		return err
	}
	switch q.Figure {
	case inspect.FigureLate:
		return t.late(q, fn)
	case "opening":
		return t.stood(false, q.Scope, q.Period.From, fn)
	case "closing", "overdue":
		return t.stood(q.Figure == "overdue", q.Scope, q.Period.To, fn)
	}
	var a args
	from, where := t.Dialect.flowing(&a, t.Dialect.flow(),
		inspect.CountQuery{Dim: inspect.All, Scope: q.Scope, Period: q.Period})
	if q.Figure == "sites_inspected" {
		return t.figureRows(`SELECT 'S' || f.site AS ref, min(f.day) AS day, f.site AS site, 0 AS hazard, 0 AS notice
			FROM `+from+" WHERE "+where+" AND f.inspections = 1 GROUP BY f.site", a, q.Period.To.Add(-1), fn)
	}
	noun := inspect.TotalsTable.Named(q.Figure).Rows
	return t.figureRows("SELECT '"+string(noun)+"' || f."+tableOf(noun).Name+` AS ref,
			f.day AS day, f.site AS site, f.hazard AS hazard, f.notice AS notice
		FROM `+from+" WHERE "+where+" AND f."+q.Figure+" = 1", a, q.Period.To.Add(-1), fn)
}

// figureRows gives the rows behind a figure, b, what people know them by, with
// the number and the due date of that day.
func (t *Tx) figureRows(b string, a args, day inspect.Date, fn func(inspect.FigureRow) error) error {
	text := `SELECT b.ref, b.day, s.name, coalesce(o.number, ''),
			coalesce(h.text, ''), coalesce(h.level, ''), coalesce(h.category, ''),
			coalesce(h.due, ''), coalesce(h.body, ''), h.id, coalesce(v.date, ''), coalesce(g.n, 0), coalesce(g.date, ''),
			coalesce(v.inspectors, '')
		FROM (` + b + `) b
		JOIN site s ON s.n = b.site
		LEFT JOIN hazard h ON h.n = b.hazard
		LEFT JOIN inspection v ON v.n = h.inspection
		LEFT JOIN notice g ON g.n = h.notice
		LEFT JOIN notice o ON o.n = coalesce(nullif(b.notice, 0), h.notice) AND o.date <= ` + a.add(day) + `
		ORDER BY b.day, cast(substr(b.ref, 2) AS BIGINT)`
	of, names := tableOf(inspect.Hazards), lately[string]{read: namesOf}
	return t.Query(text, a, func(r Scanner) error {
		var row inspect.FigureRow
		var h inspect.Hazard
		var id []byte
		var body string
		names.into = &row.Inspectors
		if err := r.Scan(&row.Ref, &row.Date, &row.Site, &row.Number, &row.Text, &row.Level, &row.Category,
			&h.Due, &body, &id, &h.Found, &h.Notice, &h.OrderedOn,
			&names); err != nil {
			return err
		}
		h.ID, _ = uuid.FromBytes(id)
		if err := fromBody(of, body, &h); err != nil {
			return err
		}
		if row.Due = h.DueOn(day); h.Found != "" && h.Found != row.Date {
			row.Date, row.CountedOn = h.Found, row.Date
		}
		return fn(row)
	})
}
