package inspect

// SatisfactionAsked asked the reporter how content they are (回访).
type SatisfactionAsked struct {
	On Date `json:"on"`
}

// Kind implements [Fact].
func (SatisfactionAsked) Kind() string { return "satisfaction.asked" }

var _ = fact(kind[Complaint, SatisfactionAsked]{
	strike: true,
	done:   "followed up", zh: "回访",
	from: []State{Replied},
	needs: func(c Complaint) error {
		if c.Now().Asked == "" {
			return nil
		}
		rate := "{complaint.rated " + c.ref().String() + " .score=1..5}"
		return refused("the reporter of %s was asked on %s already", "%s 的诉求人已于 %s 回访", c.ref(), c.Now().Asked).
			Hint("record what they said: %s", "请登记评价：%s", rate)
	},
	fill: func(p *pen, _ Complaint, f *SatisfactionAsked) error { return p.day(&f.On) },
	rule: func(c Complaint, f *SatisfactionAsked) error { return c.follows(f.On) },
	effect: func(c *Complaint, f *SatisfactionAsked, _ telling) {
		c.round().Asked = f.On
		c.day(f.On)
	},
	tell: func(f *SatisfactionAsked) Words {
		return say("asked on %s how content the reporter is", "%s 回访", f.On)
	},
})
