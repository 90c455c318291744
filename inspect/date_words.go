package inspect

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"time"
)

// firstYear is the first of which there can be a record: 0021 is a slip for 2021,
// and would take the number 〔21〕1号 for ever.
const firstYear = 1980

// timeOfDay is what may stand behind a day: the day is what is asked for.
var timeOfDay = pattern(`(?i)[t ]*(?:上午|下午|中午|晚上|凌晨)?\d{1,2}[:时点](?:\d{1,2}(?:分|:\d{1,2}(?:\.\d+)?秒?)?(?:\d{1,2}秒)?)?(?: ?[ap]m)?(?: ?z|[+-]\d\d:?\d\d)?$`)

// weekday is what else may stand behind a day.
var weekday = pattern(`[,， ]*(?:\(?(?:星期|周|礼拜)[一二三四五六日天]\)?|\(?(?:上午|下午|中午|晚上|早上|夜间|凌晨)\)?)$`)

// century tells a day of which the year has two digits, in the order that only a
// year has: 21.11.3, 21年11月3日.
var century = pattern(`^\d\d(?:\.\d{1,2}\.\d{1,2}|年\d{1,2}月\d{1,2}[日号]?)$`)

const hanDigits = "〇一二三四五六七八九"

// inDigits writes the numbers of a day or a term in digits: 二〇二一年十一月三日.
func inDigits(s string) string {
	if !strings.ContainsAny(s, hanDigits+"十两") {
		return s
	}
	return hanNumber().ReplaceAllStringFunc(strings.NewReplacer("○", "〇", "零", "〇", "两", "二", "廿", "二十").Replace(s),
		func(han string) string {
			tens, ones, ten := strings.Cut(han, "十")
			if ten && tens == "" {
				tens = "一"
			} else if !ten {
				tens, ones = "", han
			}
			if ten && ones == "" {
				ones = "〇"
			}
			return strings.Map(func(r rune) rune { return '0' + rune(strings.IndexRune(hanDigits, r)/len("一")) }, tens+ones)
		})
}

var hanNumber = pattern(`[一二三四五六七八九]?十[一二三四五六七八九]?|[〇一二三四五六七八九]+`)

// longestDay is longer than any day is written: what is longer is not looked at.
const longestDay = 80

// englishDays are how a day is written with the name of its month.
var englishDays = []string{"2-Jan-2006", "2 Jan 2006", "Jan 2, 2006", "Jan 2 2006", "2 January 2006", "January 2, 2006",
	"January 2 2006", "2-January-2006"}

// dayInWords reads a day that is written at more length than a number's: of any
// width, with a time behind it, with blanks in it, or with the name of its month.
func dayInWords(s string) (Date, bool) {
	if len(s) > longestDay {
		return "", false
	}
	s = strings.TrimSpace(strings.Map(func(r rune) rune {
		switch {
		case r == '\u00a0':
			return ' '
		case r == '—' || r == '–':
			return '-'
		}
		return halfWidth(r)
	}, s))
	s = cutBehind(timeOfDay(), s)
	if strings.ContainsAny(s, "周期拜午晚早夜晨") {
		s = cutBehind(weekday(), cutBehind(timeOfDay(), cutBehind(weekday(), s)))
	}
	for _, layout := range englishDays {
		if t, err := time.Parse(layout, s); err == nil {
			return DateOf(t), true
		}
	}
	s = inDigits(strings.ReplaceAll(s, " ", ""))
	if century().MatchString(s) {
		s = "20" + s
	}
	if strings.Contains(s, "月") && !strings.HasSuffix(s, "日") {
		s = strings.TrimSuffix(s, "号") + "日"
	}
	return dayInNumbers(s)
}

// cutBehind is a day without what stands behind it.
func cutBehind(behind *regexp.Regexp, s string) string {
	if at := behind.FindStringIndex(s); at != nil && at[0] > 0 {
		return strings.TrimSpace(s[:at[0]])
	}
	return s
}

// dayWords are the days that have a word of their own, from today on.
var dayWords = map[string]int{"today": 0, "今天": 0, "今日": 0, "yesterday": -1, "昨天": -1, "昨日": -1, "前天": -2, "前日": -2,
	"tomorrow": 1, "明天": 1, "明日": 1, "后天": 2, "后日": 2}

// NamedDay is the day that has a word of its own, as 昨天.
func NamedDay(s string, today Date) (Date, bool) {
	days, ok := dayWords[Folded(s)]
	if !ok {
		return "", false
	}
	return today.Add(days), true
}

// ParseDay reads a day as a person says it today: 昨天, or a day of which the year
// may be left out, which is then the last such day up to today. A file, which may
// be read again in another year, has the whole day: ParseDate.
func ParseDay(s string, today Date) (Date, error) {
	s = strings.TrimSpace(s)
	d, err := ParseDate(s)
	if err == nil || len(s) > longestDay {
		return d, err
	}
	if day, ok := NamedDay(s, today); ok {
		return day, nil
	}
	for year := today.Year(); year > today.Year()-8; year-- {
		if day, ok := dayOfYear(s, year); ok && day <= today {
			return day, nil
		}
	}
	return "", err
}

var yearless = pattern(`^(\d{1,2})(?:月(\d{1,2})[日号]?|[-/.](\d{1,2}))$`)

func dayOfYear(s string, year int) (Date, bool) {
	m := yearless().FindStringSubmatch(Folded(s))
	if m == nil {
		return "", false
	}
	return dayInNumbers(fmt.Sprintf("%04d-%s-%s", year, m[1], m[2]+m[3]))
}

// termForms are terms in calendar days, weeks and months.
var termForms = pattern(`^限?期?(\d{1,4})(个自然日|自然日|天|日|d|days?|周|个星期|weeks?|个月|months?)?(?:之?内|以内|内完成|内整改|后)?(?:完成|整改|整改完成|整改完毕|整改到位)?$`)

var atOnce = wordMatcher("立即 立即整改 立即改正 即刻 马上 马上整改 当场 当场整改 当日 当天 现场整改 立行立改 立查立改 即知即改 即查即改 边查边改 即时 即时整改 即时改正 immediately " +
	"atonce")

// Workdays is the day that is so many working days after another.
type Workdays func(days int, after Date) (Date, error)

// workForms are terms in working days: 10w, 10wd, 10个工作日内.
var workForms = pattern(`^限?期?(\d{1,4})(?:wd?|(?:个)?工作日|workingdays?|workdays?)(?:之?内|以内|内完成|内整改|后)?(?:完成|整改|整改完成|整改完毕|整改到位)?$`)

// ParseDue reads the last day of a term as people write it, after the day from:
// a date, with or without its year, a number of days or of working days, or at once.
func ParseDue(s string, from Date, work Workdays) (Date, error) {
	s = strings.TrimSpace(s)
	d, err := ParseDate(s)
	if err == nil || from == "" || len(s) > longestDay {
		return d, err
	}
	word := unbracketedUnit.Replace(inDigits(Folded(s)))
	if atOnce(Folded(s)) {
		return from, nil
	}
	if m := workForms().FindStringSubmatch(word); m != nil && work != nil {
		n, _ := strconv.Atoi(m[1])
		return work(n, from)
	}
	if m := termForms().FindStringSubmatch(word); m != nil {
		n, _ := strconv.Atoi(m[1])
		switch unit := m[2]; {
		case strings.Contains(unit, "周") || strings.Contains(unit, "星期") || strings.HasPrefix(unit, "week"):
			return from.Add(7 * n), nil
		case strings.Contains(unit, "月") || strings.HasPrefix(unit, "month"):
			return DateOf(from.Time().AddDate(0, n, 0)), nil
		}
		return from.Add(n), nil
	}
	word = notLater(word)
	if d, ok := endOfMonth(word, from); ok {
		return d, nil
	}
	if d, ok := dayInWords(word); ok {
		return d, nil
	}
	for year := from.Year(); year <= from.Year()+1; year++ {
		if d, ok := dayOfYear(word, year); ok && d >= from {
			return d, nil
		}
	}
	return "", invalid("%q is neither a date nor a term", "%q 既不是日期也不是期限", s).
		Hint("write a date as 2021-11-24, a number of days as 15, or of working days as 10w",
			"请写日期如 2021-11-24，或天数如 15，或工作日如 10w")
}

// unbracketedUnit takes the brackets off a unit: 15（天）.
var unbracketedUnit = strings.NewReplacer("(", "", ")", "")

// endOfMonth reads the last day of a month: 2021年11月底, or the next 11月底 after that day.
func endOfMonth(word string, from Date) (Date, bool) {
	month, ok := strings.CutSuffix(strings.TrimSuffix(word, "之"), "月底")
	if !ok {
		return "", false
	}
	switch month {
	case "", "本", "当":
		return from.NextMonth().Add(-1), true
	case "下", "次":
		return from.NextMonth().NextMonth().Add(-1), true
	}
	first, ok := dayInWords(month + "月1日")
	for year := from.Year(); !ok && year <= from.Year()+1; year++ {
		first, ok = dayOfYear(month+"月1日", year)
		ok = ok && first >= from.Month()
	}
	return first.NextMonth().Add(-1), ok
}

// dayGuessed tells whether a term as it was said may be a day of the month: 18日.
func dayGuessed(s string) bool {
	if len(s) > longestWord || !strings.Contains(s, "日") { // as most are not: a look is quicker
		return false
	}
	n, ok := strings.CutSuffix(inDigits(Folded(s)), "日")
	days, err := strconv.Atoi(n)
	return ok && err == nil && days >= 1 && days <= 31
}

// dayTaken says how such a term was taken.
func dayTaken(s string) *Error {
	return invalid("%[1]s was read as a number of days, here and in later rows, not as a day of the month",
		"“%[1]s”（本行及以后）按天数计，未按当月某日计", s).
		Hint("write 天 for days, or the month too, as 11月18日", "天数请写“天”；具体日期请写明月份，如 11月18日")
}

// notLater is a day without what says that it is the last: 11月30日前.
func notLater(word string) string {
	for _, end := range []string{"之前", "以前", "前完成", "前整改", "前整改完毕", "前整改完成", "前整改到位", "前"} {
		if bare, ok := strings.CutSuffix(word, end); ok {
			word = bare
		}
	}
	for _, begin := range []string{"限期", "限于", "限在", "限"} {
		word = strings.TrimPrefix(word, begin)
	}
	return word
}

// YearGuessed tells whether d was said without its year, and another may be meant:
// it is not of this year, or more than half a year away; or said as a day alone.
func YearGuessed(s string, d, today Date) bool {
	if d != "" && dayGuessed(s) {
		return true
	}
	if d == "" || len(s) > longestDay || !yearless().MatchString(notLater(Folded(strings.TrimSpace(s)))) {
		return false
	}
	away := d.Sub(today)
	return d.Year() != today.Year() || max(away, -away) > 183
}

// mostYearsDue is how far ahead a due date may lie.
const mostYearsDue = 10

// ParseMonth reads a month as a person says it today, by its first day: 2021-11,
// 本月, 上月, or one of which the year is left out, which is then the last such
// month up to today. The empty text is this month.
func ParseMonth(s string, today Date) (Date, error) {
	word := Folded(s)
	switch word {
	case "", "本月", "当月", "这个月", "this-month", "thismonth", "this":
		return today.Month(), nil
	case "上月", "上个月", "last-month", "lastmonth", "last":
		return today.Month().Add(-1).Month(), nil
	}
	if _, err := time.Parse("2006-01", word); err == nil { // as most write it
		return ParseDate(word + "-01")
	}
	if m := monthForms().FindStringSubmatch(word); m != nil {
		if d, ok := dayInNumbers(fmt.Sprintf("%s-%s-01", m[1], m[2]+m[3])); ok {
			return ParseDate(string(d)) // which looks at the year
		}
	}
	if d, err := ParseDay(strings.TrimSuffix(word, "份")+"1日", today); err == nil && strings.Contains(word, "月") {
		return d, nil
	}
	return "", invalid("%q is not a month", "%q 不是月份", s).
		Hint("write it as 2021-11, or 本月, 上月, this-month, last-month", "请写作 2021-11、11月，或 本月、上月")
}

var monthForms = pattern(`^(\d{4})(?:[-/.]?(\d{2})|[-/.年](\d{1,2})月?份?)$`)

// ParseYear reads a year as a person says it today, by its first day.
func ParseYear(s string, today Date) (Date, error) {
	year := today.Year()
	switch word := strings.TrimSuffix(Folded(s), "年"); word {
	case "今", "本", "this-year", "thisyear", "this":
	case "去", "上", "last-year", "lastyear", "last":
		year--
	default:
		n, err := strconv.Atoi(word)
		if err != nil || len(word) != 4 {
			return "", invalid("%q is not a year", "%q 不是年份", s).Hint("write it as 2021", "请写作 2021")
		}
		year = n
	}
	return ParseDate(fmt.Sprintf("%04d-01-01", year))
}

// far tells whether a day lies further ahead than anybody plans.
func far(day, from Date) bool {
	return day != "" && from != "" && day.Year() >= from.Year()+mostYearsDue &&
		day > DateOf(from.Time().AddDate(mostYearsDue, 0, 0))
}

// dueWithin refuses a due date that nobody can mean.
func dueWithin(due, from Date) error {
	if !far(due, from) {
		return nil
	}
	return invalid("the due date %s is more than %d years after %s", "期限 %[1]s 距 %[3]s 超过 %[2]d 年", due, mostYearsDue,
		from).
		Hint("check the year", "请核对年份")
}
