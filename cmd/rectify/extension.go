package main

import (
	"github.com/spf13/cobra"

	"rectify/inspect"
)

func newExtensionCommand(c *cli) *cobra.Command {
	ask := happening("extension.ask HAZARD", "record that the unit asks for a later due date", "登记延期申请", "extension.asked",
		wants("until", inspect.AsDue, "the due date asked for: a date, days from the day asked, or working days as 10w",
			"申请的新期限：日期、自申请日起的天数，或工作日如 10w"), text("by", "who asks", "申请人"), text("reason", "why", "理由"))
	ask.refuse = needs("until", "the due date asked for", "申请的新期限")
	return group(c, "extension", "later due dates: asked, granted, refused", "延期：申请、准予、不准", verbs(ask,
		happening("extension.grant HAZARD", "grant the extension that was asked", "准予延期", "extension.granted",
			wants("until", inspect.AsDue, "the due date granted: a date, days from the day granted, or working days as 10w (else the one asked for)",
				"准予的期限：日期、自批准日起的天数，或工作日如 10w（默认为申请的期限）"),
			text("approver", "who granted it", "审批人"), text("note", "a note", "备注")),
		happening("extension.refuse HAZARD", "refuse the extension that was asked", "不准延期", "extension.refused",
			text("approver", "who refused it", "审批人"), text("reason", "why", "理由")),
		namedCommand{"list", newExtensionListCommand}))
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
