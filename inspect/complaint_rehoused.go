package inspect

// ComplaintRehoused said that its site was merged into another: see [SiteMerged].
type ComplaintRehoused struct{ Rehoused }

// Kind implements [Fact].
func (ComplaintRehoused) Kind() string { return "complaint.rehoused" }

var _ = fact(kind[Complaint, ComplaintRehoused]{
	done: "moved to another site", zh: "改归其他单位",
	from:   []State{Received, Assigned, Replied},
	effect: func(c *Complaint, f *ComplaintRehoused, t telling) { c.Site = t.refs(f.SiteID) },
	tell:   func(*ComplaintRehoused) Words { return rehoused() },
})
