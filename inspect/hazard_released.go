package inspect

// HazardReleased said that the notice ordering it was voided.
type HazardReleased struct {
	NoticeID ID `json:"notice"`
}

var _ = define("hazard.released", definition[Hazard, HazardReleased]{
	done: "released", zh: "解除责令",
	from: []State{Ordered, Accepted}, // an accepted one stays so
	effect: func(h *Hazard, _ *HazardReleased, _ telling) {
		h.release()
		h.Notice, h.Item, h.OrderedOn = 0, 0, ""
		if h.State == Ordered {
			h.State = Open
		}
	},
	told: Words{"its notice was voided", "所在文书作废"},
})
