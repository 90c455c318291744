package main

import (
	"strings"

	"github.com/spf13/cobra"

	"rectify/inspect"
)

// inspectionLine is an inspection of the list, in JSON.
type inspectionLine struct {
	Ref string `json:"ref"`
	inspect.Inspection
	Site     string `json:"site"`
	Campaign string `json:"campaign,omitempty"`
	Hazards  int    `json:"hazards"`
	Notices  int    `json:"notices"`
}

func inspectionLines(page inspect.Page[inspect.InspectionRow]) []inspectionLine {
	lines := make([]inspectionLine, len(page.Rows))
	for i, s := range page.Rows {
		lines[i] = inspectionLine{inspect.Ref{Noun: inspect.Inspections, N: s.N}.String(), s.Inspection, s.SiteName, s.CampaignName, s.Hazards, s.Notices}
	}
	return lines
}

// inspectionsOf are the inspections that a show tells of.
func (c *cli) inspectionsOf(r view, f inspect.Filter) (related, error) {
	page, err := r.Inspections(f)
	lines := inspectionLines(page)
	rel := related{key: "inspections", head: c.say("inspections", "检查"), data: lines}
	for _, l := range lines {
		found := c.say("%d hazard%[1]s", "隐患 %d 项", inspect.Many(l.Hazards))
		row := []string{l.Ref, string(l.Date), c.say(string(l.Kind), l.Kind.ZH()), found, officers(l.Inspectors)}
		if f.Site == 0 {
			row = append(row, l.Site)
		}
		rel.rows = append(rel.rows, row)
	}
	return rel, err
}

func officers(list []inspect.Officer) string {
	var names []string
	for _, o := range list {
		names = append(names, o.Name)
	}
	return strings.Join(names, "、")
}

func newInspectionShowCommand(c *cli) *cobra.Command {
	return verb(c, "inspection.show", "show INSPECTION", "print an inspection, what was found, its papers and its history", "查看现场检查及其隐患、文书、经过", cobra.ExactArgs(1), func(cmd *cobra.Command, args []string) error {
		return shown(cmd, c, inspect.Inspections, args[0], c.inspectionFacts,
			func(r view, n int64) (related, error) { return c.hazardsOf(r, inspect.Filter{Inspection: n}) },
			func(r view, n int64) (related, error) { return c.noticesOf(r, inspect.Filter{Inspection: n}) },
			func(r view, n int64) (related, error) { return c.papersOf(r, inspect.Filter{Inspection: n}) })
	})
}

func (c *cli) inspectionFacts(r view, n int64) (any, []fact, error) {
	i, _, err := r.Inspection(n)
	if err != nil {
		return nil, nil, err
	}
	site, _, err := r.Site(i.Site)
	if err != nil {
		return nil, nil, err
	}
	campaign, _, err := r.Campaign(i.Campaign)
	if err != nil {
		return nil, nil, err
	}
	var names []string
	for _, o := range i.Inspectors {
		names = append(names, o.String())
	}
	facts := []fact{{c.say("site", "单位"), site.Name}, {c.say("date", "日期"), string(i.Date)}, {c.say("kind", "类型"), c.say(string(i.Kind), i.Kind.ZH())}, {c.say("campaign", "专项检查"), campaign.Name},
		{c.say("inspectors", "检查人员"), strings.Join(names, "、")}, {c.say("experts", "专家"), strings.Join(i.Experts, "、")},
		{c.say("places", "检查场所"), strings.Join(i.Places, "、")}, {c.say("note", "备注"), i.Note}, {c.say("withdrawn", "误录"), i.Withdrawn}}
	for _, list := range i.Lists {
		facts = append(facts, fact{c.say("checklist", "检查表"), list.Name + c.say(": ", "：") + c.words(list.Say())})
	}
	return struct {
		inspect.Inspection
		Site     string `json:"site"`
		Campaign string `json:"campaign,omitempty"`
	}{i, site.Name, campaign.Name}, facts, nil
}
