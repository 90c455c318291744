package sheet

import (
	"slices"
	"strings"
	"testing"
)

// A header in two rows is put together, and a record below one in one row is no part of it.
func TestHeaderInTwoRows(t *testing.T) {
	words := strings.Fields("单位名称 名称 企业名称 检查日期 日期 检查人员 整改日期 整改情况 检查类型 专项 隐患描述")
	for table, want := range map[string]string{
		"单位名称,检查情况,,整改情况\n,日期,人员,日期\n甲厂,1,2,3":   "单位名称 检查日期 检查人员 整改日期",
		"检查情况,,整改情况,\n日期,人员,日期,备注":               "检查日期 检查人员 整改日期 备注",
		"台账,,\n企业信息,检查情况,\n名称,日期,人员":             "企业名称 检查日期 检查人员",
		"单位名称,检查类型,隐患描述\n甲厂,专项,通道堵":              "单位名称 检查类型 隐患描述",
		"单位名称,,检查日期\n甲厂,专项,2021-11-03":           "单位名称  检查日期",
		"单位名称,检查情况,,隐患描述\n,检查日期,检查人员,\n甲厂,1,2,一": "单位名称 检查日期 检查人员 隐患描述",
	} {
		var rows [][]string
		for _, line := range strings.Split(table, "\n") {
			rows = append(rows, strings.Split(line, ","))
		}
		header, _, _ := headerAmong(rows, func(h string) bool { return slices.Contains(words, h) })
		if got := strings.Join(header, " "); got != want {
			t.Errorf("%q: %q", table, got)
		}
	}
}
