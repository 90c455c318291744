package inspect

// SupervisionEnded took it off the list (摘牌).
type SupervisionEnded struct {
	On   Date   `json:"on"`
	Note string `json:"note,omitempty"`
}

var _ = define("supervision.ended", definition[Hazard, SupervisionEnded]{
	strike: true, plain: true,
	done: "taken off supervision", zh: "摘牌",
	from: standing,
	needs: func(h Hazard) error {
		if h.supervised() != nil {
			return nil
		}
		return refused("hazard %s is not under supervision", "隐患 %s 未挂牌督办", h.ref())
	},
	rule: func(h Hazard, f *SupervisionEnded) error { return notBefore(f.On, h.supervised().On) },
	effect: func(h *Hazard, f *SupervisionEnded, _ telling) {
		if s := h.supervised(); s != nil {
			s.Ended, s.Note = f.On, f.Note
		}
	},
	told: Words{"taken off supervision on {on}", "{on} 摘牌"},
})
