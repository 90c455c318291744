package inspect

import "slices"

// ResumptionAsked told that the unit asks to go on with work that was stopped
// (恢复生产经营申请): the agency examines on site within ten days of it (安全生产事故隐患
// 排查治理暂行规定 第二十三条). WorkResumed answers it.
type ResumptionAsked struct {
	On   Date   `json:"on"`
	By   string `json:"by" line:"word! asker|申请人"` // who at the unit asks
	Note string `json:"note,omitempty"`
}

var _ = define("resumption.asked", definition[Hazard, ResumptionAsked]{
	strike: true, plain: true,
	done: "asked to be resumed", zh: "申请恢复生产",
	from:  standing,
	needs: func(h Hazard) error { return kindOf(&WorkResumed{}).lacks(&h) },
	rule:  func(h Hazard, f *ResumptionAsked) error { return notBefore(f.On, h.stopped().On) },
	past: func(h Hazard, _ *ResumptionAsked, past []Event) error {
		for _, e := range slices.Backward(past) {
			switch was := e.Fact.(type) {
			case *WorkStopped, *WorkResumed:
				return nil
			case *ResumptionAsked:
				return refused("leave to resume work for hazard %s was asked for on %s already",
					"隐患 %s 已于 %s 申请恢复生产", h.ref(), was.On).
					Hint("record the answer with {work.resumed}", "请用 {work.resumed} 登记审查同意")
			}
		}
		return nil
	},
	told: Words{"asked on {on} by {by} to resume work", "{on} {by} 申请恢复生产"},
})
