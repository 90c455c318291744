package main

import (
	"context"
	"os"
	"path/filepath"

	"github.com/spf13/cobra"

	"rectify/cmd/rectify/shell"
	"rectify/inspect"
)

// leasing is the verb that takes numbers for papers to be written by hand.
func leasing() shell.Deed {
	v := new(struct {
		Count  int    `flag:"count" usual:"1" en:"how many" zh:"份数"`
		Taker  string `flag:"to" takes:"NAME|姓名" en:"who takes them" zh:"领用人"`
		Output string `flag:"output,o" usual:"." takes:"DIR|文件夹" en:"write the blank forms to that folder, a PDF for each number" zh:"空白文书 PDF 写到该文件夹，每号一份"`
	})
	return shell.Deed{Use: "lease", Do: "number.leased", Flags: []any{v}, More: usuallyNotice,
		EN: "lease numbers for papers to be written by hand where there is no computer", ZH: "领用预印编号的空白文书，供现场手写",
		Parts: []inspect.Particular{formOf("form", inspect.Notices),
			onDay("the day they are taken (else today)", "领用日期（默认今天）")},
		Refuse: func(a *shell.Asked) error {
			a.Here.Place = func(number string) string { return shell.PlaceFor(blankIn(v.Output, number), number) }
			return a.MayWrite(v.Output, "pdf")
		},
		Adjust: func(a *shell.Asked) error {
			a.Says["count"], a.Says["taker"] = v.Count, v.Taker
			return nil
		},
		Tell: func(a *shell.Asked, r inspect.Receipt) error {
			blanks, err := blanksFrom(a, r.Thing.(*inspect.Paper).N, v.Count)
			if err != nil {
				return err
			}
			return leased(a, blanks, v.Output)
		}}
}

// blanksFrom are the numbers that were taken together with the first, as they are to
// be printed.
func blanksFrom(a *shell.Asked, first int64, count int) (out []inspect.Paper, err error) {
	err = a.B.Read(a.Ctx, func(r inspect.Reader) error {
		for n := range int64(count) {
			k, err := r.BlankForm(inspect.Blanks.RefTo(first + n))
			if err != nil {
				return err
			}
			out = append(out, k)
		}
		return nil
	})
	return out, err
}

// blankIn is the file of a leased number's form in a folder.
func blankIn(out, number string) string {
	return shell.FileFor(filepath.Clean(out)+string(os.PathSeparator), number+".pdf")
}

// leased prints the blank forms.
func leased(a *shell.Asked, blanks []inspect.Paper, out string) error {
	type row struct {
		Ref    string `json:"ref"`
		Number string `json:"number"`
		File   string `json:"file"`
	}
	var rows []row
	lines := ""
	for _, k := range blanks {
		file := blankIn(out, k.Number)
		err := a.BlankForm(a.B, k, file)
		if place := shell.PlaceFor(file, k.Number); place != "" {
			a.B.Paid(context.WithoutCancel(a.Ctx), inspect.Owed{Place: place, Thing: k.Number})
		}
		if err != nil {
			ref := inspect.Blanks.RefTo(blanks[0].N)
			return a.Explain(err).Hint("the numbers are taken; print them with rectify notice blank "+ref+" -o FILE",
				"编号已领用，请用 rectify notice blank "+ref+" -o 文件 打印")
		}
		ref := inspect.Blanks.RefTo(k.N)
		rows = append(rows, row{ref, k.Number, file})
		lines += ref + "  " + k.Number + "  " + file + "\n"
	}
	head := blanks[0].Head
	err := a.Reply(map[string]any{"taken": rows, "to": blanks[0].Taker, "head": head}, lines)
	a.Stood(head)
	a.Note("next: rectify notice enter NUMBER --inspection I1 --scan FILE, or rectify notice spoil NUMBER --reason …",
		"带回后：rectify notice enter 编号 --inspection I1 --scan 文件；写坏或遗失：rectify notice spoil 编号 --reason …")
	return err
}

// newNoticeBlankCommand prints a leased number's form again.
func newNoticeBlankCommand(c *shell.Run) *cobra.Command {
	var v printTo
	return c.Reads("blank NUMBER", "print the blank form of a leased number again", "重印已领用编号的空白文书",
		func(b *inspect.Book, args []string) error {
			if err := c.MayWrite(v.Output, "pdf"); err != nil {
				return err
			}
			k, err := shell.Lookup(c.Ctx, b, inspect.Reader.BlankForm, args[0])
			if err != nil {
				return err
			}
			file := shell.FileFor(v.Output, k.Number+".pdf")
			if err := c.BlankForm(b, k, file); err != nil || file == "-" {
				return err
			}
			return c.Reply(map[string]any{"ref": inspect.Blanks.RefTo(k.N), "number": k.Number, "file": file},
				file)
		}, &v)
}

// entering is the verb that records a notice that was written by hand; the leased
// number says of which form it is.
func entering() shell.Deed {
	v := new(struct {
		Scans []string `flag:"scan" takes:"FILE|文件" must:"a picture of each page, or one PDF: --scan 1.jpg --scan 2.jpg|每页一张照片，或一个 PDF：--scan 1.jpg --scan 2.jpg" en:"the paper: a PDF, or a picture of each page; may be repeated" zh:"纸质文书的扫描件：一个 PDF，或逐页照片，可重复"`
	})
	d := ordering("enter NUMBER", "record a notice that was written by hand, with its scan", "登记手写文书及其扫描件",
		"number.entered", new(issueTo))
	order := d.Adjust
	d.Adjust = func(a *shell.Asked) (err error) {
		on, _ := a.Says["date"].(inspect.Date)
		if err = scanned(a, a.Says["number"].(string), on, v.Scans); err != nil {
			return err
		}
		return order(a)
	}
	d.Flags = append(d.Flags, v)
	d.More = func(c *shell.Run, cmd *cobra.Command) {
		cmd.Flag("hazard").Usage = c.Say("only that hazard, in the order of the paper; "+
			"may be repeated (else all that are open)",
			"只列该隐患，按文书上的顺序，可重复（默认全部待责令的）")
		cmd.Flag("date").Usage = c.Say("the date on the paper (else the inspection's)", "纸质文书上的日期（默认检查日期）")
		cmd.Flag("tick").Usage = c.Say("the violation with that number on a fire form; may be repeated",
			"消防文书：勾选该序号的违法行为，可重复")
	}
	return d
}

// spoiling is the verb that gives a leased number up.
func spoiling() shell.Deed {
	return shell.Deed{Use: "spoil NUMBER", Do: "number.spoiled",
		EN: "give up a leased number whose paper was spoiled or lost", ZH: "注销写坏或遗失的预印文书号",

		Sure: [2]string{"give up the number %[1]s", "注销编号 %[1]s"},
		Tell: func(a *shell.Asked, r inspect.Receipt) error {
			k := r.Thing.(*inspect.Paper)
			return a.Reply(map[string]any{"ref": r.Ref, "id": k.ID, "number": k.Number, "spoiled": k.Voided},
				a.Say("%s is given up; it is not used again", "%s 已注销，不再使用", k.Number))
		}}
}
