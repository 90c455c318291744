package inspect

// ReviewRehoused said that its site was merged into another: see [SiteMerged].
type ReviewRehoused struct{ Rehoused }

// Kind implements [Fact].
func (ReviewRehoused) Kind() string { return "review.rehoused" }

var _ = fact(kind[Review, ReviewRehoused]{
	effect: func(r *Review, f *ReviewRehoused, t telling) { r.Site = t.refs(f.SiteID) },
	tell:   func(*ReviewRehoused) Words { return rehoused() },
})
