package main

import (
	"crypto/sha256"
	"encoding/hex"

	"github.com/spf13/cobra"

	"rectify/cmd/rectify/shell"
	"rectify/inspect"
	"rectify/report"
	"rectify/report/typeset"
)

// printFlags are those of print.
type printFlags struct {
	Month   string `flag:"month" en:"all that are in force of that month, as one file" zh:"该月全部有效文书，合为一个文件"`
	All     bool   `flag:"all" en:"with --month: notices and other papers, in one file" zh:"与 --month 同用：责令整改文书和其他文书合为一个文件"`
	Printer bool   `flag:"print" en:"hand it to the printer of this machine" zh:"直接送本机打印机"`
	Marked  bool   `flag:"marked" en:"mark each page of a void paper as void" zh:"已作废的文书各页加印“作废”"`
	Copy    string `flag:"copy" words:"archive=存档联 served=送达联" en:"say at the head of each page for whom the copy is: archive or served" zh:"在各页页首注明联次：archive（存档联）、served（送达联）"`
}

// toPrint is what is printed: its name without .pdf, its bytes, and what is answered of it.
type toPrint struct {
	name   string
	data   []byte
	answer map[string]any
}

// printing is the verb that prints a paper as it was issued, or those of a month.
func printing(c *shell.Run, noun inspect.Noun) (cmd *cobra.Command) {
	var v printFlags
	var to printTo
	cmd = c.Reads("print ["+shell.PlaceOf(noun)+"]", "write the paper as it was issued, byte for byte",
		"打印已"+doneWord(noun)+"的文书（逐字节相同）", func(b *inspect.Book, args []string) error {
			if v.Printer && !cmd.Flags().Changed("output") {
				to.Output = ""
			} else if err := c.MayWrite(to.Output, "pdf"); err != nil {
				return err
			}
			what, err := v.chosen(c, b, noun, args)
			if err != nil {
				return err
			}
			return v.deliver(c, what, to.Output)
		}, &v, &to)
	return c.Interruptible(cmd)
}

// chosen is the paper that the argument names, or all of the month.
func (v printFlags) chosen(c *shell.Run, b *inspect.Book, noun inspect.Noun, args []string) (p toPrint, err error) {
	if (v.Month == "") == (len(args) == 0) {
		return p, shell.Usage("give a %[1]s, or --month", "请给出%[2]s编号，或 --month 月份", noun.EN(), noun.ZH())
	}
	as, err := v.wanted()
	if err != nil {
		return p, err
	}
	if v.Month != "" && v.Marked {
		return p, shell.Usage("of a month, papers in force are printed: --month goes without --marked",
			"按月打印的是有效文书：--month 不能与 --marked 同用")
	}
	if v.All && v.Month == "" {
		return p, shell.Usage("--all goes with --month", "--all 须与 --month 同用")
	}
	if v.Month != "" {
		period, err := shell.PeriodFlags{Month: v.Month}.Of(c.Ctx, b)
		if err != nil {
			return p, err
		}
		batch := batch{month: period.From, nouns: []inspect.Noun{noun}, as: as}
		if v.All {
			batch.nouns = []inspect.Noun{inspect.Notices, inspect.Papers}
		}
		return p, c.Viewed(b, func(r shell.View) error { p, err = batch.print(r); return err })
	}
	n, err := b.Find(c.Ctx, noun, args[0])
	if err != nil {
		return p, err
	}
	return p, c.Viewed(b, func(r shell.View) error { p, err = printAgain(r, noun.Ref(n), as); return err })
}

// deliver hands it to the printer if that is asked, writes it where -o says, and says so.
func (v printFlags) deliver(c *shell.Run, what toPrint, out string) error {
	if v.Printer {
		if err := handOver(c.Ctx, what.name, what.data); err != nil {
			return err
		}
		what.answer["printed"] = true
		if out == "" {
			return c.Reply(what.answer, c.Say("%s is with the printer", "%s 已送打印机", what.name))
		}
		c.Note("%s is with the printer", "%s 已送打印机", what.name)
	}
	file, err := deliver(c, out, what.name, what.data)
	if err != nil || file == "-" {
		return err
	}
	what.answer["file"] = file
	return c.Reply(what.answer, file)
}

// wanted is what the flags ask for beside the paper.
func (v printFlags) wanted() (as report.Print, err error) {
	if as.Void = v.Marked; v.Copy != "" {
		as.Copy, err = inspect.Choose("copy", "联次", report.Copies, v.Copy)
	}
	return as, err
}

// printAgain is an issued paper as the store keeps it, or as is wanted; it says if it is void.
func printAgain(r shell.View, ref inspect.Ref, as report.Print) (p toPrint, err error) {
	pa, _, err := r.Paper(ref)
	if err != nil {
		return p, err
	}
	p = toPrint{name: pa.Number + as.Said(), answer: map[string]any{"ref": ref.String(), "number": pa.Number}}
	if p.data, p.answer["sha256"], err = printed(r, pa, as); pa.Voided != "" && err == nil {
		r.Remark("note: %s was voided on %s: %s", "注意：%s 已于 %s 作废：%s", pa.Number, pa.VoidedOn, pa.Voided)
		p.answer["voided"], p.answer["voided_on"] = pa.Voided, pa.VoidedOn
	}
	return p, err
}

// printed are a paper's bytes as it was issued, with what is wanted beside, and their hash.
func printed(r shell.View, pa inspect.Paper, as report.Print) (data []byte, sum string, err error) {
	if data, err = r.Blob(pa.SHA256); err != nil || as == (report.Print{}) {
		return data, pa.SHA256, err
	}
	if !typeset.Joins(data) {
		return nil, "", shell.Refused("%s was written by hand: its scan is kept, and cannot be marked",
			"%s 为手写文书，存档的是扫描件，不能加印", pa.Number).Hint("print it as it is", "请按原样打印")
	}
	if as.Void && pa.Voided == "" {
		return nil, "", shell.Refused("%s is in force, and is not marked as void", "%s 有效，不能加印“作废”", pa.Number).
			Hint("print it without --marked", "请去掉 --marked 打印")
	}
	data, err = as.Of(data)
	hash := sha256.Sum256(data)
	return data, hex.EncodeToString(hash[:]), err
}
