package inspect

// reviewRehoused said that its site was merged into another: see [siteMerged].
type reviewRehoused struct{ rehousing }

var _ = define("review.rehoused", definition[Review, reviewRehoused]{
	effect: func(r *Review, f *reviewRehoused, t telling) { r.Site = t.refs(f.SiteID) },
	told:   rehoused,
})
