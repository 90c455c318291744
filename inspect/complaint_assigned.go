package inspect

import "cmp"

// ComplaintAssigned gave it to somebody, or to somebody else.
type ComplaintAssigned struct{ Assignment }

// Kind implements [Fact].
func (ComplaintAssigned) Kind() string { return "complaint.assigned" }

var _ = fact(kind[Complaint, ComplaintAssigned]{
	strike: true,
	done:   "assigned", zh: "交办",
	from: []State{Received, Assigned},
	fill: func(p *pen, _ Complaint, f *ComplaintAssigned) error {
		return cmp.Or(p.day(&f.On), line("one assigned to", "承办人或单位", &f.To, maxName, true),
			cleanText("note", "备注", &f.Note, maxText))
	},
	rule: func(c Complaint, f *ComplaintAssigned) error {
		return cmp.Or(c.follows(f.On), f.Assignment.timely())
	},
	effect: func(c *Complaint, f *ComplaintAssigned, _ telling) {
		c.State = Assigned
		c.round().Assigned = append(append([]Assignment(nil), c.round().Assigned...), f.Assignment)
		c.day(f.On)
	},
	after: func(p *pen, _, _ Complaint, f *ComplaintAssigned) error {
		p.due(0, f.Due)
		return nil
	},
	tell: func(f *ComplaintAssigned) Words {
		return say("assigned on %s to %s, due %s", "%s 交办%s，期限 %s", f.On, f.To, f.Due).Because(f.Note)
	},
})

// timely refuses an assignment without a day, or with one that is before it.
func (a Assignment) timely() error {
	if a.Due == "" {
		return invalid("the assignment has no due date", "交办没有办理期限").
			Hint("give {.due}: a date, days, or working days as 5w", "请给出 {.due}：日期、天数，或工作日如 5w")
	}
	if err := dueWithin(a.Due, a.On); err != nil {
		return err
	}
	if a.Due < a.On {
		return refused("the due date %s is before the day assigned %s", "办理期限 %s 早于交办日期 %s", a.Due, a.On).
			Hint("look at {.due} and {.date}", "请核对 {.due} 和 {.date}")
	}
	return nil
}
