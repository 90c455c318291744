package inspect

// Stop is an order to stop work or withdraw people (现场处理措施) and its end.
type Stop struct {
	On      Date   `json:"on"`
	Measure string `json:"measure" line:"name! measure|处理措施"` // 撤出人员, 停产停业, 停止使用 …
	Basis   string `json:"basis,omitempty" line:"text basis|依据"`
	Number  string `json:"number,omitempty" line:"name number|文号"` // of 现场处理措施决定书
	Resumed Date   `json:"resumed,omitempty"`
	By      string `json:"by,omitempty"` // who examined and agreed (审查同意)
}

// WorkStopped told of a measure on site because safety could not be assured
// before or while the major hazard is removed (安全生产法 第六十五条第一款第三项).
type WorkStopped struct{ Stop }

var _ = define("work.stopped", definition[Hazard, WorkStopped]{
	strike: true, plain: true,
	done: "put under a stop of work", zh: "采取现场处理措施",
	from: unfixed,
	needs: func(h Hazard) error {
		if err := h.isMajor("work.stopped"); err != nil || h.stopped() == nil {
			return err
		}
		return refused("work has been stopped for hazard %s since %s", "隐患 %s 自 %s 起已采取现场处理措施",
			h.ref(), h.stopped().On)
	},
	on: Hazard.notBefore,
	effect: func(h *Hazard, f *WorkStopped, _ telling) {
		h.Life.Stops = append(h.Life.Stops, f.Stop)
	},
	told: Words{"on {on} ordered: {measure} {number}", "{on} 现场处理：{measure} {number}"},
})

// stopped is the measure that stands, nil for none.
func (h Hazard) stopped() *Stop {
	if s := newest(h.Life.Stops); s != nil && s.Resumed == "" {
		return s
	}
	return nil
}
