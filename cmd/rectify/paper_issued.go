package main

import (
	"context"
	"strings"

	"rectify/cmd/rectify/shell"

	"rectify/inspect"
)

// issue has a paper issued, delivers it where -o says, and says so. Who is told that
// it could not be written is told how to print it.
func issue(c *shell.Run, ctx context.Context, b *inspect.Book, do, about string, says shell.Edit, out string) error {
	c.Here.Place = func(number string) string { return shell.PlaceFor(out, number) }
	pa, err := shell.Recorded[inspect.Paper](c.Record(ctx, b, do, about, says))
	if err != nil {
		return err
	}
	data, err := shell.Lookup(ctx, b, inspect.Reader.Blob, pa.SHA256)
	if err != nil {
		return err
	}
	file, err := deliver(c, out, pa.Number, data)
	if place := shell.PlaceFor(out, pa.Number); place != "" { // from now on it is not owed
		b.Paid(context.WithoutCancel(ctx), inspect.Owed{Place: place, Thing: pa.SHA256})
	}
	if err != nil {
		noun := pa.Form.Kind.Noun()
		command := "rectify " + noun.EN() + " print " + shell.RefTo(noun, pa.N)
		return c.Explain(err).
			Hint("the "+noun.EN()+" "+pa.Number+" is issued and kept; print it with "+command+" -o FILE",
				"文书 "+pa.Number+" 已"+done(noun)+"并存档，请用 "+command+" -o 文件 打印")
	}
	return issued(c, pa, file)
}

// done is the Chinese word for issuing a paper of a noun.
func done(noun inspect.Noun) string {
	if noun == inspect.Notices {
		return "下达"
	}
	return "制作"
}

// issued says what was issued, and what is to be done next.
func issued(c *shell.Run, pa inspect.Paper, file string) error {
	noun := pa.Form.Kind.Noun()
	ref := shell.RefTo(noun, pa.N)
	hazards := shell.LinesOf(pa.Items, func(it inspect.Item) string { return shell.RefTo(inspect.Hazards, it.Hazard) })
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
		c.Note("%s  %s issued%[3]s", "%s  %s 已%[4]s%[3]s", ref, pa.Number, count, done(noun))
		stood(c, pa.Head)
		return nil
	}
	err := c.Print(data, shell.Printed(ref+"  "+pa.Number+"  "+line))
	if file != "" {
		c.Note("written to %s", "已写入 %s", file)
	} else {
		c.Note("the paper is kept; print it with: rectify %[2]s print %[1]s -o FILE",
			"文书已存档；打印：rectify %[2]s print %[1]s -o 文件", ref, noun.EN())
	}
	stood(c, pa.Head)
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
	if form.WithoutRedress(a) {
		out = append(out,
			c.Warn("the paper does not say where to appeal: the agency has no review body and no court; set them with rectify agency edit --review-body … --court …, void the paper and issue it anew",
				"文书没有告知救济途径：尚未设置复议机关和诉讼法院。请用 rectify agency edit --review-body … --court … 设置，作废后重新下达"))
	}
	return out
}
