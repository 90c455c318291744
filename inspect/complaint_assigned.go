package inspect

import "slices"

// ComplaintAssigned gave it to somebody, or to somebody else.
type ComplaintAssigned struct{ Assignment }

var _ = define("complaint.assigned", handling(definition[Complaint, ComplaintAssigned]{
	done: "assigned", zh: "交办",
	from: unanswered,
	rule: func(_ Complaint, f *ComplaintAssigned) error { return f.timely() },
	effect: func(c *Complaint, f *ComplaintAssigned, _ telling) {
		c.State = Assigned
		c.round().Assigned = append(slices.Clip(c.round().Assigned), f.Assignment)
	},
	due:  "due",
	told: Words{"assigned on {on} to {to}, due {due}", "{on} 交办{to}，期限 {due}"},
}))

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
			Hint("check {.due} and {.date}", "请核对 {.due} 和 {.date}")
	}
	return nil
}
