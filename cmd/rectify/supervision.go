package main

import (
	"github.com/spf13/cobra"

	"rectify/inspect"
	"rectify/report"
)

func newSupervisionCommand(c *cli) *cobra.Command {
	return group(c, "supervision", "major hazards listed for supervision", "挂牌督办", verbs(
		happening("supervision.begin HAZARD", "list a major hazard for supervision", "对重大隐患挂牌督办", "supervision.begun",
			among("level", inspect.Supervisors, "province, city or county", "province（省）、city（市）、county（县）"),
			text("by", "who listed it", "挂牌单位"), text("number", "the paper's number", "文号")),
		happening("supervision.end HAZARD", "take it off the list", "摘牌", "supervision.ended", text("note", "a note", "备注")),
		namedCommand{"list", newSupervisionListCommand}))
}

func newSupervisionListCommand(c *cli) *cobra.Command {
	var f *filterFlags
	cmd := verb(c, "supervision.list", "list", "list what is and was under supervision", "列出挂牌督办的隐患", cobra.NoArgs, func(cmd *cobra.Command, _ []string) error {
		page, day, err := livedIn(cmd, c, f, inspect.LifeSupervised)
		if err != nil {
			return err
		}
		type row struct {
			Ref  string `json:"ref"`
			Site string `json:"site"`
			Text string `json:"text"`
			inspect.Supervision
			State    inspect.State `json:"state"`
			Complete bool          `json:"plan_complete"` // 五落实
		}
		var rows []row
		for _, h := range page.Rows {
			for _, s := range h.Life.Supervised {
				if s, begun := s.At(day); begun {
					rows = append(rows, row{inspect.Ref{Noun: inspect.Hazards, N: h.N}.String(), h.SiteName, h.Text, s, h.State, h.Life.Plan.Complete()})
				}
			}
		}
		return c.list(orNone(rows), len(rows), len(rows), c.head("hazard|listed|ended|level|by|number|plan|site|hazard", "隐患|挂牌|摘牌|级别|挂牌单位|文号|五落实|单位|隐患描述"), func(i int) []string {
			r := rows[i]
			plan := c.say("not complete", "不全")
			if r.Complete {
				plan = c.say("complete", "齐全")
			}
			return []string{r.Ref, string(r.On), string(r.Ended), c.word(inspect.Supervisors.Words, r.Level), r.By, r.Number, plan, r.Site, report.Beginning(r.Text)}
		})
	})
	f = filters(c, cmd, "ref due site", "site", "campaign", "month", "from", "to", "sector", "town", "state")
	return cmd
}
