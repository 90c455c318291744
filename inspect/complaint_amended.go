package inspect

// complaintAmended replaced what was written down, before it was answered.
type complaintAmended struct {
	Brought
	SiteID *ID `json:"site,omitempty"`
}

var _ = define("complaint.amended", definition[Complaint, complaintAmended]{
	done: "edited", zh: "修改",
	from: unanswered,
	instead: func(c Complaint) (out Words) {
		if c.State == Replied {
			out = say("if the answer was recorded in error, undo it first by the number that {complaint.show %s} gives it",
				"如答复系误记，请先按 {complaint.show %s} 经过中的编号撤销", c.ref())
		}
		return out
	},
	rule: func(c Complaint, f *complaintAmended) error { return c.mayHaveCome(f.Received) },
	effect: func(c *Complaint, f *complaintAmended, t telling) {
		c.Brought, c.Site, c.Rounds[0].Opened = f.Brought, siteIn(f.SiteID, t.refs), f.Received
		if len(c.Rounds) == 1 && c.State == Received {
			c.Last = f.Received
		}
	},
})

// mayHaveCome refuses a day of receipt after what followed it.
func (c Complaint) mayHaveCome(day Date) error {
	if begun := c.Rounds[0].Assigned; len(begun) > 0 && day > begun[0].On {
		return refused("it was assigned on %s: it cannot have come on %s", "已于 %s 交办，受理日期不能是 %s", begun[0].On, day)
	}
	if len(c.Rounds) > 1 && day > c.Rounds[0].Answer.On {
		return refused("it was answered on %s: it cannot have come on %s", "已于 %s 答复，受理日期不能是 %s", c.Rounds[0].Answer.On,
			day)
	}
	return nil
}

var _ = changing("complaint.amended", (*pen).editComplaint)
