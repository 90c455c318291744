package main

import (
	"fmt"
	"io"
	"os"
	"runtime"
	"slices"

	"github.com/spf13/cobra"

	"rectify/cmd/rectify/shell"
	"rectify/inspect"
)

type checkFlags struct {
	Rebuild bool     `flag:"rebuild" en:"rebuild lists and totals from the record, and say what that fixed" zh:"依据记录重建列表和统计，并列出已修复的问题"`
	Anchors []string `flag:"anchor" takes:"PLACE:HEAD|位置" en:"a head that a paper prints or a person noted, which the record must have; may be repeated" zh:"文书页脚所印或另行记下的记录位置，须与台账相符，可重复"`
}

func newCheckCommand(c *shell.Run) *cobra.Command {
	var v checkFlags
	cmd := c.Verb("check", "check that the record, the lists and the totals agree", "核对台账",
		func(_ []string) error { return check(c, v) }, &v)
	cmd.Long = c.Say(`check goes through the whole store and lists every fault it finds: the file
itself and its schema, the record's own order and chain, every row of every
list against a replay of the record, every total against a recount, every kept
paper and picture against its hash, every reference and paper number. It
goes on to the end, changes nothing, and ends with exit code 7 if there is a
fault.

--rebuild then rebuilds all lists and totals from the record, and names what
that fixed and what it did not. If the record itself is at fault nothing is
changed.

Each fact of the record is linked to the one before it. A head, such as
128:0123456789abcdef, is the place of a fact in the record and its link. Papers,
closed months and backups name one: how far the record went before the paper or
the closing was recorded. --anchor proves that the book still has all of that.`,
		`check 通查全部台账并列出每一处问题：文件本身及其表结构、记录的顺序和校验链、每个列表的
每一行与记录的重放、每项统计与重新计数、每份存档的文书和照片与其哈希、每个编号。
一直查到最后，只查不改；发现问题时退出码为 7。

--rebuild 随后依据记录重建全部列表和统计，并列出已由此修复和未能修复的问题。
记录本身有问题时不作任何改动。

每条记录都与前一条链接。记录位置（如 128:0123456789abcdef）是一条记录的序号及其
链接值，印在文书页脚，结账和备份时也会给出，
指该文书或结账登记之前的记录。--anchor 用来证明台账仍保有当时的全部记录。`)
	cmd.Example = "  rectify check\n  rectify check --anchor 128:0123456789abcdef"
	return c.Interruptible(cmd)
}

// checked is what check tells programs.
type checked struct {
	inspect.CheckReport
	Anchors []inspect.Anchor `json:"anchors"` // that were asked for, and the record has
	Rebuilt bool             `json:"rebuilt"`
	Mended  []string         `json:"mended"` // faults that were there before
	Faults  []string         `json:"faults"`
	Notes   []string         `json:"notes"`
}

func check(c *shell.Run, v checkFlags) error {
	anchors, err := anchorsNamed(v.Anchors)
	if err != nil {
		return err
	}
	open := c.Reading
	if v.Rebuild {
		open = c.Book
	}
	book, err := open()
	if err != nil {
		return err
	}
	rep, err := prove(c, book)
	if err != nil {
		return err
	}
	out := checked{Mended: []string{}, Notes: append(checkNotes(c), outstanding(c, book)...)}
	var failed error
	if v.Rebuild {
		before := sentencesOf(c, rep.Faults)
		if failed = book.Rebuild(c.Ctx); failed == nil {
			if rep, err = prove(c, book); err != nil {
				return err
			}
			out.Rebuilt, out.Mended = true, without(before, sentencesOf(c, rep.Faults))
		} else if c.Ctx.Err() != nil || inspect.IsCode(failed, inspect.CodeBusy) {
			return failed
		}
	}
	stand, lost := held(c, book, anchors)
	out.CheckReport, out.Anchors, out.Faults = rep, stand, sentencesOf(c, slices.Concat(rep.Faults, lost))
	err = c.Print(out, func(w io.Writer) error { return printCheck(c, w, out) })
	switch {
	case err != nil:
		return err
	case failed != nil:
		return unmended(c, failed)
	case len(rep.Faults) > 0:
		return faulty(rep.Faults[0], len(out.Faults))
	case len(lost) > 0:
		return lost[0]
	}
	return nil
}

func sentencesOf(c *shell.Run, faults []*inspect.Error) []string {
	return inspect.Mapped(faults, func(f *inspect.Error) string { return c.Say(f.EN, f.ZH) })
}

// without are those that are not among the others.
func without(these, others []string) []string {
	there := map[string]bool{}
	for _, s := range others {
		there[s] = true
	}
	return slices.DeleteFunc(these, func(s string) bool { return there[s] })
}

// unmended ends a rebuild that the record, or the file, did not allow.
func unmended(c *shell.Run, failed error) error {
	e := c.Explain(failed)
	return inspect.Errorf(e.Code, "lists and totals could not be rebuilt, and nothing was changed: %[1]s",
		"未能重建列表和统计，没有任何改动：%[2]s", e.EN, e.ZH).
		Because(failed).Hint(e.HintEN, e.HintZH)
}

// prove checks the book, with a bar on a terminal.
func prove(c *shell.Run, book *inspect.Book) (inspect.CheckReport, error) {
	bar := c.Progress("checking", "核对")
	defer bar.End()
	return book.Check(c.Ctx, func(done, total int64) { bar.At(int(done), int(total)) })
}

// checkNotes are what is no fault and yet should be known.
func checkNotes(c *shell.Run) []string {
	notes := []string{}
	info, err := os.Stat(c.File())
	if err == nil && runtime.GOOS != "windows" && info.Mode().Perm()&0o077 != 0 {
		notes = append(notes, c.Say("others on this machine can read the store (mode %04o): chmod 600 %s",
			"本机其他用户可以读取台账（权限 %04o）：请执行 chmod 600 %s", info.Mode().Perm(), shell.Quoted(c.File())))
	}
	return notes
}

// outstanding names the leased numbers that have been out for long. What keeps
// them from being read is a fault that check has found.
func outstanding(c *shell.Run, book *inspect.Book) (notes []string) {
	today, err := book.Today(c.Ctx)
	if err != nil {
		return nil
	}
	out, _ := inspect.Ask(c.Ctx, book, func(r inspect.Reader) (inspect.DutyList, error) {
		return r.Waiting(inspect.DutyReturn, inspect.AgendaQuery{Day: today})
	})
	for _, k := range out.Items {
		notes = append(notes, c.Say(
			"%[1]s was taken along by %[2]s on %[3]s, and is neither entered nor spoiled: see rectify notice enter and spoil",
			"%[1]s 由 %[2]s 于 %[3]s 领用，至今既未登记也未注销：见 rectify notice enter、spoil", k.Number, k.Inspectors, k.Day))
	}
	return notes
}

func printCheck(c *shell.Run, w io.Writer, out checked) error {
	for _, n := range out.Notes {
		c.Note("%[1]s", "%[1]s", n)
	}
	for _, f := range out.Mended {
		fmt.Fprintln(w, c.Say("fixed: ", "已修复：")+f)
	}
	for _, f := range out.Faults {
		fmt.Fprintln(w, f)
	}
	if out.Rebuilt {
		fmt.Fprintln(w, c.Say("lists and totals were rebuilt from the record", "列表和统计已依据记录重建"))
	}
	printHeads(c, w, out)
	_, err := fmt.Fprintln(w, summary(c, out))
	return err
}

func summary(c *shell.Run, out checked) string {
	papers := ""
	if out.Papers > 0 {
		papers = c.Say(", %d paper%[1]s", "，其他文书 %d 份", inspect.Many(out.Papers))
	}
	if out.Complaints > 0 {
		papers += c.Say(", %d complaint%[1]s", "，诉求 %d 件", inspect.Many(out.Complaints))
	}
	mended := ""
	if len(out.Mended) > 0 {
		mended = c.Say(", %d fixed", "，已修复 %d 处", len(out.Mended))
	}
	return c.Say("%d record%[1]s, %d hazard%[2]s, %d notice%[3]s%s: %d fault%[5]s%s",
		"记录 %d 条，隐患 %d 项，文书 %d 份%s：问题 %d 处%s",
		inspect.Many(out.Events), inspect.Many(out.Hazards), inspect.Many(out.Notices), papers,
		inspect.Many(len(out.Faults)), mended)
}

// faulty ends a check that found something, with the first fault's advice.
func faulty(first *inspect.Error, all int) error {
	return inspect.Errorf(inspect.CodeCheck, "the book does not pass the check: %d fault%[1]s",
		"台账核对不通过：问题 %d 处", inspect.Many(all)).
		Hint(first.HintEN, first.HintZH)
}

func anchorsNamed(heads []string) (anchors []inspect.Anchor, err error) {
	for _, text := range heads {
		a, err := inspect.ParseAnchor(text)
		if err != nil {
			return nil, err
		}
		anchors = append(anchors, a)
	}
	return anchors, nil
}

// held are the anchors that the record has, and what is wrong with the others.
func held(c *shell.Run, b *inspect.Book, anchors []inspect.Anchor) (
	stand []inspect.Anchor, lost []*inspect.Error) {
	stand = []inspect.Anchor{}
	for _, a := range anchors {
		fault, err := inspect.Ask(c.Ctx, b, a.Stands)
		if err != nil {
			fault = c.Explain(err)
		}
		if fault == nil {
			stand = append(stand, a)
		} else {
			lost = append(lost, fault)
		}
	}
	return stand, lost
}

// printHeads says how far the record goes, and which anchors it has.
func printHeads(c *shell.Run, w io.Writer, out checked) {
	for _, a := range out.Anchors {
		fmt.Fprintln(w, c.Say("the record has %s", "记录中有 %s", a))
	}
	if out.Head != (inspect.Anchor{}) {
		fmt.Fprintln(w, c.Say("record at %s, proved from fact %d on", "记录位置 %s，自第 %d 条起可证", out.Head, out.ProvedFrom))
	}
}
