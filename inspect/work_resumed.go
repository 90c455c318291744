package inspect

// WorkResumed told that work went on again after the agency had examined and agreed.
type WorkResumed struct {
	On Date   `json:"on"`
	By string `json:"by" line:"word! approver|审查同意人"`
}

var _ = define("work.resumed", definition[Hazard, WorkResumed]{
	strike: true, plain: true,
	done: "given leave to resume work", zh: "恢复生产使用",
	from: standing,
	needs: func(h Hazard) error {
		if h.stopped() != nil {
			return nil
		}
		return refused("no work is stopped for hazard %s", "隐患 %s 没有现场处理措施", h.ref())
	},
	rule: func(h Hazard, f *WorkResumed) error { return notBefore(f.On, h.stopped().On) },
	effect: func(h *Hazard, f *WorkResumed, _ telling) {
		if s := h.stopped(); s != nil {
			s.Resumed, s.By = f.On, f.By
		}
	},
	told: Words{"work allowed to resume on {on} by {by}", "{on} {by} 审查同意恢复"},
})
