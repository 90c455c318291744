package sqlstore

import (
	"cmp"
	"maps"
	"slices"

	"rectify/inspect"
)

func hazardList(l *list, f inspect.Filter) func(Scanner) (any, error) {
	town, sector := asThen("town", "v.date"), asThen("sector", "v.date")
	if f.Now {
		town, sector = "s.town", "s.sector"
	}
	l.columns += ", v.site, s.name, " + town + ", " + sector +
		", coalesce(c.name, ''), coalesce(o.number, ''), " + called("v")
	l.sorted(map[string]string{"found": "v.date", "due": "h.due IS NULL,h.due", "site": "s.name",
		"level": "h.level", "state": "h.state", "category": "h.category"})
	l.sorts["town"] = []string{town, "h.n"}
	if f.Hazards != nil {
		l.and("h.n IN (" + l.dialect.Numbers(l.add(asJSON(f.Hazards))) + ")")
	}
	l.number("h.inspection", f.Inspection)
	l.number("v.site", f.Site)
	l.number("v.campaign", f.Campaign)
	l.number("h.notice", f.Notice)
	l.days("v.date", f)
	l.states("h.state", f.States)
	if len(f.States) == 0 && !f.Withdrawn && f.Hazards == nil {
		l.and(counts)
	}
	if f.Level != "" {
		l.is("h.level", f.Level)
	}
	if f.Overdue != "" {
		l.and("h.overdue <= " + l.add(f.Overdue) + " AND h.closed IS NULL")
	}
	if f.Life != "" {
		l.and("h.lived <> '' AND h.lived LIKE " + l.add("% "+string(f.Life)+" %"))
	}
	l.belonging("v.date", f)
	l.word("h.category", f.Category)
	l.inspector("h.inspection", f.Inspector)
	l.wordsOr(f.Text, func(has func(column string) string) []string {
		return append(inspect.Mapped([]string{"h.text", "h.place", "h.basis", "h.responsible", "h.supervisor"}, has),
			"h.inspection IN (SELECT i.n FROM site u JOIN inspection i ON i.site = u.n WHERE "+has("u.name")+")")
	})
	return rows(func(r Scanner, row *inspect.HazardRow) error {
		err := reading(l.of, r, &row.Hazard, &row.Site, &row.SiteName, &row.Town, &row.Sector, &row.Campaign, &row.Number,
			(*asNames)(&row.Inspectors))
		row.Photos, row.Spells = nil, nil // which a list does not tell
		return err
	})
}

// going says in which order the tables are gone through that tell of the hazards of a list:
// for a page, to count them, and to read them whole.
func (t *Tx) going(l *list, f inspect.Filter) (towns bool, err error) {
	finds, counts := way{tables: l.themselves}, way{tables: l.themselves}
	if f.By == "" && f.Where == nil {
		ways, err := t.waysOf(f)
		if err != nil {
			return false, err
		}
		finds, towns = t.Dialect.shortest(ways, f)
		counts = slices.MinFunc(ways, func(a, b way) int { return cmp.Compare(a.rows, b.rows) })
		l.most = counts.rows
	}
	unit := f.Sector != nil || f.Town != nil
	visit := f.Site != 0 || f.Campaign != 0 || f.From != "" || f.To != ""
	l.counted = l.dialect.joining(counts.tables, visit, unit)
	l.finding = l.dialect.joining(finds.tables, visit || f.Sort == "found", unit || f.Sort == "site" || f.Sort == "town")
	if f.Limit > 0 { // then they are found first
		finds.tables = l.themselves
	}
	l.from = l.dialect.joining(finds.tables, true, true) +
		" LEFT JOIN notice o ON o.n = h.notice LEFT JOIN campaign c ON c.n = v.campaign"
	return towns, nil
}

// hazardPage is a page of hazards, or all.
func (t *Tx) hazardPage(l list, f inspect.Filter, row func(Scanner) error) (int, error) {
	if f.Town != nil && f.Sort == "town" { // which all have
		f.Sort = "ref"
	}
	towns, err := t.going(&l, f)
	if err != nil {
		return 0, err
	}
	if towns {
		return t.counting(l, f, row, t.byTown)
	}
	return t.each(l, f, row)
}

// byTown is a page by town: of each a page until it is full.
func (t *Tx) byTown(_ list, f inspect.Filter, row func(Scanner) error) (rows int, err error) {
	towns, err := t.kept(inspect.CountQuery{Dim: inspect.ByTown, Period: always,
		Sums: []string{"hazards_found", "hazards_withdrawn"}})
	keys := slices.Sorted(maps.Keys(towns))
	if f.Descending {
		slices.Reverse(keys)
	}
	some := f
	for _, town := range keys {
		if some.Sort, some.Town, some.Limit = "ref", &town, f.Limit-rows; some.Limit == 0 || err != nil {
			break
		}
		of, n := t.about(inspect.Hazards), 0
		of.themselves = of.from
		hazardList(&of, some)
		if _, err = t.going(&of, some); err == nil {
			n, err = t.page(of, some, row)
		}
		rows += n
	}
	return rows, err
}
