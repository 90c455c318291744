package sqlstore

import (
	"cmp"
	"maps"
	"slices"
	"strconv"
	"strings"

	"rectify/inspect"
)

// ordered is the way that goes through all in an order. Towns of then are in none.
func (d *Dialect) ordered(sort string, all int) (w way, ok bool) {
	w = way{rows: all, gives: []string{sort}}
	switch sort {
	case "ref", "":
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

// fewest is the way that likely goes through the fewest hazards until a page is full, and
// through how many; without a limit it goes through all.
func (d *Dialect) fewest(ways []way, sort string, limit int) (best way, rows int) {
	best, rows = ways[0], ways[0].rows
	if w, ok := d.ordered(sort, rows); ok {
		best, rows = w, lookedThrough(w, limit, ways, 0)
	}
	for i, w := range ways {
		of := w.rows
		if slices.Contains(w.gives, cmp.Or(sort, "ref")) {
			of = lookedThrough(w, limit, ways, i)
		}
		if of < rows {
			best, rows = w, of
		}
	}
	return best, rows
}

// lookedThrough is how many are looked at on a way in the order of a list until a page is
// full: of what lies evenly each other way leaves its share.
func lookedThrough(w way, limit int, ways []way, is int) int {
	all, rows := float64(ways[0].rows), float64(limit)
	for i, other := range ways {
		switch {
		case i == 0 || i == is:
		case !other.even || other.rows == 0:
			return w.rows
		default:
			rows *= all / float64(cmp.Or(other.some, other.rows))
		}
	}
	if limit == 0 || rows > float64(w.rows) {
		return w.rows
	}
	return int(rows)
}

// unfelt are so many that to go through them is not felt.
const unfelt = 2000

// found are the numbers of the hazards on a page. How far a way has to be gone is guessed as
// if one filter had nothing to do with another, but no mine lies in a town without any: where
// the page is not full it is gone farther, until half as many are all that another goes through.
func (t *Tx) found(l list, f inspect.Filter, ways []way) (numbers []int64, err error) {
	if f.Sort == "town" {
		if numbers, ok, err := t.foundByTown(f, ways); ok || err != nil {
			return numbers, err
		}
	}
	fewest := slices.MinFunc(ways, fewer)
	best, rows := t.Dialect.fewest(ways, f.Sort, f.Limit)
	for far := max(unfelt, 2*rows); far < min(best.rows, 2*fewest.rows); far *= 8 {
		numbers, err = t.foundOn(best, far, l, f)
		if err != nil || len(numbers) == f.Limit {
			return numbers, err
		}
	}
	if fewest.rows < best.rows {
		best = fewest
	}
	return t.foundOn(best, best.rows, l, f)
}

// foundOn are those on a page that lie within so far on a way, of which it has the order if that
// is not the whole of it.
func (t *Tx) foundOn(w way, far int, l list, f inspect.Filter) (numbers []int64, err error) {
	order, err := l.order(f)
	if err = cmp.Or(err, l.wrong); err != nil {
		return nil, err
	}
	d := t.Dialect
	visit, unit := narrowedBy(f)
	visit, unit = visit || f.Sort == "found", unit || f.Sort == "site" || f.Sort == "town"
	from := d.joining(w.tables, visit, unit)
	if far < w.rows {
		own := list{where: slices.DeleteFunc(slices.Clone(l.where), func(cond string) bool {
			return w.by == "" || !strings.HasPrefix(cond, w.by)
		})}
		from = "(SELECT h.n AS n FROM " + w.tables + own.narrowed() + " ORDER BY " + order + " LIMIT " + strconv.Itoa(far) +
			") k" + d.Cross + d.joining(d.ofHazards("")+" ON h.n = k.n", visit, unit)
	}
	text, n := "SELECT h.n FROM "+from+l.narrowed(), int64(0)
	if far == w.rows || !d.Nested {
		text += " ORDER BY " + order
	}
	err = t.Each(text+" LIMIT "+strconv.Itoa(f.Limit), l.args, func() { numbers = append(numbers, n) }, &n)
	return numbers, err
}

// foundByTown goes from town to town until the page is full. It is not ok where that goes
// through half of what all at once would, or is not known to have all of a town.
func (t *Tx) foundByTown(f inspect.Filter, ways []way) (numbers []int64, ok bool, err error) {
	most := slices.MinFunc(ways, fewer).rows / 2
	towns, err := t.kept(inspect.CountQuery{Dim: inspect.ByTown, Period: always,
		Sums: []string{"hazards_found", "hazards_withdrawn"}})
	keys := slices.Sorted(maps.Keys(towns))
	if f.Descending {
		slices.Reverse(keys)
	}
	for _, town := range keys {
		some, of := f, towns[town].Tally
		some.Sort, some.Town, some.Limit = "ref", &town, f.Limit-len(numbers)
		best, rows := t.Dialect.fewest(append(slices.Clip(ways), way{tables: t.Dialect.ofUnits(), even: true,
			rows: of["hazards_found"] + of["hazards_withdrawn"]}), "ref", some.Limit)
		far := min(best.rows, max(unfelt, 2*rows))
		if most -= far; most < 0 {
			return nil, false, nil
		}
		l := t.about(inspect.Hazards)
		l.themselves = l.from
		hazardList(&l, some)
		more, err := t.foundOn(best, far, l, some)
		if numbers = append(numbers, more...); err != nil || len(numbers) == f.Limit {
			return numbers, true, err
		}
		if far < best.rows {
			return nil, false, nil
		}
	}
	return numbers, err == nil, err
}
