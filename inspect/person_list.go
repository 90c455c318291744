package inspect

import (
	"cmp"
	"slices"
)

// PersonRow is a person in a list, with what they inspected and found. Whom only
// inspections name has no number yet.
type PersonRow struct {
	Person
	Phone                string `json:"phone,omitempty"`
	Inspections, Hazards int
}

// Persons are the book's people by their numbers, and then whom only inspections
// and reviews name; withdrawn and merged ones too, if that is asked for.
func (r Reader) Persons(all bool) (out []PersonRow, err error) {
	persons, err := r.People()
	kept, failed := r.Count(CountQuery{What: CountKept, Dim: ByInspector, Period: Period{To: endOfTime}})
	officers, lost := r.Officers("")
	if err := cmp.Or(err, failed, lost); err != nil {
		return nil, err
	}
	known := peopleOf(persons, officers)
	add := func(v Person) error {
		row := PersonRow{Person: v}
		label := v.Officer().String()
		labels := []string{label}
		if name := known.asked(label); name != label { // and by the name alone
			labels = append(labels, name)
		}
		for _, l := range labels {
			if c := kept[l]; c != nil && v.Stands() {
				row.Inspections += c.Tally["inspections"]
				row.Hazards += c.Tally["hazards_found"]
			}
		}
		var err error
		if v.N != 0 {
			row.Phone, err = r.Phone(v.N)
		}
		out = append(out, row)
		return err
	}
	for _, v := range persons {
		if all || v.Stands() {
			err = cmp.Or(err, add(v))
		}
	}
	entered := peopleOf(persons, nil)
	slices.SortFunc(officers, func(a, b Officer) int { return cmp.Compare(a.String(), b.String()) })
	for _, o := range officers {
		if !entered.met(entered.is(o)) {
			err = cmp.Or(err, add(Person{Name: o.Name, Cert: o.Cert}))
		}
	}
	return out, err
}
