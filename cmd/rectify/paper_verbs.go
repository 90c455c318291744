package main

import (
	"context"
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"rectify/cmd/rectify/shell"
	"rectify/inspect"
)

// issues has a deed issue a paper and deliver it where -o says.
func issues(d shell.Deed, o *issueTo) shell.Deed {
	d.Refuse = func(a *shell.Asked) error {
		a.Here.Place = func(number string) string { return shell.PlaceFor(o.Output, number) }
		return a.MayWrite(o.Output, "pdf")
	}
	d.Tell = func(a *shell.Asked, r inspect.Receipt) error { return issue(a, *r.Thing.(*inspect.Paper), o.Output) }
	return d
}

// issue delivers a paper that was issued, and says so. Who is told that it could not be
// written is told how to print it.
func issue(a *shell.Asked, pa inspect.Paper, out string) error {
	data, err := shell.Lookup(a.Ctx, a.B, inspect.Reader.Blob, pa.SHA256)
	if err != nil {
		return err
	}
	file, err := deliver(a.Run, out, pa.Number, data)
	if place := shell.PlaceFor(out, pa.Number); place != "" { // from now on it is not owed
		a.B.Paid(context.WithoutCancel(a.Ctx), inspect.Owed{Place: place, Thing: pa.SHA256})
	}
	if err != nil {
		noun := pa.Form.Kind.Noun()
		command := "rectify " + noun.EN() + " print " + noun.RefTo(pa.N)
		return a.Explain(err).
			Hint("the "+noun.EN()+" "+pa.Number+" is issued and kept; print it with "+command+" -o FILE",
				"文书 "+pa.Number+" 已"+doneWord(noun)+"并存档，请用 "+command+" -o 文件 打印")
	}
	return issued(a.Run, pa, file)
}

// doneWord is the Chinese word for issuing a paper of a noun.
func doneWord(noun inspect.Noun) string {
	if noun == inspect.Notices {
		return "下达"
	}
	return "制作"
}

// issued says what was issued, and what is to be done next.
func issued(c *shell.Run, pa inspect.Paper, file string) error {
	noun := pa.Form.Kind.Noun()
	ref := noun.RefTo(pa.N)
	hazards := inspect.Mapped(pa.Items, func(it inspect.Item) string { return inspect.Hazards.RefTo(it.Hazard) })
	data := map[string]any{"ref": ref, "id": pa.ID, "number": pa.Number, "date": pa.Date, "file": file,
		"sha256":  pa.SHA256,
		"hazards": hazards, "head": pa.Head, "warnings": warned(c, pa.Form, pa.Agency, pa.Officers)}
	line, count := pa.Form.Title, ""
	if noun == inspect.Notices {
		line = c.Say("%d hazard%[1]s", "%d 项隐患", inspect.Many(len(hazards)))
		count = c.Say(", %d hazard%[1]s", "，共 %d 项", inspect.Many(len(hazards)))
	} else {
		data["kind"], data["about"] = pa.Form.Kind, pa.About.String()
	}
	if file == "-" {
		c.Note("%s  %s issued%[3]s", "%s  %s 已%[4]s%[3]s", ref, pa.Number, count, doneWord(noun))
		c.Stood(pa.Head)
		return nil
	}
	err := c.Reply(data, ref+"  "+pa.Number+"  "+line)
	if file != "" {
		c.Note("written to %s", "已写入 %s", file)
	} else {
		c.Note("the paper is kept; print it with: rectify %[2]s print %[1]s -o FILE",
			"文书已存档；打印：rectify %[2]s print %[1]s -o 文件", ref, noun.EN())
	}
	c.Stood(pa.Head)
	switch {
	case noun == inspect.Notices:
		c.Note("next: rectify notice serve %s --receiver NAME", "下一步：rectify notice serve %s --receiver 签收人", ref)
	case pa.Form.Kind == inspect.FormMeasures:
		c.Note("next: rectify hazard stop %s --measure … --number %s",
			"下一步：rectify hazard stop %s --measure … --number %s",
			hazards[0], pa.Number)
	}
	return err
}

// deliver writes a paper where -o says, and gives the file's name.
func deliver(c *shell.Run, o, number string, paper []byte) (string, error) {
	if o == "" {
		return "", nil
	}
	file := shell.FileFor(o, number+".pdf")
	return file, c.Create(file, shell.Writing(paper))
}

// warned are the warnings about a paper that was just issued.
func warned(c *shell.Run, form inspect.Form, a inspect.Agency, officers []inspect.Officer) []string {
	out := []string{}
	if lacking := inspect.Lacking(officers); len(lacking) > 0 {
		out = append(out, c.Warn(
			"the paper names %[1]s without a certificate number: write inspectors as name:certificate",
			"文书写明的 %[1]s 没有执法证号：请把检查人员写作 姓名:证号", strings.Join(lacking, "、")))
	}
	if form.Kind.Noun() == inspect.Notices && len(officers) == 1 {
		out = append(out, c.Warn("the notice names one officer: an inspection by law needs two (行政处罚法 第四十二条); "+
			"rectify form set %[1]s --officers 2 has such refused",
			"文书只写明一名检查人员：行政执法不得少于两人（行政处罚法第四十二条）；如须一律拒绝，请用 rectify form set %[1]s --officers 2",
			form.Kind))
	}
	if form.WithoutRedress(a) {
		out = append(out,
			c.Warn("the paper does not say where to appeal: the agency has no review body and no court; "+
				"set them with rectify agency edit --review-body … --court …, void the paper and issue it anew",
				"文书没有告知救济途径：尚未设置复议机关和诉讼法院。请用 rectify agency edit --review-body … --court … 设置，作废后重新下达"))
	}
	return out
}

// of is a verb of all numbered papers, of notices or of others.
func of(noun inspect.Noun, name string, verb func(*shell.Run, inspect.Noun) *cobra.Command) shell.Named {
	return shell.Called(name, func(c *shell.Run) *cobra.Command { return verb(c, noun) })
}

// voiding is the verb that takes a paper out of force.
func voiding(noun inspect.Noun) shell.Deed {
	return shell.Deed{Use: "void " + shell.PlaceOf(noun), Do: noun.EN() + ".voided", Noun: noun,
		EN: "take a " + noun.EN() + " out of force; its number stays spent", ZH: "作废文书（编号不再使用）",
		Sure: [2]string{"void %[1]s", "作废 %[1]s"},
		Tell: func(a *shell.Asked, r inspect.Receipt) error {
			pa := r.Thing.(*inspect.Paper)
			told := map[string]any{"ref": r.Ref, "id": pa.ID, "number": pa.Number, "voided": pa.Voided}
			err := a.Reply(told, a.Say("%s voided", "%s 已作废", pa.Number))
			if noun == inspect.Notices {
				a.Note("its hazards that are not accepted wait for another notice", "其中未整改的隐患待重新下达")
			}
			return err
		}}
}

// fates are what may become of a number.
var fates = inspect.ValueKind{Words: []inspect.Term{{Word: "issued", ZH: "有效"}, {Word: "by-hand", ZH: "手写"},
	{Word: "void", ZH: "作废"},
	{Word: "leased", ZH: "领用未登记"}, {Word: "spoiled", ZH: "注销"}, {Word: "gap", ZH: "去向不明"}}}

// registering is the verb that accounts for every number of a noun's series.
func registering(c *shell.Run, noun inspect.Noun) *cobra.Command {
	var v struct {
		Word string `flag:"word" en:"only that series" zh:"只看该代字"`
		Year int    `flag:"year" en:"only that year" zh:"只看该年"`
	}
	en, zh := "register of notices: what became of each number", "责令整改文书编号登记簿：每个号的去向"
	if noun == inspect.Papers {
		en, zh = "register of other papers: what became of each number", "其他文书编号登记簿：每个号的去向"
	}
	return c.Views("register", en, zh, func(r shell.View) error {
		taken, err := r.Register(noun, v.Word, v.Year)
		if err != nil {
			return err
		}
		if c.JSON {
			return c.Print(c.RowsData(taken, len(taken)), nil)
		}
		return shell.ListAll(c, taken, "number|fate|date|site|reason", "编号|去向|日期|单位|原因", "number fate date site reason",
			fateOf)
	}, &v)
}

func fateOf(c *shell.Run, t inspect.Taken) map[string]string {
	told := map[string]string{"fate": c.Shown(fates, t.Fate)}
	if t.Number == "" {
		told["number"] = fmt.Sprint(t.Word, " ", t.Year, " ", t.Serial)
	}
	if t.Fate == "leased" {
		told["reason"] = c.Say("taken by %s", "%s 领用", t.Taker)
	}
	return told
}
