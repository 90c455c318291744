package sqlite

import (
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
	return t.figureRows("SELECT "+ref+" AS ref, "+day+" AS day, f.site AS site, f.hazard AS hazard, f.notice AS notice FROM "+from+" WHERE "+where+" AND "+cond+" "+group, args, fn)
}

// figureRows gives the rows behind a figure, b, what people know them by.
func (t *tx) figureRows(b string, args []any, fn func(inspect.FigureRow) error) error {
	text := `SELECT b.ref, b.day, s.name, coalesce(h.text, ''), coalesce(h.level, ''), coalesce(h.category, ''), coalesce(o.number, ''), coalesce(h.due, '')
		FROM (` + b + `) b
		JOIN site s ON s.n = b.site LEFT JOIN hazard h ON h.n = b.hazard LEFT JOIN notice o ON o.n = coalesce(nullif(b.notice, 0), h.notice)
		ORDER BY b.day, cast(substr(b.ref, 2) AS INTEGER)`
	return t.each(text, args, func(r scanner) error {
		var row inspect.FigureRow
		if err := r.Scan(&row.Ref, &row.Date, &row.Site, &row.Text, &row.Level, &row.Category, &row.Number, &row.Due); err != nil {
			return err
		}
		return fn(row)
	})
}
