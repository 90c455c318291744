package main

import (
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"rectify/cmd/rectify/shell"
	"rectify/inspect"
)

func newPaperCommand(c *shell.Run) *cobra.Command {
	zh := shell.Together(kindsOf(inspect.Papers), func(kind inspect.FormKind) string {
		_, short := kind.Short()
		return short
	})
	return c.Group("paper", "numbered papers other than notices", "其他文书："+zh,
		shell.Called("issue", newPaperIssueCommand), listingPapers(), showing(inspect.Papers),
		of(inspect.Papers, "print", printing), voiding(inspect.Papers),
		keepingCopy(inspect.Papers), of(inspect.Papers, "scan", copying),
		of(inspect.Papers, "register", registering))
}

// kindsOf are the kinds of papers of a noun.
func kindsOf(noun inspect.Noun) []inspect.FormKind {
	return slices.DeleteFunc(inspect.FormKinds(), func(k inspect.FormKind) bool { return k.Noun() != noun })
}

func newPaperIssueCommand(c *shell.Run) *cobra.Command {
	return c.Group("issue", "take the next number and print a paper", "取号并制作文书",
		inspect.Mapped(kindsOf(inspect.Papers), issuing)...)
}

// issuing is a verb that issues a paper of a kind, about what a flag names.
func issuing(kind inspect.FormKind) shell.Verbal {
	en, _ := kind.Short()
	of, out := about(kind.About(), "which one the paper is about", "文书针对哪一项"), new(issueTo)
	d := shell.Deed{Use: string(kind), EN: en, ZH: kind.ZH(), Do: "paper.issued", Must: [3]string{of.Key, "", ""},
		Parts: append([]inspect.Particular{of, wants("date", inspect.AsDay,
			"the paper's date (else that of what it is about)", "文书日期（默认所涉事项的日期）")}, ownParts[kind]...),
		Flags: []any{out},
		Adjust: func(a *shell.Asked) error {
			a.Says["form"], a.Says["of"] = kind, a.Says.About(of.Key)
			return endsOn(a)
		}}
	if kind == inspect.FormRecord {
		d.More = func(_ *shell.Run, cmd *cobra.Command) {
			shell.Takes(cmd, "from", "TIME", "时刻")
			shell.Takes(cmd, "to", "TIME", "时刻")
		}
	}
	return issues(d, out)
}

// ownParts tell what the book does not know, of the kinds that need any.
var ownParts = map[inspect.FormKind][]inspect.Particular{
	inspect.FormRecord: {
		textFlag("record.from", "when it began: 09:00", "开始时刻：09:00"),
		textFlag("record.to", "when it ended: 11:30, or 2021-11-24 00:30", "结束时刻：11:30，或 2021-11-24 00:30"),
		textFlag("record.person", "the legal representative or person in charge (else the site's)", "法定代表人或负责人（默认单位登记的）"),
		textFlag("record.post", "that person's post", "职务"),
		textFlag("record.phone", "telephone (else the site's)", "联系电话（默认单位登记的）"),
		textFlag("record.address", "address (else the site's)", "地址（默认单位登记的）"),
		textFlag("record.witness", "a witness who signs too", "见证人")},
	inspect.FormMeasures: {
		several("hazards", inspect.Hazards, "a major hazard of the inspection; may be repeated", "该次检查的重大隐患，可重复"),
		textFlag("basis", "the rule it rests on", "依据"),
		several("decisions", "", "what is decided; may be repeated", "处理决定，可重复")}}

// endsOn reads the day on which an inspection ended, if that is another.
func endsOn(a *shell.Asked) (err error) {
	record, _ := a.Says["record"].(shell.Edit)
	to, _ := record["to"].(string)
	if day, hour, ok := strings.Cut(strings.TrimSpace(to), " "); ok {
		record["to"] = hour
		record["until"], err = a.Dated("to", day)
	}
	return err
}
