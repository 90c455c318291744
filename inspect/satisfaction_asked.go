package inspect

// SatisfactionAsked asked the reporter how content they are (回访).
type SatisfactionAsked struct {
	On Date `json:"on"`
}

var _ = define("satisfaction.asked", handling(definition[Complaint, SatisfactionAsked]{
	done: "followed up", zh: "回访",
	from: []State{Replied},
	needs: func(c Complaint) error {
		if c.Now().Asked == "" {
			return nil
		}
		return refused("the reporter of %s was asked on %s already", "%s 的诉求人已于 %s 回访", c.ref(), c.Now().Asked).
			Hint("record what they said: {complaint.rated %s .score=1..5}",
				"请登记评价：{complaint.rated %s .score=1..5}", c.ref())
	},
	effect: func(c *Complaint, f *SatisfactionAsked, _ telling) {
		c.round().Asked = f.On
	},
	told: Words{"asked on {on} how satisfied the reporter is", "{on} 回访"},
}))
