package sqlstore

import (
	"github.com/google/uuid"

	"rectify/inspect"
)

// figures are what people know the rows behind each figure by, and which rows of
// flow they are.
var figures = map[string]struct{ noun, of, cond string }{
	"inspections": {"I", "f.inspection", "f.inspections = 1"}, "visits": {"I", "f.inspection", "f.visits = 1"},
	"notices_issued": {"N", "f.notice", "f.notices = 1"}, "notices_voided": {"N", "f.notice", "f.voided = 1"}, "notices_served": {"N", "f.notice", "f.served = 1"},
	"hazards_found": {"H", "f.hazard", "f.found = 1"}, "hazards_general": {"H", "f.hazard", "f.found = 1 AND f.major = 0"}, "hazards_major": {"H", "f.hazard", "f.major = 1"},
	"hazards_ordered": {"H", "f.hazard", "f.ordered = 1"}, "hazards_fixed_on_spot": {"H", "f.hazard", "f.on_spot = 1"}, "hazards_rectified": {"H", "f.hazard", "f.rectified = 1"},
	"hazards_reopened": {"H", "f.hazard", "f.reopened = 1"}, "hazards_withdrawn": {"H", "f.hazard", "f.withdrawn = 1"}, "hazards_claimed": {"H", "f.hazard", "f.claimed = 1"},
	"extensions_granted": {"H", "f.hazard", "f.extended = 1"}, "extensions_refused": {"H", "f.hazard", "f.unextended = 1"}, "hazards_referred": {"H", "f.hazard", "f.referred = 1"},
	"supervision_begun": {"H", "f.hazard", "f.listed = 1"}, "supervision_ended": {"H", "f.hazard", "f.delisted = 1"},
	"work_stopped": {"H", "f.hazard", "f.stopped = 1"}, "work_resumed": {"H", "f.hazard", "f.resumed = 1"},
	"hazards_looked_back": {"H", "f.hazard", "f.looked = 1"}, "hazards_recurred": {"H", "f.hazard", "f.recurred = 1"},
}

// Behind implements [inspect.View].
func (t *Tx) Behind(q inspect.FigureQuery, fn func(inspect.FigureRow) error) error {
	switch q.Figure {
	case inspect.FigureLate:
		return t.late(q, fn)
	case "opening":
		return t.stood(false, q.Scope, q.Period.From, fn)
	case "closing", "overdue":
		return t.stood(q.Figure == "overdue", q.Scope, q.Period.To, fn)
	}
	var a args
	from, where := t.Dialect.flowing(&a, t.Dialect.flow(), inspect.All, q.Scope, q.Period)
	if q.Figure == "sites_inspected" {
		return t.figureRows("SELECT 'S' || f.site AS ref, min(f.day) AS day, f.site AS site, 0 AS hazard, 0 AS notice FROM "+from+
			" WHERE "+where+" AND f.inspections = 1 GROUP BY f.site", a, q.Period.To.Add(-1), fn)
	}
	k := figures[q.Figure]
	return t.figureRows("SELECT '"+k.noun+"' || "+k.of+" AS ref, f.day AS day, f.site AS site, f.hazard AS hazard, f.notice AS notice FROM "+from+
		" WHERE "+where+" AND "+k.cond, a, q.Period.To.Add(-1), fn)
}

// figureRows gives the rows behind a figure, b, what people know them by, with
// the number and the due date of that day.
func (t *Tx) figureRows(b string, a args, day inspect.Date, fn func(inspect.FigureRow) error) error {
	text := `SELECT b.ref, b.day, s.name, coalesce(o.number, ''), coalesce(h.text, ''), coalesce(h.level, ''), coalesce(h.category, ''),
		coalesce(h.due, ''), coalesce(h.body, ''), h.id, coalesce(v.date, ''), coalesce(g.n, 0), coalesce(g.date, '')
		FROM (` + b + `) b
		JOIN site s ON s.n = b.site LEFT JOIN hazard h ON h.n = b.hazard LEFT JOIN inspection v ON v.n = h.inspection LEFT JOIN notice g ON g.n = h.notice
		LEFT JOIN notice o ON o.n = coalesce(nullif(b.notice, 0), h.notice) AND o.date <= ` + a.add(day) + `
		ORDER BY b.day, cast(substr(b.ref, 2) AS BIGINT)`
	of := tableOf(inspect.Hazards)
	return t.Query(text, a, func(r Scanner) error {
		var row inspect.FigureRow
		var h inspect.Hazard
		var id []byte
		var body string
		if err := r.Scan(&row.Ref, &row.Date, &row.Site, &row.Number, &row.Text, &row.Level, &row.Category,
			&h.Due, &body, &id, &h.Found, &h.Notice, &h.OrderedOn); err != nil {
			return err
		}
		h.ID, _ = uuid.FromBytes(id)
		if err := fromBody(of, body, &h); err != nil {
			return err
		}
		row.Due = h.DueOn(day)
		return fn(row)
	})
}
