package main

import (
	"cmp"
	"context"
	"strings"

	"github.com/spf13/cobra"

	"rectify/inspect"
)

// handling is a command that records one fact of a complaint's life.
func handling(c *cli, verbName, use, en, zh string, date *string, make func(cmd *cobra.Command, on inspect.Date) (inspect.Fact, error)) *cobra.Command {
	cmd := recording(c, "complaint."+verbName, use, en, zh, cobra.ExactArgs(1), func(cmd *cobra.Command, args []string) error {
		b, n, err := c.target(cmd, inspect.Complaints, args[0])
		if err != nil {
			return err
		}
		on, err := c.dated("date", *date)
		if err != nil {
			return err
		}
		if on == "" {
			if on, err = b.Today(cmd.Context()); err != nil {
				return err
			}
		}
		fact, err := make(cmd, on)
		if err != nil {
			return err
		}
		q, err := recorded[inspect.Complaint](c.happen(cmd.Context(), b, inspect.Complaints.Ref(n), fact))
		if err != nil {
			return err
		}
		if fact, err = c.fact(cmd.Context(), b); err != nil {
			return err
		}
		return c.handled(q, fact)
	})
	cmd.Flags().StringVar(date, "date", "", c.say("the day (else today)", "日期（默认今天）"))
	return cmd
}

func (c *cli) handled(q inspect.Complaint, fact inspect.Fact) error {
	return c.added(inspect.Ref{Noun: inspect.Complaints, N: q.N}, q.ID, map[string]any{"complaint": q}, c.sentence(fact), "", "")
}

func newComplaintAssignCommand(c *cli) *cobra.Command {
	var date, to, due, note string
	cmd := handling(c, "assign", "assign COMPLAINT", "give it to somebody, to be answered by a day", "交办", &date, func(_ *cobra.Command, on inspect.Date) (inspect.Fact, error) {
		until, err := c.dueIn(due, on)
		return &inspect.ComplaintAssigned{Assignment: inspect.Assignment{On: on, To: to, Due: until, Note: note}}, err
	})
	f := cmd.Flags()
	f.StringVar(&to, "to", "", c.say("who is to answer it", "承办人或单位"))
	takes(cmd, "to", "NAME", "姓名或单位")
	f.StringVar(&due, "due", "", c.say("by when: a date, days, or working days as 5w", "办理期限：日期、天数，或工作日如 5w"))
	f.StringVar(&note, "note", "", c.say("a note", "备注"))
	return cmd
}

func newComplaintUrgeCommand(c *cli) *cobra.Command {
	var date, by, how, note string
	cmd := handling(c, "urge", "urge COMPLAINT", "press whoever has it for an answer", "催办、督办", &date, func(_ *cobra.Command, on inspect.Date) (inspect.Fact, error) {
		return &inspect.ComplaintUrged{Urging: inspect.Urging{On: on, By: by, How: how, Note: note}}, nil
	})
	f := cmd.Flags()
	f.StringVar(&by, "by", "", c.say("who urges", "催办人"))
	f.StringVar(&how, "how", "", c.say("by phone, in writing …", "方式：电话、书面……"))
	f.StringVar(&note, "note", "", c.say("a note", "备注"))
	return cmd
}

func newComplaintAnswerCommand(c *cli) *cobra.Command {
	var date, by, how, text string
	cmd := handling(c, "answer", "answer COMPLAINT", "record what the reporter was told", "答复、反馈", &date, func(_ *cobra.Command, on inspect.Date) (inspect.Fact, error) {
		return &inspect.ComplaintAnswered{Response: inspect.Response{On: on, By: by, How: how, Text: text}}, nil
	})
	f := cmd.Flags()
	f.StringVar(&by, "by", "", c.say("who answers", "答复人"))
	f.StringVar(&how, "how", "", c.say("by phone, in writing …", "方式：电话、书面……"))
	f.StringVar(&text, "text", "", c.say("what was said", "答复内容"))
	return cmd
}

func newComplaintRateCommand(c *cli) *cobra.Command {
	var date, score, note string
	cmd := handling(c, "rate", "rate COMPLAINT", "record how content the reporter is, or only that they were asked", "满意度回访、评价", &date, func(_ *cobra.Command, on inspect.Date) (inspect.Fact, error) {
		if score == "" {
			return &inspect.SatisfactionAsked{On: on}, nil
		}
		n, err := inspect.ParseScore(score)
		return &inspect.ComplaintRated{Rating: inspect.Rating{On: on, Score: n, Note: note}}, err
	})
	f := cmd.Flags()
	f.StringVar(&score, "score", "", c.say("5 very satisfied to 1 very dissatisfied; leave it out if they were asked and have not said", "5 非常满意至 1 非常不满意；已回访尚未评价的不填"))
	f.StringVar(&note, "note", "", c.say("what they said", "评价内容"))
	return cmd
}

func newComplaintReopenCommand(c *cli) *cobra.Command {
	var date, reason string
	cmd := handling(c, "reopen", "reopen COMPLAINT", "begin another round: the reporter is not content, or it came back", "重新打开（不满意或又出现）", &date, func(_ *cobra.Command, on inspect.Date) (inspect.Fact, error) {
		return &inspect.ComplaintReopened{On: on, Reason: reason}, nil
	})
	cmd.Flags().StringVar(&reason, "reason", "", c.say("why", "原因"))
	return cmd
}

func newComplaintForgetCommand(c *cli) *cobra.Command {
	var reason string
	cmd := recording(c, "complaint.forget", "forget COMPLAINT", "erase for ever who brought it", "永久删除诉求人信息", cobra.ExactArgs(1), func(cmd *cobra.Command, args []string) error {
		if err := c.reasonGiven(reason); err != nil {
			return err
		}
		b, n, err := c.target(cmd, inspect.Complaints, args[0])
		if err != nil {
			return err
		}
		ref := inspect.Ref{Noun: inspect.Complaints, N: n}
		var q inspect.Complaint
		err = c.confirmed(cmd.Context(), b, func(b *inspect.Book) (err error) {
			says := edit{"reason": reason}
			q, err = recorded[inspect.Complaint](c.record(cmd.Context(), b, "reporter.forgotten", ref.String(), says))
			return err
		}, "erase for ever who brought %s", "永久删除 %s 的诉求人信息", ref)
		if err != nil {
			return err
		}
		if err := c.wipe(context.WithoutCancel(cmd.Context()), b); err != nil {
			return err
		}
		c.note("copies made by rectify backup before now still have it: delete or replace them", "此前用 rectify backup 做的备份中仍有该信息：请删除或重新备份")
		return c.print(map[string]any{"ref": ref.String(), "id": q.ID, "forgotten": q.Forgotten}, printed(c.say("%s  the reporter is forgotten", "%s  诉求人信息已删除", ref)))
	})
	cmd.Flags().StringVar(&reason, "reason", "", c.say("why", "原因"))
	return cmd
}

// wipe takes the traces of who was forgotten from the store's files: what is owed,
// and what is asked for once more.
func (c *cli) wipe(ctx context.Context, b *inspect.Book) error {
	owed, err := inspect.Ask(ctx, b, inspect.Reader.Owed)
	if c.before != nil {
		owed = append(owed, inspect.Owed{What: inspect.OwedWipe})
	}
	for _, o := range owed {
		if err == nil && o.What == inspect.OwedWipe {
			err = b.Wipe(ctx, o)
		}
	}
	return err
}

// newComplaintLinkCommand names what came of a complaint: an inspection or a
// hazard that is there, or an inspection made with the same flags as inspection add.
func newComplaintLinkCommand(c *cli) *cobra.Command {
	var inspection, hazard string
	var fresh bool
	var v inspectionFlags
	cmd := recording(c, "complaint.link", "link COMPLAINT", "say which inspection or hazard came of it, or make the inspection", "关联检查或隐患，或新建检查", cobra.ExactArgs(1), func(cmd *cobra.Command, args []string) error {
		if (inspection != "") == (hazard != "") == !fresh || inspection != "" && hazard != "" {
			return usage("complaint link takes one of --inspection, --hazard and --new", "complaint link 需要 --inspection、--hazard、--new 之一")
		}
		b, n, err := c.target(cmd, inspect.Complaints, args[0])
		if err != nil {
			return err
		}
		if fresh {
			return c.inspectComplaint(cmd, b, n, &v)
		}
		says := edit{}
		if hazard != "" {
			says["hazard"], err = refOf(cmd, b, inspect.Hazards, hazard)
		} else {
			says["inspection"], err = refOf(cmd, b, inspect.Inspections, inspection)
		}
		if err != nil {
			return err
		}
		about := inspect.Complaints.Ref(n).String()
		q, err := recorded[inspect.Complaint](c.record(cmd.Context(), b, "complaint.linked", about, says))
		if err != nil {
			return err
		}
		return c.linked(q)
	})
	v.add(c, cmd)
	f := cmd.Flags()
	f.StringVar(&inspection, "inspection", "", c.say("an inspection: I1", "检查：I1"))
	f.StringVar(&hazard, "hazard", "", c.say("a hazard: H1", "隐患：H1"))
	f.BoolVar(&fresh, "new", false, c.say("make the inspection, with the flags of inspection add", "新建检查（选项同 inspection add）"))
	completeNames(c, cmd, "inspection", inspect.Inspections)
	completeNames(c, cmd, "hazard", inspect.Hazards)
	return cmd
}

// inspectComplaint makes the inspection; without --site it is of the complaint's.
func (c *cli) inspectComplaint(cmd *cobra.Command, b *inspect.Book, n int64, v *inspectionFlags) error {
	says, err := v.said(c, cmd, b)
	if err != nil {
		return err
	}
	q, err := complaintOf(cmd.Context(), b, n)
	if err != nil {
		return err
	}
	ref := inspect.Complaints.Ref(n)
	site := says.about("site")
	if site == "" && q.Site == 0 {
		return inspect.Errorf(inspect.CodeInvalid, "complaint %s names no site", "诉求 %s 没有涉及单位", ref).
			Hint("give --site", "请给出 --site")
	}
	site = cmp.Or(site, inspect.Sites.Ref(q.Site).String())
	says["kind"], says["complaint"] = cmp.Or(says["kind"], any(inspect.OnReport)), ref.String()
	if _, err = c.record(cmd.Context(), b, "inspection.held", site, says); err != nil {
		return err
	}
	if q, err = complaintOf(cmd.Context(), b, n); err != nil {
		return err
	}
	return c.linked(q)
}

func complaintOf(ctx context.Context, b *inspect.Book, n int64) (q inspect.Complaint, err error) {
	if _, err = b.Find(ctx, inspect.Complaints, inspect.Complaints.Ref(n).String()); err != nil {
		return q, err
	}
	return thing(ctx, b, inspect.Reader.Complaint, n)
}

func (c *cli) linked(q inspect.Complaint) error {
	line := c.say("linked to %s", "已关联 %s", strings.Join(refsOfAll(q.Links), "、"))
	return c.added(inspect.Ref{Noun: inspect.Complaints, N: q.N}, q.ID, map[string]any{"links": refsOfAll(q.Links)}, line, "", "")
}

func refsOfAll(list []inspect.Ref) []string {
	out := []string{}
	for _, r := range list {
		out = append(out, r.String())
	}
	return out
}
