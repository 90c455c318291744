package sqlstore

import "rectify/inspect"

// sites counts distinct sites. Where sites part it or nothing does, each site is
// asked for one inspection, which an index answers however many there are; else,
// and of sites that moved, the inspections of the days are read.
func (t *Tx) sites(q inspect.CountQuery) (map[string]*inspect.Counted, error) {
	var a args
	text := ""
	switch _, one := q.Scope[inspect.BySite]; {
	case !one && (q.Dim == inspect.All || q.Dim == inspect.BySite):
		text = t.Dialect.visitedSites(&a, q, "")
	case !one && (q.Dim == inspect.BySector || q.Dim == inspect.ByTown):
		stayed := t.Dialect.visitedSites(&a, q, " AND v.moved = 0")
		moved := t.Dialect.visits(&a, q, " AND f.site IN (SELECT n FROM site WHERE moved > 0)")
		text = "SELECT k.key, sum(k.n) FROM (" + stayed + " UNION ALL " + moved + ") k GROUP BY 1"
	default:
		text = t.Dialect.visits(&a, q, "")
	}
	return t.tallies(text, a, []string{"sites_inspected"})
}

// inspected are the inspections that count, with the columns of flow; an
// inspection is of no level and no category.
const inspected = `(SELECT i.date AS day, NULL AS level, NULL AS category,
		i.n AS inspection, i.site AS site, i.campaign AS campaign, 0 AS hazard
	FROM inspection i WHERE i.counts = 1)`

// visits counts the sites of the inspections on the days of p, more narrowing them.
func (d *Dialect) visits(a *args, q inspect.CountQuery, more string) string {
	from, where := d.flowing(a, inspected, q)
	return "SELECT " + keys[q.Dim] + " AS key, count(DISTINCT f.site) AS n FROM " + from +
		" WHERE " + where + more + " GROUP BY 1"
}

// visitedSites counts the sites that have such an inspection, more narrowing them.
func (d *Dialect) visitedSites(a *args, q inspect.CountQuery, more string) string {
	key := map[inspect.Dim]string{inspect.All: "''", inspect.BySector: "v.sector", inspect.ByTown: "v.town",
		inspect.BySite: "cast(v.n AS TEXT)"}[q.Dim]
	q.Dim = inspect.All
	for _, of := range []inspect.Dim{inspect.BySector, inspect.ByTown} { // of another nothing is read, unless it moved
		if word, ok := q.Scope[of]; ok {
			more += " AND (v.moved > 0 OR v." + string(of) + " = " + a.add(word) + ")"
		}
	}
	from, where := d.flowing(a, inspected, q)
	return "SELECT " + key + " AS key, count(*) AS n FROM site v WHERE true" + more + " AND EXISTS (SELECT 1 FROM " +
		from + " WHERE f.site = v.n AND " + where + ") GROUP BY 1"
}
