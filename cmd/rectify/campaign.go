package main

import (
	"strconv"

	"github.com/spf13/cobra"

	"rectify/inspect"
)

func newCampaignCommand(c *cli) *cobra.Command {
	return group(c, "campaign", "special inspection campaigns", "专项检查", []namedCommand{{"add", newCampaignAddCommand}, {"list", newCampaignListCommand}, {"show", newCampaignShowCommand}, {"edit", newCampaignEditCommand},
		{"withdraw", newCampaignWithdrawCommand}})
}

func newCampaignWithdrawCommand(c *cli) *cobra.Command {
	return withdrawing(c, inspect.Campaigns, func(reason string) inspect.Fact { return &inspect.CampaignWithdrawn{Reason: reason} })
}

func newCampaignAddCommand(c *cli) *cobra.Command {
	var from, to string
	cmd := recording(c, "campaign.add", "add NAME", "enter a campaign", "登记专项检查", cobra.ExactArgs(1), func(cmd *cobra.Command, args []string) (err error) {
		camp := inspect.Campaign{Name: args[0]}
		if camp.From, err = c.dated("from", from); err != nil {
			return err
		}
		if camp.To, err = c.termIn("to", to, camp.From); err != nil {
			return err
		}
		b, err := c.book(cmd.Context())
		if err != nil {
			return err
		}
		if camp, err = recorded[inspect.Campaign](c.record(cmd.Context(), b, "campaign.added", "", camp)); err != nil {
			return err
		}
		return c.added(inspect.Ref{Noun: inspect.Campaigns, N: camp.N}, camp.ID, nil, camp.Name, "", "")
	})
	cmd.Flags().StringVar(&from, "from", "", c.say("first day", "起始日期"))
	cmd.Flags().StringVar(&to, "to", "", c.say("last day", "截止日期"))
	return cmd
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

func newCampaignEditCommand(c *cli) *cobra.Command {
	var from, to string
	cmd := recording(c, "campaign.edit", "edit CAMPAIGN", "change a campaign's name or days", "修改专项检查", cobra.ExactArgs(1), func(cmd *cobra.Command, args []string) error {
		b, n, err := c.target(cmd, inspect.Campaigns, args[0])
		if err != nil {
			return err
		}
		says, err := c.campaignEdit(cmd, b, n, from, to)
		if err != nil {
			return err
		}
		about := inspect.Campaigns.Ref(n)
		camp, err := recorded[inspect.Campaign](c.record(cmd.Context(), b, "campaign.amended", about.String(), says))
		if err != nil {
			return err
		}
		return c.added(about, camp.ID, map[string]any{"campaign": camp}, camp.Name, "", "")
	})
	cmd.Flags().String("name", "", c.say("name", "名称"))
	cmd.Flags().StringVar(&from, "from", "", c.say("first day", "起始日期"))
	cmd.Flags().StringVar(&to, "to", "", c.say("last day", "截止日期"))
	return cmd
}

// campaignEdit reads the flags; the days of --to count from the first day.
func (c *cli) campaignEdit(cmd *cobra.Command, b *inspect.Book, n int64, from, to string) (says edit, err error) {
	says = given(cmd, "name")
	var first inspect.Date
	if cmd.Flags().Changed("from") {
		if first, err = c.dated("from", from); err != nil {
			return nil, err
		}
		says["from"] = first
	} else {
		was, err := thing(cmd.Context(), b, inspect.Reader.Campaign, n)
		if first = was.From; err != nil {
			return nil, err
		}
	}
	if cmd.Flags().Changed("to") {
		says["to"], err = c.termIn("to", to, first)
	}
	return says, err
}
