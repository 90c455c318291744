package inspect

// complaintRehoused said that its site was merged into another: see [siteMerged].
type complaintRehoused struct{ rehousing }

var _ = define("complaint.rehoused", definition[Complaint, complaintRehoused]{
	done: "moved to another site", zh: "改归其他单位",
	from:   standing,
	effect: func(c *Complaint, f *complaintRehoused, t telling) { c.Site = t.refs(f.SiteID) },
	told:   rehoused,
})
