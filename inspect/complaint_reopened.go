package inspect

import "cmp"

// ComplaintReopened began another round, for the reporter is not content or
// the matter came back.
type ComplaintReopened struct {
	On     Date   `json:"on"`
	Reason string `json:"reason"`
}

// Kind implements [Fact].
func (ComplaintReopened) Kind() string { return "complaint.reopened" }

var _ = fact(kind[Complaint, ComplaintReopened]{
	strike: true,
	done:   "reopened", zh: "重新打开",
	from: []State{Replied},
	instead: func(c Complaint) (en, zh string) {
		if c.State != Received && c.State != Assigned {
			return "", ""
		}
		return "it is open already; assign or answer it", "它本来就未答复，请交办或答复"
	},
	fill: func(p *pen, _ Complaint, f *ComplaintReopened) error {
		return cmp.Or(p.day(&f.On), reasonGiven(&f.Reason))
	},
	rule: func(c Complaint, f *ComplaintReopened) error { return c.follows(f.On) },
	effect: func(c *Complaint, f *ComplaintReopened, _ telling) {
		c.State = Received
		c.Rounds = append(c.Rounds, Round{Opened: f.On, Reason: f.Reason})
		c.day(f.On)
	},
	tell: func(f *ComplaintReopened) Words {
		return say("reopened on %s", "%s 重新打开", f.On).Because(f.Reason)
	},
})
