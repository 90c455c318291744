package main

import (
	"github.com/spf13/cobra"

	"rectify/inspect"
)

func newComplaintCommand(c *cli) *cobra.Command {
	all := inspect.Particulars[inspect.Complaints]
	cmd := group(c, "complaint", "what people bring: complaints, faults, suggestions, problems", "群众诉求、报修报障、意见建议、企业困难", verbs(
		deed{use: "add TEXT", en: "take down what somebody brings", zh: "登记诉求", do: "complaint.received",
			parts: all[1:], gives: "state received", next: func(ref string, _ any) (en, zh string) {
				next := "rectify complaint assign " + ref + " --to … --due 5w"
				return next, next
			}},
		listingComplaints(), showComplaint(),
		deed{use: "edit COMPLAINT", en: "change what was taken down, before it is answered", zh: "修改未答复的诉求",
			do: "complaint.amended", noun: inspect.Complaints, parts: all,
			more: func(c *cli, cmd *cobra.Command) {
				cmd.Flag("date").Usage = c.say("another day received", "改受理日期")
			}},
		assigning(),
		happening("urge COMPLAINT", "press whoever has it for an answer", "催办、督办", "complaint.urged",
			text("by", "who urges", "催办人"), text("how", "by phone, in writing …", "方式：电话、书面……"), text("note", "a note", "备注")),
		linking(),
		happening("answer COMPLAINT", "record what the reporter was told", "答复、反馈", "complaint.answered",
			text("by", "who answers", "答复人"), text("how", "by phone, in writing …", "方式：电话、书面……"), text("text", "what was said", "答复内容")),
		rating(),
		happening("reopen COMPLAINT", "begin another round: the reporter is not content, or it came back", "重新打开（不满意或又出现）",
			"complaint.reopened", text("reason", "why", "原因")),
		forgetting(), withdrawing(inspect.Complaints), namedCommand{"totals", newComplaintTotalsCommand}, namedCommand{"import", newComplaintImportCommand}))
	cmd.Long = c.say(`What people bring goes from being taken down to being rated: add, assign, urge,
answer, rate; reopen when the reporter is not content. Who brought it is kept
apart from the record, is shown only with --personal, and can be forgotten.`,
		`征集（add）→ 交办（assign）→ 督办（urge）→ 反馈（answer）→ 评估（rate），不满意的重新打开（reopen）。
诉求人信息与记录分开保存，只有加 --personal 才显示，可用 forget 永久删除。`)
	return cmd
}
