package main

import (
	"fmt"
	"strings"

	"github.com/clipperhouse/displaywidth"
	"github.com/spf13/cobra"

	"rectify/cmd/rectify/shell"
)

// newFieldsTopic is a topic of the help, which does nothing.
func newFieldsTopic(c *shell.Run) *cobra.Command {
	return &cobra.Command{Use: "fields", Short: c.Say("what a map of another system may name", "对应表可用的字段"),
		Long: fieldsHelp(c)}
}

// fieldsHelp says how a map is written, and lists what it may name.
func fieldsHelp(c *shell.Run) string {
	var b strings.Builder
	b.WriteString(c.Say(`MAPS
A map is a text file that an office writes once for another system's table, to export
to it (export --map FILE -o OUT) and to import from it (hazard import --map FILE IN):

  # words for people
  format: csv             csv or xlsx
  encoding: gbk           of CSV: utf-8, gbk or gb18030
  rows: hazards           hazards, or figures of a period
  date: 2021/11/24        that day as they write it; of a workbook, which shows days so,
                          "2021/11/24" makes them texts
  企业名称 = site          their head = our field
  检查情况/日期 = date      under a group of heads
  等级 = level | general=一般隐患, major=重大隐患     our word = theirs; * is any other
                          word, empty a blank; what is so or not is yes or no
  填报单位 = "示范局"       always that

Hazards are of the whole book, figures of the current month, unless flags say otherwise.
Figures are a row for each month in a map that has month, else one row for the period.

FIELDS
`, `对应表
对应表是本单位为其他系统的表写好一次的文本文件，用于上报（export --map 文件 -o 输出）
和导入（hazard import --map 文件 表）：

  # 供人看的说明
  格式: csv               csv 或 xlsx
  编码: gbk               CSV 的编码：utf-8、gbk 或 gb18030
  行: 隐患                隐患，或 统计
  日期: 2021/11/24        对方怎样写这一天；工作簿中为日期并如此显示，写作 "2021/11/24" 则为文本
  企业名称 = 单位          对方表头 = 我方字段
  检查情况/日期 = 检查日期  分组表头
  等级 = 级别 | 一般=一般隐患, 重大=重大隐患     我方词=对方词；* 为其余各词，
                          空 为没有内容；是否类字段为 是、否
  填报单位 = "示范局"       固定内容

未用选项限定时，隐患为整本台账，统计为本月。对应表有“月份”的，统计一个月一行；没有的，整个期间一行。

字段
`))
	rows := ""
	for _, f := range mapFields() {
		if f.Rows != rows {
			rows = f.Rows
			fmt.Fprintf(&b, "rows: %s\n", rows)
		}
		said := c.Say(f.EN, f.ZH)
		if f.written {
			said += c.Say("  (written, not read)", "　只写出，不读入")
		}
		fmt.Fprintf(&b, "  %s%s  %s\n", f.Key, strings.Repeat(" ", max(0, 26-displaywidth.String(f.Key))), said)
	}
	return b.String()
}
