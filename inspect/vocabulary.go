package inspect

import (
	"fmt"
	"strings"
	"unicode"
)

// Choice is one word of a vocabulary: what is kept, what is printed of it in
// Chinese, and what else people write for it.
type Choice[T ~string] struct {
	Value T
	ZH    string
	Also  []string
}

// vocabulary is a closed set of words, such as the levels of a hazard. What it
// prints it takes, in both languages, wherever it is asked.
type vocabulary[T ~string] struct {
	en, zh  string // what one is called: «level», «隐患级别»
	choices []Choice[T]
}

// parse finds the choice that is meant. Case, blanks and widths do not matter;
// a part of the Chinese word that is of no other choice will do.
func (v vocabulary[T]) parse(said string) (T, error) {
	word := Folded(said)
	var parts []T
	for _, c := range v.choices {
		if word == Folded(string(c.Value)) || word == Folded(c.ZH) {
			return c.Value, nil
		}
		for _, also := range c.Also {
			if word == Folded(also) {
				return c.Value, nil
			}
		}
		if len([]rune(word)) > 1 && strings.Contains(Folded(c.ZH), word) {
			parts = append(parts, c.Value)
		}
	}
	if len(parts) == 1 {
		return parts[0], nil
	}
	en, zh := v.words()
	if word == "" {
		return "", invalid("the %[1]s is empty", "%[2]s为空", v.en, v.zh).Hint("write one of "+en, "可填 "+zh)
	}
	return "", invalid("%[3]q is no %[1]s", "%[3]q 不是%[2]s", v.en, v.zh, said).Hint("write one of "+en, "可填 "+zh)
}

// Choose finds the choice that is meant among words that another package prints.
func Choose[T ~string](en, zh string, choices []Choice[T], said string) (T, error) {
	return vocabulary[T]{en, zh, choices}.parse(said)
}

// words are all of them, for a hint. What is kept as a number has its English
// word first among the others.
func (v vocabulary[T]) words() (en, zh string) {
	var ens, zhs []string
	for _, c := range v.choices {
		word := c.ZH
		if len(c.Also) > 0 && len(c.Value) == 1 {
			word = c.Also[0]
		}
		ens, zhs = append(ens, fmt.Sprintf("%s (%s)", c.Value, word)), append(zhs, fmt.Sprintf("%s（%s）", c.ZH, c.Value))
	}
	return strings.Join(ens, ", "), strings.Join(zhs, "、")
}

// terms are all of them, with their Chinese words.
func (v vocabulary[T]) terms() (out []Term) {
	for _, c := range v.choices {
		out = append(out, Term{string(c.Value), c.ZH})
	}
	return out
}

// word is the Chinese word of a choice; itself, of what is none.
func (v vocabulary[T]) word(value T) string {
	for _, c := range v.choices {
		if c.Value == value {
			return c.ZH
		}
	}
	return string(value)
}

// Folded is a word as it is compared: without blanks, of one width and one case.
func Folded(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case unicode.IsSpace(r):
			return -1
		case r == 0xad || r >= 0x200b && r <= 0x200f || r == 0x2060 || r == 0xfeff: // nobody sees them
			return -1
		}
		return unicode.ToLower(halfWidth(r))
	}, s)
}

var levels = vocabulary[Level]{"level", "隐患级别", []Choice[Level]{
	{General, "一般", []string{"一般隐患", "一般事故隐患"}}, {Major, "重大", []string{"重大隐患", "重大事故隐患"}}}}

var inspectionKinds = vocabulary[InspectionKind]{"kind of inspection", "检查类型", []Choice[InspectionKind]{
	{Special, "专项", []string{"专项检查"}}, {Routine, "日常", []string{"日常检查"}}, {OnReport, "举报核实", nil}, {onReview, "复查", nil},
	{OnLookback, "回头看", nil}, {Visit, "走访", []string{"帮扶走访", "帮扶"}}}}

var complaintKinds = vocabulary[ComplaintKind]{"kind of complaint", "诉求类别", []Choice[ComplaintKind]{
	{KindComplaint, "群众诉求", []string{"诉求", "投诉", "举报", "投诉举报", "咨询", "求助", "求决", "咨询求助"}}, {KindFault, "报修报障", nil},
	{KindSuggestion, "意见建议", []string{"表扬", "感谢"}}, {KindProblem, "企业困难问题", nil}}}

var channels = vocabulary[Channel]{"channel", "来源渠道", []Choice[Channel]{
	{ByHotline, "热线", []string{"热线电话", "电话", "来电"}}, {By12345, "12345", []string{"12345热线", "12345平台", "市长热线", "市民热线", "政务服务热线", "政务服务便民热线", "便民热线"}},
	{ByCalling, "走访", []string{"来访", "上门", "现场"}}, {ByQR, "扫码", []string{"二维码"}},
	{byWeb, "网络平台", []string{"网络", "网站", "网上", "互联网", "微信", "公众号", "小程序", "APP", "online"}}}}

var scores = vocabulary[string]{"score", "评分", []Choice[string]{
	{"5", "非常满意", []string{"very satisfied", "very-satisfied", "很满意"}}, {"4", "满意", []string{"satisfied"}},
	{"3", "基本满意", []string{"so-so", "so so", "一般"}}, {"2", "不满意", []string{"dissatisfied"}},
	{"1", "非常不满意", []string{"very dissatisfied", "very-dissatisfied", "很不满意"}}}}

var mannerWords = vocabulary[Manner]{"way of serving", "送达方式", []Choice[Manner]{
	{InPerson, "直接送达", []string{"in person", "直接", "当面"}}, {Left, "留置送达", []string{"留置"}},
	{byPost, "邮寄送达", []string{"mail", "邮寄", "EMS"}},
	{byWire, "电子送达", []string{"电子"}}, {byNotice, "公告送达", []string{"公告"}}}}

var referralKinds = vocabulary[string]{"kind of referral", "移送方式", []Choice[string]{{"transfer", "移送", []string{"referred"}}, {"case", "立案", nil}}}

var supervisionLevels = vocabulary[string]{"level of supervision", "督办级别", []Choice[string]{
	{"province", "省级", []string{"省"}}, {"city", "市级", []string{"市"}}, {"county", "县级", []string{"县", "区", "区级", "区县级"}}}}

var answers = vocabulary[Says]{"answer", "检查结果", []Choice[Says]{
	{SaysYes, "符合", []string{"y", "是", "合格", "√", "✓", "1"}}, {SaysNo, "不符合", []string{"n", "否", "不合格", "×", "x", "0"}},
	{SaysNA, "不适用", []string{"n/a", "not applicable", "-", "/", "不涉及", "无此项"}}}}

// dimWords are what totals are parted and narrowed by, in the order they are printed.
var dimWords = vocabulary[Dim]{"way to group", "分组方式", []Choice[Dim]{
	{ByCampaign, "专项检查", []string{"专项"}}, {BySite, "单位", []string{"被检查单位"}}, {BySector, "行业", nil},
	{ByTown, "乡镇街道", []string{"乡镇", "街道", "属地", "镇街"}}, {ByCategory, "隐患类别", []string{"类别"}}, {ByLevel, "隐患级别", []string{"级别"}},
	{ByInspector, "检查人员", []string{"检查人"}}, {ByMonth, "月份", []string{"月"}}}}

var complaintDims = vocabulary[ComplaintDim]{"way to group", "分组方式", []Choice[ComplaintDim]{
	{ByKind, "类别", []string{"诉求类别"}}, {byTaker, "接听人", []string{"受理人", "taken by"}}, {ByChannel, "渠道", []string{"来源", "来源渠道"}},
	{ByHandler, "承办", []string{"承办人"}}}}

// ParseDim reads what totals are to be parted by in either language; the empty
// text is no groups.
func ParseDim(s string) (Dim, error) {
	if s == "" {
		return "", nil
	}
	return dimWords.parse(s)
}

// ParseComplaintDim reads what complaints are to be parted by, as [ParseDim] does.
func ParseComplaintDim(s string) (ComplaintDim, error) {
	if s == "" {
		return "", nil
	}
	return complaintDims.parse(s)
}

// Dims are all that totals are parted by, in the order they are printed.
func Dims() (all []Dim) {
	for _, c := range dimWords.choices {
		all = append(all, c.Value)
	}
	return all
}

// ZH is what the groups of a dimension are called in Chinese.
func (d Dim) ZH() string { return dimWords.word(d) }

// ZH is what the groups of complaints are called in Chinese.
func (d ComplaintDim) ZH() string { return complaintDims.word(d) }

// noWord is how the tables call a group of things of which the word is not known.
var noWord = wordMatcher("（未填） 未填 (none)")

// Unsaid tells whether s is what tables print where a word is not known.
func Unsaid(s string) bool { return noWord(Folded(s)) }

var hazardStates = vocabulary[State]{"state", "隐患状态", []Choice[State]{
	{Open, "待责令", []string{"not-ordered", "not ordered"}}, {Ordered, "整改中", nil}, {Accepted, "已整改", nil},
	{Withdrawn, "误录", nil}}}
