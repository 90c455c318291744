package main

import (
	"github.com/spf13/cobra"

	"rectify/inspect"
	"rectify/report"
)

func newSupervisionCommand(c *cli) *cobra.Command {
	return group(c, "supervision", "major hazards listed for supervision", "挂牌督办", verbs(
		happening("begin HAZARD", "list a major hazard for supervision", "对重大隐患挂牌督办", "supervision.begun",
			among("level", inspect.Supervisors, "province, city or county", "province（省）、city（市）、county（县）"),
			text("by", "who listed it", "挂牌单位"), text("number", "the paper's number", "文号")),
		happening("end HAZARD", "take it off the list", "摘牌", "supervision.ended", text("note", "a note", "备注")),
		listing[supervisedLine]{en: "list what is and was under supervision", zh: "列出挂牌督办的隐患", sorts: "ref due site",
			by: "site campaign month from to sector town state", lines: livedIn(inspect.LifeSupervised, supervisedLines), told: supervisedSaid,
			heads: [2]string{"hazard|listed|ended|level|by|number|plan|site|hazard", "隐患|挂牌|摘牌|级别|挂牌单位|文号|五落实|单位|隐患描述"},
			keys:  "ref on ended level by number plan_complete site text"}))
}

// supervisedLine is a listing of the list, in JSON.
type supervisedLine struct {
	Ref  string `json:"ref"`
	Site string `json:"site"`
	Text string `json:"text"`
	inspect.Supervision
	State    inspect.State `json:"state"`
	Complete bool          `json:"plan_complete"` // 五落实
}

func supervisedLines(h inspect.HazardRow, day inspect.Date) (lines []supervisedLine) {
	for _, s := range h.Life.Supervised {
		if s, begun := s.At(day); begun {
			lines = append(lines, supervisedLine{inspect.Hazards.Ref(h.N).String(), h.SiteName, h.Text, s, h.State, h.Life.Plan.Complete()})
		}
	}
	return lines
}

func supervisedSaid(c *cli, l supervisedLine) map[string]string {
	plan := c.say("not complete", "不全")
	if l.Complete {
		plan = c.say("complete", "齐全")
	}
	return map[string]string{"level": c.word(inspect.Supervisors.Words, l.Level), "plan_complete": plan, "text": report.Beginning(l.Text)}
}
