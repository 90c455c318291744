package sqlstore

import (
	"maps"
	"reflect"
	"slices"
	"strconv"

	"rectify/inspect"
)

func hazardList(l *list, f inspect.Filter) func(Scanner) (any, error) {
	town, sector := asThen("town", "v.date"), asThen("sector", "v.date")
	if f.Now {
		town, sector = "s.town", "s.sector"
	}
	l.columns += ", v.site, s.name, " + town + " AS then_town, " + sector +
		", coalesce(c.name, ''), coalesce(o.number, ''), " + called("v")
	l.from += l.of.joins + " JOIN site s ON s.n = v.site LEFT JOIN campaign c ON c.n = v.campaign"
	l.sorted(map[string]string{"found": "v.date", "due": "h.due IS NULL,h.due", "site": "s.name",
		"level": "h.level", "state": "h.state", "category": "h.category", "town": "then_town"})
	l.findHazards(f)
	if f.Hazards != nil {
		l.and("h.n IN (" + l.dialect.Numbers(l.add(asJSON(f.Hazards))) + ")")
	}
	l.number("h.inspection", f.Inspection)
	l.number("v.site", f.Site)
	l.number("v.campaign", f.Campaign)
	l.number("h.notice", f.Notice)
	l.days("v.date", f)
	by := "" // which of these words is to find them, unless something else does
	if others := (inspect.Filter{States: f.States, Level: f.Level, Category: f.Category, Limit: f.Limit,
		Withdrawn: f.Withdrawn, Descending: f.Descending}); !reflect.DeepEqual(f, others) {
		by = l.dialect.NoSort
	}
	l.states(by+"h.state", f.States)
	if len(f.States) == 0 && !f.Withdrawn && f.Hazards == nil {
		l.and(counts)
	}
	if f.Level != "" {
		l.is(by+"h.level", f.Level)
	}
	if f.Overdue != "" {
		l.and("h.n IN (SELECT h.n FROM " + l.dialect.Open + `
			WHERE h.overdue <= ` + l.add(f.Overdue) + " AND h.closed IS NULL)")
	}
	if f.Life != "" {
		l.and("h.n IN (SELECT n FROM hazard WHERE lived <> '' AND lived LIKE " + l.add("% "+string(f.Life)+" %") + ")")
	}
	l.belonging("v.date", f)
	l.word(by+"h.category", f.Category)
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

// findHazards says which tables tell what is on a page, begun with the one whose index has
// the order that is asked for or the fewest rows. Towns of then are in no table's order.
func (l *list) findHazards(f inspect.Filter) {
	unit := f.Sector != nil || f.Town != nil
	visit := unit || f.Site != 0 || f.Campaign != 0 || f.From != "" || f.To != ""
	from := l.themselves
	if visit {
		from += " JOIN inspection v ON v.n = h.inspection"
	}
	if unit {
		from += " JOIN site s ON s.n = v.site"
	}
	l.counted, l.finding = from, from
	visits := "inspection v" + l.dialect.Cross + "hazard h ON h.inspection = v.n"
	switch {
	case f.By != "" || f.Where != nil:
	case f.Sort == "town":
		l.finding = ""
	case f.Sort == "site":
		l.finding = l.ofSites()
	case (f.Sort == "found" || f.Site != 0) && unit:
		l.finding = visits + l.dialect.Cross + "site s ON s.n = v.site"
	case f.Sort == "found" || f.Site != 0:
		l.finding = visits
	}
}

// ofSites are hazards from the site on.
func (l *list) ofSites() string {
	return "site s" + l.dialect.Cross + "inspection v ON v.site = s.n" + l.dialect.Cross + "hazard h ON h.inspection = v.n"
}

// hazardPage is a page of hazards. By town it is a page of each until it is full.
func (t *Tx) hazardPage(l list, f inspect.Filter, row func(Scanner) error) (int, error) {
	if q, ok := talliedAs(inspect.Hazards, f); !ok || f.Sort != "town" || q.Only != nil {
		return t.each(t.near(l, f), f, row)
	}
	towns, err := t.kept(inspect.CountQuery{Dim: inspect.ByTown, Period: always,
		Sums: []string{"hazards_found", "hazards_withdrawn"}})
	keys := slices.Sorted(maps.Keys(towns))
	if f.Descending {
		slices.Reverse(keys)
	}
	some, rows := f, 0
	for _, town := range keys {
		if some.Sort, some.Town, some.Limit = "ref", &town, f.Limit-rows; some.Limit == 0 || err != nil {
			break
		}
		of, n := t.about(inspect.Hazards), 0
		of.themselves = of.from
		hazardList(&of, some)
		n, err = t.page(t.near(of, some), some, row)
		rows += n
	}
	if err == nil && rows == f.Limit {
		rows, err = t.total(l, f)
	}
	return rows, err
}

// nearby is how many hazards are looked through for a page of a town or sector.
const nearby = 4000

// near narrows a page of a town or sector, of which no index has the order, to the hazards
// that come first, where those fill it; else it begins with the units.
func (t *Tx) near(l list, f inspect.Filter) list {
	other := f.Sort != "" && f.Sort != "ref" || f.By != "" || f.Where != nil || f.Now || f.Site != 0
	if f.Town == nil && f.Sector == nil || other {
		return l
	}
	first, rows := l, 0
	first.where = slices.Clone(l.where)
	if first.and("h.n <= " + strconv.Itoa(nearby)); f.Descending {
		first.where[len(l.where)] = "h.n > (SELECT max(n) FROM hazard) - " + strconv.Itoa(nearby)
	}
	_, err := t.One("SELECT count(*) FROM (SELECT h.n FROM "+l.finding+first.narrowed()+
		" LIMIT "+strconv.Itoa(f.Limit)+") k", l.args, &rows)
	if err != nil || rows < f.Limit {
		l.finding = l.ofSites()
		return l
	}
	return first
}
