package inspect

import (
	"fmt"
	"maps"
	"slices"
	"strconv"

	"github.com/google/uuid"
)

// ID names one fact for ever. It is made on the device that records the fact
// (UUID version 7), or, for an imported row, from the row itself (version 5), or,
// for what follows from another fact, from that (version 8), so that recording the
// same thing twice changes nothing.
type ID = uuid.UUID

// Noun is a kind of thing in the book, and the letter of its references.
type Noun string

// The nouns.
const (
	Agencies    Noun = "A" // 执法机关
	Sites       Noun = "S" // 被检查单位
	Campaigns   Noun = "C" // 专项检查
	Inspections Noun = "I" // 现场检查
	Hazards     Noun = "H" // 隐患
	Notices     Noun = "N" // 责令整改文书
	Reviews     Noun = "R" // 复查
	Lookbacks   Noun = "L" // 回头看抽查
	Months      Noun = "M" // 结账月份, numbered 202111
	Papers      Noun = "D" // 其他文书
	Complaints  Noun = "Q" // 诉求
	Blanks      Noun = "B" // 预印文书号
	People      Noun = "P" // 人员

	// Forms are the agency's own forms. They have no references: a form is named by its kind.
	Forms Noun = "F"
)

var nounNames = map[Noun][2]string{
	Agencies: {"agency", "机关"}, Sites: {"site", "单位"}, Campaigns: {"campaign", "专项检查"},
	Inspections: {"inspection", "检查"}, Hazards: {"hazard", "隐患"}, Notices: {"notice", "通知书"}, Reviews: {"review", "复查"},
	Lookbacks: {"lookback", "回头看"}, Months: {"month", "月份"}, Papers: {"paper", "文书"},
	Complaints: {"complaint", "诉求"}, Blanks: {"blank", "预印号"}, People: {"person", "人员"},
}

// Nouns are all that have references, in the order of their letters.
func Nouns() []Noun { return slices.Sorted(maps.Keys(nounNames)) }

// EN is the noun's English word.
func (n Noun) EN() string { return nounNames[n][0] }

// listed is the step that lists things of the noun.
func (n Noun) listed() string {
	switch n {
	case Agencies:
		return "{agency.show}"
	case Months:
		return "{period.list}"
	case Blanks:
		return "{notice.register}"
	}
	return "{" + n.EN() + ".list}"
}

// shown is the step that shows a thing.
func (r Ref) shown() string {
	switch r.Noun {
	case Months:
		return fmt.Sprintf("{period.show %d-%02d}", r.N/100, r.N%100)
	case Agencies, Blanks:
		return r.Noun.listed()
	}
	return "{" + r.Noun.EN() + ".show " + r.String() + "}"
}

// ZH is the noun's Chinese word.
func (n Noun) ZH() string { return nounNames[n][1] }

// Ref is the short reference that people say: H12, N3, S7.
type Ref struct {
	Noun Noun
	N    int64
}

// Ref is the reference of the thing of that number.
func (n Noun) Ref(number int64) Ref { return Ref{n, number} }

// RefTo is how people refer to a thing of the noun: H12.
func (n Noun) RefTo(number int64) string { return n.Ref(number).String() }

// String writes r as people say it.
func (r Ref) String() string { return string(r.Noun) + strconv.FormatInt(r.N, 10) }

// ParseRef reads a reference of that noun, in either case; ok is false when s
// is something else, such as a name.
func ParseRef(noun Noun, s string) (n int64, ok bool) {
	if len(s) < 2 || s[0]&^0x20 != noun[0] {
		return 0, false
	}
	n, err := strconv.ParseInt(s[1:], 10, 64)
	return n, err == nil && n > 0
}
