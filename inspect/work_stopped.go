package inspect

import "cmp"

// Stop is an order to stop work or withdraw people (现场处理措施) and its end.
type Stop struct {
	On      Date   `json:"on"`
	Measure string `json:"measure"` // 撤出人员, 停产停业, 停止使用 …
	Basis   string `json:"basis,omitempty"`
	Number  string `json:"number,omitempty"` // of 现场处理措施决定书
	Resumed Date   `json:"resumed,omitempty"`
	By      string `json:"by,omitempty"` // who examined and agreed (审查同意)
}

// WorkStopped told of a measure on site because safety could not be assured
// before or while the major hazard is removed (安全生产法 第六十五条第一款第三项).
type WorkStopped struct{ Stop }

// Kind implements [Fact].
func (WorkStopped) Kind() string { return "work.stopped" }

var _ = fact(kind[Hazard, WorkStopped]{
	strike: true,
	done:   "put under a stop of work", zh: "采取现场处理措施",
	from: []State{Open, Ordered},
	needs: func(h Hazard) error {
		if err := h.isMajor("work.stopped"); err != nil || h.stopped() == nil {
			return err
		}
		return refused("work is stopped for hazard %s since %s", "隐患 %s 自 %s 起已采取现场处理措施",
			h.ref(), h.stopped().On)
	},
	fill: func(p *pen, _ Hazard, f *WorkStopped) error {
		return cmp.Or(p.day(&f.On), line("measure", "处理措施", &f.Measure, maxName, true),
			line("basis", "依据", &f.Basis, maxText, false), line("number", "文号", &f.Number, maxName, false))
	},
	rule: func(h Hazard, f *WorkStopped) error { return notBefore(f.On, h.Opened) },
	effect: func(h *Hazard, f *WorkStopped, _ telling) {
		h.Life.Stops = append(h.Life.Stops, f.Stop)
	},
	tell: func(f *WorkStopped) Words {
		return say("on %s ordered: %s %s", "%s 现场处理：%s %s", f.On, f.Measure, f.Number)
	},
})

// stopped is the measure that stands, nil for none.
func (h Hazard) stopped() *Stop {
	if n := len(h.Life.Stops); n > 0 && h.Life.Stops[n-1].Resumed == "" {
		return &h.Life.Stops[n-1]
	}
	return nil
}
