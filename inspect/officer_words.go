package inspect

import (
	"slices"
	"strings"
	"unicode"
)

// certified forms of a name: 甲某（A001）, 甲某(证号：A001), 甲某 A001 and 甲某 浙执法证字第33100号.
var (
	inBrackets = pattern(`^([^()（）:：]+?)\s*[(（](?:(?:执法)?(?:证件?)?(?:编?号)?[:：]?\s*)??(` + certNumber + `)\s*[)）]$`)
	behindName = pattern(`^(\p{Han}\s+\p{Han}|[\p{Han}·]{2,4})(?:[\s/]+(` + certNumber +
		`)|([A-Za-z]{1,8}-?[0-9]{2,}号?|[0-9]{6,}|[0-9]{2,}号))$`)
	certInName = pattern(`^号|[0-9]\s*号$|字第|第[0-9]`)
	onlyNumber = pattern(`^[A-Za-z]{0,4}-?[0-9]{2,}$`)
	someOthers = pattern(`等(?:[0-9一二两三四五六七八九十]+(?:人|名|同志))?$`)
)

// certNumber is a certificate's number where no colon tells it: A001, 33001号, 鲁A-001号,
// 第33100号, 浙执法证字第33100号, 浙执法字〔2021〕第1号.
const certNumber = `[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼]?[A-Za-z]{0,8}-?[0-9][0-9A-Za-z-]*\s*号?|` +
	`\p{Han}{0,12}(?:字|证|(?:证|编)号)?(?:[〔\[(（][0-9]{4}[〕\])）])?第\s*[0-9A-Za-z-]*[0-9]\s*号`

// parts of an inspection that are written before who has them, as a name before
// its certificate is, or behind in brackets.
var officerParts = wordMatcher(`组长 副组长 组员 成员 检查组长 检查组成员 带队 带队人 带队人员 带队领导 带班 领队 检查人 检查人员 检查员 执法人员 执法 主检 主检人 协检 协检人
	协查 陪检 陪同 记录 记录人 记录员 主办 主办人 协办 协办人 专家 leader member members recorder lead`)

func isPart(s string) bool { return officerParts(Folded(s)) }

// withoutParts takes the parts in brackets out of a list of people: of
// 甲某（组长，A001） the bracket keeps the certificate.
func withoutParts(s string) string {
	if !strings.ContainsAny(s, "(（") { // as most have not
		return s
	}
	return brackets().ReplaceAllStringFunc(s, func(bracket string) string {
		said := strings.FieldsFunc(bracket,
			func(r rune) bool { return unicode.IsSpace(r) || strings.ContainsRune("()（）,，、;；/兼", r) })
		kept := slices.DeleteFunc(slices.Clone(said), isPart)
		switch {
		case len(kept) == len(said):
			return bracket
		case len(kept) == 0:
			return " "
		}
		return "(" + strings.Join(kept, "、") + ")"
	})
}

var (
	brackets = pattern(`[(（][^()（）]*[)）]`)
	nextName = pattern(`([0-9]{2}[A-Za-z-]*\s*号?[)）]?|[)）])\s*([^号\P{Han}])`)
)

// behindCertificates parts names where one begins behind a certificate: 甲某 A001 乙某 A002.
// One that a colon tells may hold any hanzi: behind it only a name begins that has a colon too.
func behindCertificates(s string) []string {
	if !strings.ContainsAny(s, "0123456789") {
		return nil
	}
	parts := strings.Split(nextName().ReplaceAllString(s, "$1\n$2"), "\n")
	for i, p := range parts {
		if !isHanName(unspaced(bearer(p))) || i > 0 && hasColon(parts[i-1]) && !hasColon(p) {
			return nil
		}
	}
	return parts
}

func hasColon(s string) bool { return strings.ContainsAny(s, ":：") }

// inCertificate tells whether these parts are no names, but of a certificate that a colon
// tells: one ends where it has a figure and a whole name follows, or one with a colon.
func inCertificate(parts []string) bool {
	for i := 1; i < len(parts); i++ {
		_, cert := nameAndCert(parts[i-1])
		if hasColon(parts[i-1]) && !hasColon(parts[i]) &&
			(!strings.ContainsAny(cert, "0123456789") || !isHanName(parts[i]) || bearer(parts[i]) != parts[i]) {
			return true
		}
	}
	return false
}

// nameAndCert takes a certificate off a name, and the part that stands before it.
func nameAndCert(s string) (name, cert string) {
	s = strings.TrimSpace(withoutParts(s))
	if m := inBrackets().FindStringSubmatch(s); m != nil {
		return m[1], m[2]
	} else if m := behindName().FindStringSubmatch(s); m != nil {
		return m[1], m[2] + m[3]
	}
	name, cert, _ = strings.Cut(strings.Replace(s, "：", ":", 1), ":")
	if isPart(name) {
		return nameAndCert(cert)
	}
	return strings.TrimSpace(name), strings.TrimSpace(cert)
}

// noName refuses what stands where a name should, and names nobody.
func noName(s string, o Officer) error {
	switch {
	case !IsWritten(o.Name) || isPart(o.Name) || o.Name == "姓名" || o.Name == "NAME":
		return invalid("inspector %q has no name", "检查人员 %q 没有姓名", s).
			Hint("write name:certificate, as 甲某:A001", "请写作 姓名:证号，如 甲某:A001")
	case o.Cert == "" && onlyNumber().MatchString(o.Name) && !refersToPerson(o.Name):
		return invalid("inspector %q is a certificate without a name", "检查人员 %q 只有证号，没有姓名", s).
			Hint("write name:certificate, as 甲某:A001", "请写作 姓名:证号，如 甲某:A001")
	case certInName().MatchString(o.Name):
		return invalid("inspector %q has a certificate's number in the name", "检查人员 %q 的姓名中含有证号", s).
			Hint("write name:certificate, as 甲某:A001", "请写作 姓名:证号，如 甲某:A001")
	case strings.Contains(o.Name, " ") && allOf(strings.Fields(o.Name), isHan):
		return invalid("%q may be one name or several", "“%s”可能是一人，也可能是数人", s).
			Hint("write 、 between names and no space in them, as 甲某、乙某", "请在姓名之间用“、”隔开，姓名中不留空格，如 甲某、乙某")
	case strings.Count(o.Name, "(")+strings.Count(o.Name, "（") != strings.Count(o.Name, ")")+strings.Count(o.Name, "）"):
		return invalid("unbalanced bracket in %q", "“%s”的括号不成对", s).
			Hint("write name:certificate, as 甲某:A001", "请写作 姓名:证号，如 甲某:A001")
	case someOthers().MatchString(o.Name) && isHan(someOthers().ReplaceAllString(o.Name, "")):
		return invalid("inspector %q does not name everyone", "检查人员 %q 未写明全部姓名", s).
			Hint("write each name, as 甲某;乙某", "请写明每个人的姓名，如 甲某;乙某")
	}
	return nil
}

// joinedNames are two Han names with an «and» between: 甲某和乙某. It is a letter
// of names too, so that each side must be a name, and both no single one.
func joinedNames(s string) []string {
	if len([]rune(bearer(s))) < 5 || !isHan(s) {
		return nil
	}
	for _, and := range []string{"和", "与", "及"} {
		if parts := strings.Split(s, and); len(parts) > 1 && allOf(parts, isHanName) {
			return parts
		}
	}
	return nil
}

// NamesOf are the names of several, as papers print them.
func NamesOf(officers []Officer) string {
	var names []string
	for _, o := range officers {
		names = append(names, o.Name)
	}
	return strings.Join(names, "、")
}
