package inspect

// HazardOrdered said that a notice ordered the hazard's correction (责令限期整改).
type HazardOrdered struct {
	NoticeID ID   `json:"notice"`
	Item     int  `json:"item"`
	Due      Date `json:"due"`
	On       Date `json:"on"`
}

var _ = define("hazard.ordered", definition[Hazard, HazardOrdered]{
	done: "ordered", zh: "下达整改通知",
	from: []State{Open}, instead: voidFirst,
	effect: func(h *Hazard, f *HazardOrdered, t telling) {
		h.order(f.On, f.Due)
		h.Notice, h.Item, h.Due, h.OrderedOn = t.refs(f.NoticeID), f.Item, f.Due, f.On
		if h.State == Open { // else its notice was voided, and what led to it was struck
			h.State = Ordered
		}
		if h.Life.FirstDue == "" {
			h.Life.FirstDue = f.Due
		}
	},
	after: func(p *pen, _, h Hazard, f *HazardOrdered) error {
		if f.Due != f.On { // what is due at once waits for no day
			p.due(h.ref(), f.Due)
		}
		return nil
	},
	told: Words{"ordered on {on} as item {item}, due {due}", "{on} 责令整改（第{item}项），期限 {due}"},
})

// voidFirst is what to do about what a notice in force orders.
func voidFirst(h Hazard) (out Words) {
	if h.State == Ordered {
		out = say("an issued notice stays as it is; void it first: {notice.voided %s .reason=…}",
			"已下达的文书不可改；请先作废：{notice.voided %s .reason=…}", Notices.Ref(h.Notice))
	}
	return out
}
