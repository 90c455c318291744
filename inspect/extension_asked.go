package inspect

import "cmp"

// ExtensionAsked told that the unit asks for a later due date, in writing.
type ExtensionAsked struct {
	On     Date   `json:"on"`
	Until  Date   `json:"until" need:"yes"`
	Reason string `json:"reason" line:"text! reason|理由"`
	By     string `json:"by" line:"word! asker|申请人"`
}

var _ = define("extension.asked", definition[Hazard, ExtensionAsked]{
	strike: true, plain: true,
	done: "given an extension", zh: "申请延期",
	from: unfixed,
	needs: func(h Hazard) error {
		switch ref := h.ref(); {
		case h.Due == "":
			return refused("hazard %s has no due date that could be later", "隐患 %s 没有整改期限，无从延期", ref).
				Hint("set one with {hazard.amended .due}, or issue its notice", "请用 {hazard.amended .due} 设定，或下达文书")
		case h.Asked() != nil:
			return refused("an extension of hazard %s was asked for on %s and waits for an answer", "隐患 %s 已于 %s 申请延期，尚未答复",
				ref, h.Asked().On).
				Hint("answer it with {extension.granted} or {extension.refused}",
					"请先用 {extension.granted} 或 {extension.refused} 答复")
		}
		return nil
	},
	rule: func(h Hazard, f *ExtensionAsked) error {
		return cmp.Or(h.mayAsk(f.On), later(h, f.Until, f.On))
	},
	effect: func(h *Hazard, f *ExtensionAsked, t telling) {
		h.Life.Extensions = append(h.Life.Extensions,
			Extension{ID: t.ID, On: f.On, From: h.Due, Until: f.Until, Reason: f.Reason, By: f.By})
	},
	due:  "until",
	told: Words{"extension asked on {on} by {by}, until {until}", "{on} {by} 申请延期至 {until}"},
})

// mayAsk refuses an asking before the order, or before the last was answered.
func (h Hazard) mayAsk(on Date) error {
	if err := notBefore(on, max(h.Opened, h.OrderedOn)); err != nil {
		return err
	}
	if x := newest(h.Life.Extensions); x != nil && on < x.Answered {
		return refused("%s is before %s, on which the last extension of hazard %s was answered",
			"%s 早于隐患 %[3]s 上次延期申请的答复日期 %[2]s", on, x.Answered, h.ref())
	}
	return nil
}

// later refuses a due date that is no later than the one that stands, or past.
func later(h Hazard, until, on Date) error {
	if until < on {
		return refused("an extension cannot be until %s: it is dated %s, after that day",
			"%[2]s 的延期不能到 %[1]s 为止：该日已过", until, on).
			Hint("give a later date with {.until}, or the day of the paper with {.date}",
				"请用 {.until} 给出更晚的日期，或用 {.date} 给出文书当日")
	}
	if until <= h.Due {
		return refused("%s is not later: hazard %s is due on %s", "%s 不晚于隐患 %s 的现期限 %s，不构成延期",
			until, h.ref(), h.Due).
			Hint("give a date after it with {.until}", "请用 {.until} 给出更晚的日期")
	}
	return nil
}
