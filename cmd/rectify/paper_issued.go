package main

import (
	"bytes"
	"context"

	"rectify/inspect"
	"rectify/report"
)

// press prints a paper.
func press(pa inspect.Paper, blobs inspect.Blobs) ([]byte, error) {
	var b bytes.Buffer
	err := report.WritePaper(&b, pa, blobs)
	return b.Bytes(), err
}

// issue has a paper issued, delivers it where -o says, and says so. Who is told that
// it could not be written is told how to print it.
func (c *cli) issue(ctx context.Context, b *inspect.Book, do, about string, says edit, out string) error {
	c.here.Place = func(number string) string { return placeFor(out, number) }
	pa, err := recorded[inspect.Paper](c.record(ctx, b, do, about, says))
	if err != nil {
		return err
	}
	data, err := lookup(ctx, b, inspect.Reader.Blob, pa.SHA256)
	if err != nil {
		return err
	}
	file, err := c.deliver(out, pa.Number, data)
	if place := placeFor(out, pa.Number); place != "" { // from now on it is not owed
		b.Paid(context.WithoutCancel(ctx), inspect.Owed{Place: place, Thing: pa.SHA256})
	}
	if err != nil {
		noun := pa.Form.Kind.Noun()
		command := "rectify " + noun.EN() + " print " + refTo(noun, pa.N)
		return c.explain(err).
			Hint("the "+noun.EN()+" "+pa.Number+" is issued and kept; print it with "+command+" -o FILE",
				"文书 "+pa.Number+" 已"+done(noun)+"并存档，请用 "+command+" -o 文件 打印")
	}
	return c.issued(pa, file)
}

// done is the Chinese word for issuing a paper of a noun.
func done(noun inspect.Noun) string {
	if noun == inspect.Notices {
		return "下达"
	}
	return "制作"
}

// issued says what was issued, and what is to be done next.
func (c *cli) issued(pa inspect.Paper, file string) error {
	noun := pa.Form.Kind.Noun()
	ref := refTo(noun, pa.N)
	hazards := linesOf(pa.Items, func(it inspect.Item) string { return refTo(inspect.Hazards, it.Hazard) })
	data := map[string]any{"ref": ref, "id": pa.ID, "number": pa.Number, "date": pa.Date, "file": file,
		"sha256":  pa.SHA256,
		"hazards": hazards, "head": pa.Head, "warnings": c.warned(pa.Form, pa.Agency, pa.Officers)}
	line, count := pa.Form.Title, ""
	if noun == inspect.Notices {
		line = c.say("%d hazard%[1]s", "%d 项隐患", inspect.Many(len(hazards)))
		count = c.say(", %d hazard%[1]s", "，共 %d 项", inspect.Many(len(hazards)))
	} else {
		data["kind"], data["about"] = pa.Form.Kind, pa.About.String()
	}
	if file == "-" {
		c.note("%s  %s issued%[3]s", "%s  %s 已%[4]s%[3]s", ref, pa.Number, count, done(noun))
		c.stood(pa.Head)
		return nil
	}
	err := c.print(data, printed(ref+"  "+pa.Number+"  "+line))
	if file != "" {
		c.note("written to %s", "已写入 %s", file)
	} else {
		c.note("the paper is kept; print it with: rectify %[2]s print %[1]s -o FILE",
			"文书已存档；打印：rectify %[2]s print %[1]s -o 文件", ref, noun.EN())
	}
	c.stood(pa.Head)
	switch {
	case noun == inspect.Notices:
		c.note("next: rectify notice serve %s --receiver NAME", "下一步：rectify notice serve %s --receiver 签收人", ref)
	case pa.Form.Kind == inspect.FormMeasures:
		c.note("next: rectify hazard stop %s --measure … --number %s",
			"下一步：rectify hazard stop %s --measure … --number %s",
			hazards[0], pa.Number)
	}
	return err
}

// deliver writes a paper where -o says, and gives the file's name.
func (c *cli) deliver(o, number string, paper []byte) (string, error) {
	if o == "" {
		return "", nil
	}
	file := fileFor(o, number+".pdf")
	return file, c.create(file, writing(paper))
}
