package main

import (
	"io"

	"github.com/spf13/cobra"

	"rectify/inspect"
)

func newComplaintCommand(c *cli) *cobra.Command {
	all := inspect.Particulars[inspect.Complaints]
	cmd := group(c, "complaint", "what people bring: complaints, faults, suggestions, problems", "群众诉求、报修报障、意见建议、企业困难", verbs(
		deed{schema: "complaint.add", use: "add TEXT", en: "take down what somebody brings", zh: "登记诉求", do: "complaint.received",
			parts: all[1:], gives: "state received", next: func(ref string, _ any) (en, zh string) {
				next := "rectify complaint assign " + ref + " --to … --due 5w"
				return next, next
			}},
		namedCommand{"list", newComplaintListCommand}, showComplaint(),
		deed{schema: "complaint.edit", use: "edit COMPLAINT", en: "change what was taken down, before it is answered", zh: "修改未答复的诉求",
			do: "complaint.amended", noun: inspect.Complaints, parts: all,
			more: func(c *cli, cmd *cobra.Command) {
				cmd.Flag("date").Usage = c.say("another day received", "改受理日期")
			}},
		assigning(),
		happening("complaint.urge COMPLAINT", "press whoever has it for an answer", "催办、督办", "complaint.urged",
			text("by", "who urges", "催办人"), text("how", "by phone, in writing …", "方式：电话、书面……"), text("note", "a note", "备注")),
		linking(),
		happening("complaint.answer COMPLAINT", "record what the reporter was told", "答复、反馈", "complaint.answered",
			text("by", "who answers", "答复人"), text("how", "by phone, in writing …", "方式：电话、书面……"), text("text", "what was said", "答复内容")),
		rating(),
		happening("complaint.reopen COMPLAINT", "begin another round: the reporter is not content, or it came back", "重新打开（不满意或又出现）",
			"complaint.reopened", text("reason", "why", "原因")),
		forgetting(), withdrawing(inspect.Complaints), namedCommand{"totals", newComplaintTotalsCommand}, namedCommand{"import", newComplaintImportCommand}))
	cmd.Long = c.say(`What people bring goes from being taken down to being rated: add, assign, urge,
answer, rate; reopen when the reporter is not content. Who brought it is kept
apart from the record, is shown only with --personal, and can be forgotten.`,
		`征集（add）→ 交办（assign）→ 督办（urge）→ 反馈（answer）→ 评估（rate），不满意的重新打开（reopen）。
诉求人信息与记录分开保存，只有加 --personal 才显示，可用 forget 永久删除。`)
	return cmd
}

// complaintColumns are what lists of complaints have.
var complaintColumns = []column[inspect.ComplaintLine]{
	{"kind", func(r *inspect.ComplaintLine) *string { return &r.Kind }, "类别 诉求类别 类型 诉求类型 事项类别 业务类型 工单类型", must},
	{"channel", func(r *inspect.ComplaintLine) *string { return &r.Channel }, "来源 渠道 来源渠道 诉求来源 受理渠道 工单来源 诉求渠道 工单渠道 反映渠道", 0},
	{"number", func(r *inspect.ComplaintLine) *string { return &r.SourceNumber }, "来源编号 工单号 工单编号 编号 受理编号 诉求编号 流水号", 0},
	{"date", func(r *inspect.ComplaintLine) *string { return &r.Received }, "受理日期 日期 来电日期 来电时间 受理时间 登记时间 登记日期 创建时间 诉求时间 反映时间 投诉时间", either | day},
	{"taken_by", func(r *inspect.ComplaintLine) *string { return &r.TakenBy }, "接听人 受理人 接线员 登记人", 0},
	{"town", func(r *inspect.ComplaintLine) *string { return &r.Town }, "乡镇 街道 乡镇街道 镇街 属地", 0},
	{"site", func(r *inspect.ComplaintLine) *string { return &r.Site }, "单位 涉及单位 被反映单位 被诉求单位 被投诉单位 被举报单位 企业名称", 0},
	{"text", func(r *inspect.ComplaintLine) *string { return &r.Text }, "内容 诉求内容 反映内容 事项 主要内容 登记内容 工单内容 投诉内容 诉求描述 工单描述 事项内容", must},
	{"title", func(r *inspect.ComplaintLine) *string { return &r.Title }, "标题 工单标题 诉求标题", 0},
	{"assigned_to", func(r *inspect.ComplaintLine) *string { return &r.AssignedTo }, "承办人 承办单位 承办部门 主办单位 办理单位 处理单位 责任人 责任单位 责任部门", 0},
	{"assigned_on", func(r *inspect.ComplaintLine) *string { return &r.AssignedOn }, "交办日期 派单日期 转办日期 交办时间 派单时间 转办时间", either | day},
	{"due", func(r *inspect.ComplaintLine) *string { return &r.Due }, "办理期限 办结期限 期限 时限 到期时间 到期日期 办理时限 办结时限 处理时限 处理期限 截止时间", day},
	{"answered_on", func(r *inspect.ComplaintLine) *string { return &r.AnsweredOn }, "答复日期 办结日期 回复日期 反馈日期 答复时间 办结时间 回复时间 反馈时间", day},
	{"answered_by", func(r *inspect.ComplaintLine) *string { return &r.AnsweredBy }, "答复人 回复人", 0},
	{"answer", func(r *inspect.ComplaintLine) *string { return &r.Answer }, "答复内容 办理结果 处理结果 回复内容 反馈内容", 0},
	{"score", func(r *inspect.ComplaintLine) *string { return &r.Score }, "满意度 评价 满意情况 满意程度 满意度评价 群众评价", 0},
	{"state", func(r *inspect.ComplaintLine) *string { return &r.State }, "状态 工单状态 办理状态 当前环节 办理环节", 0},
	{"reporter", func(r *inspect.ComplaintLine) *string { return &r.Reporter }, "诉求人 诉求人姓名 来电人 来电人姓名 反映人 投诉人 姓名 联系人", 0},
	{"phone", func(r *inspect.ComplaintLine) *string { return &r.Phone }, "电话 联系电话 来电号码 来电电话 手机 手机号 手机号码 联系方式 诉求人电话", 0},
	{"address", func(r *inspect.ComplaintLine) *string { return &r.Address }, "地址 联系地址 住址", 0},
	{"form_number", nil, "表单号", 0}, // of the office that sent it on; its number is another
}

// printed is a function that prints one line.
func printed(line string) func(io.Writer) error {
	return func(w io.Writer) error {
		_, err := io.WriteString(w, line+"\n")
		return err
	}
}
