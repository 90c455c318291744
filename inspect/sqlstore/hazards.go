package sqlstore

import (
	"slices"

	"rectify/inspect"
)

func hazardList(l *list, f inspect.Filter) func(Scanner) (any, error) {
	town, sector := asThen("town", "v.date"), asThen("sector", "v.date")
	if f.Now {
		town, sector = "s.town", "s.sector"
	}
	l.columns += ", v.site, s.name, " + town + ", " + sector +
		", coalesce(c.name, ''), coalesce(o.number, ''), " + called("v") + ", v.inspectors, v.kind"
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
	return rows(func(row *inspect.HazardRow) func(Scanner) error {
		read := reader(l.of, &row.Hazard, &row.Site, &row.SiteName, &row.Town, &row.Sector, &row.Campaign, &row.Number,
			&lately[string]{into: &row.Inspectors, read: namesOf},
			&lately[[]inspect.Officer]{into: &row.Officers, read: officersOf}, &row.Kind)
		return func(r Scanner) error {
			err := read(r)
			row.Photos, row.Spells = nil, nil // which a list does not tell
			return err
		}
	})
}

// hazardPage is a page of hazards, or all.
func (t *Tx) hazardPage(l list, f inspect.Filter, row func(Scanner) error) (int, error) {
	if f.Town != nil && f.Sort == "town" { // which all have
		f.Sort = "ref"
	}
	ways, known := []way{{tables: l.themselves}}, f.By == "" && f.Where == nil
	if known {
		var err error
		if ways, err = t.waysOf(f); err != nil {
			return 0, err
		}
	}
	visit, unit := narrowedBy(f)
	if f.Inspection == 0 { // of which a load keeps the index
		if err := t.loaded("hazard"); err != nil {
			return 0, err
		}
	}
	fewest := slices.MinFunc(ways, fewer)
	l.counted, l.most = t.Dialect.joining(fewest.tables, visit, unit), fewest.rows
	l.from = t.Dialect.whole(l.themselves)
	switch {
	case f.Limit > 0 && known:
		return t.counting(l, f, row, func(l list, f inspect.Filter, row func(Scanner) error) (int, error) {
			numbers, err := t.found(l, f, ways)
			if err != nil || len(numbers) == 0 {
				return 0, err
			}
			return t.numbered(l, f, numbers, row)
		})
	case f.Limit > 0:
		l.finding = l.counted
	case known:
		best, _ := t.Dialect.fewest(ways, f.Sort, 0)
		l.from = t.Dialect.whole(best.tables)
	}
	return t.each(l, f, row)
}

// numbered are the hazards of these numbers.
func (t *Tx) numbered(l list, f inspect.Filter, numbers []int64, row func(Scanner) error) (int, error) {
	f.Limit, l.args, l.where = 0, nil, nil
	l.and("h.n IN (" + t.Dialect.Numbers(l.add(asJSON(numbers))) + ")")
	return t.page(l, f, row)
}

// narrowedBy tells whether inspections and sites have a say in which hazards there are.
func narrowedBy(f inspect.Filter) (visit, unit bool) {
	return f.Site != 0 || f.Campaign != 0 || f.From != "" || f.To != "", f.Sector != nil || f.Town != nil
}
