package inspect

// reporterForgotten said that they were erased.
type reporterForgotten struct {
	On     Date   `json:"on"`
	Reason string `json:"reason"`
}

var _ = define("reporter.forgotten", definition[Complaint, reporterForgotten]{
	done: "made to forget its reporter", zh: "删除诉求人信息",
	from: []State{Received, Assigned, Replied, Withdrawn},
	needs: func(c Complaint) error {
		if c.Reporter || c.Forgotten != "" {
			return nil
		}
		return refused("nothing is kept of the reporter of %s", "%s 没有保存诉求人信息", c.ref()).
			Hint("there is nothing to forget", "无需删除")
	},
	effect: func(c *Complaint, f *reporterForgotten, _ telling) {
		c.Reporter, c.Forgotten = false, f.On
	},
	told: Words{"the reporter was forgotten on {on}", "{on} 删除诉求人信息"},
})

// The files are wiped by who asks for it, or by the next command that records.
var _ = changing("reporter.forgotten", (*pen).forget)
