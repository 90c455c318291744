package main

import (
	"io"
	"strings"

	"github.com/spf13/cobra"

	"rectify/inspect"
)

func newComplaintCommand(c *cli) *cobra.Command {
	cmd := group(c, "complaint", "what people bring: complaints, faults, suggestions, problems", "群众诉求、报修报障、意见建议、企业困难", []namedCommand{{"add", newComplaintAddCommand}, {"list", newComplaintListCommand}, {"show", newComplaintShowCommand}, {"edit", newComplaintEditCommand},
		{"assign", newComplaintAssignCommand}, {"urge", newComplaintUrgeCommand}, {"link", newComplaintLinkCommand}, {"answer", newComplaintAnswerCommand}, {"rate", newComplaintRateCommand}, {"reopen", newComplaintReopenCommand}, {"forget", newComplaintForgetCommand},
		{"withdraw", newComplaintWithdrawCommand}, {"totals", newComplaintTotalsCommand}, {"import", newComplaintImportCommand}})
	cmd.Long = c.say(`What people bring goes from being taken down to being rated: add, assign, urge,
answer, rate; reopen when the reporter is not content. Who brought it is kept
apart from the record, is shown only with --personal, and can be forgotten.`,
		`征集（add）→ 交办（assign）→ 督办（urge）→ 反馈（answer）→ 评估（rate），不满意的重新打开（reopen）。
诉求人信息与记录分开保存，只有加 --personal 才显示，可用 forget 永久删除。`)
	return cmd
}

func newComplaintWithdrawCommand(c *cli) *cobra.Command {
	return withdrawing(c, inspect.Complaints, func(reason string) inspect.Fact { return &inspect.ComplaintWithdrawn{Reason: reason} })
}

// broughtFlags are what is written down of a complaint.
type broughtFlags struct {
	kind, channel, number, date, takenBy, town, site string
	anonymous                                        bool
	who                                              inspect.Reporter
}

func (v *broughtFlags) add(c *cli, cmd *cobra.Command) {
	f := cmd.Flags()
	f.StringVar(&v.kind, "kind", "", c.say("complaint, fault, suggestion or problem", "群众诉求、报修报障、意见建议、企业困难问题"))
	f.StringVar(&v.channel, "channel", "", c.say("hotline, 12345, visit, qr or web", "热线、12345、走访、扫码、网络平台"))
	f.StringVar(&v.number, "number", "", c.say("the channel's own number", "来源渠道的编号"))
	f.StringVar(&v.date, "date", "", c.say("the day received (else today)", "受理日期（默认今天）"))
	f.StringVar(&v.takenBy, "taken-by", "", c.say("who answered the call", "接听或受理人"))
	f.StringVar(&v.town, "town", "", c.say("town (else the site's)", "乡镇街道（默认取单位的）"))
	f.StringVar(&v.site, "site", "", c.say("the site it is about", "涉及单位"))
	f.BoolVar(&v.anonymous, "anonymous", false, c.say("the reporter wants to stay unnamed", "匿名"))
	f.StringVar(&v.who.Name, "reporter", "", c.say("who brought it (kept apart)", "诉求人姓名（单独保存）"))
	f.StringVar(&v.who.Phone, "phone", "", c.say("the reporter's phone (kept apart)", "诉求人电话（单独保存）"))
	f.StringVar(&v.who.Address, "address", "", c.say("the reporter's address (kept apart)", "诉求人地址（单独保存）"))
	complete(cmd, "kind", complaintKinds())
	complete(cmd, "channel", channels())
	completeNames(c, cmd, "site", inspect.Sites)
	completeTowns(c, cmd)
}

func complaintKinds() (words []string) {
	for _, k := range inspect.ComplaintKinds {
		words = append(words, string(k)+"\t"+k.ZH())
	}
	return words
}

func channels() (words []string) {
	for _, ch := range inspect.Channels {
		words = append(words, string(ch)+"\t"+ch.ZH())
	}
	return words
}

// said are the flags that were given.
func (v *broughtFlags) said(c *cli, cmd *cobra.Command, b *inspect.Book) (says edit, err error) {
	given, says := cmd.Flags().Changed, given(cmd, "text")
	if given("kind") {
		if says["kind"], err = inspect.ParseComplaintKind(v.kind); err != nil {
			return nil, err
		}
	}
	if given("channel") {
		if says["channel"], err = inspect.ParseChannel(v.channel); err != nil {
			return nil, err
		}
	}
	if given("date") {
		if says["received"], err = c.dated("date", v.date); err != nil {
			return nil, err
		}
	}
	if given("site") {
		says["site"] = ""
		if v.site != "" {
			if says["site"], err = refOf(cmd, b, inspect.Sites, v.site); err != nil {
				return nil, err
			}
		}
	}
	if given("anonymous") {
		says["anonymous"] = v.anonymous
	}
	who := edit{}
	for flag, is := range map[string]struct {
		of   edit
		part string
		text string
	}{"number": {says, "source_number", v.number}, "taken-by": {says, "taken_by", v.takenBy},
		"town":     {says, "town", v.town},
		"reporter": {who, "name", v.who.Name}, "phone": {who, "phone", v.who.Phone},
		"address": {who, "address", v.who.Address}} {
		if given(flag) {
			is.of[is.part] = strings.TrimSpace(is.text)
		}
	}
	if len(who) > 0 {
		says["reporter"] = who
	}
	return says, nil
}

func newComplaintAddCommand(c *cli) *cobra.Command {
	var v broughtFlags
	cmd := recording(c, "complaint.add", "add TEXT", "take down what somebody brings", "登记诉求", cobra.ExactArgs(1), func(cmd *cobra.Command, args []string) error {
		b, err := c.book(cmd.Context())
		if err != nil {
			return err
		}
		says, err := v.said(c, cmd, b)
		if err != nil {
			return err
		}
		says["text"] = args[0]
		q, err := recorded[inspect.Complaint](c.record(cmd.Context(), b, "complaint.received", "", says))
		if err != nil {
			return err
		}
		ref := inspect.Ref{Noun: inspect.Complaints, N: q.N}
		return c.added(ref, q.ID, map[string]any{"state": q.State, "received": q.Received}, q.Text,
			"rectify complaint assign "+ref.String()+" --to … --due 5w", "rectify complaint assign "+ref.String()+" --to … --due 5w")
	})
	v.add(c, cmd)
	return cmd
}

func newComplaintEditCommand(c *cli) *cobra.Command {
	var v broughtFlags
	cmd := recording(c, "complaint.edit", "edit COMPLAINT", "change what was taken down, before it is answered", "修改未答复的诉求", cobra.ExactArgs(1), func(cmd *cobra.Command, args []string) error {
		b, n, err := c.target(cmd, inspect.Complaints, args[0])
		if err != nil {
			return err
		}
		says, err := v.said(c, cmd, b)
		if err != nil {
			return err
		}
		about := inspect.Complaints.Ref(n)
		q, err := recorded[inspect.Complaint](c.record(cmd.Context(), b, "complaint.amended", about.String(), says))
		if err != nil {
			return err
		}
		return c.added(about, q.ID, map[string]any{"complaint": q}, q.Text, "", "")
	})
	v.add(c, cmd)
	cmd.Flags().String("text", "", c.say("what was brought", "诉求内容"))
	cmd.Flags().Lookup("date").Usage = c.say("another day received", "改受理日期")
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
