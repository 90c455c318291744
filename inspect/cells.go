package inspect

import (
	"slices"
	"strconv"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"
)

// What people write in a cell that is to say nothing, the same as above, that
// nothing was found, or several names: for every column of every import.

// meaning is what a word of a cell says, whatever the column.
type meaning uint8

const (
	saysBlank   meaning = 1 << iota // nothing
	saysDitto                       // the same as above
	saysNoFind                      // that nothing was found
	saysNoName                      // that somebody wants to stay unnamed
	saysNoScore                     // that nobody gave a score
	saysNoVisit                     // that nobody was there
	saysBeside                      // the same as in another column
)

var meanings = sync.OnceValue(func() map[string]meaning {
	meanings := map[string]meaning{}
	for m, words := range map[meaning]string{
		saysBlank: `/ \ - -- --- — —— － – ― … 无 暂无 没有 不详 未填 空 none n/a na nil null nan #n/a · • .`,
		saysDitto: "同上 同前 上同 以上同 如上 同上行 同上一行 同前行 〃 ″ \" '' “ ” ” 『 ditto do.",
		saysNoFind: `无 / — - 无隐患 无问题 无安全隐患 未发现 未发现隐患 未发现问题 未发现安全隐患 未发现安全问题 未发现明显隐患
			未发现事故隐患 未见隐患 未见异常 无异常 没有发现隐患 没有隐患
			暂无 没有 零隐患 零问题 不涉及 不存在 不存在隐患 不存在问题 none nil no n/a nohazard nohazards nohazardfound nohazardsfound nothingfound`,
		saysNoName:  "匿名 匿名者 匿名人 不愿透露 不愿透露姓名 要求匿名 未留名 未透露 anonymous",
		saysNoScore: "未评价 未评 暂未评价 未回访 待评价 无评价 未参评 未作评价 不评价 notrated unrated",
		saysNoVisit: "未检查 未查 未检 未开展检查 未进行检查 未能检查 未实施检查 停产未检查 停业未检查 关门未检查 notinspected notchecked",
		saysBeside:  "同左 同右",
	} {
		for _, w := range strings.Fields(words) {
			meanings[Folded(w)] |= m
		}
	}
	return meanings
})

// nothingWords say in a sentence that nothing was found: 经检查未发现明显安全隐患.
var nothingWords = pattern(`^(?:经|本次|此次|当日|现场|该?(?:企业|单位|场所)|检查(?:时|中)?|核查|排查|暂时?|目前|均)*(?:未(?:发现|见|检出|查出)|没有?(?:发现)?|无)` +
	`(?:明显|重大|一般|较大|存在|存有|任何|其他|其它|新增?|新的|安全(?:生产)?|消防|事故|违法(?:违规)?|违规|及|和|、)*(?:的)?(?:隐患|问题|异常(?:情况|现象)?|行为|情况)$|` +
	`^(?:经检查|检查|现场|均)*(?:正常|良好|合格|符合(?:规定|要求|标准|安全要求)?|未检出|0|0[项条处])$|` +
	`^no(?:ne|thing)?(?:new|major|safety)?(?:hazards?|issues?|problems?|defects?|deficienc(?:y|ies))?(?:were|was)?(?:found|noted|observed|identified)?$`)

// findsNothing tells whether a text is no finding, but says that there is none.
func findsNothing(text string) bool {
	if len(text) > longestDay {
		return false
	}
	if isWord(saysNoFind, text) || onlyMarks(text) {
		return true
	}
	if !strings.ContainsAny(text, "未没无正良合符nN") && (len(text) > longestWord || !strings.Contains(text, "0")) {
		return false // as most are: a look is quicker than the pattern
	}
	return nothingWords().MatchString(unbracketed(strings.TrimRight(Folded(text), "。.!；;")))
}

// onlyMarks tells whether a cell holds nothing but strokes, as ——— or //.
func onlyMarks(s string) bool {
	for _, r := range s {
		if !strings.ContainsRune("-—－–―_/／\\…·•. ", r) {
			return false
		}
	}
	return s != ""
}

// cutShort tells a number such as 1.38E+10, which is no number of anything.
func cutShort(cell string) bool {
	if len(cell) < 5 || len(cell) > longestWord || cell[0] < '0' || cell[0] > '9' || !strings.Contains(cell, "E+") {
		return false
	}
	n, err := strconv.ParseFloat(cell, 64)
	return err == nil && n >= 1e5
}

// wordMatcher tells of a folded word whether it is one of these. They are read when the
// first is asked for, which most commands never do.
func wordMatcher(s string) func(folded string) bool {
	known := sync.OnceValue(func() map[string]bool {
		known := map[string]bool{}
		for _, w := range strings.Fields(s) {
			known[Folded(w)] = true
		}
		return known
	})
	return func(folded string) bool { return known()[folded] }
}

// longestWord is longer than all of these: longer cells need not be looked up.
const longestWord = 40

// meaningOf is what a cell says by one of these words, however it is written. It looks
// at every cell, so it folds those alone that may change by it.
func meaningOf(cell string) meaning {
	if len(cell) > longestWord {
		return 0
	}
	if m := meanings()[cell]; m != 0 {
		return m
	}
	folds := false
	for i := range len(cell) {
		switch c := cell[i]; {
		case c >= '0' && c <= '9': // no word holds a figure: a certificate, a key
			return 0
		case c <= ' ', c == '.', c == '(', c == '[', c >= 'A' && c <= 'Z', c == 0xc2, c == 0xe3, c == 0xef:
			folds = true
		}
	}
	if !folds {
		return 0
	}
	folded := Folded(cell)
	return meanings()[folded] | meanings()[strings.TrimRight(unbracketed(folded), "。.")]
}

// unbracketed is a folded text without the brackets round the whole of it.
func unbracketed(s string) string {
	for _, pair := range []string{"()", "[]", "【】", "〔〕"} {
		if inner, ok := strings.CutPrefix(s, pair[:len(pair)/2]); ok && strings.HasSuffix(inner, pair[len(pair)/2:]) {
			return strings.TrimSuffix(inner, pair[len(pair)/2:])
		}
	}
	return s
}

// isWord tells whether a cell says that, in a word.
func isWord(m meaning, cell string) bool { return meaningOf(cell)&m != 0 }

// SaysNothing tells whether a cell is empty, or a word that stands for nothing.
func SaysNothing(cell string) bool {
	cell = strings.TrimSpace(cell)
	return cell == "" || isWord(saysBlank, cell) || onlyMarks(cell)
}

// Above is the last row of a table, by which «as above» is read.
type Above struct {
	cells  []string
	blank  []bool // what stands there says nothing
	unread bool   // the row above could not be read: what is «as above» is not known
}

// missed says that a row could not be read.
func (a *Above) missed() { a.unread = true }

// Settle reads the cells of a row: what says «as above» is the cell above, and,
// but in texts, what says nothing is empty.
func (a *Above) Settle(texts, cells []*string) error {
	if a.cells == nil {
		a.cells, a.blank = make([]string, len(texts)+len(cells)), make([]bool, len(texts)+len(cells))
	}
	unread := a.unread
	a.unread = false
	for i := range a.cells {
		c, text := (*string)(nil), i < len(texts)
		if text {
			c = texts[i]
		} else {
			c = cells[i-len(texts)]
		}
		said := meaning(0)
		if *c != a.cells[i] {
			said = meaningOf(*c)
		}
		switch {
		case *c == "":
			a.cells[i], a.blank[i] = "", false
			continue
		case said&saysBeside != 0:
			return invalid("%q means the same as another column, but not which one", "%q 表示与旁边一列相同，无法确定是哪一列", *c).
				Hint("write it out", "请填写具体内容")
		case *c == a.cells[i]: // as most are; what stands above was settled
		case said&saysDitto != 0:
			if a.cells[i] == "" || unread {
				a.unread = unread
				return invalid("%q means the same as above, but nothing stands above it", "%q 表示同上，但上方没有内容", *c).
					Hint("write it out", "请填写具体内容")
			}
			*c = a.cells[i]
		case !text && cutShort(*c):
			return invalid("%q is a long number that a spreadsheet rounded: its last digits are lost",
				"%q 是表格软件改写的长数字，末几位已丢失", *c).
				Hint("format the column as text, type the number again and save the file once more",
					"请将该列设为文本格式，重新输入后再保存")
		default:
			a.cells[i], a.blank[i] = *c, !text && (said&saysBlank != 0 || onlyMarks(*c))
		}
		if a.blank[i] {
			*c = ""
		}
	}
	return nil
}

// cells are the columns of a row; of its text, nothing is a finding too.
func (r *FindingRow) cells() (texts, cells []*string) { return cellsOf(r, findingLines(), "text") }

func (r *SiteLine) cells() (texts, cells []*string) { return cellsOf(r, siteLines(), "") }

func (r *ComplaintLine) cells() (texts, cells []*string) { return cellsOf(r, complaintLines(), "") }

// splitNames parts a list of people as they are written: by ; ； 、 and ends of
// lines, by commas where neither ; nor 、 stands («Doe, Jane; Roe, John» are two), by
// a stroke, + or «and» between names, and by blanks between Han names of two to four
// characters. The blank in 甲 某 is none, and a part in brackets, as （组长）, no name.
func splitNames(s string) (names []string) {
	s = withoutParts(s)
	lists := strings.FieldsFunc(s, func(r rune) bool { return strings.ContainsRune(";；\n\r", r) })
	for _, list := range lists {
		for _, part := range strings.Split(list, "、") {
			commas := strings.FieldsFunc(part, func(r rune) bool { return r == ',' || r == '，' })
			if !strings.ContainsAny(s, ";；、") || allOf(commas, isHanName) {
				for _, one := range commas {
					names = append(names, namesApart(one)...)
				}
			} else {
				names = append(names, namesApart(part)...)
			}
		}
	}
	return slices.DeleteFunc(names, func(name string) bool { return name == "" })
}

// namesApart parts names by strokes, by blanks, and behind a certificate. Of Han
// characters by blanks only two parts, or three characters, are surely one name.
func namesApart(s string) (names []string) {
	for _, parts := range [][]string{atStrokes(s), joinedNames(s), behindCertificates(s)} {
		if len(parts) > 1 && allOf(parts, isAName) && !inCertificate(parts) {
			for _, p := range parts {
				names = append(names, namesApart(p)...)
			}
			return names
		}
	}
	parts := slices.DeleteFunc(strings.Fields(s), isPart)
	switch together := strings.Join(parts, ""); {
	case len(parts) > 1 && allOf(parts, isHanName) && !inCertificate(parts):
		return parts
	case len(parts) > 0 && allOf(parts, isHan) && (len(parts) == 2 || utf8.RuneCountInString(bearer(together)) < 4):
		return []string{together}
	}
	return []string{strings.TrimSpace(s)}
}

// atStrokes parts names by strokes; by hyphens, which stand in names and
// certificates too, between Han names alone.
func atStrokes(s string) []string {
	parts := strings.FieldsFunc(strings.ReplaceAll(s, " and ", "&"),
		func(r rune) bool { return strings.ContainsRune(`/／\＼|｜+＋&＆`, r) })
	if len(parts) < 2 {
		parts = strings.FieldsFunc(s, func(r rune) bool { return strings.ContainsRune("-－—–", r) })
		if !allOf(parts, isHanName) {
			return nil
		}
	}
	return parts
}

func allOf(parts []string, is func(string) bool) bool {
	return !slices.ContainsFunc(parts, func(p string) bool { return !is(p) })
}

// bearer is the name before a certificate's number.
func bearer(s string) string {
	name, _ := nameAndCert(s)
	return name
}

func isHan(s string) bool {
	for _, r := range bearer(s) {
		if !unicode.Is(unicode.Han, r) && r != '·' {
			return false
		}
	}
	return bearer(s) != ""
}

func isHanName(s string) bool {
	n := utf8.RuneCountInString(bearer(s))
	return n >= 2 && n <= 4 && isHan(s)
}

func isAName(s string) bool {
	return bearer(s) != "" && !strings.ContainsFunc(bearer(s), unicode.IsDigit)
}

// sumWords are what a row adds up under, which is a unit, a day or a finding of none.
var sumWords = pattern(`^(?:本页|本月|本表|本周|全年|年度|全区|\d{1,2}月份?)?(?:合计|总计|小计|共计|累计)(?:[:(].*)?$|^\p{Han}{1,16}小计(?:[:(].*)?$|^(?:grand|sub)?total:?$`)

// IsSum tells whether a cell says that its row adds others up.
func IsSum(cell string) bool {
	return len(cell) <= longestWord && (strings.Contains(cell, "计") || strings.Contains(cell, "otal")) &&
		sumWords().MatchString(Folded(cell))
}

// besideTables are what rows say that hold no record: who filled the table in,
// notes, pages, and that nothing follows.
var besideTables = pattern(`^\(?(?:(?:注|备注|附注|说明|填表说明|填报说明|notes?|remarks?)\d*(?:\(.*\))?\)?(?:[:.、].*)?|(?:填表人|填报人|制表|制表人|检查人|检查人员|统计人|审核|审核人|审批人|批准人|校对|复核|复核人|负责人|单位负责人|主要负责人|` +
	`主管领导|分管领导|经办人|填报单位|填表单位|制表单位|填报日期|填表日期|填报时间|填表时间|制表日期|制表时间|日期|联系人|联系电话|电话|单位|报送单位|报送人|报送日期|签发人|检查组长|抄送|` +
	`preparedby|checkedby|signature|签字|签名|签章|盖章|公章)(?:签字|签名|签章|盖章|公章|\(.*\))*\)?(?:[:.、].*)?|(?:以下|此行以下|下列)(?:空白|无正文|无内容|无)\)?|此页无正文\)?|` +
	`(?:合|总)?共计?:?\d+(?:家|户|个|项|条|处|件|起|次|人|行|页|笔)(?:单位|企业|隐患|问题|诉求|记录)?\)?|第\d+页[,，/、]?(?:共\d+页)?\)?|page\d+(?:(?:of|/)\d+)?)$`)

// BesideTable tells whether a cell is what people write below a table, or between
// its rows, and no name of anything.
func BesideTable(cell string) bool {
	return besideTables().MatchString(Folded(cell)) && IsWritten(cell)
}

// anySum is a sum, or what begins as one does.
var anySum = pattern(`^(?:本页|本月|本表|本周|全年|年度)?(?:合计|总计|小计|共计|累计)|^(?:grand|sub)?total|^\p{Han}{1,16}(?:合计|总计|小计)$`)

// isFigure is a number and what it counts, as below a column.
var isFigure = pattern(`^[-+]?[\d,.]+%?(?:家|户|个|项|条|处|件|起|次|人|份|万元|元)?(?:次)?$`)

// TellsMore tells whether a cell is of a record, and not of a row that adds up or is signed.
func TellsMore(cell string) bool {
	if SaysNothing(cell) || BelowTable(cell) || isFigure().MatchString(Folded(cell)) {
		return false
	}
	day, err := ParseDate(strings.TrimSpace(cell))
	return err != nil || day == ""
}

// BelowTable tells whether a row that has not all that each needs, and begins with
// that cell, is no record: a sum, a name to sign, a note.
func BelowTable(cell string) bool { return BesideTable(cell) || anySum().MatchString(Folded(cell)) }

// numbered finds the numbers of problems that stand in one text: 1. 2、 （3） ④ 五、
var numbered = pattern(`[①-⑳]|[（(][0-9０-９一二三四五六七八九十]{1,2}[)）]|` +
	`(?:^|[\n；;。，, 　])\s*(?:[0-9０-９]{1,2}(?:[)）、．]|\.[^0-9])|[一二三四五六七八九十]{1,2}(?:[)）、]|是))`)

// secondSigns are what a second problem may be numbered with.
var secondSigns = []string{"2.", "2)", "2、", "2）", "2．", "２", "②", "二、", "二)", "二）", "二是"}

// problems is how many numbered problems stand in a text; 1 if they are not numbered.
func problems(text string) int {
	second := func(sign string) bool { return strings.Contains(text, sign) }
	if !slices.ContainsFunc(secondSigns, second) { // as most have not: a look is quicker than the pattern
		return 1
	}
	return max(1, len(numbered().FindAllString(text, -1)))
}
