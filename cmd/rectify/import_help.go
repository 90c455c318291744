package main

import (
	"strings"

	"github.com/clipperhouse/displaywidth"

	"rectify/inspect"
	"rectify/report"
)

// importHelp is what a person asks before he gives a table to an import: how
// files are read, and the columns there are.
func importHelp(c *cli, columns []inspect.Column) string {
	return c.say(`Text may be UTF-8, GBK or UTF-16. The first row that has the columns is the header, in Chinese
or English or by a usual synonym; other columns are refused unless --ignore-unknown. Every
sheet with that header is read. Merged cells are filled; 无, / and 同上 are what they mean.
What is hidden or struck through, and sums and notes below the rows, are passed over and named.

Every bad line is named with what is wrong. If there is one, nothing is recorded, unless
--partial takes the others. The same file again adds nothing. A file larger than a ledger can
be is refused, and the limit is named.

Columns:
`, `文字可用 UTF-8、GBK 或 UTF-16。含列名的第一行是表头，中文、英文或常见别名都可以；
不认识的列会拒绝，除非加 --ignore-unknown。同样表头的工作表都会读。
合并单元格按整块填充；“无”“/”“同上”按其意思处理。隐藏或划去的行、表下的合计和备注不登记，并逐一列出。

有误的行逐行说明；有一行有误就整份不登记，--partial 则登记其余行。同一份文件再导入，不会重复。
大得不像台账的文件会拒绝，并说明限度。

可用的列：
`) + folded(knownHeaders(columns, c.lang == report.ZH), 76)
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
