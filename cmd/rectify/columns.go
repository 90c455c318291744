package main

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"rectify/inspect"
	"rectify/inspect/sheet"
)

// column is one that an import knows, and every header it goes by.
type column[T any] struct {
	name  string
	field func(*T) *string
	also  string // other headers, parted by spaces
	must  bool
	day   bool // a workbook may hold it as a number of days
}

var findingColumns = []column[inspect.FindingRow]{
	{"site", func(r *inspect.FindingRow) *string { return &r.Site }, "单位 单位名称 企业名称 被检查单位 受检单位 企业 场所名称", true, false},
	{"date", func(r *inspect.FindingRow) *string { return &r.Date }, "检查日期 日期 检查时间 排查日期 排查时间 发现日期 发现时间", true, true},
	{"inspectors", func(r *inspect.FindingRow) *string { return &r.Inspectors }, "inspector 检查人 检查人员 检查组成员 执法人员 排查人", false, false},
	{"campaign", func(r *inspect.FindingRow) *string { return &r.Campaign }, "专项 专项检查 专项行动 检查专项", false, false},
	{"text", func(r *inspect.FindingRow) *string { return &r.Text }, "隐患描述 隐患内容 问题描述 存在问题 隐患 问题 存在隐患 问题隐患", true, false},
	{"level", func(r *inspect.FindingRow) *string { return &r.Level }, "级别 隐患级别 隐患等级 等级 隐患分级", false, false},
	{"category", func(r *inspect.FindingRow) *string { return &r.Category }, "类别 隐患类别 隐患类型 类型", false, false},
	{"place", func(r *inspect.FindingRow) *string { return &r.Place }, "部位 隐患部位 场所 位置 检查部位 隐患位置 隐患地点 具体位置", false, false},
	{"basis", func(r *inspect.FindingRow) *string { return &r.Basis }, "依据 检查依据 法律依据 整改依据 判定依据", false, false},
	{"due", func(r *inspect.FindingRow) *string { return &r.Due }, "整改期限 整改时限 期限 限期 整改截止日期 整改截止时间 计划完成时间 要求整改时间", false, true},
	{"fixed_on_spot", func(r *inspect.FindingRow) *string { return &r.OnSpot }, "当场整改 现场整改 是否当场整改 立即整改 立行立改", false, false},
	{"rectified_on", func(r *inspect.FindingRow) *string { return &r.RectifiedOn }, "整改日期 整改完成日期 完成日期 整改完成时间 销号日期 销号时间 实际整改完成时间 实际整改日期 实际完成时间", false, true},
	{"sector", func(r *inspect.FindingRow) *string { return &r.Sector }, "行业 行业领域 行业类别 所属行业", false, false},
	{"town", func(r *inspect.FindingRow) *string { return &r.Town }, "乡镇 街道 乡镇街道 镇街 属地 所属街道 所属乡镇 所属乡镇街道 所属镇街", false, false},
	{"credit_code", func(r *inspect.FindingRow) *string { return &r.CreditCode }, "统一社会信用代码 信用代码 社会信用代码", false, false},
	{"kind", func(r *inspect.FindingRow) *string { return &r.Kind }, "检查类型 检查方式 检查性质", false, false},
	{"ref", func(r *inspect.FindingRow) *string { return &r.Source }, "编号 隐患编号 来源编号", false, false},
}

var siteColumns = []column[inspect.SiteLine]{
	{"name", func(r *inspect.SiteLine) *string { return &r.Name }, "site 单位 单位名称 企业名称 被检查单位 受检单位 企业 名称", true, false},
	{"sector", func(r *inspect.SiteLine) *string { return &r.Sector }, "行业 行业领域 行业类别 所属行业", false, false},
	{"town", func(r *inspect.SiteLine) *string { return &r.Town }, "乡镇 街道 乡镇街道 镇街 属地 所属街道 所属乡镇 所属乡镇街道 所属镇街", false, false},
	{"credit_code", func(r *inspect.SiteLine) *string { return &r.CreditCode }, "统一社会信用代码 信用代码 社会信用代码", false, false},
	{"address", func(r *inspect.SiteLine) *string { return &r.Address }, "地址 单位地址 住址 注册地址 详细地址 经营地址 生产经营地址 企业地址", false, false},
	{"person", func(r *inspect.SiteLine) *string { return &r.Person }, "负责人 法定代表人 法人代表 法人 主要负责人 企业负责人 单位负责人 联系人", false, false},
	{"phone", func(r *inspect.SiteLine) *string { return &r.Phone }, "电话 联系电话 手机 手机号 手机号码 联系方式 负责人电话", false, false},
}

// plainHeader is a header without what people put in and around it: notes in
// brackets, stars, spaces, strokes.
func plainHeader(s string) string {
	if i := strings.IndexAny(s, "（("); i > 0 {
		s = s[:i]
	}
	return strings.ToLower(strings.NewReplacer(" ", "", "　", "", "*", "", "\n", "", "：", "", ":", "", "/", "", "、", "").Replace(s))
}

// find is the place of the column that a header means, -1 for none.
func find[T any](columns []column[T], header string) int {
	h := plainHeader(header)
	for i, c := range columns {
		if h == c.name || strings.Contains(" "+c.also+" ", " "+h+" ") && h != "" {
			return i
		}
	}
	return -1
}

// matched is what a file's header means.
type matched struct {
	fields        []int // of each header, the place of its column; -1 for none
	passed        []string
	hasRowNumbers bool
}

// match finds for each header its column. Row numbers (序号) are passed over;
// other unknown headers are refused unless they may be ignored.
func match[T any](name string, columns []column[T], header []string, ignore bool) (m matched, err error) {
	seen := map[int]bool{}
	for _, h := range header {
		at := find(columns, h)
		switch {
		case at >= 0 && seen[at]:
			return m, inspect.Errorf(inspect.CodeInvalid, "%[1]s has the column %[2]s twice (%[3]q)", "%[1]s 的 %[2]s 列重复（%[3]s）", name, columns[at].name, h)
		case at >= 0:
			seen[at] = true
		case plainHeader(h) == "序号":
			m.hasRowNumbers = true
		case h != "":
			m.passed = append(m.passed, legible(h))
		}
		m.fields = append(m.fields, at)
	}
	if len(m.passed) > 0 && !ignore {
		return m, inspect.Errorf(inspect.CodeInvalid, "%s has columns that are not known: %s", "%s 有不认识的列：%s", name, strings.Join(m.passed, "、")).
			Hint("rename them, or say --ignore-unknown; known are "+knownHeaders(columns, false), "请改名，或加 --ignore-unknown 忽略；可用的列："+knownHeaders(columns, true))
	}
	return m, wanting(name, columns, seen)
}

// legible is the beginning of a header without what would upset a terminal:
// it may be of a file that is no table at all.
func legible(h string) string {
	return firstLine(strings.Map(func(r rune) rune {
		if unicode.IsControl(r) {
			return utf8.RuneError
		}
		return r
	}, h))
}

// wanting names every column that must be there and is not.
func wanting[T any](name string, columns []column[T], seen map[int]bool) error {
	var lack []string
	for i, col := range columns {
		if col.must && !seen[i] {
			lack = append(lack, col.name+"（"+col.chinese()+"）")
		}
	}
	if len(lack) == 0 {
		return nil
	}
	list := strings.Join(lack, "、")
	return inspect.Errorf(inspect.CodeInvalid, "%s has no column %s", "%s 缺少列：%s", name, list).
		Hint("the header must stand in the first rows; known columns are "+knownHeaders(columns, false), "表头应在前几行；可用的列："+knownHeaders(columns, true))
}

// chinese is the first Chinese header of a column.
func (c column[T]) chinese() string {
	for _, h := range strings.Fields(c.also) {
		if h[0] >= 0x80 {
			return h
		}
	}
	return c.name
}

func knownHeaders[T any](columns []column[T], zh bool) string {
	var names []string
	for _, col := range columns {
		if zh {
			names = append(names, col.chinese())
		} else {
			names = append(names, col.name)
		}
	}
	return strings.Join(names, ", ")
}

// isKnown tells sheet which headers to look for.
func isKnown[T any](columns []column[T]) func(string) bool {
	return func(h string) bool { return find(columns, h) >= 0 }
}

// means tells sheet what a header means, in one word.
func means[T any](columns []column[T]) func(string) string {
	return func(h string) string {
		if at := find(columns, h); at >= 0 {
			return columns[at].name
		}
		return ""
	}
}

// whole tells sheet whether a header has what every row needs.
func whole[T any](columns []column[T]) func([]string) bool {
	return func(header []string) bool {
		_, err := match("", columns, header, true)
		return err == nil
	}
}

// fill puts a row's cells in their fields.
func fill[T any](row sheet.Row, columns []column[T], fields []int, into *T) {
	for i, at := range fields {
		if at >= 0 && i < len(row.Cells) {
			cell := strings.TrimSpace(row.Cells[i])
			if len(cell) > 1 && cell[0] == '\'' && strings.ContainsRune("=+-@\t", rune(cell[1])) {
				cell = cell[1:] // as our own files mark what is no formula
			}
			if columns[at].day {
				cell = sheet.Day(cell)
			}
			*columns[at].field(into) = cell
		}
	}
}
