package main

import (
	"slices"
	"strings"

	"github.com/clipperhouse/displaywidth"

	"rectify/cmd/rectify/shell"
	"rectify/inspect"
)

// passedOver says what of a file was not taken as it is.
func (t *opened[T]) passedOver(c *shell.Run) {
	c.ReadAs(t.name, t.Encoding())
	if t.hasRowNumbers {
		c.Note("the column of row numbers was passed over", "“序号”列是行号，未导入")
	}
	if len(t.matched.aside) > 0 {
		c.Note("columns with nothing to record: %s", "无需登记的列：%s", strings.Join(t.matched.aside, c.Say(", ", "、")))
	}
	if len(t.passed) > 0 {
		c.Note("columns passed over: %s", "忽略的列：%s", strings.Join(t.passed, c.Say(", ", "、")))
	}
}

// unseen names what of a file was passed over.
func (t *opened[T]) unseen(c *shell.Run) []string {
	out := []string{}
	tell := func(en, zh string, args ...any) {
		out = append(out, c.Say(en, zh, args...))
		c.Note(en, zh, args...)
	}
	for _, s := range t.Sheets() {
		switch {
		case s.Hidden:
			tell("the hidden sheet %s of %s was passed over", "%[2]s 的隐藏工作表“%[1]s”未导入", s.Name, t.name)
		case !s.Read && !s.Blank:
			tell("the sheet %s of %s has no header that is known, and was passed over",
				"%[2]s 的工作表“%[1]s”没有认识的表头，未导入", s.Name, t.name)
		}
	}
	for _, rows := range []struct {
		*passing
		en, zh string
	}{{&t.hidden, "%d hidden row%s of %s passed over: %s", "%[3]s 有 %[1]d 个隐藏行未导入：第 %[4]s 行"},
		{&t.struck, "%d row%s of %s struck through and passed over: %s", "%[3]s 有 %[1]d 行已划去（删除线），未导入：第 %[4]s 行"},
		{&t.aside, "%d row%s of %s without a record passed over: %s", "%[3]s 有 %[1]d 行不是记录，未导入：第 %[4]s 行"}} {
		if rows.n > 0 {
			tell(rows.en, rows.zh, rows.n, inspect.Many(rows.n), t.name, rows.list(c.Say(", ", "、")))
		}
	}
	return out
}

// ofSheet is a file, and the sheet of it.
func ofSheet(c *shell.Run, name, sheet string) string {
	if sheet == "" {
		return name
	}
	return name + c.Say(", "+sheet, "（"+sheet+"）")
}

// imported tells what an import did, every bad line by name, and ends with the
// exit code that says how it went.
func (t *opened[T]) imported(c *shell.Run, res inspect.ImportResult, v importFlags, aside []string) error {
	if v.Faults != "" {
		switch err := t.writeFaults(c, v.Faults); {
		case err != nil && (v.DryRun || !v.Partial):
			return err
		case err != nil: // the others are on the record by now
			e := c.Explain(err)
			c.Remark("the faults file was not written: %[1]s", "有误的行未能写成文件：%[2]s", e.EN, e.ZH)
		}
	}
	if v.DryRun && !c.JSON {
		if err := t.showPlan(c); err != nil {
			return err
		}
	}
	faults, notes := linesRead(c, t.sheets, res.Faults), linesRead(c, t.sheets, res.Notes)
	hinted := map[string]bool{"": true} // once for each kind
	for _, f := range slices.Concat(notes, faults) {
		c.Note("%s:%d: %s", "%s 第 %d 行：%s", ofSheet(c, t.name, f.Sheet), f.Line, f.Message)
		if !hinted[f.Hint] {
			hinted[f.Hint] = true
			c.Note("  hint: %s", "  提示：%s", f.Hint)
		}
	}
	if len(faults) > 0 && !v.Partial && !(v.DryRun && c.JSON) { // a plan is told whatever is in it
		e := inspect.Errorf(inspect.CodeFailed,
			"%[1]d of %[2]d row%[2]s of %[3]s cannot be recorded; nothing was recorded",
			"%[3]s 共 %[2]d 行，其中 %[1]d 行有误，未登记任何内容", len(faults), inspect.Many(res.Rows), t.name)
		return shell.BadLines{Cause: e.Hint("fix these rows, or use --partial to record the others",
			"请改正后重试，或加 --partial 登记其余行"), Lines: faults}
	}
	data := map[string]any{"rows": res.Rows, "added": res.Added, "known": res.Known, "rectified": res.Rectified,
		"inspections": res.Inspections,
		"sites":       shell.OrNone(res.Sites), "campaigns": shell.OrNone(res.Campaigns), "faults": faults, "notes": notes,
		"recorded": res.Recorded, "encoding": t.Encoding(), "ignored": shell.OrNone(slices.Concat(t.passed, t.matched.aside)),
		"passed_over": aside}
	if v.DryRun {
		data["plan"] = t.plan(c)
	}
	err := c.Reply(data,
		c.Say("%d row%[1]s: %d added, %d known already, %d rectified, %d bad; "+
			"%d inspection%[6]s, %d site%[7]s and %d campaign%[8]s made",
			"共 %d 行：新增 %d，已有 %d，整改 %d，有误 %d；新建检查 %d、单位 %d、专项 %d",
			inspect.Many(res.Rows), res.Added, res.Known, res.Rectified, len(faults), inspect.Many(res.Inspections),
			inspect.Many(len(res.Sites)), inspect.Many(len(res.Campaigns))))
	if v.DryRun {
		c.Note("dry run: nothing was recorded", "试运行，未登记")
	}
	switch {
	case err != nil || len(faults) == 0:
	case v.Partial:
		err = shell.Silent("partial")
	default:
		err = shell.Silent("failed")
	}
	return err
}

// placeIn is the sheet, if there are several, and its line that a line of a table is.
func placeIn(sheets []string, line int) (sheet string, at int) {
	if k := line / inspect.LinesOfSheet; k < len(sheets) {
		sheet = sheets[k]
	}
	return sheet, line % inspect.LinesOfSheet
}

func linesRead(c *shell.Run, sheets []string, in []inspect.LineFault) []shell.LineFault {
	out := []shell.LineFault{}
	for _, f := range in {
		line := c.FaultOf(c.Explain(f.Err))
		line.Sheet, line.Line = placeIn(sheets, f.Line)
		out = append(out, line)
	}
	return out
}

// importHelp is what a person asks before he gives a table to an import: how
// files are read, and the columns there are.
func importHelp(c *shell.Run, columns []inspect.Column) string {
	return c.Say(`Text may be UTF-8, GBK or UTF-16. The first row with the columns' names is the header; names are
Chinese, English or a usual synonym, and others are refused unless --ignore-unknown is given.
Every sheet with that header is read. Merged cells are filled; 无, / and 同上 mean what they say.
Hidden and struck-through rows, and sums and notes below the rows, are passed over and listed.

Every bad row is listed with what is wrong. If there is one, nothing is recorded, unless
--partial takes the others. Importing the same file again adds nothing. A file larger than any
ledger is refused, and the limit is named.

Columns:
`, `文字可用 UTF-8、GBK 或 UTF-16。含列名的第一行是表头，中文、英文或常见别名都可以；
有不认识的列即拒绝导入，除非加 --ignore-unknown。同样表头的工作表都会读入。
合并单元格按整块填充；“无”“/”“同上”按其意思处理。隐藏或划去的行、表下的合计和备注不登记，并逐一列出。

有误的行逐行说明；有一行有误就整份不登记，--partial 则登记其余行。同一份文件再导入，不会重复。
大小超出台账所能有的文件不予导入，并说明限度。

可用的列：
`) + folded(c.Say(knownHeaders(columns)), 76)
}

// folded is a list on lines of so many columns.
func folded(list string, wide int) string {
	var b strings.Builder
	line := " "
	for word := range strings.SplitSeq(list, ", ") {
		if displaywidth.String(line+word) > wide {
			b.WriteString(line + "\n")
			line = " "
		}
		line += " " + word
	}
	return b.String() + line
}
