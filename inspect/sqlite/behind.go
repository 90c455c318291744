package sqlite

import (
	"github.com/google/uuid"

	"rectify/inspect"
)

// Behind implements [inspect.Reader].
func (t *tx) Behind(figure string, scope inspect.Scope, p inspect.Period, fn func(inspect.FigureRow) error) error {
	switch figure {
	case "sites_inspected":
		return t.behind("'S' || f.site", "min(f.day)", "f.inspections = 1", "GROUP BY f.site", scope, p, fn)
	case "inspections":
		return t.behind("'I' || f.inspection", "f.day", "f.inspections = 1", "", scope, p, fn)
	case "visits":
		return t.behind("'I' || f.inspection", "f.day", "f.visits = 1", "", scope, p, fn)
	case "notices_issued":
		return t.behind("'N' || f.notice", "f.day", "f.notices = 1", "", scope, p, fn)
	case "notices_voided":
		return t.behind("'N' || f.notice", "f.day", "f.voided = 1", "", scope, p, fn)
	case "opening", "closing", "overdue":
		day := p.To
		if figure == "opening" {
			day = p.From
		}
		return t.stood(figure == "overdue", scope, day, fn)
	case "notices_served":
		return t.behind("'N' || f.notice", "f.day", "f.served = 1", "", scope, p, fn)
	}
	column := map[string]string{"hazards_found": "f.found = 1", "hazards_general": "f.found = 1 AND f.major = 0", "hazards_major": "f.major = 1",
		"hazards_ordered": "f.ordered = 1", "hazards_fixed_on_spot": "f.on_spot = 1", "hazards_rectified": "f.rectified = 1",
		"hazards_reopened": "f.reopened = 1", "hazards_withdrawn": "f.withdrawn = 1",
		"hazards_claimed": "f.claimed = 1", "extensions_granted": "f.extended = 1", "extensions_refused": "f.unextended = 1", "hazards_referred": "f.referred = 1",
		"supervision_begun": "f.listed = 1", "supervision_ended": "f.delisted = 1", "work_stopped": "f.stopped = 1", "work_resumed": "f.resumed = 1",
		"hazards_looked_back": "f.looked = 1", "hazards_recurred": "f.recurred = 1"}[figure]
	return t.behind("'H' || f.hazard", "f.day", column, "", scope, p, fn)
}

func (t *tx) behind(ref, day, cond, group string, scope inspect.Scope, p inspect.Period, fn func(inspect.FigureRow) error) error {
	from, where, args := flowing(inspect.All, scope, p)
	return t.figureRows("SELECT "+ref+" AS ref, "+day+" AS day, f.site AS site, f.hazard AS hazard, f.notice AS notice FROM "+from+" WHERE "+where+" AND "+cond+" "+group, args, p.To.Add(-1), fn)
}

// figureRows gives the rows behind a figure, b, what people know them by, with
// the number and the due date of that day.
func (t *tx) figureRows(b string, args []any, day inspect.Date, fn func(inspect.FigureRow) error) error {
	text := `SELECT b.ref, b.day, s.name, coalesce(o.number, ''), coalesce(h.text, ''), coalesce(h.level, ''), coalesce(h.category, ''),
		coalesce(h.due, ''), coalesce(h.life, ''), coalesce(h.id, x''), coalesce(v.date, ''), coalesce(g.n, 0), coalesce(g.date, '')
		FROM (` + b + `) b
		JOIN site s ON s.n = b.site LEFT JOIN hazard h ON h.n = b.hazard LEFT JOIN inspection v ON v.n = h.inspection LEFT JOIN notice g ON g.n = h.notice
		LEFT JOIN notice o ON o.n = coalesce(nullif(b.notice, 0), h.notice) AND o.date <= ?
		ORDER BY b.day, cast(substr(b.ref, 2) AS INTEGER)`
	return t.each(text, append(args, string(day)), func(r scanner) error {
		var row inspect.FigureRow
		var h inspect.Hazard
		var id []byte
		var life string
		if err := r.Scan(&row.Ref, &row.Date, &row.Site, &row.Number, &row.Text, &row.Level, &row.Category,
			&h.Due, &life, &id, &h.Found, &h.Notice, &h.OrderedOn); err != nil {
			return err
		}
		h.ID, _ = uuid.FromBytes(id)
		if err := lifeFrom(life, &h.Life); err != nil {
			return err
		}
		row.Due = h.DueOn(day)
		return fn(row)
	})
}
