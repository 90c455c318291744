package inspect

// ComplaintAnswered told the reporter, or said why nobody could be told: at once,
// or by whom it was assigned to.
type ComplaintAnswered struct{ Response }

var _ = define("complaint.answered", handling(definition[Complaint, ComplaintAnswered]{
	done: "answered", zh: "答复",
	from: unanswered,
	effect: func(c *Complaint, f *ComplaintAnswered, _ telling) {
		c.State, c.round().Answer = Replied, f.Response
	},
	told: Words{"answered on {on} by {by}: {text}", "{on} {by}答复：{text}"},
}))
