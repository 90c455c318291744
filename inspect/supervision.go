package inspect

// Plan is the treatment plan of a major hazard (重大事故隐患治理方案), in the six
// parts of 总局令16号 第十五条.
type Plan struct {
	Goal     string `json:"goal,omitempty"`     // 目标和任务
	Measures string `json:"measures,omitempty"` // 方法和措施
	Funds    string `json:"funds,omitempty"`    // 经费和物资
	Wan      string `json:"wan,omitempty"`      // of Funds, the money in 万元, a decimal number
	People   string `json:"people,omitempty"`   // 机构和人员
	Time     string `json:"time,omitempty"`     // 时限和要求
	Safety   string `json:"safety,omitempty"`   // 安全措施和应急预案
}

// Complete tells whether all of 五落实 are there: 责任、措施、资金、时限、预案.
func (p Plan) Complete() bool {
	return p.People != "" && p.Measures != "" && p.Funds != "" && p.Time != "" && p.Safety != ""
}

// Supervision is a listing for supervision (挂牌督办) and its end (摘牌).
type Supervision struct {
	On     Date   `json:"on"`
	Level  string `json:"level"` // province, city or county
	By     string `json:"by"`    // who listed it
	Number string `json:"number,omitempty"`
	Ended  Date   `json:"ended,omitempty"`
	Note   string `json:"note,omitempty"`
}

// Stop is an order to stop work or withdraw people (现场处理措施) and its end.
type Stop struct {
	On      Date   `json:"on"`
	Measure string `json:"measure"` // 撤出人员, 停产停业, 停止使用 …
	Basis   string `json:"basis,omitempty"`
	Number  string `json:"number,omitempty"` // of 现场处理措施决定书
	Resumed Date   `json:"resumed,omitempty"`
	By      string `json:"by,omitempty"` // who examined and agreed (审查同意)
}

// Referral is a handing over to another body (移送) or the opening of a case (立案).
type Referral struct {
	On     Date   `json:"on"`
	Kind   string `json:"kind"` // transfer or case
	To     string `json:"to"`
	Number string `json:"number,omitempty"`
	Reason string `json:"reason,omitempty"`
}

// PlanMade set down how a major hazard is to be treated; a later one replaces it.
type PlanMade struct {
	On Date `json:"on"`
	Plan
}

// SupervisionBegun listed a major hazard for supervision (安全生产法 第四十一条).
type SupervisionBegun struct{ Supervision }

// SupervisionEnded took it off the list.
type SupervisionEnded struct {
	On   Date   `json:"on"`
	Note string `json:"note,omitempty"`
}

// WorkStopped told of a measure on site because safety could not be assured
// before or while the major hazard is removed (安全生产法 第六十五条第一款第三项).
type WorkStopped struct{ Stop }

// WorkResumed told that work went on again after the agency had examined and agreed.
type WorkResumed struct {
	On Date   `json:"on"`
	By string `json:"by"`
}

// HazardReferred told of a transfer (安全生产法 第六十九条) or a case.
type HazardReferred struct{ Referral }

// Kind implements [Fact].
func (PlanMade) Kind() string         { return "plan.made" }
func (SupervisionBegun) Kind() string { return "supervision.begun" }
func (SupervisionEnded) Kind() string { return "supervision.ended" }
func (WorkStopped) Kind() string      { return "work.stopped" }
func (WorkResumed) Kind() string      { return "work.resumed" }
func (HazardReferred) Kind() string   { return "hazard.referred" }

// Supervised is the listing that stands, nil for none.
func (h Hazard) Supervised() *Supervision {
	if n := len(h.Life.Supervised); n > 0 && h.Life.Supervised[n-1].Ended == "" {
		return &h.Life.Supervised[n-1]
	}
	return nil
}

// Stopped is the measure that stands, nil for none.
func (h Hazard) Stopped() *Stop {
	if n := len(h.Life.Stops); n > 0 && h.Life.Stops[n-1].Resumed == "" {
		return &h.Life.Stops[n-1]
	}
	return nil
}
