package report

import (
	"strings"

	"rectify/report/typeset"
)

// titleWords begin and end words of titles; where a title is too long for its line, it
// is parted beside one of them.
var titleWords = strings.Fields("安全生产 隐患 排查 治理 月报 统计表 台账 清单 责令 限期 整改 通知书 指令书 告知书 决定书 " +
	"管理委员会 意见书 现场 检查 记录 复查 延期 举报 投诉 应急管理 消防救援 市场监督 综合行政 执法 监督管理 管理")

// offices end the name of an office or a place; notWhole are words that only begin like one of
// them (市 of 市场).
var (
	offices  = strings.Fields("自治区 委员会 管委会 街道 总队 支队 大队 中队 中心 省 市 县 区 旗 镇 乡 局 厅 部 科 股 站 所")
	notWhole = strings.Fields("市场 市政 市民 市容 区域 区划 县级 省级 市级 区级 镇级 局部 部门 部队 部分 部署 乡镇 站点 所在 中心 科技 科学")
)

// stroke is where a title has a stroke, so that it is parted there rather than elsewhere.
const stroke = string(typeset.Seam) + string(typeset.Seam)

// title is a title that is parted between words: at its strokes, if it has any and they are
// enough (see [inspect.Agency]), else where a reader would.
func title(text string) string {
	var b strings.Builder
	word := 0 // how much of a title's word is still to come
	for i, r := range text {
		if r == '|' {
			b.WriteString(stroke)
			word = i + 1
			continue
		}
		if i >= word {
			if n := begins(text[i:], titleWords); n > 0 {
				b.WriteRune(typeset.Seam)
				word = i + n
			} else if i == word || endsOffice(text[:i], text[i:]) {
				b.WriteRune(typeset.Seam)
			}
		}
		b.WriteRune(r)
	}
	return b.String()
}

// begins is how long the word is with which a text begins; 0 is none of them.
func begins(text string, words []string) int {
	for _, w := range words {
		if strings.HasPrefix(text, w) {
			return len(w)
		}
	}
	return 0
}

// endsOffice tells that an office's name ends between two texts.
func endsOffice(before, after string) bool {
	for _, w := range offices {
		if strings.HasSuffix(before, w) && begins(w[len(w)-3:]+after, notWhole) == 0 {
			return true
		}
	}
	return false
}
