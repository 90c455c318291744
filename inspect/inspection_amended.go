package inspect

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

var _ = entered("inspection.amended", Inspections, (*pen).editInspection)
