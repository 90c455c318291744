package inspect

import "cmp"

// WorkResumed told that work went on again after the agency had examined and agreed.
type WorkResumed struct {
	On Date   `json:"on"`
	By string `json:"by"`
}

// Kind implements [Fact].
func (WorkResumed) Kind() string { return "work.resumed" }

var _ = fact(kind[Hazard, WorkResumed]{
	strike: true,
	done:   "given leave to resume work", zh: "恢复生产使用",
	from: []State{Open, Ordered, Accepted},
	needs: func(h Hazard) error {
		if h.stopped() != nil {
			return nil
		}
		return refused("no work is stopped for hazard %s", "隐患 %s 没有现场处理措施", h.ref())
	},
	fill: func(p *pen, _ Hazard, f *WorkResumed) error {
		return cmp.Or(p.day(&f.On), line("approver", "审查同意人", &f.By, maxWord, true))
	},
	rule: func(h Hazard, f *WorkResumed) error { return notBefore(f.On, h.stopped().On) },
	effect: func(h *Hazard, f *WorkResumed, _ telling) {
		if s := h.stopped(); s != nil {
			s.Resumed, s.By = f.On, f.By
		}
	},
	tell: func(f *WorkResumed) Words {
		return say("work allowed to resume on %s by %s", "%s %s 审查同意恢复", f.On, f.By)
	},
})
