package sqlite

import "rectify/inspect"

// SitesInspected implements [inspect.Reader]. Where sites part it or nothing
// does, each site is asked for one inspection, which an index answers however
// many there are; else the inspections of the days are read.
func (t *tx) SitesInspected(dim inspect.Dim, scope inspect.Scope, p inspect.Period) (map[string]int, error) {
	text, args := visits(dim, scope, p)
	switch dim {
	case inspect.All, inspect.BySector, inspect.ByTown, inspect.BySite:
		if _, one := scope[inspect.BySite]; !one {
			text, args = visitedSites(dim, scope, p)
		}
	}
	return t.numbers(text, args)
}

// inspected are the inspections that count, with the columns of flow; an
// inspection is of no level and no category.
const inspected = `(SELECT i.date AS day, NULL AS level, NULL AS category, i.n AS inspection, i.site AS site, i.campaign AS campaign, 0 AS hazard
	FROM inspection i WHERE i.withdrawn = '' AND i.kind <> 'visit')`

// visits counts the sites of the inspections on the days of p.
func visits(dim inspect.Dim, scope inspect.Scope, p inspect.Period) (text string, args []any) {
	from, where, args := narrowed(inspected, dim, scope)
	return "SELECT " + keys[dim] + ", count(DISTINCT f.site) FROM " + from + " WHERE f.day >= ? AND f.day < ?" + where + " GROUP BY 1",
		append([]any{string(p.From), string(p.To)}, args...)
}

// visitedSites counts the sites that have such an inspection.
func visitedSites(dim inspect.Dim, scope inspect.Scope, p inspect.Period) (text string, args []any) {
	from, where, args := narrowed(inspected, inspect.All, scope)
	key := map[inspect.Dim]string{inspect.All: "''", inspect.BySector: "v.sector", inspect.ByTown: "v.town", inspect.BySite: "cast(v.n AS TEXT)"}[dim]
	return "SELECT " + key + ", count(*) FROM site v WHERE EXISTS (SELECT 1 FROM " + from + " WHERE f.site = v.n AND f.day >= ? AND f.day < ?" + where + ") GROUP BY 1",
		append([]any{string(p.From), string(p.To)}, args...)
}
