package main

import (
	"cmp"
	"context"
	"maps"
	"strings"

	"rectify/inspect"
)

// rating says what the reporter said; without a score, only that they were asked.
func rating() deed {
	d := happening("rate COMPLAINT", "record how content the reporter is, or only that they were asked", "满意度回访、评价", "satisfaction.asked",
		among("score", inspect.Scores, "5 very satisfied to 1 very dissatisfied; leave it out if they were asked and have not said",
			"5 非常满意至 1 非常不满意；已回访尚未评价的不填"), text("note", "what they said", "评价内容"))
	d.mend = func(a *asked) error {
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
		do: "reporter.forgotten", noun: inspect.Complaints, parts: []inspect.Particular{text("reason", "why", "原因")}, must: aReason,
		sure: [2]string{"erase for ever who brought %s", "永久删除 %s 的诉求人信息"},
		tell: func(a *asked, r inspect.Receipt) error {
			if err := a.wipe(context.WithoutCancel(a.ctx), a.b); err != nil {
				return err
			}
			a.note("copies made by rectify backup before now still have it: delete or replace them", "此前用 rectify backup 做的备份中仍有该信息：请删除或重新备份")
			q := r.Thing.(*inspect.Complaint)
			return a.added(r.Ref, q.ID, map[string]any{"forgotten": q.Forgotten}, a.say("the reporter is forgotten", "诉求人信息已删除"), "", "")
		}}
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

// linking names what came of a complaint: an inspection or a hazard that is there, or
// an inspection that is made with the flags of inspection add.
func linking() deed {
	fresh := wants("new", inspect.AsYesNo, "make the inspection, with the flags of inspection add", "新建检查（选项同 inspection add）")
	return deed{use: "link COMPLAINT", en: "say which inspection or hazard came of it, or make the inspection",
		zh: "关联检查或隐患，或新建检查", do: "complaint.linked", noun: inspect.Complaints,
		parts: append([]inspect.Particular{about(inspect.Inspections, "an inspection: I1", "检查：I1"), about(inspect.Hazards, "a hazard: H1", "隐患：H1"), fresh},
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
			return usage("complaint link takes one of --inspection, --hazard and --new", "complaint link 需要 --inspection、--hazard、--new 之一")
		},
		mend: (*asked).link,
		tell: func(a *asked, _ inspect.Receipt) error {
			q, err := complaintOf(a.ctx, a.b, a.complaint.N)
			links := refsOfAll(q.Links)
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
	q, err := complaintOf(a.ctx, a.b, a.complaint.N)
	if err != nil {
		return err
	}
	a.do, a.about = "inspection.held", inspect.Sites.Ref(q.Site)
	if site := a.says.about("site"); site != "" {
		a.about.N, _ = inspect.ParseRef(inspect.Sites, site)
	}
	if a.about.N == 0 {
		return inspect.Errorf(inspect.CodeInvalid, "complaint %s names no site", "诉求 %s 没有涉及单位", a.complaint).
			Hint("give --site", "请给出 --site")
	}
	delete(a.says, "new")
	a.says["kind"], a.says["complaint"] = cmp.Or(a.says["kind"], any(inspect.OnReport)), a.complaint.String()
	return nil
}

func complaintOf(ctx context.Context, b *inspect.Book, n int64) (q inspect.Complaint, err error) {
	if _, err = b.Find(ctx, inspect.Complaints, inspect.Complaints.Ref(n).String()); err != nil {
		return q, err
	}
	return thing(ctx, b, inspect.Reader.Complaint, n)
}

func refsOfAll(list []inspect.Ref) []string {
	out := []string{}
	for _, r := range list {
		out = append(out, r.String())
	}
	return out
}
