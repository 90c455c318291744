package inspect

// InspectionAmended replaced what is known of an inspection.
type InspectionAmended struct{ InspectionHeld }

var _ = define("inspection.amended", definition[Inspection, InspectionAmended]{
	effect: func(i *Inspection, f *InspectionAmended, t telling) {
		lists := i.Lists
		i.take(&f.InspectionHeld, t)
		i.Lists = lists
	},
})

var _ = changing("inspection.amended", (*pen).editInspection)
