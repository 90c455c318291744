package sqlite

import "rectify/inspect"

// SitesInspected implements [inspect.Reader]. Where sites part it or nothing
// does, each site is asked for one inspection, which an index answers however
// many there are; else, and of sites that moved, the inspections of the days are read.
func (t *tx) SitesInspected(dim inspect.Dim, scope inspect.Scope, p inspect.Period) (map[string]int, error) {
	if _, one := scope[inspect.BySite]; one {
		return t.numbers(visits(dim, scope, p, ""))
	}
	switch dim {
	case inspect.All, inspect.BySite:
		return t.numbers(visitedSites(dim, scope, p, ""))
	case inspect.BySector, inspect.ByTown:
		stayed, args := visitedSites(dim, scope, p, " AND v.former = ''")
		moved, more := visits(dim, scope, p, " AND f.site IN (SELECT n FROM site WHERE former <> '')")
		return t.numbers("SELECT key, sum(n) FROM ("+stayed+" UNION ALL "+moved+") GROUP BY 1", append(args, more...))
	}
	return t.numbers(visits(dim, scope, p, ""))
}

// inspected are the inspections that count, with the columns of flow; an
// inspection is of no level and no category.
const inspected = `(SELECT i.date AS day, NULL AS level, NULL AS category, i.n AS inspection, i.site AS site, i.campaign AS campaign, 0 AS hazard
	FROM inspection i WHERE i.withdrawn = '' AND i.kind <> 'visit')`

// visits counts the sites of the inspections on the days of p, more narrowing them.
func visits(dim inspect.Dim, scope inspect.Scope, p inspect.Period, more string) (text string, args []any) {
	from, where, args := narrowed(inspected, dim, scope)
	return "SELECT " + keys[dim] + " AS key, count(DISTINCT f.site) AS n FROM " + from + " WHERE f.day >= ? AND f.day < ?" + where + more + " GROUP BY 1",
		append([]any{string(p.From), string(p.To)}, args...)
}

// visitedSites counts the sites that have such an inspection, more narrowing them.
func visitedSites(dim inspect.Dim, scope inspect.Scope, p inspect.Period, more string) (text string, args []any) {
	from, where, args := narrowed(inspected, inspect.All, scope)
	key := map[inspect.Dim]string{inspect.All: "''", inspect.BySector: "v.sector", inspect.ByTown: "v.town", inspect.BySite: "cast(v.n AS TEXT)"}[dim]
	return "SELECT " + key + " AS key, count(*) AS n FROM site v WHERE EXISTS (SELECT 1 FROM " + from +
			" WHERE f.site = v.n AND f.day >= ? AND f.day < ?" + where + ")" + more + " GROUP BY 1",
		append([]any{string(p.From), string(p.To)}, args...)
}
