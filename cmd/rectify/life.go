package main

import (
	"cmp"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"rectify/cmd/rectify/shell"
	"rectify/inspect"
	"rectify/report"
)

func referring() shell.Deed {
	d := happening("refer HAZARD", "hand it over to another body, or open a case", "移送其他机关或立案", "hazard.referred",
		among("kind", inspect.Referrals, "transfer or case", "transfer（移送）或 case（立案）"),
		textFlag("to", "the body that takes it over or opens the case", "受移送机关或立案机关"),
		textFlag("number", "the paper's number", "文号"), textFlag("reason", "why", "理由"))
	d.More = func(_ *shell.Run, cmd *cobra.Command) {
		cmd.Flag("kind").DefValue = "transfer"
		shell.Takes(cmd, "to", "TEXT", "文字")
	}
	d.Adjust = func(a *shell.Asked) error {
		a.Says["kind"] = cmp.Or(a.Says["kind"], any("transfer"))
		return nil
	}
	return d
}

func assigning() shell.Deed {
	d := happening("assign COMPLAINT", "assign it, to be answered by a day", "交办（承办人和办理期限）", "complaint.assigned",
		textFlag("to", "who is to answer it", "承办人或单位"),
		wants("due", inspect.AsDue, "by when: a date, days, or working days as 5w", "办理期限：日期、天数，或工作日如 5w"),
		textFlag("note", "a note", "备注"))
	d.More = func(_ *shell.Run, cmd *cobra.Command) { shell.Takes(cmd, "to", "NAME", "姓名或单位") }
	return d
}

func planning() shell.Deed {
	d := happening("plan HAZARD", "record the treatment plan of a major hazard", "登记重大隐患治理方案", "plan.made")
	for _, part := range new(inspect.Plan).Parts() {
		d.Parts = append(d.Parts, textFlag(part.Name, part.EN, part.ZH))
	}
	return d
}

func reopening() shell.Deed {
	d := happening("reopen HAZARD", "reopen a hazard that was accepted", "重新打开已整改的隐患", "hazard.reopened",
		wants("due", inspect.AsDue, "a new due date: a date, days, or working days as 10w", "新的整改期限：日期、天数，或工作日如 10w"),
		textFlag("reason", "why", "原因"))
	d.Gives, d.Line = "state", func(a *shell.Asked, _ any) string { return a.Say("reopened", "已重新打开") }
	return d
}

func newExtensionCommand(c *shell.Run) *cobra.Command {
	ask := happening("ask HAZARD", "record that the unit asks for a later due date", "登记延期申请", "extension.asked",
		wants("until", inspect.AsDue, "the due date asked for: a date, days from the day asked, or working days as 10w",
			"申请的新期限：日期、自申请日起的天数，或工作日如 10w"), textFlag("by", "who asks", "申请人"), textFlag("reason", "why", "理由"))
	ask.Must = [3]string{"until", "the due date asked for", "申请的新期限"}
	return c.Group("extension", "later due dates: asked for, granted, refused", "延期：申请、准予、不准", ask,
		happening("grant HAZARD", "grant the extension that was asked for", "准予延期", "extension.granted",
			wants("until", inspect.AsDue,
				"the due date granted: a date, days from the day granted, or working days as 10w (else the one asked for)",
				"准予的期限：日期、自批准日起的天数，或工作日如 10w（默认为申请的期限）"),
			textFlag("approver", "who granted it", "审批人"), textFlag("note", "a note", "备注")),
		happening("refuse HAZARD", "refuse the extension that was asked for", "不准延期", "extension.refused",
			textFlag("approver", "who refused it", "审批人"), textFlag("reason", "why", "理由")),
		listingExtensions())
}

// extensionRow is one asking in a list.
type extensionRow struct {
	Ref  string `json:"ref"`
	Site string `json:"site"`
	inspect.Extension
	Answer string `json:"answer"` // waiting, granted or refused
}

// extensionAnswers are what is answered to an asking.
var extensionAnswers = inspect.ValueKind{Words: []inspect.Term{
	{Word: "waiting", ZH: "待答复"}, {Word: "granted", ZH: "准予"},
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
		rows = append(rows, extensionRow{inspect.Hazards.RefTo(h.N), h.SiteName, x, answer})
	}
	return rows
}

// livedIn lists what is told of the hazards in whose life there was something of a kind.
func livedIn[L any](kind inspect.LifeKind,
	lines func(inspect.HazardRow, inspect.Date) []L,
) func(shell.View, shell.Narrowed) (inspect.Page[L], inspect.Date, error) {
	return func(r shell.View, f shell.Narrowed) (page inspect.Page[L], day inspect.Date, err error) {
		f.Life = kind
		day, each := inspect.HazardsAt(r.Reader, f.Filter, r.Today)
		_, err = each(func(h inspect.HazardRow) error {
			page.Rows = append(page.Rows, lines(h, day)...)
			return nil
		})
		page.Total = len(page.Rows)
		return page, day, err
	}
}

func newSupervisionCommand(c *shell.Run) *cobra.Command {
	return c.Group("supervision", "major hazards listed for supervision", "挂牌督办",
		happening("begin HAZARD", "list a major hazard for supervision", "对重大隐患挂牌督办", "supervision.begun",
			among("level", inspect.Supervisors, "province, city or county", "province（省）、city（市）、county（县）"),
			textFlag("by", "who listed it", "挂牌单位"), textFlag("number", "the paper's number", "文号")),
		happening("end HAZARD", "take it off the list", "摘牌", "supervision.ended", textFlag("note", "a note", "备注")),
		listingSupervised())
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
			lines = append(lines, supervisedLine{inspect.Hazards.RefTo(h.N), h.SiteName, h.Text, s, h.State,
				h.Life.Plan.Complete()})
		}
	}
	return lines
}

func supervisedSaid(c *shell.Run, l supervisedLine) map[string]string {
	plan := c.Say("not complete", "不全")
	if l.Complete {
		plan = c.Say("complete", "齐全")
	}
	return map[string]string{"level": c.Term(inspect.Supervisors.Words, l.Level), "plan_complete": plan,
		"text": report.Beginning(l.Text)}
}

// wants is a particular that belongs to no noun: a flag alone.
func wants(key string, what inspect.What, en, zh string) inspect.Particular {
	return inspect.Particular{Key: key, Kind: inspect.ValueKind{What: what}, AskEN: en, AskZH: zh}
}

func textFlag(key, en, zh string) inspect.Particular { return wants(key, inspect.AsText, en, zh) }

// about is a flag that names a thing.
func about(noun inspect.Noun, en, zh string) inspect.Particular {
	of := inspect.ValueKind{What: inspect.AsThing, Of: noun}
	return inspect.Particular{Key: noun.EN(), Kind: of, AskEN: en, AskZH: zh}
}

// among is a flag that takes the words of a vocabulary.
func among(key string, words inspect.ValueKind, en, zh string) inspect.Particular {
	return inspect.Particular{Key: key, Kind: words, AskEN: en, AskZH: zh}
}

// several is a flag that may be repeated; each time it names one of a noun, if of any.
func several(key string, noun inspect.Noun, en, zh string) inspect.Particular {
	return among(key, inspect.ValueKind{What: inspect.AsSeveral, Of: noun}, en, zh)
}

// onDay is the day of a fact.
func onDay(en, zh string) inspect.Particular { return wants("on", inspect.AsDay, en, zh) }

// only are the particulars of a noun that are called so.
func only(noun inspect.Noun, keys string) (out []inspect.Particular) {
	for _, p := range inspect.Particulars[noun] {
		if slices.Contains(strings.Fields(keys), p.Key) {
			out = append(out, p)
		}
	}
	return out
}

// happening is a verb that records on which day something happened to a thing.
func happening(use, en, zh, do string, parts ...inspect.Particular) shell.Deed {
	_, place, _ := strings.Cut(use, " ")
	return shell.Deed{Use: use, EN: en, ZH: zh, Do: do, Noun: shell.KindOfPlace(place).Of,
		Parts: append([]inspect.Particular{onDay("the day (else today)", "日期（默认今天）")}, parts...)}
}

func listingExtensions() shell.Listing[extensionRow] {
	return shell.Listing[extensionRow]{EN: "list extensions asked for, and the answers", ZH: "列出延期申请及答复",
		Sorts: "ref due site",
		By:    "site campaign month from to sector town inspector",
		Lines: livedIn(inspect.LifeExtended, extensionRows),
		Heads: [2]string{"hazard|asked|from|until|answer|on|approver|site", "隐患|申请日期|原期限|申请至|答复|答复日期|审批人|单位"},
		Keys:  "ref on from until answer answered approver site",
		Told: func(c *shell.Run, r extensionRow) map[string]string {
			return map[string]string{"answer": c.Shown(extensionAnswers, r.Answer)}
		}}
}

func listingSupervised() shell.Listing[supervisedLine] {
	return shell.Listing[supervisedLine]{EN: "list hazards under supervision, now or before", ZH: "列出挂牌督办的隐患",
		Sorts: "ref due site",
		By:    "site campaign month from to sector town state",
		Lines: livedIn(inspect.LifeSupervised, supervisedLines), Told: supervisedSaid,
		Heads: [2]string{"hazard|listed|ended|level|by|number|plan|site|hazard", "隐患|挂牌|摘牌|级别|挂牌单位|文号|五落实|单位|隐患描述"},
		Keys:  "ref on ended level by number plan_complete site text"}
}
