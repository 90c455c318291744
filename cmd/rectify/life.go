package main

import (
	"cmp"
	"strings"

	"github.com/spf13/cobra"

	"rectify/inspect"
	"rectify/report"
)

// happening is a verb that records on which day something happened to a thing.
func happening(use, en, zh, do string, parts ...inspect.Particular) deed {
	_, place, _ := strings.Cut(use, " ")
	return deed{use: use, en: en, zh: zh, do: do, noun: kindOfPlace(place).Of,
		parts: append([]inspect.Particular{onDay("the day (else today)", "日期（默认今天）")}, parts...)}
}

func referring() deed {
	d := happening("refer HAZARD", "hand it over to another body, or open a case", "移送其他机关或立案", "hazard.referred",
		among("kind", inspect.Referrals, "transfer or case", "transfer（移送）或 case（立案）"),
		text("to", "the body", "受移送机关或立案机关"), text("number", "the paper's number", "文号"), text("reason", "why", "理由"))
	d.more = func(_ *cli, cmd *cobra.Command) {
		cmd.Flag("kind").DefValue = "transfer"
		takes(cmd, "to", "TEXT", "文字")
	}
	d.adjust = func(a *asked) error {
		a.says["kind"] = cmp.Or(a.says["kind"], any("transfer"))
		return nil
	}
	return d
}

func assigning() deed {
	d := happening("assign COMPLAINT", "give it to somebody, to be answered by a day", "交办", "complaint.assigned",
		text("to", "who is to answer it", "承办人或单位"),
		wants("due", inspect.AsDue, "by when: a date, days, or working days as 5w", "办理期限：日期、天数，或工作日如 5w"),
		text("note", "a note", "备注"))
	d.more = func(_ *cli, cmd *cobra.Command) { takes(cmd, "to", "NAME", "姓名或单位") }
	return d
}

func planning() deed {
	d := happening("plan HAZARD", "set down the treatment plan of a major hazard", "登记重大隐患治理方案", "plan.made")
	for _, part := range new(inspect.Plan).Parts() {
		d.parts = append(d.parts, text(part.Name, part.EN, part.ZH))
	}
	return d
}

func reopening() deed {
	d := happening("reopen HAZARD", "undo an acceptance", "重新打开已整改的隐患", "hazard.reopened",
		wants("due", inspect.AsDue, "a new due date: a date, days, or working days as 10w", "新的整改期限：日期、天数，或工作日如 10w"),
		text("reason", "why", "原因"))
	d.gives, d.line = "state", func(a *asked, _ any) string { return a.say("reopened", "已重新打开") }
	return d
}

func newExtensionCommand(c *cli) *cobra.Command {
	ask := happening("ask HAZARD", "record that the unit asks for a later due date", "登记延期申请", "extension.asked",
		wants("until", inspect.AsDue, "the due date asked for: a date, days from the day asked, or working days as 10w",
			"申请的新期限：日期、自申请日起的天数，或工作日如 10w"), text("by", "who asks", "申请人"), text("reason", "why", "理由"))
	ask.must = [3]string{"until", "the due date asked for", "申请的新期限"}
	return group(c, "extension", "later due dates: asked, granted, refused", "延期：申请、准予、不准", verbs(ask,
		happening("grant HAZARD", "grant the extension that was asked", "准予延期", "extension.granted",
			wants("until", inspect.AsDue,
				"the due date granted: a date, days from the day granted, or working days as 10w (else the one asked for)",
				"准予的期限：日期、自批准日起的天数，或工作日如 10w（默认为申请的期限）"),
			text("approver", "who granted it", "审批人"), text("note", "a note", "备注")),
		happening("refuse HAZARD", "refuse the extension that was asked", "不准延期", "extension.refused",
			text("approver", "who refused it", "审批人"), text("reason", "why", "理由")),
		listing[extensionRow]{en: "list what was asked and answered", zh: "列出延期申请及答复", sorts: "ref due site",
			by:    "site campaign month from to sector town inspector",
			lines: livedIn(inspect.LifeExtended, extensionRows),
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
var extensionAnswers = inspect.Kind{Words: []inspect.Term{{Word: "waiting", ZH: "待答复"}, {Word: "granted", ZH: "准予"},
	{Word: "refused", ZH: "不准"}}}

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
		rows = append(rows, extensionRow{refTo(inspect.Hazards, h.N), h.SiteName, x, answer})
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

func newSupervisionCommand(c *cli) *cobra.Command {
	return group(c, "supervision", "major hazards listed for supervision", "挂牌督办", verbs(
		happening("begin HAZARD", "list a major hazard for supervision", "对重大隐患挂牌督办", "supervision.begun",
			among("level", inspect.Supervisors, "province, city or county", "province（省）、city（市）、county（县）"),
			text("by", "who listed it", "挂牌单位"), text("number", "the paper's number", "文号")),
		happening("end HAZARD", "take it off the list", "摘牌", "supervision.ended", text("note", "a note", "备注")),
		listing[supervisedLine]{en: "list what is and was under supervision", zh: "列出挂牌督办的隐患", sorts: "ref due site",
			by:    "site campaign month from to sector town state",
			lines: livedIn(inspect.LifeSupervised, supervisedLines), told: supervisedSaid,
			heads: [2]string{"hazard|listed|ended|level|by|number|plan|site|hazard", "隐患|挂牌|摘牌|级别|挂牌单位|文号|五落实|单位|隐患描述"},
			keys:  "ref on ended level by number plan_complete site text"}))
}

// supervisedLine is a listing of the list, in JSON.
type supervisedLine struct {
	Ref  string `json:"ref"`
	Site string `json:"site"`
	Text string `json:"text"`
	inspect.Supervision
	State    inspect.State `json:"state"`
	Complete bool          `json:"plan_complete"` // 五落实
}

func supervisedLines(h inspect.HazardRow, day inspect.Date) (lines []supervisedLine) {
	for _, s := range h.Life.Supervised {
		if s, begun := s.At(day); begun {
			lines = append(lines, supervisedLine{refTo(inspect.Hazards, h.N), h.SiteName, h.Text, s, h.State,
				h.Life.Plan.Complete()})
		}
	}
	return lines
}

func supervisedSaid(c *cli, l supervisedLine) map[string]string {
	plan := c.say("not complete", "不全")
	if l.Complete {
		plan = c.say("complete", "齐全")
	}
	return map[string]string{"level": c.word(inspect.Supervisors.Words, l.Level), "plan_complete": plan,
		"text": report.Beginning(l.Text)}
}
