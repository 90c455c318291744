package main

import (
	"github.com/spf13/cobra"

	"rectify/inspect"
)

func newInspectionCommand(c *cli) *cobra.Command {
	all := inspect.Particulars[inspect.Inspections]
	return group(c, "inspection", "inspections of sites, and visits to them", "现场检查", verbs(
		deed{use: "add", en: "record an inspection, or a visit", zh: "登记现场检查", do: "inspection.held",
			noun: inspect.Sites, parts: all, gives: "date kind inspectors", must: [3]string{"site", "", ""},
			next: afterVisit},
		listing[inspectionLine]{en: "list inspections", zh: "列出现场检查", noun: inspect.Inspections, sorts: "ref date site",
			by:    "site campaign kind month from to sector town inspector all",
			lines: listedBy(inspect.Reader.Inspections, inspectionLineOf),
			heads: [2]string{"ref|date|kind|hazards|notices|inspectors|site", "编号|日期|类型|隐患|文书|检查人员|单位"},
			keys:  "ref date kind hazards notices inspectors site"},
		show{noun: inspect.Inspections, en: "print an inspection, what was found, its papers and its history",
			zh:   "查看现场检查及其隐患、文书、经过",
			read: view.inspectionFacts, tell: []telling{view.hazardsOf, view.noticesOf, view.papersOf}},
		namedCommand{"check", newInspectionCheckCommand},
		deed{use: "edit INSPECTION", en: "change what is known of an inspection", zh: "修改现场检查",
			do: "inspection.amended", noun: inspect.Inspections, parts: all,
			more: func(c *cli, cmd *cobra.Command) {
				cmd.Flag("date").Usage = c.say("another day", "改为该日期")
				cmd.Flag("kind").Usage = c.say("special, routine, report, review, lookback or visit",
					"专项、日常、举报核实、复查、回头看、走访")
			}},
		withdrawing(inspect.Inspections)))
}

// afterVisit is what to do after an inspection; a visit finds nothing.
func afterVisit(ref string, thing any) (en, zh string) {
	if thing.(*inspect.Inspection).Kind == inspect.Visit {
		return "", ""
	}
	next := "rectify hazard add --inspection " + ref
	return next + " \"WHAT WAS FOUND\" --due 15", next + " \"隐患描述\" --due 15"
}

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
	return inspectionLine{refTo(inspect.Inspections, s.N), s.Inspection, s.SiteName, s.CampaignName, s.Hazards,
		s.Notices}
}

// inspectionsOf are the inspections that a show tells of.
func (r view) inspectionsOf(f inspect.Filter) (related, error) {
	page, err := r.Inspections(f)
	keys := "ref date kind hazards inspectors"
	if f.Site == 0 {
		keys += " site"
	}
	return relate(r, "inspections", "检查", inspect.Inspections, page, inspectionLineOf, keys,
		func(l inspectionLine) (map[string]string, bool) {
			return map[string]string{"hazards": r.say("%d hazard%[1]s", "隐患 %d 项", inspect.Many(l.Hazards))}, false
		}), err
}

func (r view) inspectionFacts(n int64) (any, []fact, error) {
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
	said := struct {
		inspect.Inspection
		Site     string `json:"site"`
		Campaign string `json:"campaign,omitempty"`
	}{i, site.Name, campaign.Name}
	facts := r.factsOf(inspect.Inspections, said,
		map[string]string{"inspectors": together(i.Inspectors, inspect.Officer.String)})
	for _, list := range i.Lists {
		facts = append(facts, fact{"checklist", "检查表", list.Name + r.say(": ", "：") + r.words(list.Say())})
	}
	return said, facts, nil
}
