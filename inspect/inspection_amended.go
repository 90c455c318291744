package inspect

// InspectionAmended replaced what is known of an inspection.
type InspectionAmended struct{ InspectionHeld }

var _ = fact("inspection.amended", kind[Inspection, InspectionAmended]{
	effect: func(i *Inspection, f *InspectionAmended, t telling) {
		n, id, lists := i.N, i.ID, i.Lists
		i.take(&f.InspectionHeld, t.refs)
		i.N, i.ID, i.Lists = n, id, lists
	},
})

var _ = changing("inspection.amended", (*pen).editInspection)
