package inspect

// reviewRehoused said that its site was merged into another: see [siteMerged].
type reviewRehoused struct{ rehousing }

// Kind implements [Fact].
func (reviewRehoused) Kind() string { return "review.rehoused" }

var _ = fact(kind[Review, reviewRehoused]{
	effect: func(r *Review, f *reviewRehoused, t telling) { r.Site = t.refs(f.SiteID) },
	told:   rehoused,
})
