package sqlite

import (
	"fmt"

	"rectify/inspect"
)

// asked are lists and reports of the newest year, by what they are.
func asked() map[string]func(b *inspect.Book) error {
	out := map[string]func(b *inspect.Book) error{
		"report statistics": func(b *inspect.Book) error { _, _, err := b.Statistics(ctx, "2021-11-30"); return err },
		"statistics of odd days": func(b *inspect.Book) error {
			_, _, err := b.Statistics(ctx, "2021-11-17")
			return err
		},
		"report month": func(b *inspect.Book) error { _, err := b.Monthly(ctx, "2021-11-01", nil); return err },
		"report month of a town": func(b *inspect.Book) error {
			_, err := b.Monthly(ctx, "2021-11-01", inspect.Scope{inspect.ByTown: "镇1"})
			return err
		},
	}
	for name, q := range map[string]inspect.TotalsQuery{
		"totals of a month":   {Period: inspect.MonthOf("2021-11-01"), Compare: true},
		"totals of odd days":  {Period: inspect.Period{From: "2021-02-05", To: "2021-11-24"}},
		"totals of odd years": {Period: inspect.Period{From: "2012-01-20", To: "2021-11-24"}},
		"totals of all years": {Period: inspect.Period{From: "2012-01-01", To: "2022-01-01"}},
		"odd years of a town": {Period: inspect.Period{From: "2012-01-20", To: "2021-11-24"},
			Scope: inspect.Scope{inspect.ByTown: "镇1"}},
		"totals by site":       {Period: inspect.MonthOf("2021-11-01"), By: inspect.BySite},
		"totals by inspector":  {Period: inspect.MonthOf("2021-11-01"), By: inspect.ByInspector},
		"totals of a category": {Period: inspect.MonthOf("2021-11-01"), Scope: inspect.Scope{inspect.ByCategory: "fire"}},
		"odd days of a category": {Period: inspect.Period{From: "2021-02-05", To: "2021-11-24"},
			Scope: inspect.Scope{inspect.ByCategory: "fire"}},
		"odd days of major ones": {Period: inspect.Period{From: "2021-02-05", To: "2021-11-24"},
			Scope: inspect.Scope{inspect.ByLevel: "major"}},
		"a category's major ones": {Period: inspect.MonthOf("2021-11-01"),
			Scope: inspect.Scope{inspect.ByCategory: "fire", inspect.ByLevel: "major"}},
		"a category by level": {Period: inspect.MonthOf("2021-11-01"), By: inspect.ByLevel,
			Scope: inspect.Scope{inspect.ByCategory: "fire"}},
		"a site's category": {Period: inspect.MonthOf("2021-11-01"),
			Scope: inspect.Scope{inspect.BySite: "3", inspect.ByCategory: "fire"}},
		"a town's major ones": {Period: inspect.MonthOf("2021-11-01"),
			Scope: inspect.Scope{inspect.ByTown: "镇1", inspect.ByLevel: "major"}},
	} {
		out[name] = func(b *inspect.Book) error { _, err := b.Totals(ctx, q); return err }
	}
	return out
}

// askedLists are pages of lists: in each order that is offered, narrowed by each of what
// a hazard is found by, and by two of them. Units by name are gone through one by one, and
// one of them with all that it has.
func askedLists() map[string]func(b *inspect.Book) error {
	out := map[string]func(b *inspect.Book) error{}
	listed := func(name string, noun inspect.Noun, f inspect.Filter, sorts ...string) {
		for i, sort := range append(sorts, sorts...) {
			f := f
			f.Limit, f.More, f.Sort, f.Descending = 50, true, sort, i >= len(sorts)
			out[fmt.Sprint(noun, " list ", name, " by ", sort, f.Descending)] = func(b *inspect.Book) error {
				return b.Read(ctx, func(r inspect.Reader) error {
					_, err := r.List(noun, f, func(any) error { return nil })
					return err
				})
			}
		}
	}
	orders := []string{"ref", "found", "due", "site", "level", "state", "category", "town"}
	town, sector, school, category, open := "镇1", "mine", "school", "fire", []inspect.State{inspect.Open, inspect.Ordered}
	for name, f := range map[string]inspect.Filter{
		"of all": {}, "of a town": {Town: &town}, "of a sector": {Sector: &sector}, "of a category": {Category: &category},
		"of a unit": {Site: 3}, "of major ones": {Level: inspect.Major}, "of general ones": {Level: inspect.General},
		"of open ones": {States: open}, "of accepted ones": {States: []inspect.State{inspect.Accepted}},
		"of withdrawn ones": {States: []inspect.State{inspect.Withdrawn}}, "of all ever": {Withdrawn: true},
		"overdue": {Overdue: "2021-12-31"}, "of a month": {From: "2021-11-01", To: "2021-12-01"},
		"of an inspection": {Inspection: 7}, "of a text": {Text: "配电室"}, "of a name": {Inspector: "甲某"},
	} {
		listed(name, inspect.Hazards, f, orders...)
	}
	for name, f := range map[string]inspect.Filter{
		"of a town's major ones":      {Town: &town, Level: inspect.Major},
		"of a town's category":        {Town: &town, Category: &category},
		"of a town's open ones":       {Town: &town, States: open},
		"of a category's open ones":   {Category: &category, States: open},
		"of major ones of a category": {Level: inspect.Major, Category: &category},
		"overdue in a town":           {Overdue: "2021-12-31", Town: &town},
		"of a text in a town":         {Text: "配电室", Town: &town}, "of a text that is open": {Text: "配电室", States: open},
		"of a category that a sector has not": {Category: &category, Sector: &school},
		"of a unit's major ones":              {Site: 3, Level: inspect.Major},
		"of a month's open ones":              {From: "2021-11-01", States: open},
	} {
		listed("narrowed twice "+name, inspect.Hazards, f, orders...)
	}
	for name, f := range map[string]inspect.Filter{"of no text": {Text: "没有"}, "of one text": {Text: "第777项"},
		"of no text in a town": {Text: "没有", Town: &town}} { // the book is gone through, and once
		listed(name, inspect.Hazards, f, orders...)
	}
	listed("of all", inspect.Campaigns, inspect.Filter{}, "name", "from")
	listed("of all", inspect.Sites, inspect.Filter{}, "name", "sector", "town", "inspected")
	for name, f := range map[string]inspect.Filter{"of all": {}, "of a town": {Town: &town}, "of a unit": {Site: 3},
		"of a month": {From: "2021-11-01", To: "2021-12-01"}, "of a name": {Inspector: "甲某"}} {
		listed(name, inspect.Inspections, f, "ref", "date", "site")
	}
	return out
}
