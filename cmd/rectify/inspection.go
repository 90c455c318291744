package main

import (
	"cmp"

	"github.com/spf13/cobra"

	"rectify/cmd/rectify/shell"
	"rectify/inspect"
)

func newInspectionCommand(c *shell.Run) *cobra.Command {
	all := inspect.Particulars[inspect.Inspections]
	return c.Group("inspection", "inspections of sites, and visits to them", "现场检查、走访",
		shell.Deed{Use: "add", EN: "record an inspection, or a visit", ZH: "登记现场检查、走访", Do: "inspection.held",
			Noun: inspect.Sites, Parts: all, Gives: "date kind inspectors", Must: [3]string{"site", "", ""},
			Next: afterVisit},
		listingInspections(),
		shell.Show{Noun: inspect.Inspections, EN: "print an inspection, what was found, its papers and its history",
			ZH:   "查看现场检查及其隐患、文书、经过",
			Read: inspectionFacts, Tell: []shell.Telling{hazardsOf, noticesOf, papersOf}},
		checking(),
		shell.Deed{Use: "edit INSPECTION", EN: "change what is known of an inspection", ZH: "修改现场检查",
			Do: "inspection.amended", Noun: inspect.Inspections, Parts: all,
			More: func(c *shell.Run, cmd *cobra.Command) {
				cmd.Flag("date").Usage = c.Say("the new date", "新的检查日期")
				cmd.Flag("kind").Usage = c.Say("special, routine, report, review, lookback or visit",
					"专项、日常、举报核实、复查、回头看、走访")
			}},
		shell.Withdrawing(inspect.Inspections))
}

// afterVisit is what to do after an inspection; a visit finds nothing.
func afterVisit(ref string, thing any) (en, zh string) {
	if thing.(*inspect.Inspection).Kind == inspect.Visit {
		return "", ""
	}
	next, record := "rectify hazard add --inspection "+ref, "rectify paper issue record --inspection "+ref+
		" --from 09:00 --to 11:30"
	return next + " \"WHAT WAS FOUND\" --due 15; its record: " + record,
		next + " \"隐患描述\" --due 15；检查记录：" + record
}

// inspectionLine is an inspection of the list, in JSON.
type inspectionLine struct {
	Ref string `json:"ref"`
	inspect.InspectionRow
}

func inspectionLineOf(s inspect.InspectionRow) inspectionLine {
	return inspectionLine{inspect.Inspections.RefTo(s.N), s}
}

// inspectionsOf are the inspections that a show tells of.
func inspectionsOf(r shell.View, f inspect.Filter) (shell.Related, error) {
	page, err := r.Inspections(f)
	keys := "ref date kind hazards inspectors"
	if f.Site == 0 {
		keys += " site"
	}
	return shell.Relate(r, "inspections", "检查", inspect.Inspections, page, inspectionLineOf, keys,
		func(l inspectionLine) (map[string]string, bool) {
			return map[string]string{"hazards": r.Say("%d hazard%[1]s", "隐患 %d 项", inspect.Many(l.Hazards))}, false
		}), err
}

func inspectionFacts(r shell.View, n int64) (any, []shell.Fact, error) {
	i, _, err := r.Inspection(n)
	if err != nil {
		return nil, nil, err
	}
	site, _, err := r.Site(i.Site)
	campaign, _, lost := r.Campaign(i.Campaign)
	if err := cmp.Or(err, lost); err != nil {
		return nil, nil, err
	}
	said := struct {
		inspect.Inspection
		Site     string `json:"site"`
		Campaign string `json:"campaign,omitempty"`
	}{i, site.Name, campaign.Name}
	facts := r.FactsOf(inspect.Inspections, said,
		map[string]string{"inspectors": shell.Together(i.Inspectors, inspect.Officer.String)})
	for _, list := range i.Lists {
		facts = append(facts, shell.Fact{"checklist", "检查表", list.Name + r.Say(": ", "：") + r.InWords(list.Say())})
	}
	return said, facts, nil
}

func listingInspections() shell.Listing[inspectionLine] {
	return shell.Listing[inspectionLine]{EN: "list inspections", ZH: "列出现场检查", Noun: inspect.Inspections,
		Sorts: "ref date site",
		By:    "site campaign kind month from to sector town inspector all",
		Each:  shell.ListedBy(inspect.Inspections, inspectionLineOf),
		Heads: [2]string{"ref|date|kind|hazards|notices|inspectors|site", "编号|日期|类型|隐患|文书|检查人员|单位"},
		Keys:  "ref date kind hazards notices inspectors site"}
}
