package checklist

import (
	"strings"

	"rectify/inspect"
)

// Status says what became of a law, as a catalogue told when the file was made.
type Status string

// The states of a law.
const (
	Current  Status = "current"  // 现行
	Partly   Status = "partly"   // 部分废止: some of its clauses are repealed
	Repealed Status = "repealed" // 已废止
)

// ZH is the status's Chinese word.
func (s Status) ZH() string {
	switch s {
	case Partly:
		return "部分废止"
	case Repealed:
		return "已废止"
	}
	return "现行"
}

// Law is one edition of a law, regulation or standard, and its clauses.
type Law struct {
	Title    string       // in full, without 《》
	Number   string       // as a citation prints it: GB 50156—2021; empty for none
	Edition  string       // 2021年修正; a citation does not print it
	From     inspect.Date // the first civil day it held
	To       inspect.Date // the first civil day it no longer held; empty while it holds
	Status   Status
	Clauses  []Clause
	Comments []string // remarks in the file
}

// Clause is what a basis cites: an article of a law, or the law as a whole.
type Clause struct {
	Code     string // once in the library: 安法2021-28-4
	Law      string // the full title, without 《》
	Number   string
	Edition  string
	Article  string // 第二十八条第四款; empty for the law as a whole
	Gist     string // what it asks for, in short; empty when not told
	From     inspect.Date
	To       inspect.Date // half-open: To is not in it
	Status   Status
	Comments []string
}

// InForce tells whether c held on that civil day; on no day nothing does.
func (c Clause) InForce(on inspect.Date) bool {
	return on != "" && c.From <= on && (c.To == "" || on < c.To)
}

// Citation is c as papers print it: 《汽车加油加气加氢站技术标准》（GB 50156—2021）
// or 《中华人民共和国安全生产法》第二十八条第四款.
func (c Clause) Citation() string {
	s := "《" + c.Law + "》"
	if c.Number != "" {
		s += "（" + c.Number + "）"
	}
	return s + c.Article
}

// cite joins citations as papers do.
func cite(clauses []Clause) string {
	return strings.Join(inspect.Mapped(clauses, Clause.Citation), "、")
}
