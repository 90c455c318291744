package inspect

// HazardReopened undid an acceptance.
type HazardReopened struct {
	On     Date   `json:"on"`
	Reason string `json:"reason"`
	Due    Date   `json:"due,omitempty"` // a new due date, if one was set
}

var _ = define("hazard.reopened", definition[Hazard, HazardReopened]{
	strike: true, plain: true,
	done: "reopened", zh: "重新打开",
	from: []State{Accepted},
	instead: func(h Hazard) (out Words) {
		if h.State != Withdrawn {
			out = say("it is open already", "它本来就未整改")
		}
		return out
	},
	rule: func(h Hazard, f *HazardReopened) error {
		if f.On < h.Closed {
			return tooEarly(h.Closed, "it cannot be reopened on %s, before it was accepted on %s",
				"重新打开日期 %s 早于验收日期 %s", f.On, h.Closed)
		}
		if f.Due != "" && f.Due < f.On {
			return refused("it would be due on %s, before it is reopened on %s", "新期限 %s 早于重新打开日期 %s", f.Due, f.On)
		}
		return nil
	},
	effect: func(h *Hazard, f *HazardReopened, _ telling) {
		h.Spells = append(h.Spells, Spell{h.Opened, h.Overdue, h.Closed, f.On})
		if f.Due != "" {
			h.postpone(f.On, f.Due)
		}
		h.State, h.Opened, h.Closed = Open, f.On, ""
		if h.Notice != 0 {
			h.State = Ordered
		}
		if f.Due != "" {
			h.Due = f.Due
		}
	},
	due:  "due",
	told: Words{"reopened on {on}", "{on} 重新打开"},
})
