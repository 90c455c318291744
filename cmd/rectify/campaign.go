package main

import (
	"strconv"

	"github.com/spf13/cobra"

	"rectify/inspect"
)

func newCampaignCommand(c *cli) *cobra.Command {
	all := inspect.Particulars[inspect.Campaigns]
	return group(c, "campaign", "special inspection campaigns", "专项检查", verbs(
		deed{schema: "campaign.add", use: "add NAME", en: "enter a campaign", zh: "登记专项检查", do: "campaign.added", parts: all[1:]},
		namedCommand{"list", newCampaignListCommand}, namedCommand{"show", newCampaignShowCommand},
		deed{schema: "campaign.edit", use: "edit CAMPAIGN", en: "change a campaign's name or days", zh: "修改专项检查", do: "campaign.amended",
			noun: inspect.Campaigns, parts: all},
		withdrawing(inspect.Campaigns)))
}

func newCampaignListCommand(c *cli) *cobra.Command {
	var f *filterFlags
	cmd := verb(c, "campaign.list", "list", "list campaigns", "列出专项检查", cobra.NoArgs, func(cmd *cobra.Command, _ []string) error {
		page, err := listed(cmd, c, f, inspect.Reader.Campaigns)
		if err != nil {
			return err
		}
		type row struct {
			Ref string `json:"ref"`
			inspect.Campaign
			Inspections int `json:"inspections"`
			Hazards     int `json:"hazards"`
			Unresolved  int `json:"unresolved"`
		}
		rows := make([]row, len(page.Rows))
		for i, s := range page.Rows {
			rows[i] = row{inspect.Ref{Noun: inspect.Campaigns, N: s.N}.String(), s.Campaign, s.Inspections, s.Hazards, s.Unresolved}
		}
		return c.list(rows, len(rows), page.Total, c.head("ref|from|to|inspected|hazards|unresolved|name", "编号|起始|截止|检查|隐患|未整改|名称"), func(i int) []string {
			r := rows[i]
			return []string{r.Ref, string(r.From), string(r.To), strconv.Itoa(r.Inspections), strconv.Itoa(r.Hazards), strconv.Itoa(r.Unresolved), r.Name}
		})
	})
	f = filters(c, cmd, "ref name from", "all")
	return cmd
}

func newCampaignShowCommand(c *cli) *cobra.Command {
	return verb(c, "campaign.show", "show CAMPAIGN", "print a campaign, its inspections and its history", "查看专项检查及其检查、经过", cobra.ExactArgs(1), func(cmd *cobra.Command, args []string) error {
		return shown(cmd, c, inspect.Campaigns, args[0], func(r view, n int64) (any, []fact, error) {
			s, _, err := r.Campaign(n)
			return s, []fact{{c.say("campaign", "专项检查"), s.Name}, {c.say("from", "起始"), string(s.From)}, {c.say("to", "截止"), string(s.To)}, {c.say("withdrawn", "误录"), s.Withdrawn}}, err
		}, func(r view, n int64) (related, error) { return c.inspectionsOf(r, inspect.Filter{Campaign: n}) })
	})
}
