package inspect

// InspectionAmended replaced what is known of an inspection.
type InspectionAmended struct{ InspectionHeld }

var _ = fact("inspection.amended", kind[Inspection, InspectionAmended]{
	effect: func(i *Inspection, f *InspectionAmended, t telling) {
		lists := i.Lists
		i.take(&f.InspectionHeld, t)
		i.Lists = lists
	},
})

var _ = changing("inspection.amended", (*pen).editInspection)
