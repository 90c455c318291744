package main

import (
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"rectify/inspect"
)

func newInspectionCommand(c *cli) *cobra.Command {
	return group(c, "inspection", "inspections of sites, and visits to them", "现场检查", []namedCommand{{"add", newInspectionAddCommand}, {"list", newInspectionListCommand}, {"show", newInspectionShowCommand}, {"check", newInspectionCheckCommand}, {"edit", newInspectionEditCommand},
		{"withdraw", newInspectionWithdrawCommand}})
}

func newInspectionWithdrawCommand(c *cli) *cobra.Command {
	return withdrawing(c, inspect.Inspections, func(reason string) inspect.Fact { return &inspect.InspectionWithdrawn{Reason: reason} })
}

// inspectionFlags are what is written down of an inspection.
type inspectionFlags struct {
	site, date, campaign, kind  string
	note                        string
	inspectors, experts, places []string
}

func (v *inspectionFlags) add(c *cli, cmd *cobra.Command) {
	f := cmd.Flags()
	f.StringVar(&v.site, "site", "", c.say("the site: S1, its name or a part of it", "单位：S1、名称或其中一部分"))
	f.StringVar(&v.date, "date", "", c.say("the day it was (else today)", "检查日期（默认今天）"))
	f.StringVar(&v.campaign, "campaign", "", c.say("the campaign it is part of", "所属专项检查"))
	f.StringVar(&v.kind, "kind", "", c.say("special, routine, report, review, lookback or visit (else special in a campaign, routine without)", "专项、日常、举报核实、复查、回头看、走访（默认：有专项的为专项，否则日常）"))
	f.StringArrayVar(&v.inspectors, "inspector", nil, c.say("an inspector, name:certificate; may be repeated", "检查人员 姓名:证号，可重复"))
	f.StringArrayVar(&v.experts, "expert", nil, c.say("an expert who helped; may be repeated", "协助检查的专家，可重复"))
	f.StringArrayVar(&v.places, "place", nil, c.say("a place inspected; may be repeated", "检查场所，可重复"))
	f.StringVar(&v.note, "note", "", c.say("a note", "备注"))
	completeNames(c, cmd, "site", inspect.Sites)
	completeNames(c, cmd, "campaign", inspect.Campaigns)
	completeKinds(cmd)
}

func completeKinds(cmd *cobra.Command) {
	var words []string
	for _, k := range inspect.InspectionKinds {
		words = append(words, string(k)+"\t"+k.ZH())
	}
	complete(cmd, "kind", words)
}

// said are the flags that were given.
func (v *inspectionFlags) said(c *cli, cmd *cobra.Command, b *inspect.Book) (says edit, err error) {
	given, says := cmd.Flags().Changed, given(cmd, "note")
	if given("site") {
		if says["site"], err = refOf(cmd, b, inspect.Sites, v.site); err != nil {
			return nil, err
		}
	}
	if given("campaign") {
		says["campaign"] = ""
		if v.campaign != "" {
			if says["campaign"], err = refOf(cmd, b, inspect.Campaigns, v.campaign); err != nil {
				return nil, err
			}
		}
	}
	if given("date") {
		if says["date"], err = c.dated("date", v.date); err != nil {
			return nil, err
		}
	}
	if given("kind") {
		if says["kind"], err = inspect.ParseInspectionKind(strings.TrimSpace(v.kind)); err != nil {
			return nil, err
		}
	}
	if given("inspector") {
		says["inspectors"], err = inspect.ParseOfficers(strings.Join(v.inspectors, ";"))
	}
	if given("expert") {
		says["experts"] = inspect.SplitNames(strings.Join(v.experts, ";"))
	}
	if given("place") {
		says["places"] = inspect.SplitWords(strings.Join(v.places, ";"))
	}
	return says, err
}

func newInspectionAddCommand(c *cli) *cobra.Command {
	var v inspectionFlags
	cmd := recording(c, "inspection.add", "add", "record an inspection, or a visit", "登记现场检查", cobra.NoArgs, func(cmd *cobra.Command, _ []string) error {
		if v.site == "" {
			return usage("inspection add needs --site", "inspection add 需要 --site")
		}
		b, err := c.book(cmd.Context())
		if err != nil {
			return err
		}
		says, err := v.said(c, cmd, b)
		if err != nil {
			return err
		}
		i, err := recorded[inspect.Inspection](c.record(cmd.Context(), b, "inspection.held", says.about("site"), says))
		if err != nil {
			return err
		}
		ref := inspect.Ref{Noun: inspect.Inspections, N: i.N}.String()
		if i.Kind == inspect.Visit {
			return c.added(inspect.Ref{Noun: inspect.Inspections, N: i.N}, i.ID, map[string]any{"date": i.Date, "kind": i.Kind, "inspectors": i.Inspectors}, string(i.Date), "", "")
		}
		return c.added(inspect.Ref{Noun: inspect.Inspections, N: i.N}, i.ID, map[string]any{"date": i.Date, "kind": i.Kind, "inspectors": i.Inspectors}, string(i.Date), "rectify hazard add --inspection "+ref+" \"WHAT WAS FOUND\" --due 15", "rectify hazard add --inspection "+ref+" \"隐患描述\" --due 15")
	})
	v.add(c, cmd)
	return cmd
}

func newInspectionListCommand(c *cli) *cobra.Command {
	var f *filterFlags
	cmd := verb(c, "inspection.list", "list", "list inspections", "列出现场检查", cobra.NoArgs, func(cmd *cobra.Command, _ []string) error {
		page, err := listed(cmd, c, f, inspect.Reader.Inspections)
		if err != nil {
			return err
		}
		lines := inspectionLines(page)
		return c.list(lines, len(lines), page.Total, c.head("ref|date|kind|hazards|notices|inspectors|site", "编号|日期|类型|隐患|文书|检查人员|单位"), func(i int) []string {
			l := lines[i]
			return []string{l.Ref, string(l.Date), c.say(string(l.Kind), l.Kind.ZH()), strconv.Itoa(l.Hazards), strconv.Itoa(l.Notices), officers(l.Inspectors), l.Site}
		})
	})
	f = filters(c, cmd, "ref date site", "site", "campaign", "kind", "month", "from", "to", "sector", "town", "inspector", "all")
	return cmd
}

func newInspectionEditCommand(c *cli) *cobra.Command {
	var v inspectionFlags
	cmd := recording(c, "inspection.edit", "edit INSPECTION", "change what is known of an inspection", "修改现场检查", cobra.ExactArgs(1), func(cmd *cobra.Command, args []string) error {
		b, n, err := c.target(cmd, inspect.Inspections, args[0])
		if err != nil {
			return err
		}
		says, err := v.said(c, cmd, b)
		if err != nil {
			return err
		}
		about := inspect.Inspections.Ref(n)
		i, err := recorded[inspect.Inspection](c.record(cmd.Context(), b, "inspection.amended", about.String(), says))
		if err != nil {
			return err
		}
		return c.added(about, i.ID, map[string]any{"inspection": i}, string(i.Date), "", "")
	})
	v.add(c, cmd)
	cmd.Flags().Lookup("date").Usage = c.say("another day", "改为该日期")
	cmd.Flags().Lookup("kind").Usage = c.say("special, routine, report, review, lookback or visit", "专项、日常、举报核实、复查、回头看、走访")
	return cmd
}
