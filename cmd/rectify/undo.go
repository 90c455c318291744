package main

import (
	"cmp"
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"rectify/cmd/rectify/shell"
	"rectify/inspect"
)

func newUndoCommand(c *shell.Run) *cobra.Command {
	var v struct {
		Reason string `flag:"reason" en:"what was wrong" zh:"原因"`
	}
	cmd := c.Recording("undo [REF|FACT]", "strike what was recorded in error, such as a wrong date",
		"撤销误记的内容，如日期写错的送达、复查",
		func(args []string) error { return undo(c, args, v.Reason) }, &v)
	cmd.Long = c.Say(`undo strikes a fact that was recorded in error: the day of a service, a claim, an
extension, a review, a look back, a link, an answer, a photo. It stays in the
history, with who struck it and why, and counts nowhere. What was recorded since
must be possible without it; else undo says what to undo first. What a paper
in force says can be struck only once the paper is void. A closed month keeps its
figures and shows the strike beside them.

H3 means the last fact of H3, H3.5 the fifth, as numbered in the history that
show prints. Without either it is the last fact that you recorded. Striking a
strike brings back what it struck.`, `undo 撤销误记的内容：日期写错的送达、整改申请、延期、复查、回头看，误加的关联、答复、照片等。
撤销的记录仍保留在经过中（何人、何故），不再计入任何数字。其后的登记须在没有它时仍能成立，
否则会提示应先撤销什么；已写入有效文书的，须先作废文书。已结账的月份数字不变，更正另列。

H3 指 H3 的最近一条记录，H3.5 指其经过中的第 5 条（见 show）；都不写则为本人最近登记的一条。
撤销本身也可以撤销，原内容随即恢复。`)
	cmd.Example = `  rectify undo N3 --reason 送达日期写错
  rectify undo H3.5 --reason 应为另一单位的申请
  rectify undo --reason 录入错误`
	return cmd
}

func undo(c *shell.Run, args []string, reason string) error {
	asks := strings.TrimSpace(reason) == "" && !c.NoInput && shell.Terminal(c.In)
	if err := c.ReasonGiven(reason); err != nil && !asks {
		return err
	}
	var ref inspect.FactRef
	if len(args) > 0 {
		var ok bool
		if ref, ok = inspect.ParseFactRef(args[0]); !ok {
			return shell.Usage("%q is no reference", "%q 不是编号", args[0]).
				Hint("write H3 for the last that was recorded of H3, or H3.5 for the fifth", "H3 指其最近一条记录，H3.5 指第 5 条")
		}
	}
	b, err := c.Book()
	if err != nil {
		return err
	}
	fact, err := b.Recall(c.Ctx, ref)
	if err != nil {
		return err
	}
	strike := func(b *inspect.Book, reason string) error {
		_, err := c.Record(b, "fact.struck", "", shell.Edit{"fact": fact.ID, "reason": reason})
		return err
	}
	said := recalled(c, fact)
	if asks || ref.Place == 0 && !c.Yes { // what cannot be struck is not asked about
		if err := strike(b.Trial(), cmp.Or(strings.TrimSpace(reason), "asked next")); err != nil {
			return err
		}
	}
	if asks {
		if reason, err = c.Answer("strike %s\nwhat was wrong? ", "撤销 %s\n原因？", said); err != nil {
			return err
		}
	} else if ref.Place == 0 { // which of them it is, was not said
		if err := c.Confirm("strike %s", "撤销 %s", said); err != nil {
			return err
		}
	}
	if err := strike(b, reason); err != nil {
		return err
	}
	return c.Reply(map[string]any{"ref": fact.Event.Ref.String(), "fact": fact.FactRef.String(), "id": fact.ID,
		"kind": inspect.KindOf(fact.Fact), "reason": reason},
		c.Say("struck: %s", "已撤销：%s", said))
}

// recalled says a fact, and when and by whom it was recorded.
func recalled(c *shell.Run, r inspect.Recalled) string {
	by := strings.TrimSpace(shell.Moment(r.At) + " " + r.By)
	return fmt.Sprintf("%s  %s%s", r.FactRef, c.Sentence(r.Fact), c.Say(" (recorded "+by+")", "（"+by+" 登记）"))
}
