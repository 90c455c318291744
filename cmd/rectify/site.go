package main

import (
	"strings"

	"github.com/spf13/cobra"

	"rectify/cmd/rectify/shell"
	"rectify/inspect"
)

func newSiteCommand(c *shell.Run) *cobra.Command {
	all := inspect.Particulars[inspect.Sites]
	return c.Group("site", "units that are inspected", "被检查单位",
		shell.Deed{Use: "add NAME", EN: "enter a site", ZH: "登记单位", Do: "site.added", Parts: all[1:],
			Next: func(ref string, _ any) (en, zh string) {
				next := "rectify inspection add --site " + ref + " --inspector "
				return next + "NAME:CERT", next + "姓名:证号"
			}},
		listingSites(),
		shell.Show{Noun: inspect.Sites, EN: "print a site, its inspections, what is unresolved, and its history",
			ZH:   "查看单位及其检查、未整改隐患、经过",
			Read: siteFacts, Tell: []shell.Telling{inspectionsOf, unresolvedOf}},
		shell.Editing(inspect.Sites, "change what is known of a site", "修改单位信息"),
		shell.Deed{Use: "move SITE", EN: "record that a site belongs to another town or sector from a day on",
			ZH: "登记单位属地、行业自某日起变更", Do: "site.moved", Noun: inspect.Sites,
			Parts: append(only(inspect.Sites, "sector town"), onDay("the first day there (else today)", "自何日起（默认今天）"))},
		shell.Merging(inspect.Sites), shell.Withdrawing(inspect.Sites), shell.Called("import", newSiteImportCommand))
}

// siteLine is a site of the list, in JSON.
type siteLine struct {
	Ref string `json:"ref"`
	inspect.SiteRow
}

func siteLineOf(s inspect.SiteRow) siteLine { return siteLine{inspect.Sites.RefTo(s.N), s} }

func siteFacts(r shell.View, n int64) (any, []shell.Fact, error) {
	s, _, err := r.Site(n)
	other := map[string]string{"former": formerly(r.Run, s)}
	if s.Into != 0 {
		other["withdrawn"] = ""
	}
	return s, append(r.FactsOf(inspect.Sites, s, other), mergedInto(r.Run, s)), err
}

// unresolvedOf are the hazards of a site that are still open.
func unresolvedOf(r shell.View, f inspect.Filter) (shell.Related, error) {
	f.States = []inspect.State{inspect.Open, inspect.Ordered}
	rel, err := hazardsOf(r, f)
	rel.Key, rel.Head = "unresolved", r.Say("unresolved", "未整改隐患")
	return rel, err
}

// mergedInto says with which other a site is one.
func mergedInto(c *shell.Run, s inspect.Site) shell.Fact {
	if s.Into == 0 {
		return shell.Fact{}
	}
	name, _ := strings.CutPrefix(s.Withdrawn, "已并入 ")
	return shell.Fact{"merged into", "已并入", inspect.Sites.RefTo(s.Into) + " " + name}
}

// formerly says where a site belonged before.
func formerly(c *shell.Run, s inspect.Site) string {
	var out []string
	for _, f := range s.Former {
		out = append(out,
			c.Say("until %s: ", "%s前：", f.Until)+strings.Trim(c.Term(inspect.Sectors, f.Sector)+" · "+f.Town, " ·"))
	}
	return strings.Join(out, "\n")
}

func newCampaignCommand(c *shell.Run) *cobra.Command {
	all := inspect.Particulars[inspect.Campaigns]
	return c.Group("campaign", "special inspection campaigns", "专项检查",
		shell.Deed{Use: "add NAME", EN: "enter a campaign", ZH: "登记专项检查", Do: "campaign.added", Parts: all[1:]},
		listingCampaigns(),
		shell.Show{Noun: inspect.Campaigns, EN: "print a campaign, its inspections and its history", ZH: "查看专项检查及其检查、经过",
			Read: campaignFacts,
			Tell: []shell.Telling{inspectionsOf}},
		shell.Editing(inspect.Campaigns, "change a campaign's name or days", "修改专项检查"),
		shell.Withdrawing(inspect.Campaigns))
}

// campaignLine is a campaign of the list, in JSON.
type campaignLine struct {
	Ref string `json:"ref"`
	inspect.CampaignRow
}

func campaignLineOf(s inspect.CampaignRow) campaignLine {
	return campaignLine{inspect.Campaigns.RefTo(s.N), s}
}

func campaignFacts(r shell.View, n int64) (any, []shell.Fact, error) {
	s, _, err := r.Campaign(n)
	return s, r.FactsOf(inspect.Campaigns, s, nil), err
}

func listingSites() shell.Listing[siteLine] {
	return shell.Listing[siteLine]{EN: "list sites", ZH: "列出单位", Noun: inspect.Sites,
		Sorts: "ref name sector town inspected",
		By:    "sector town all",
		Each:  shell.ListedBy(inspect.Sites, siteLineOf),
		Keys:  "ref sector town inspections hazards unresolved last_inspected name",
		Heads: [2]string{"ref|sector|town|inspected|hazards|unresolved|last|name", "编号|行业|乡镇街道|检查|隐患|未整改|最近检查|单位"}}
}

func listingCampaigns() shell.Listing[campaignLine] {
	return shell.Listing[campaignLine]{EN: "list campaigns", ZH: "列出专项检查", Noun: inspect.Campaigns, Sorts: "ref name from",
		By:    "all",
		Each:  shell.ListedBy(inspect.Campaigns, campaignLineOf),
		Keys:  "ref from to inspections hazards unresolved name",
		Heads: [2]string{"ref|from|to|inspected|hazards|unresolved|name", "编号|起始|截止|检查|隐患|未整改|名称"}}
}
