package inspect

import "cmp"

// InspectionAmended replaced what is known of an inspection.
type InspectionAmended struct{ InspectionHeld }

// Kind implements [Fact].
func (InspectionAmended) Kind() string { return "inspection.amended" }

var _ = fact(kind[Inspection, InspectionAmended]{
	effect: func(i *Inspection, f *InspectionAmended, t telling) {
		n, id, lists := i.N, i.ID, i.Lists
		i.take(&f.InspectionHeld, t.refs)
		i.N, i.ID, i.Lists = n, id, lists
	},
})

var _ = entered("inspection.amended", Inspections, func(p *pen, e Entry, about Ref, in heldEntry) (thing, error) {
	i, err := p.editInspection(about.N, func(i *Inspection) error {
		in.Inspection = *i
		err := cmp.Or(e.into(&in), p.placed(&in))
		*i = in.Inspection
		return err
	})
	return &i, err
})
