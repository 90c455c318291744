package main

import (
	"strings"

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

func inspectionLineOf(s inspect.InspectionRow) inspectionLine {
	return inspectionLine{inspect.Inspections.Ref(s.N).String(), s.Inspection, s.SiteName, s.CampaignName, s.Hazards, s.Notices}
}

// inspectionsOf are the inspections that a show tells of.
func (c *cli) inspectionsOf(r view, f inspect.Filter) (related, error) {
	page, err := r.Inspections(f)
	lines := linesOf(page.Rows, inspectionLineOf)
	rel := related{key: "inspections", head: c.say("inspections", "检查"), data: lines}
	keys := "ref date kind hazards inspectors"
	if f.Site == 0 {
		keys += " site"
	}
	for _, l := range lines {
		found := c.say("%d hazard%[1]s", "隐患 %d 项", inspect.Many(l.Hazards))
		rel.rows = append(rel.rows, c.cells(inspect.Inspections, keys, l, map[string]string{"hazards": found}))
	}
	return rel, err
}

// inspectionsBy tells of the inspections that a filter of a thing leaves.
func inspectionsBy(of func(n int64) inspect.Filter) telling {
	return func(c *cli, r view, n int64) (related, error) { return c.inspectionsOf(r, of(n)) }
}

func officers(list []inspect.Officer) string {
	var names []string
	for _, o := range list {
		names = append(names, o.Name)
	}
	return strings.Join(names, "、")
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
	said := struct {
		inspect.Inspection
		Site     string `json:"site"`
		Campaign string `json:"campaign,omitempty"`
	}{i, site.Name, campaign.Name}
	facts := c.factsOf(inspect.Inspections, said, map[string]string{"inspectors": strings.Join(names, "、")})
	for _, list := range i.Lists {
		facts = append(facts, fact{c.say("checklist", "检查表"), list.Name + c.say(": ", "：") + c.words(list.Say())})
	}
	return said, facts, nil
}
