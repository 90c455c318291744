package main

import (
	"cmp"
	"context"
	"maps"
	"strings"

	"github.com/spf13/cobra"

	"rectify/inspect"
)

func newComplaintCommand(c *cli) *cobra.Command {
	all := inspect.Particulars[inspect.Complaints]
	cmd := group(c, "complaint", "what people bring: complaints, faults, suggestions, problems", "群众诉求、报修报障、意见建议、企业困难",
		verbs(
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
				text("by", "who urges", "催办人"), text("how", "by phone, in writing …", "方式：电话、书面……"),
				text("note", "a note", "备注")),
			linking(),
			happening("answer COMPLAINT", "record what the reporter was told", "答复、反馈", "complaint.answered",
				text("by", "who answers", "答复人"), text("how", "by phone, in writing …", "方式：电话、书面……"),
				text("text", "what was said", "答复内容")),
			rating(),
			happening("reopen COMPLAINT", "begin another round: the reporter is not content, or it came back",
				"重新打开（不满意或又出现）", "complaint.reopened", text("reason", "why", "原因")),
			forgetting(), withdrawing(inspect.Complaints), namedCommand{"totals", newComplaintTotalsCommand},
			namedCommand{"import", newComplaintImportCommand}))
	cmd.Long = c.say(`What people bring goes from being taken down to being rated: add, assign, urge,
answer, rate; reopen when the reporter is not content. Who brought it is kept
apart from the record, is shown only with --personal, and can be forgotten.`,
		`征集（add）→ 交办（assign）→ 督办（urge）→ 反馈（answer）→ 评估（rate），不满意的重新打开（reopen）。
诉求人信息与记录分开保存，只有加 --personal 才显示，可用 forget 永久删除。`)
	return cmd
}

// rating says what the reporter said; without a score, only that they were asked.
func rating() deed {
	d := happening("rate COMPLAINT", "record how content the reporter is, or only that they were asked", "满意度回访、评价",
		"satisfaction.asked", among("score", inspect.Scores,
			"5 very satisfied to 1 very dissatisfied; leave it out if they were asked and have not said",
			"5 非常满意至 1 非常不满意；已回访尚未评价的不填"), text("note", "what they said", "评价内容"))
	d.adjust = func(a *asked) error {
		if a.says["score"] != nil {
			a.do = "complaint.rated"
			return nil
		}
		maps.DeleteFunc(a.says, func(key string, _ any) bool { return key != "on" })
		return nil
	}
	return d
}

func forgetting() deed {
	return deed{use: "forget COMPLAINT", en: "erase for ever who brought it", zh: "永久删除诉求人信息",
		do: "reporter.forgotten", noun: inspect.Complaints,
		sure: [2]string{"erase for ever who brought %[1]s", "永久删除 %[1]s 的诉求人信息"},
		tell: func(a *asked, r inspect.Receipt) error {
			if err := a.wipe(); err != nil {
				return err
			}
			a.note("copies made by rectify backup before now still have it: delete or replace them",
				"此前用 rectify backup 做的备份中仍有该信息：请删除或重新备份")
			q := r.Thing.(*inspect.Complaint)
			return a.added(r.Ref, q.ID, map[string]any{"forgotten": q.Forgotten},
				a.say("the reporter is forgotten", "诉求人信息已删除"), "", "")
		}}
}

// wipe takes the traces of who was forgotten from the store's files: what is owed,
// and what is asked for once more.
func (a *asked) wipe() error {
	ctx := context.WithoutCancel(a.ctx)
	owed, err := inspect.Ask(ctx, a.b, inspect.Reader.Owed)
	if a.before != nil {
		owed = append(owed, inspect.Owed{What: inspect.OwedWipe})
	}
	for _, o := range owed {
		if err == nil && o.What == inspect.OwedWipe {
			err = a.b.Wipe(ctx, o)
		}
	}
	return err
}

// linking names what came of a complaint: an inspection or a hazard that is there, or
// an inspection that is made with the flags of inspection add.
func linking() deed {
	fresh := wants("new", inspect.AsYesNo, "make the inspection, with the flags of inspection add",
		"新建检查（选项同 inspection add）")
	return deed{use: "link COMPLAINT", en: "say which inspection or hazard came of it, or make the inspection",
		zh: "关联检查或隐患，或新建检查", do: "complaint.linked", noun: inspect.Complaints,
		parts: append([]inspect.Particular{about(inspect.Inspections, "an inspection: I1", "检查：I1"),
			about(inspect.Hazards, "a hazard: H1", "隐患：H1"), fresh},
			inspect.Particulars[inspect.Inspections]...),
		refuse: func(a *asked) error {
			one := 0
			for _, flag := range []string{"inspection", "hazard", "new"} {
				if said := a.cmd.Flag(flag).Value.String(); said != "" && said != "false" {
					one++
				}
			}
			if one == 1 {
				return nil
			}
			return usage("complaint link takes one of --inspection, --hazard and --new",
				"complaint link 需要 --inspection、--hazard、--new 之一")
		},
		adjust: (*asked).link,
		tell: func(a *asked, _ inspect.Receipt) error {
			q, err := a.brought()
			links := linesOf(q.Links, inspect.Ref.String)
			if err != nil {
				return err
			}
			line := a.cli.say("linked to %s", "已关联 %s", strings.Join(links, "、"))
			return a.added(a.complaint.String(), q.ID, map[string]any{"links": links}, line, "", "")
		}}
}

// link says what is linked. An inspection is made; without --site it is of the
// complaint's.
func (a *asked) link() error {
	a.complaint = a.about
	if a.says["new"] == nil {
		maps.DeleteFunc(a.says, func(key string, _ any) bool { return key != "inspection" && key != "hazard" })
		return nil
	}
	q, err := a.brought()
	if err != nil {
		return err
	}
	a.do, a.about = "inspection.held", inspect.Sites.Ref(q.Site)
	if site := a.says.about("site"); site != "" {
		a.about.N, _ = inspect.ParseRef(inspect.Sites, site)
	}
	if a.about.N == 0 {
		return invalid("complaint %s names no site", "诉求 %s 没有涉及单位", a.complaint).
			Hint("give --site", "请给出 --site")
	}
	delete(a.says, "new")
	a.says["kind"], a.says["complaint"] = cmp.Or(a.says["kind"], any(inspect.OnReport)), a.complaint.String()
	return nil
}

// brought is the complaint of which something came, which must be there.
func (a *asked) brought() (q inspect.Complaint, err error) {
	if _, err = a.b.Find(a.ctx, inspect.Complaints, a.complaint.String()); err != nil {
		return q, err
	}
	return thing(a.ctx, a.b, inspect.Reader.Complaint, a.complaint.N)
}
