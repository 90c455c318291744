package main

import (
	"github.com/spf13/cobra"

	"rectify/inspect"
)

func newInspectionCommand(c *cli) *cobra.Command {
	all := inspect.Particulars[inspect.Inspections]
	return group(c, "inspection", "inspections of sites, and visits to them", "现场检查", verbs(
		deed{schema: "inspection.add", use: "add", en: "record an inspection, or a visit", zh: "登记现场检查", do: "inspection.held",
			noun: inspect.Sites, parts: all, gives: "date kind inspectors", refuse: needs("site", "", ""), next: afterVisit},
		listing[inspectionLine]{of: "inspection", en: "list inspections", zh: "列出现场检查", noun: inspect.Inspections, sorts: "ref date site",
			by: "site campaign kind month from to sector town inspector all", lines: listedBy(inspect.Reader.Inspections, inspectionLineOf),
			heads: [2]string{"ref|date|kind|hazards|notices|inspectors|site", "编号|日期|类型|隐患|文书|检查人员|单位"},
			keys:  "ref date kind hazards notices inspectors site"},
		show{noun: inspect.Inspections, en: "print an inspection, what was found, its papers and its history", zh: "查看现场检查及其隐患、文书、经过",
			read: (*cli).inspectionFacts, tell: []telling{
				func(c *cli, r view, n int64) (related, error) { return c.hazardsOf(r, inspect.Filter{Inspection: n}) },
				func(c *cli, r view, n int64) (related, error) { return c.noticesOf(r, inspect.Filter{Inspection: n}) },
				func(c *cli, r view, n int64) (related, error) { return c.papersOf(r, inspect.Filter{Inspection: n}) }}},
		namedCommand{"check", newInspectionCheckCommand},
		deed{schema: "inspection.edit", use: "edit INSPECTION", en: "change what is known of an inspection", zh: "修改现场检查",
			do: "inspection.amended", noun: inspect.Inspections, parts: all,
			more: func(c *cli, cmd *cobra.Command) {
				cmd.Flag("date").Usage = c.say("another day", "改为该日期")
				cmd.Flag("kind").Usage = c.say("special, routine, report, review, lookback or visit", "专项、日常、举报核实、复查、回头看、走访")
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
