package inspect

// reviewSigned kept the copy of what a review found that was signed and sealed after it was
// recorded.
type reviewSigned struct{ SignedCopy }

var _ = define("review.signed", signs[reviewSigned](Reviews, Review.day,
	func(r *Review, c Copy) { r.Copy = c }))

var _ = signing[reviewSigned](Reviews)

func (r Review) day() Date { return r.Date }
