package main

import (
	"context"
	"fmt"
	"io"
	"os"
	"runtime"

	"github.com/spf13/cobra"

	"rectify/inspect"
)

func newCheckCommand(c *cli) *cobra.Command {
	var rebuild bool
	cmd := verb(c, "check.run", "check", "prove that the book agrees with itself", "核对台账", cobra.NoArgs,
		func(cmd *cobra.Command, args []string) error { return c.check(cmd.Context(), rebuild) })
	cmd.Long = c.say(`check goes through the whole store and lists every fault it finds: the file
itself, every thing against a replay of its record, every total against a
recount, every issued paper against its hash, every number of every series.
It changes nothing, and ends with exit code 7 if there is a fault.

--rebuild first makes all lists and totals anew from the record.`,
		`check 通查全部台账并列出每一处问题：文件本身、每个条目与其记录的重放、
每项统计与重新计数、每份已下达文书与其哈希、每个编号序列。
只查不改；发现问题时退出码为 7。

--rebuild 先依据记录重建全部列表和统计。`)
	cmd.Flags().BoolVar(&rebuild, "rebuild", false, c.say("make lists and totals anew from the record first", "先依据记录重建列表和统计"))
	return interruptible(c, cmd)
}

// checked is what check tells programs.
type checked struct {
	inspect.CheckReport
	Rebuilt bool     `json:"rebuilt"`
	Faults  []string `json:"faults"`
	Notes   []string `json:"notes"`
}

func (c *cli) check(ctx context.Context, rebuild bool) error {
	open := c.reading
	if rebuild {
		open = c.book
	}
	book, err := open(ctx)
	if err != nil {
		return err
	}
	if rebuild {
		if err := book.Rebuild(ctx); err != nil {
			return err
		}
	}
	rep, err := c.prove(ctx, book)
	if err != nil {
		return err
	}
	out := checked{CheckReport: rep, Rebuilt: rebuild, Faults: []string{}, Notes: c.checkNotes()}
	for _, f := range rep.Faults {
		out.Faults = append(out.Faults, c.say(f.EN, f.ZH))
	}
	err = c.print(out, func(w io.Writer) error { return c.printCheck(w, out) })
	if err == nil && len(rep.Faults) > 0 {
		err = faulty(rep)
	}
	return err
}

// prove checks the book, with a bar on a terminal.
func (c *cli) prove(ctx context.Context, book *inspect.Book) (inspect.CheckReport, error) {
	bar := c.progress("checking", "核对")
	defer bar.end()
	return book.Check(ctx, func(done, total int64) { bar.at(int(done), int(total)) })
}

// checkNotes are what is no fault and yet should be known.
func (c *cli) checkNotes() []string {
	notes := []string{}
	info, err := os.Stat(c.path())
	if err == nil && runtime.GOOS != "windows" && info.Mode().Perm()&0o077 != 0 {
		notes = append(notes, c.say("others on this machine can read the store (mode %04o): chmod 600 %s",
			"本机其他用户可以读取台账（权限 %04o）：请执行 chmod 600 %s", info.Mode().Perm(), shellWord(c.path())))
	}
	return notes
}

func (c *cli) printCheck(w io.Writer, out checked) error {
	for _, n := range out.Notes {
		c.note("%[1]s", "%[1]s", n)
	}
	for _, f := range out.Faults {
		fmt.Fprintln(w, f)
	}
	if out.Rebuilt {
		fmt.Fprintln(w, c.say("lists and totals were made anew from the record", "列表和统计已依据记录重建"))
	}
	papers := ""
	if out.Papers > 0 {
		papers = c.say(", %d paper%[1]s", "，其他文书 %d 份", inspect.Many(out.Papers))
	}
	if out.Complaints > 0 {
		papers += c.say(", %d complaint%[1]s", "，诉求 %d 件", inspect.Many(out.Complaints))
	}
	_, err := fmt.Fprintln(w, c.say("%d record%[1]s, %d hazard%[2]s, %d notice%[3]s%s: %d fault%[5]s", "记录 %d 条，隐患 %d 项，文书 %d 份%s：问题 %d 处",
		inspect.Many(out.Events), inspect.Many(out.Hazards), inspect.Many(out.Notices), papers, inspect.Many(len(out.Faults))))
	return err
}

// faulty ends a check that found something, with the first fault's advice.
func faulty(rep inspect.CheckReport) error {
	first := rep.Faults[0]
	return inspect.Errorf(inspect.CodeCheck, "the book does not agree with itself: %d fault%[1]s", "台账核对不通过：问题 %d 处", inspect.Many(len(rep.Faults))).
		Hint(first.HintEN, first.HintZH)
}
