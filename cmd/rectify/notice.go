package main

import (
	"github.com/spf13/cobra"

	"rectify/inspect"
)

func newNoticeCommand(c *cli) *cobra.Command {
	return group(c, "notice", "rectification notices", "责令整改文书", verbs(
		namedCommand{"issue", newNoticeIssueCommand},
		listing[noticeLine]{of: "notice", en: "list notices", zh: "列出文书", noun: inspect.Notices, sorts: "ref number date site due",
			by: "site campaign inspection month from to sector town inspector overdue all", lines: noticesAt,
			heads: [2]string{"ref|number|date|served|hazards|unresolved|due|site", "编号|文号|日期|送达|隐患|未整改|期限|单位"},
			keys:  "ref number date served hazards unresolved due site", told: (*cli).dueOf},
		showing(inspect.Notices), of(inspect.Notices, "print", printing), serving(), voiding(inspect.Notices),
		of(inspect.Notices, "register", registering), namedCommand{"lease", newNoticeLeaseCommand},
		namedCommand{"blank", newNoticeBlankCommand}, namedCommand{"enter", newNoticeEnterCommand},
		spoiling()))
}

// serving is the verb that says how a notice reached the unit.
func serving() deed {
	d := happening("notice.serve NOTICE", "record how it reached the unit, or was left when refused", "登记送达（拒收的留置送达）", "notice.served",
		among("how", inspect.Manners, "in-person, left, post, electronic or public", "in-person（直接）、left（留置）、post（邮寄）、electronic（电子）、public（公告）"),
		text("receiver", "who signed for it", "签收人"), wants("refused", inspect.AsYesNo, "it was refused, and left", "拒收，留置送达"),
		text("reason", "why it was refused", "拒收理由"), among("witnesses", inspect.Persons, "a witness; may be repeated", "见证人，可重复"),
		text("note", "the record of it", "送达记录"))
	d.gives = "number service"
	return d
}

type issueFlags struct {
	inspection, due, date, form string
	supplements                 string
	hazards                     []string
	ticks                       []int
}

// orderFlags are the flags that say what a notice orders.
func (c *cli) orderFlags(cmd *cobra.Command, v *issueFlags) {
	f := cmd.Flags()
	f.StringVar(&v.inspection, "inspection", "", c.say("the inspection: I1", "哪次检查：I1"))
	f.StringVar(&v.due, "due", "", c.say("to be fixed by, for all of them: a date, days after the notice, or working days as 10w",
		"统一整改期限：日期、文书日期后天数，或工作日如 10w"))
	f.StringVar(&v.supplements, "supplements", "", c.say("the notice that it adds to", "所补充的文书"))
}

func newNoticeIssueCommand(c *cli) *cobra.Command {
	var v issueFlags
	var out string
	cmd := recording(c, "notice.issue", "issue", "take the next number and print the notice", "取号并下达通知书", func(cmd *cobra.Command, _ []string) error {
		if v.inspection == "" {
			return usage("notice issue needs --inspection", "notice issue 需要 --inspection")
		}
		if err := c.mayWrite(out); err != nil {
			return err
		}
		b, about, says, err := c.ordering(cmd, v)
		if err != nil {
			return err
		}
		return c.issue(cmd.Context(), b, "notice.issued", about, says, out)
	})
	c.orderFlags(cmd, &v)
	f := cmd.Flags()
	f.StringArrayVar(&v.hazards, "hazard", nil, c.say("only that hazard; may be repeated (else all that are open)", "只列该隐患，可重复（默认全部待责令的）"))
	f.StringVar(&v.date, "date", "", c.say("the paper's date (else the inspection's)", "文书日期（默认检查日期）"))
	f.IntSliceVar(&v.ticks, "tick", nil, c.say("of a fire form: the violation of that number; may be repeated (else by the hazards' categories)", "消防文书：勾选该序号的违法行为，可重复（默认按隐患类别）"))
	c.formFlag(cmd, &v.form)
	c.outFlag(cmd, &out, "")
	return cmd
}

// formFlag is which form of notice it is.
func (c *cli) formFlag(cmd *cobra.Command, form *string) {
	cmd.Flags().StringVar(form, "form", "notice", c.choice(inspect.Notices))
	fixed(cmd, "form", formsOf(inspect.Notices)...)
}

// formsOf are the forms that papers of a noun may have, for completion.
func formsOf(noun inspect.Noun) (out []string) {
	for _, kind := range inspect.FormKinds() {
		if kind.Noun() == noun {
			out = append(out, string(kind)+"\t"+kind.ZH())
		}
	}
	return out
}

// ordering reads the flags; the days of --due count from the paper's date.
func (c *cli) ordering(cmd *cobra.Command, v issueFlags) (b *inspect.Book, about string, says edit, err error) {
	b, visit, err := c.target(cmd, inspect.Inspections, v.inspection)
	if err != nil {
		return b, "", nil, err
	}
	form, err := inspect.ParseFormKind(v.form)
	if err != nil {
		return b, "", nil, err
	}
	date, err := c.dated("date", v.date)
	if err != nil {
		return b, "", nil, err
	}
	says = edit{"form": form, "date": date, "ticks": v.ticks}
	if v.due != "" {
		from := date
		if from == "" {
			from = foundOn(cmd, b, visit, v.due)
		}
		if says["due"], err = c.dueIn(v.due, from); err != nil {
			return b, "", nil, err
		}
	}
	if v.supplements != "" {
		if says["supplements"], err = refOf(cmd, b, inspect.Notices, v.supplements); err != nil {
			return b, "", nil, err
		}
	}
	says["hazards"], err = refsOf(cmd, b, inspect.Hazards, v.hazards)
	return b, inspect.Inspections.Ref(visit).String(), says, err
}
