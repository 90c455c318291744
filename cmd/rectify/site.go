package main

import (
	"strings"

	"github.com/spf13/cobra"

	"rectify/inspect"
)

func newSiteCommand(c *cli) *cobra.Command {
	all := inspect.Particulars[inspect.Sites]
	return group(c, "site", "units that are inspected", "被检查单位", verbs(
		deed{use: "add NAME", en: "enter a site", zh: "登记单位", do: "site.added", parts: all[1:],
			next: func(ref string, _ any) (en, zh string) {
				next := "rectify inspection add --site " + ref + " --inspector "
				return next + "NAME:CERT", next + "姓名:证号"
			}},
		listing[siteLine]{en: "list sites", zh: "列出单位", noun: inspect.Sites, sorts: "ref name sector town inspected",
			by:    "sector town all",
			lines: listedBy(inspect.Reader.Sites, siteLineOf),
			keys:  "ref sector town inspections hazards unresolved last_inspected name",
			heads: [2]string{"ref|sector|town|inspected|hazards|unresolved|last|name", "编号|行业|乡镇街道|检查|隐患|未整改|最近检查|单位"}},
		show{noun: inspect.Sites, en: "print a site, its inspections, what is unresolved, and its history",
			zh:   "查看单位及其检查、未整改隐患、经过",
			read: view.siteFacts, tell: []telling{view.inspectionsOf, view.unresolvedOf}},
		editing(inspect.Sites, "change what is known of a site", "修改单位信息"),
		deed{use: "move SITE", en: "say since when a site belongs to another town or sector",
			zh: "登记单位属地、行业自某日起变更", do: "site.moved", noun: inspect.Sites,
			parts: append(only(inspect.Sites, "sector town"), onDay("the first day there (else today)", "自何日起（默认今天）"))},
		merging(inspect.Sites), withdrawing(inspect.Sites), namedCommand{"import", newSiteImportCommand}))
}

// siteLine is a site of the list, in JSON.
type siteLine struct {
	Ref string `json:"ref"`
	inspect.Site
	Inspections   int          `json:"inspections"`
	Hazards       int          `json:"hazards"`
	Unresolved    int          `json:"unresolved"`
	LastInspected inspect.Date `json:"last_inspected,omitempty"`
}

func siteLineOf(s inspect.SiteRow) siteLine {
	return siteLine{refTo(inspect.Sites, s.N), s.Site, s.Inspections, s.Hazards, s.Unresolved, s.LastInspected}
}

func (r view) siteFacts(n int64) (any, []fact, error) {
	s, _, err := r.Site(n)
	other := map[string]string{"former": r.formerly(s)}
	if s.Into != 0 {
		other["withdrawn"] = ""
	}
	return s, append(r.factsOf(inspect.Sites, s, other), r.mergedInto(s)), err
}

// unresolvedOf are the hazards of a site that are still open.
func (r view) unresolvedOf(f inspect.Filter) (related, error) {
	f.States = []inspect.State{inspect.Open, inspect.Ordered}
	rel, err := r.hazardsOf(f)
	rel.key, rel.head = "unresolved", r.say("unresolved", "未整改隐患")
	return rel, err
}

// mergedInto says with which other a site is one.
func (c *cli) mergedInto(s inspect.Site) fact {
	if s.Into == 0 {
		return fact{}
	}
	name, _ := strings.CutPrefix(s.Withdrawn, "已并入 ")
	return fact{"merged into", "已并入", refTo(inspect.Sites, s.Into) + " " + name}
}

// formerly says where a site belonged before.
func (c *cli) formerly(s inspect.Site) string {
	var out []string
	for _, f := range s.Former {
		out = append(out,
			c.say("until %s: ", "%s前：", f.Until)+strings.Trim(c.word(inspect.Sectors, f.Sector)+" · "+f.Town, " ·"))
	}
	return strings.Join(out, "\n")
}

func newCampaignCommand(c *cli) *cobra.Command {
	all := inspect.Particulars[inspect.Campaigns]
	return group(c, "campaign", "special inspection campaigns", "专项检查", verbs(
		deed{use: "add NAME", en: "enter a campaign", zh: "登记专项检查", do: "campaign.added", parts: all[1:]},
		listing[campaignLine]{en: "list campaigns", zh: "列出专项检查", noun: inspect.Campaigns, sorts: "ref name from",
			by:    "all",
			lines: listedBy(inspect.Reader.Campaigns, campaignLineOf),
			keys:  "ref from to inspections hazards unresolved name",
			heads: [2]string{"ref|from|to|inspected|hazards|unresolved|name", "编号|起始|截止|检查|隐患|未整改|名称"}},
		show{noun: inspect.Campaigns, en: "print a campaign, its inspections and its history", zh: "查看专项检查及其检查、经过",
			read: view.campaignFacts,
			tell: []telling{view.inspectionsOf}},
		editing(inspect.Campaigns, "change a campaign's name or days", "修改专项检查"),
		withdrawing(inspect.Campaigns)))
}

// campaignLine is a campaign of the list, in JSON.
type campaignLine struct {
	Ref string `json:"ref"`
	inspect.Campaign
	Inspections int `json:"inspections"`
	Hazards     int `json:"hazards"`
	Unresolved  int `json:"unresolved"`
}

func campaignLineOf(s inspect.CampaignRow) campaignLine {
	return campaignLine{refTo(inspect.Campaigns, s.N), s.Campaign, s.Inspections, s.Hazards, s.Unresolved}
}

func (r view) campaignFacts(n int64) (any, []fact, error) {
	s, _, err := r.Campaign(n)
	return s, r.factsOf(inspect.Campaigns, s, nil), err
}
