package inspect

import "cmp"

// ComplaintAnswered told the reporter, or said why nobody could be told: at once,
// or by whom it was assigned to.
type ComplaintAnswered struct{ Response }

// Kind implements [Fact].
func (ComplaintAnswered) Kind() string { return "complaint.answered" }

var _ = fact(kind[Complaint, ComplaintAnswered]{
	strike: true,
	done:   "answered", zh: "答复",
	from: []State{Received, Assigned},
	fill: func(p *pen, _ Complaint, f *ComplaintAnswered) error {
		return cmp.Or(p.day(&f.On), line("one who answers", "答复人", &f.By, maxWord, true),
			line("means", "方式", &f.How, maxWord, false), line("answer", "答复内容", &f.Text, maxText, true))
	},
	rule: func(c Complaint, f *ComplaintAnswered) error { return c.follows(f.On) },
	effect: func(c *Complaint, f *ComplaintAnswered, _ telling) {
		c.State, c.round().Answer = Replied, f.Response
		c.day(f.On)
	},
	tell: func(f *ComplaintAnswered) Words {
		return say("answered on %s by %s", "%s %s答复", f.On, f.By).Because(f.Text)
	},
})
