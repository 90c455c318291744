package sqlstore

import (
	"cmp"
	"slices"

	"rectify/inspect"
)

// someTowns are about as many as a district has.
const someTowns = 20

// ordered is the way that goes through all in an order. Towns of then are in none.
func (d *Dialect) ordered(sort string, all int) (w way, ok bool) {
	w = way{rows: all, gives: []string{sort}}
	switch sort {
	case "ref":
		w.tables = d.ofHazards("")
	case "found":
		w.tables = d.ofVisits("inspection_date")
	case "site":
		w.tables = d.ofUnits()
	case "due":
		w.tables = d.ofHazards("hazard_order")
	case "level", "state", "category":
		w.tables = d.ofHazards("hazard_" + sort)
	}
	return w, w.tables != ""
}

// shortest is the way on which a page is full, or all are gone through, the soonest. It is
// towns, where they are to be taken one by one.
func (d *Dialect) shortest(ways []way, f inspect.Filter) (best way, towns bool) {
	best, least := d.fewest(ways, cmp.Or(f.Sort, "ref"), f.Limit)
	if f.Sort == "town" && f.Limit > 0 {
		_, each := d.fewest(ways, "ref", f.Limit*someTowns)
		towns = each < least
	}
	return best, towns
}

// fewest is the way that goes through the fewest hazards until there are so many in an order; of
// none it goes through all.
func (d *Dialect) fewest(ways []way, sort string, limit int) (best way, least float64) {
	best, least = ways[0], float64(ways[0].rows)
	if w, ok := d.ordered(sort, ways[0].rows); ok {
		if best = w; limit > 0 {
			least = min(least, lookedThrough(limit, ways, 0))
		}
	}
	for i, w := range ways {
		rows := float64(w.rows)
		if limit > 0 && slices.Contains(w.gives, sort) {
			rows = min(rows, lookedThrough(limit, ways, i))
		}
		if rows < least {
			best, least = w, rows
		}
	}
	return best, least
}

// lookedThrough is how many are looked at until a page is full, of what is narrowed by all of these
// ways but one: of what lies evenly each leaves its share.
func lookedThrough(limit int, ways []way, but int) float64 {
	all, rows := float64(ways[0].rows), float64(limit)
	for i, w := range ways {
		switch {
		case i == 0 || i == but:
		case !w.even || w.rows == 0:
			return all
		default:
			rows *= all / float64(cmp.Or(w.some, w.rows))
		}
	}
	return rows
}
