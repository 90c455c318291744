package inspect

import (
	"cmp"
	"regexp"
	"strings"
)

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

// PlanMade set down how a major hazard is to be treated; a later one replaces it.
type PlanMade struct {
	On Date `json:"on"`
	Plan
}

var _ = define("plan.made", definition[Hazard, PlanMade]{
	strike: true, plain: true,
	done: "given a treatment plan", zh: "登记治理方案",
	from:  unfixed,
	needs: func(h Hazard) error { return h.isMajor("plan.made") },
	fill:  func(_ *pen, _ Hazard, f *PlanMade) error { return f.Plan.clean() },
	on:    Hazard.notBefore,
	effect: func(h *Hazard, f *PlanMade, _ telling) {
		h.Life.Plan, h.Life.Planned = f.Plan, f.On
	},
	tell: func(f *PlanMade) Words {
		return say("treatment plan set down on %s: %s", "%s 登记治理方案：%s", f.On, f.Plan.Say())
	},
})

// PlanPart is one part of a plan: its name, what it is called, and where it is.
type PlanPart struct {
	Name string
	Words
	Of *string
}

// Parts are the parts of a plan, in the order of the rule.
func (p *Plan) Parts() []PlanPart {
	return []PlanPart{
		{"goal", Words{"goals and tasks", "目标和任务"}, &p.Goal},
		{"measures", Words{"methods and measures", "方法和措施"}, &p.Measures},
		{"funds", Words{"funds and materials", "经费和物资"}, &p.Funds},
		{"wan", Words{"how much of that is money, in 10,000 yuan", "其中资金，万元"}, &p.Wan},
		{"people", Words{"bodies and persons responsible", "机构和人员"}, &p.People},
		{"time", Words{"time limit and requirements", "时限和要求"}, &p.Time},
		{"safety", Words{"safety measures and emergency plan", "安全措施和应急预案"}, &p.Safety},
	}
}

// Say says a plan on one line.
func (p Plan) Say() Words {
	var en, zh []string
	for _, part := range p.Parts() {
		if *part.Of != "" {
			is := " " + strings.Join(strings.Fields(*part.Of), " ")
			en, zh = append(en, part.EN+is), append(zh, part.ZH+is)
		}
	}
	return Words{strings.Join(en, "; "), strings.Join(zh, "；")}
}

// Complete tells whether all of 五落实 are there: 责任、措施、资金、时限、预案.
func (p Plan) Complete() bool {
	return p.People != "" && p.Measures != "" && p.Funds != "" && p.Time != "" && p.Safety != ""
}

func (p *Plan) clean() error {
	if *p == (Plan{}) {
		return invalid("the plan says nothing", "治理方案为空").
			Hint("give {.goal}, {.measures}, {.funds}, {.people}, {.time} or {.safety}",
				"请给出 {.goal}、{.measures}、{.funds}、{.people}、{.time} 或 {.safety}")
	}
	if p.Wan != "" && !regexp.MustCompile(`^\d{1,9}(\.\d{1,4})?$`).MatchString(p.Wan) {
		return invalid("%q is no amount in 万元", "%q 不是以万元计的金额", p.Wan).Hint("write it as 12.5", "请写作 12.5")
	}
	return cmp.Or(cleanText("goal", "目标和任务", &p.Goal, maxText), cleanText("measures", "方法和措施", &p.Measures, maxText),
		cleanText("funds", "经费和物资", &p.Funds, maxText), cleanText("people", "机构和人员", &p.People, maxText),
		cleanText("time", "时限和要求", &p.Time, maxText), cleanText("safety measures", "安全措施和应急预案", &p.Safety, maxText))
}
