package inspect

// ComplaintReopened began another round, for the reporter is not content or
// the matter came back.
type ComplaintReopened struct {
	On     Date   `json:"on"`
	Reason string `json:"reason"`
}

var _ = define("complaint.reopened", handling(definition[Complaint, ComplaintReopened]{
	done: "reopened", zh: "重新打开",
	from: []State{Replied},
	instead: func(c Complaint) (out Words) {
		if c.Open() {
			out = say("it is open already; assign or answer it", "它本来就未答复，请交办或答复")
		}
		return out
	},
	effect: func(c *Complaint, f *ComplaintReopened, _ telling) {
		c.State = Received
		c.Rounds = append(c.Rounds, Round{Opened: f.On, Reason: f.Reason})
	},
	told: Words{"reopened on {on}", "{on} 重新打开"},
}))
