package main

import (
	"strings"

	"github.com/spf13/cobra"

	"rectify/cmd/rectify/shell"
	"rectify/inspect"
)

func newNoticeCommand(c *shell.Run) *cobra.Command {
	return c.Group("notice", "rectification notices", "责令整改文书",
		shell.Called("issue", newNoticeIssueCommand),
		shell.Listing[noticeLine]{EN: "list notices", ZH: "列出责令整改文书", Noun: inspect.Notices,
			Sorts: "ref number date site due",
			By:    "site campaign inspection month from to sector town inspector overdue all", Lines: noticesAt,
			Heads: [2]string{"ref|number|date|served|hazards|unresolved|due|site", "编号|文号|日期|送达|隐患|未整改|期限|单位"},
			Keys:  "ref number date served hazards unresolved due site", Told: dueOf},
		showing(inspect.Notices), of(inspect.Notices, "print", printing), serving(), voiding(inspect.Notices),
		of(inspect.Notices, "register", registering), shell.Called("lease", newNoticeLeaseCommand),
		shell.Called("blank", newNoticeBlankCommand), shell.Called("enter", newNoticeEnterCommand),
		spoiling())
}

// serving is the verb that says how a notice reached the unit.
func serving() shell.Deed {
	d := happening("serve NOTICE", "record how it was served, or that it was refused and left", "登记送达（拒收的留置送达）",
		"notice.served", among("how", inspect.Manners, "in-person, left, post, electronic or public",
			"in-person（直接）、left（留置）、post（邮寄）、electronic（电子）、public（公告）"),
		text("receiver", "who signed for it", "签收人"),
		wants("refused", inspect.AsYesNo, "it was refused, and left at the unit", "拒收，留置送达"),
		text("reason", "why it was refused", "拒收理由"),
		among("witnesses", inspect.Persons, "a witness; may be repeated", "见证人，可重复"),
		text("note", "a note on the service", "送达记录"))
	d.Gives = "number service"
	return d
}

// orderFlags say what a notice orders.
type orderFlags struct {
	Inspection  string   `flag:"inspection" must:"|" en:"the inspection: I1" zh:"哪次检查：I1"`
	Due         string   `flag:"due" en:"to be fixed by, for all of them: a date, days after the notice, or working days as 10w" zh:"统一整改期限：日期、文书日期后天数，或工作日如 10w"`
	Supplements string   `flag:"supplements" en:"the notice that this one supplements" zh:"所补充的文书"`
	Hazards     []string `flag:"hazard" en:"only that hazard; may be repeated (else all that are open)" zh:"只列该隐患，可重复（默认全部待责令的）"`
	Date        string   `flag:"date" en:"the paper's date (else the inspection's)" zh:"文书日期（默认检查日期）"`
	Ticks       []int    `flag:"tick" en:"the violation with that number on a fire form; may be repeated (else by the hazards' categories)" zh:"消防文书：勾选该序号的违法行为，可重复（默认按隐患类别）"`
}

// formFlag is which form of notice it is.
type formFlag struct {
	Form string `flag:"form" usual:"notice"`
}

func (*formFlag) Finish(c *shell.Run, cmd *cobra.Command) {
	choosesForm(c, cmd, "form", inspect.Notices)
}

// issueTo is where the PDF of a paper is written to that is issued, if to any place.
type issueTo struct {
	Output string `flag:"output,o" en:"write the PDF to that file or folder; - is stdout" zh:"PDF 写到该文件或文件夹；- 为标准输出"`
}

// printTo is where a PDF is written to.
type printTo struct {
	Output string `flag:"output,o" usual:"." en:"the file or folder; - is stdout" zh:"文件或文件夹；- 为标准输出"`
}

func newNoticeIssueCommand(c *shell.Run) *cobra.Command {
	var v struct {
		orderFlags
		formFlag
		issueTo
	}
	return c.Recording("issue", "take the next number and print the notice", "取号并下达通知书",
		func(_ []string) error {
			if err := c.MayWrite(v.Output); err != nil {
				return err
			}
			b, about, says, err := ordering(c, v.orderFlags, v.Form)
			if err != nil {
				return err
			}
			return issue(c, b, "notice.issued", about, says, v.Output)
		}, &v)
}

// choosesForm has a flag name and complete the forms that papers of a noun may have.
func choosesForm(c *shell.Run, cmd *cobra.Command, flag string, noun inspect.Noun) {
	var words, en, zh []string
	for _, kind := range kindsOf(noun) {
		_, short := kind.Short()
		words, en, zh = append(words, string(kind)+"\t"+kind.ZH()), append(en, string(kind)), append(zh,
			string(kind)+" "+short)
	}
	last := len(en) - 1
	cmd.Flag(flag).Usage = c.Say(strings.Join(en[:last], ", ")+" or "+en[last], strings.Join(zh, "、"))
	shell.Fixed(cmd, flag, words...)
}

// ordering reads the flags; the days of --due count from the paper's date.
func ordering(c *shell.Run, v orderFlags, kind string) (b *inspect.Book, about string, says shell.Edit,
	err error) {
	b, visit, err := c.Target(inspect.Inspections, v.Inspection)
	if err != nil {
		return b, "", nil, err
	}
	form, err := inspect.ParseFormKind(kind)
	if err != nil {
		return b, "", nil, err
	}
	date, err := c.Dated("date", v.Date)
	if err != nil {
		return b, "", nil, err
	}
	says = shell.Edit{"form": form, "date": date, "ticks": v.Ticks}
	if v.Due != "" {
		from := date
		if from == "" { // that of the visit, if there is one
			i, _ := shell.Thing(c.Ctx, b, inspect.Reader.Inspection, visit)
			from = i.Date
		}
		if says["due"], err = c.TermIn("due", v.Due, from); err != nil {
			return b, "", nil, err
		}
	}
	if v.Supplements != "" {
		if says["supplements"], err = c.Refer(b, inspect.Notices, v.Supplements); err != nil {
			return b, "", nil, err
		}
	}
	says["hazards"], err = c.ReferAll(b, inspect.Hazards, v.Hazards)
	return b, inspect.Inspections.RefTo(visit), says, err
}
