package inspect

// InspectionRehoused said that its site was merged into another: see [SiteMerged].
type InspectionRehoused struct{ Rehoused }

// Kind implements [Fact].
func (InspectionRehoused) Kind() string { return "inspection.rehoused" }

var _ = fact(kind[Inspection, InspectionRehoused]{
	effect: func(i *Inspection, f *InspectionRehoused, t telling) { i.Site = t.refs(f.SiteID) },
	tell:   func(*InspectionRehoused) Words { return rehoused() },
})
