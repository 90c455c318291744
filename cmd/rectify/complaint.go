package main

import (
	"cmp"
	"context"
	"maps"
	"strings"

	"github.com/spf13/cobra"

	"rectify/cmd/rectify/shell"
	"rectify/inspect"
)

func newComplaintCommand(c *shell.Run) *cobra.Command {
	all := inspect.Particulars[inspect.Complaints]
	cmd := c.Group("complaint", "what people bring: complaints, faults, suggestions, problems", "群众诉求、报修报障、意见建议、企业困难",

		shell.Deed{Use: "add TEXT", EN: "record a complaint", ZH: "登记诉求", Do: "complaint.received",
			Parts: all[1:], Gives: "state received", Next: func(ref string, _ any) (en, zh string) {
				next := "rectify complaint assign " + ref + " --to … --due 5w"
				return next, next
			}},
		listingComplaints(), showComplaint(),
		shell.Deed{Use: "edit COMPLAINT", EN: "change a complaint that is not answered yet", ZH: "修改未答复的诉求",
			Do: "complaint.amended", Noun: inspect.Complaints, Parts: all,
			More: func(c *shell.Run, cmd *cobra.Command) {
				cmd.Flag("date").Usage = c.Say("the new day received", "新的受理日期")
			}},
		assigning(),
		happening("urge COMPLAINT", "urge whoever it is assigned to", "催办、督办", "complaint.urged",
			textFlag("by", "who urges", "催办人"), textFlag("how", "by phone, in writing …", "方式：电话、书面……"),
			textFlag("note", "a note", "备注")),
		linking(),
		happening("answer COMPLAINT", "record what the reporter was told", "登记答复、反馈", "complaint.answered",
			textFlag("by", "who answers", "答复人"), textFlag("how", "by phone, in writing …", "方式：电话、书面……"),
			textFlag("text", "what was said", "答复内容")),
		rating(),
		happening("reopen COMPLAINT", "reopen it: the reporter is not satisfied, or the problem came back",
			"重新打开（不满意或又出现）", "complaint.reopened", textFlag("reason", "why", "原因")),
		forgetting(), shell.Withdrawing(inspect.Complaints), shell.Called("totals", newComplaintTotalsCommand),
		shell.Called("import", newComplaintImportCommand))
	cmd.Long = c.Say(`A complaint goes through add, assign, urge, answer and rate, and is reopened if the
reporter is not satisfied. Who the reporter is is kept apart from the record, is
shown only with --personal, and can be erased with forget.`,
		`征集（add）→ 交办（assign）→ 督办（urge）→ 反馈（answer）→ 评估（rate），不满意的重新打开（reopen）。
诉求人信息与记录分开保存，只有加 --personal 才显示，可用 forget 永久删除。`)
	return cmd
}

// rating says what the reporter said; without a score, only that they were asked.
func rating() shell.Deed {
	d := happening("rate COMPLAINT", "record how satisfied the reporter is, or only that they were asked", "登记满意度回访、评价",
		"satisfaction.asked", among("score", inspect.Scores,
			"5 very satisfied to 1 very dissatisfied; leave it out if they were asked and did not say",
			"5 非常满意至 1 非常不满意；已回访尚未评价的不填"), textFlag("note", "what they said", "评价内容"))
	d.Adjust = func(a *shell.Asked) error {
		if a.Says["score"] != nil {
			a.Do = "complaint.rated"
			return nil
		}
		maps.DeleteFunc(a.Says, func(key string, _ any) bool { return key != "on" })
		return nil
	}
	return d
}

func forgetting() shell.Deed {
	return shell.Deed{Use: "forget COMPLAINT", EN: "erase for good who the reporter was", ZH: "永久删除诉求人信息",
		Do: "reporter.forgotten", Noun: inspect.Complaints,
		Sure: [2]string{"erase for good who the reporter of %[1]s was", "永久删除 %[1]s 的诉求人信息"},
		Tell: func(a *shell.Asked, r inspect.Receipt) error {
			if err := wipe(a); err != nil {
				return err
			}
			a.Note("copies made by rectify backup before now still have it: delete or replace them",
				"此前用 rectify backup 做的备份中仍有该信息：请删除或重新备份")
			q := r.Thing.(*inspect.Complaint)
			return a.Added(r.Ref, q.ID, map[string]any{"forgotten": q.Forgotten},
				a.Say("the reporter is forgotten", "诉求人信息已删除"), "", "")
		}}
}

// wipe takes the traces of who was forgotten from the store's files: what is owed,
// and what is asked for once more.
func wipe(a *shell.Asked) error {
	ctx := context.WithoutCancel(a.Ctx)
	owed, err := inspect.Ask(ctx, a.B, inspect.Reader.Owed)
	if a.Before != nil {
		owed = append(owed, inspect.Owed{What: inspect.OwedWipe})
	}
	for _, o := range owed {
		if err == nil && o.What == inspect.OwedWipe {
			err = a.B.Wipe(ctx, o)
		}
	}
	return err
}

// linking names what came of a complaint: an inspection or a hazard that is there, or
// an inspection that is made with the flags of inspection add.
func linking() shell.Deed {
	fresh := wants("new", inspect.AsYesNo, "record a new inspection, with the flags of inspection add",
		"新建检查（选项同 inspection add）")
	return shell.Deed{Use: "link COMPLAINT", EN: "link it to the inspection or hazard it led to, or to a new inspection",
		ZH: "关联检查或隐患，或新建检查", Do: "complaint.linked", Noun: inspect.Complaints,
		Parts: append([]inspect.Particular{about(inspect.Inspections, "an inspection: I1", "检查：I1"),
			about(inspect.Hazards, "a hazard: H1", "隐患：H1"), fresh},
			inspect.Particulars[inspect.Inspections]...),
		Refuse: func(a *shell.Asked) error {
			one := 0
			for _, flag := range []string{"inspection", "hazard", "new"} {
				if said := a.Cmd.Flag(flag).Value.String(); said != "" && said != "false" {
					one++
				}
			}
			if one == 1 {
				return nil
			}
			return shell.Usage("complaint link takes one of --inspection, --hazard and --new",
				"complaint link 需要 --inspection、--hazard、--new 之一")
		},
		Adjust: link,
		Tell: func(a *shell.Asked, _ inspect.Receipt) error {
			q, err := brought(a)
			links := inspect.Mapped(q.Links, inspect.Ref.String)
			if err != nil {
				return err
			}
			line := a.Run.Say("linked to %s", "已关联 %s", strings.Join(links, "、"))
			return a.Added(a.Complaint.String(), q.ID, map[string]any{"links": links}, line, "", "")
		}}
}

// link says what is linked. An inspection is made; without --site it is of the
// complaint's.
func link(a *shell.Asked) error {
	a.Complaint = a.About
	if a.Says["new"] == nil {
		maps.DeleteFunc(a.Says, func(key string, _ any) bool { return key != "inspection" && key != "hazard" })
		return nil
	}
	q, err := brought(a)
	if err != nil {
		return err
	}
	a.Do, a.About = "inspection.held", inspect.Sites.Ref(q.Site)
	if site := a.Says.About("site"); site != "" {
		a.About.N, _ = inspect.ParseRef(inspect.Sites, site)
	}
	if a.About.N == 0 {
		return shell.Invalid("complaint %s names no site", "诉求 %s 没有涉及单位", a.Complaint).
			Hint("give --site", "请给出 --site")
	}
	delete(a.Says, "new")
	a.Says["kind"], a.Says["complaint"] = cmp.Or(a.Says["kind"], any(inspect.OnReport)), a.Complaint.String()
	return nil
}

// brought is the complaint of which something came, which must be there.
func brought(a *shell.Asked) (q inspect.Complaint, err error) {
	if _, err = a.B.Find(a.Ctx, inspect.Complaints, a.Complaint.String()); err != nil {
		return q, err
	}
	return shell.Thing(a.Ctx, a.B, inspect.Reader.Complaint, a.Complaint.N)
}
