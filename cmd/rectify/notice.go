package main

import (
	"strings"

	"github.com/spf13/cobra"

	"rectify/cmd/rectify/shell"
	"rectify/inspect"
)

func newNoticeCommand(c *shell.Run) *cobra.Command {
	return c.Group("notice", "rectification notices", "责令整改文书",
		shell.Late("issue", issuingNotices), // this and to lease look at every form
		listingNotices(),
		showing(inspect.Notices), of(inspect.Notices, "print", printing), serving(),
		keepingCopy(inspect.Notices), of(inspect.Notices, "scan", copying), voiding(inspect.Notices),
		of(inspect.Notices, "register", registering), shell.Late("lease", leasing),
		shell.Called("blank", newNoticeBlankCommand), entering(),
		spoiling())
}

// serving is the verb that says how a notice reached the unit.
func serving() shell.Deed {
	d := happening("serve NOTICE", "record how it was served, or that it was refused and left", "登记送达（拒收的留置送达）",
		"notice.served", among("how", inspect.Manners, "in-person, left, post, electronic or public",
			"in-person（直接）、left（留置）、post（邮寄）、electronic（电子）、public（公告）"),
		textFlag("receiver", "who signed for it", "签收人"),
		wants("refused", inspect.AsYesNo, "it was refused, and left at the unit", "拒收，留置送达"),
		textFlag("reason", "why it was refused", "拒收理由"),
		among("witnesses", inspect.Persons, "a witness; may be repeated", "见证人，可重复"),
		textFlag("note", "a note on the service", "送达记录"))
	d.Gives = "number service"
	return withCopy(d)
}

// ordering is a verb that orders what was found to be put right; the days of --due count
// from the paper's date.
func ordering(use, en, zh, do string, out *issueTo) shell.Deed {
	v := new(struct {
		Ticks []int `flag:"tick" en:"the violation with that number on a fire form; may be repeated (else by the hazards' categories)" zh:"消防文书：勾选该序号的违法行为，可重复（默认按隐患类别）"`
	})
	return issues(shell.Deed{Use: use, EN: en, ZH: zh, Do: do, Noun: inspect.Inspections, Flags: []any{v},
		Parts: []inspect.Particular{about(inspect.Inspections, "the inspection: I1", "哪次检查：I1"),
			wants("date", inspect.AsDay, "the paper's date (else the inspection's)", "文书日期（默认检查日期）"),
			wants("due", inspect.AsDue,
				"to be fixed by, for all of them: a date, days after the notice, or working days as 10w",
				"统一整改期限：日期、文书日期后天数，或工作日如 10w"),
			among("supplements", inspect.ValueKind{What: inspect.AsThing, Of: inspect.Notices, None: true},
				"the notice that this one supplements", "所补充的文书"),
			several("hazards", inspect.Hazards, "only that hazard; may be repeated (else all that are open)",
				"只列该隐患，可重复（默认全部待责令的）")},
		Must: [3]string{"inspection", "", ""},
		Adjust: func(a *shell.Asked) error {
			a.Says["ticks"] = v.Ticks
			return nil
		}}, out)
}

func issuingNotices() shell.Deed {
	out := new(issueTo)
	d := ordering("issue", "take the next number and print the notice", "取号并下达通知书", "notice.issued", out)
	d.Parts, d.Flags = append(d.Parts, formOf("form", inspect.Notices)), append(d.Flags, out)
	d.More = usuallyNotice
	return d
}

// usuallyNotice shows which form is taken where none is named.
func usuallyNotice(_ *shell.Run, cmd *cobra.Command) {
	cmd.Flag("form").DefValue = string(inspect.FormNotice)
}

// issueTo is where the PDF of a paper is written to that is issued, if to any place.
type issueTo struct {
	Output string `flag:"output,o" en:"write the PDF to that file or folder; - is stdout" zh:"PDF 写到该文件或文件夹；- 为标准输出"`
}

// printTo is where a PDF is written to.
type printTo struct {
	Output string `flag:"output,o" usual:"." en:"the file or folder; - is stdout" zh:"文件或文件夹；- 为标准输出"`
}

// formOf is a flag that takes the forms of papers of a noun.
func formOf(key string, noun inspect.Noun) inspect.Particular {
	form := inspect.ValueKind{What: inspect.AsWord,
		Read: func(s string) (any, error) { return inspect.ParseFormKind(s) }}
	var en, zh []string
	for _, kind := range kindsOf(noun) {
		_, short := kind.Short()
		form.Words = append(form.Words, inspect.Term{Word: string(kind), ZH: kind.ZH()})
		en, zh = append(en, string(kind)), append(zh, string(kind)+" "+short)
	}
	last := len(en) - 1
	return among(key, form, strings.Join(en[:last], ", ")+" or "+en[last], strings.Join(zh, "、"))
}

func listingNotices() shell.Listing[noticeLine] {
	return shell.Listing[noticeLine]{EN: "list notices", ZH: "列出责令整改文书", Noun: inspect.Notices,
		Sorts: "ref number date site due",
		By:    "site campaign inspection month from to sector town inspector overdue all", Lines: noticesAt,
		Heads: [2]string{"ref|number|date|served|hazards|unresolved|due|site", "编号|文号|日期|送达|隐患|未整改|期限|单位"},
		Keys:  "ref number date served hazards unresolved due site", Told: dueOf}
}
