package main

import (
	"github.com/spf13/cobra"

	"rectify/inspect"
)

func newExtensionCommand(c *cli) *cobra.Command {
	ask := happening("ask HAZARD", "record that the unit asks for a later due date", "登记延期申请", "extension.asked",
		wants("until", inspect.AsDue, "the due date asked for: a date, days from the day asked, or working days as 10w",
			"申请的新期限：日期、自申请日起的天数，或工作日如 10w"), text("by", "who asks", "申请人"), text("reason", "why", "理由"))
	ask.must = [3]string{"until", "the due date asked for", "申请的新期限"}
	return group(c, "extension", "later due dates: asked, granted, refused", "延期：申请、准予、不准", verbs(ask,
		happening("grant HAZARD", "grant the extension that was asked", "准予延期", "extension.granted",
			wants("until", inspect.AsDue, "the due date granted: a date, days from the day granted, or working days as 10w (else the one asked for)",
				"准予的期限：日期、自批准日起的天数，或工作日如 10w（默认为申请的期限）"),
			text("approver", "who granted it", "审批人"), text("note", "a note", "备注")),
		happening("refuse HAZARD", "refuse the extension that was asked", "不准延期", "extension.refused",
			text("approver", "who refused it", "审批人"), text("reason", "why", "理由")),
		listing[extensionRow]{en: "list what was asked and answered", zh: "列出延期申请及答复", sorts: "ref due site",
			by: "site campaign month from to sector town inspector", lines: livedIn(inspect.LifeExtended, extensionRows),
			heads: [2]string{"hazard|asked|from|until|answer|on|approver|site", "隐患|申请日期|原期限|申请至|答复|答复日期|审批人|单位"},
			keys:  "ref on from until answer answered approver site",
			told: func(c *cli, r extensionRow) map[string]string {
				return map[string]string{"answer": c.reads(extensionAnswers, r.Answer)}
			}}))
}

// extensionRow is one asking in a list.
type extensionRow struct {
	Ref  string `json:"ref"`
	Site string `json:"site"`
	inspect.Extension
	Answer string `json:"answer"` // waiting, granted or refused
}

// answers are what is answered to an asking.
var extensionAnswers = inspect.Kind{Words: []inspect.Term{{Word: "waiting", ZH: "待答复"}, {Word: "granted", ZH: "准予"}, {Word: "refused", ZH: "不准"}}}

func extensionRows(h inspect.HazardRow, day inspect.Date) (rows []extensionRow) {
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
		rows = append(rows, extensionRow{inspect.Hazards.Ref(h.N).String(), h.SiteName, x, answer})
	}
	return rows
}

// livedIn lists what is told of the hazards in whose life there was something of a kind.
func livedIn[L any](kind inspect.LifeKind,
	lines func(inspect.HazardRow, inspect.Date) []L) func(view, narrowed) (inspect.Page[L], inspect.Date, error) {
	return func(r view, f narrowed) (page inspect.Page[L], day inspect.Date, err error) {
		f.Life = kind
		day, each := inspect.HazardsAt(r.Reader, f.Filter, r.today)
		_, err = each(func(h inspect.HazardRow) error {
			page.Rows = append(page.Rows, lines(h, day)...)
			return nil
		})
		page.Total = len(page.Rows)
		return page, day, err
	}
}

// orNone is a list that JSON prints as one even when it is empty.
func orNone[T any](rows []T) []T {
	if rows == nil {
		return []T{}
	}
	return rows
}
