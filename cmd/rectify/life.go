package main

import (
	"strings"

	"github.com/spf13/cobra"

	"rectify/inspect"
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
	d.mend = func(a *asked) error {
		if a.says["kind"] == nil {
			a.says["kind"] = "transfer"
		}
		return nil
	}
	return d
}

func assigning() deed {
	d := happening("assign COMPLAINT", "give it to somebody, to be answered by a day", "交办", "complaint.assigned",
		text("to", "who is to answer it", "承办人或单位"),
		wants("due", inspect.AsDue, "by when: a date, days, or working days as 5w", "办理期限：日期、天数，或工作日如 5w"), text("note", "a note", "备注"))
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
