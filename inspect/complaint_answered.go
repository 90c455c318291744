package inspect

// ComplaintAnswered told the reporter, or said why nobody could be told: at once,
// or by whom it was assigned to.
type ComplaintAnswered struct{ Response }

var _ = fact("complaint.answered", kind[Complaint, ComplaintAnswered]{
	strike: true, plain: true,
	done: "answered", zh: "答复",
	from: unanswered,
	on:   Complaint.follows,
	effect: func(c *Complaint, f *ComplaintAnswered, _ telling) {
		c.State, c.round().Answer = Replied, f.Response
		c.day(f.On)
	},
	told: Words{"answered on {on} by {by}: {text}", "{on} {by}答复：{text}"},
})
