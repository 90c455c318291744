package inspect

// inspectionRehoused said that its site was merged into another: see [siteMerged].
type inspectionRehoused struct{ rehousing }

var _ = define("inspection.rehoused", definition[Inspection, inspectionRehoused]{
	effect: func(i *Inspection, f *inspectionRehoused, t telling) { i.Site = t.refs(f.SiteID) },
	told:   rehoused,
})
