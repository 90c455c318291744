package main

import (
	"github.com/spf13/cobra"

	"rectify/inspect"
	"rectify/report"
)

func newSupervisionCommand(c *cli) *cobra.Command {
	return group(c, "supervision", "major hazards listed for supervision", "挂牌督办", []namedCommand{{"begin", newSupervisionBeginCommand}, {"end", newSupervisionEndCommand}, {"list", newSupervisionListCommand}})
}

func newSupervisionBeginCommand(c *cli) *cobra.Command {
	var date string
	var s inspect.Supervision
	cmd := happening(c, "supervision.begin", "begin HAZARD", "list a major hazard for supervision", "对重大隐患挂牌督办", &date, func(_ *cobra.Command, on inspect.Date) (inspect.Fact, error) {
		s.On = on
		return &inspect.SupervisionBegun{Supervision: s}, nil
	})
	f := cmd.Flags()
	f.StringVar(&s.Level, "level", "", c.say("province, city or county", "province（省）、city（市）、county（县）"))
	f.StringVar(&s.By, "by", "", c.say("who listed it", "挂牌单位"))
	f.StringVar(&s.Number, "number", "", c.say("the paper's number", "文号"))
	complete(cmd, "level", []string{"province\t省级", "city\t市级", "county\t县级"})
	return cmd
}

func newSupervisionEndCommand(c *cli) *cobra.Command {
	var date, note string
	cmd := happening(c, "supervision.end", "end HAZARD", "take it off the list", "摘牌", &date, func(_ *cobra.Command, on inspect.Date) (inspect.Fact, error) {
		return &inspect.SupervisionEnded{On: on, Note: note}, nil
	})
	cmd.Flags().StringVar(&note, "note", "", c.say("a note", "备注"))
	return cmd
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
		levels := map[string]string{"province": "省级", "city": "市级", "county": "县级"}
		return c.list(orNone(rows), len(rows), len(rows), c.head("hazard|listed|ended|level|by|number|plan|site|hazard", "隐患|挂牌|摘牌|级别|挂牌单位|文号|五落实|单位|隐患描述"), func(i int) []string {
			r := rows[i]
			plan := c.say("not complete", "不全")
			if r.Complete {
				plan = c.say("complete", "齐全")
			}
			return []string{r.Ref, string(r.On), string(r.Ended), c.say(r.Level, levels[r.Level]), r.By, r.Number, plan, r.Site, report.Beginning(r.Text)}
		})
	})
	f = filters(c, cmd, "ref due site", "site", "campaign", "month", "from", "to", "sector", "town", "state")
	return cmd
}
