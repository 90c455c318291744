package main

import (
	"github.com/spf13/cobra"

	"rectify/inspect"
)

func newExtensionCommand(c *cli) *cobra.Command {
	return group(c, "extension", "later due dates: asked, granted, refused", "延期：申请、准予、不准", []namedCommand{{"ask", newExtensionAskCommand}, {"grant", newExtensionGrantCommand}, {"refuse", newExtensionRefuseCommand}, {"list", newExtensionListCommand}})
}

func newExtensionAskCommand(c *cli) *cobra.Command {
	var date, until, by, reason string
	cmd := happening(c, "extension.ask", "ask HAZARD", "record that the unit asks for a later due date", "登记延期申请", &date, func(_ *cobra.Command, on inspect.Date) (inspect.Fact, error) {
		to, err := c.termIn("until", until, on)
		if err == nil && to == "" {
			err = usage("extension ask needs --until", "extension ask 需要 --until").Hint("the due date asked for", "申请的新期限")
		}
		return &inspect.ExtensionAsked{On: on, Until: to, By: by, Reason: reason}, err
	})
	f := cmd.Flags()
	f.StringVar(&until, "until", "", c.say("the due date asked for: a date, days from the day asked, or working days as 10w",
		"申请的新期限：日期、自申请日起的天数，或工作日如 10w"))
	f.StringVar(&by, "by", "", c.say("who asks", "申请人"))
	f.StringVar(&reason, "reason", "", c.say("why", "理由"))
	return cmd
}

func newExtensionGrantCommand(c *cli) *cobra.Command {
	var date, until, approver, note string
	cmd := happening(c, "extension.grant", "grant HAZARD", "grant the extension that was asked", "准予延期", &date, func(_ *cobra.Command, on inspect.Date) (inspect.Fact, error) {
		to, err := c.termIn("until", until, on)
		return &inspect.ExtensionGranted{On: on, Until: to, Approver: approver, Note: note}, err
	})
	f := cmd.Flags()
	f.StringVar(&until, "until", "", c.say("the due date granted: a date, days from the day granted, or working days as 10w (else the one asked for)",
		"准予的期限：日期、自批准日起的天数，或工作日如 10w（默认为申请的期限）"))
	f.StringVar(&approver, "approver", "", c.say("who granted it", "审批人"))
	f.StringVar(&note, "note", "", c.say("a note", "备注"))
	return cmd
}

func newExtensionRefuseCommand(c *cli) *cobra.Command {
	var date, approver, reason string
	cmd := happening(c, "extension.refuse", "refuse HAZARD", "refuse the extension that was asked", "不准延期", &date, func(_ *cobra.Command, on inspect.Date) (inspect.Fact, error) {
		return &inspect.ExtensionRefused{On: on, Approver: approver, Reason: reason}, nil
	})
	f := cmd.Flags()
	f.StringVar(&approver, "approver", "", c.say("who refused it", "审批人"))
	f.StringVar(&reason, "reason", "", c.say("why", "理由"))
	return cmd
}

// extensionRow is one asking in a list.
type extensionRow struct {
	Ref  string `json:"ref"`
	Site string `json:"site"`
	inspect.Extension
	Answer string `json:"answer"` // waiting, granted or refused
}

func newExtensionListCommand(c *cli) *cobra.Command {
	var f *filterFlags
	cmd := verb(c, "extension.list", "list", "list what was asked and answered", "列出延期申请及答复", cobra.NoArgs, func(cmd *cobra.Command, _ []string) error {
		page, day, err := livedIn(cmd, c, f, inspect.LifeExtended)
		if err != nil {
			return err
		}
		var rows []extensionRow
		for _, h := range page.Rows {
			for _, x := range h.Life.Extensions {
				x, asked := x.At(day)
				if !asked {
					continue
				}
				answer := "waiting"
				if x.Granted != "" {
					answer = "granted"
				} else if x.Answered != "" {
					answer = "refused"
				}
				rows = append(rows, extensionRow{inspect.Ref{Noun: inspect.Hazards, N: h.N}.String(), h.SiteName, x, answer})
			}
		}
		answers := map[string]string{"waiting": "待答复", "granted": "准予", "refused": "不准"}
		return c.list(orNone(rows), len(rows), len(rows), c.head("hazard|asked|from|until|answer|on|approver|site", "隐患|申请日期|原期限|申请至|答复|答复日期|审批人|单位"), func(i int) []string {
			r := rows[i]
			return []string{r.Ref, string(r.On), string(r.From), string(r.Until), c.say(r.Answer, answers[r.Answer]), string(r.Answered), r.Approver, r.Site}
		})
	})
	f = filters(c, cmd, "ref due site", "site", "campaign", "month", "from", "to", "sector", "town", "inspector")
	return cmd
}

// livedIn lists the hazards in whose life there was something of a kind.
func livedIn(cmd *cobra.Command, c *cli, f *filterFlags, kind inspect.LifeKind) (inspect.Page[inspect.HazardRow], inspect.Date, error) {
	return listedAt(cmd, c, f, func(r inspect.Reader, filter inspect.Filter, today inspect.Date) (page inspect.Page[inspect.HazardRow], day inspect.Date, err error) {
		filter.Life = kind
		day, each := inspect.HazardsAt(r, filter, today)
		page.Total, err = each(func(h inspect.HazardRow) error {
			page.Rows = append(page.Rows, h)
			return nil
		})
		return page, day, err
	})
}

// orNone is a list that JSON prints as one even when it is empty.
func orNone[T any](rows []T) []T {
	if rows == nil {
		return []T{}
	}
	return rows
}
