package main

import (
	"github.com/spf13/cobra"

	"rectify/inspect"
)

func newCampaignCommand(c *cli) *cobra.Command {
	all := inspect.Particulars[inspect.Campaigns]
	return group(c, "campaign", "special inspection campaigns", "专项检查", verbs(
		deed{use: "add NAME", en: "enter a campaign", zh: "登记专项检查", do: "campaign.added", parts: all[1:]},
		listing[campaignLine]{en: "list campaigns", zh: "列出专项检查", noun: inspect.Campaigns, sorts: "ref name from", by: "all",
			lines: listedBy(inspect.Reader.Campaigns, campaignLineOf), keys: "ref from to inspections hazards unresolved name",
			heads: [2]string{"ref|from|to|inspected|hazards|unresolved|name", "编号|起始|截止|检查|隐患|未整改|名称"}},
		show{noun: inspect.Campaigns, en: "print a campaign, its inspections and its history", zh: "查看专项检查及其检查、经过", read: view.campaignFacts,
			tell: []telling{view.inspectionsOf}},
		deed{use: "edit CAMPAIGN", en: "change a campaign's name or days", zh: "修改专项检查", do: "campaign.amended",
			noun: inspect.Campaigns, parts: all},
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
	return campaignLine{inspect.Campaigns.Ref(s.N).String(), s.Campaign, s.Inspections, s.Hazards, s.Unresolved}
}

func (r view) campaignFacts(n int64) (any, []fact, error) {
	s, _, err := r.Campaign(n)
	return s, r.factsOf(inspect.Campaigns, s, nil), err
}
