package checklist

import (
	"cmp"
	"strconv"
	"strings"
	"unicode"

	"rectify/inspect"
)

// Largest is how many bytes a file may have; the longest of our own has 10,000.
const Largest = 1 << 20

// sheaf is what one file holds: a list, or laws.
type sheaf struct {
	file  string
	list  *List
	laws  []Law
	lines map[string]int // of the laws' clauses by code
}

func (s sheaf) isList(code string) bool { return s.list != nil && s.list.Code == code }

// parse reads a file; what is wrong with it goes to f.
func parse(file string, b []byte, f *faults) (s sheaf) {
	s.file = file
	if len(b) > Largest {
		f.add(place{file, 1}, "the file has %d bytes; %d is the most", "文件有 %d 字节，最多 %d 字节", len(b), Largest)
		return s
	}
	had := len(f.all)
	records := scan(file, b, f)
	if len(f.all) > had {
		return s
	}
	if len(records) == 0 {
		f.add(place{file, 1}, "the file is empty", "文件没有内容").Hint(firstEN, firstZH)
		return s
	}
	p := parser{faults: f}
	switch first := records[0]; first.kind[0].zh {
	case "清单":
		s.list = p.list(records)
	case "法规":
		s.laws, s.lines = p.laws(records)
	default:
		f.add(first.place, "the file begins with %s", "文件以“%s”开头", first.kind).Hint(firstEN, firstZH)
	}
	return s
}

// parser makes lists and laws of records.
type parser struct{ *faults }

func (p parser) list(records []record) *List {
	r := &records[0]
	l := &List{Code: r.text("清单"), NameZH: r.text("名称"), NameEN: r.text("英文名"), Version: r.text("版本"),
		Sectors: words(r.text("行业")), File: r.place.file, Comments: r.comments, place: r.place}
	p.code(r.at("清单"), l.Code, "abcdefghijklmnopqrstuvwxyz0123456789-")
	for _, f := range r.all("包含") {
		if w := words(f.value); len(w) > 0 {
			l.Includes = append(l.Includes, Include{w[0], w[1:], f.place})
		}
	}
	group, remarks := "", []string(nil)
	for i := range records[1:] {
		switch r := &records[1+i]; r.kind[0].zh {
		case "分组":
			group, remarks = r.text("分组"), append(remarks, r.comments...)
		case "条目":
			r.comments = append(remarks, r.comments...)
			l.Items, remarks = append(l.Items, p.item(r, l.Code, group)), nil
		default:
			p.astray(r, records[0].kind)
		}
	}
	p.once(l)
	return l
}

func (p parser) astray(r *record, among kind) {
	p.add(r.place, "%[1]s does not belong in a file of %[2]s", "“%[1]s”不能写在以“%[2]s”开头的文件里", r.kind, among).
		Hint("a file holds one list, or laws", "一个文件是一份检查表，或若干法规")
}

// once names the item codes that are given twice in the file.
func (p parser) once(l *List) {
	if len(l.Items)+len(l.Includes) == 0 {
		p.add(l.place, "list %s has no items", "检查表 %s 没有条目", l.Code)
	}
	first := make(map[string]place, len(l.Items))
	for _, i := range l.Items {
		key := strings.ToUpper(i.Code)
		if at, ok := first[key]; ok {
			p.add(i.place, "item %s is given twice, first on line %d", "条目 %s 重复，第一个在第 %d 行", i.Code, at.line)
		} else {
			first[key] = i.place
		}
	}
}

func (p parser) item(r *record, list, group string) Item {
	i := Item{List: list, Code: r.text("条目"), Group: group, Look: r.text("查看"), Category: r.text("类别"),
		Bases: words(r.text("依据")), Comments: r.comments, place: r.place, basisAt: r.at("依据")}
	for _, f := range r.all("隐患") {
		i.Hazards = append(i.Hazards, f.value)
	}
	p.code(r.place, i.Code, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-.")
	level, err := inspect.ParseLevel(r.text("级别"))
	if err != nil {
		p.add(r.at("级别"), "%q is not a level", "%q 不是隐患级别", r.text("级别")).Hint("write 一般 or 重大", "请写“一般”或“重大”")
	}
	i.Level, i.Days = level, p.days(r.at("期限"), r.text("期限"))
	return i
}

// days reads a term: 当场, or a number of calendar days.
func (p parser) days(at place, s string) int {
	if s == "当场" {
		return 0
	}
	n, err := strconv.ParseUint(strings.TrimSpace(strings.TrimSuffix(strings.TrimSuffix(s, "天"), "日")), 10, 16)
	if err != nil || n > 366 {
		p.add(at, "%q is not a term", "%q 不是期限", s).
			Hint("write 当场 or a number of days up to 366: 15天", "请写“当场”或不超过 366 的天数，如“15天”")
	}
	return int(n)
}

func (p parser) laws(records []record) (laws []Law, lines map[string]int) {
	lines = make(map[string]int, len(records))
	for i := range records {
		switch r := &records[i]; r.kind[0].zh {
		case "法规":
			laws = append(laws, p.law(r))
			if i+1 == len(records) || records[i+1].kind[0].zh != "条款" {
				p.add(r.place, "law %s has no clause, so nothing can cite it", "法规“%s”没有条款，无法引用", r.text("法规")).
					Hint("add a line 条款：…", "请加一行“条款：…”")
			}
		case "条款":
			c := p.clause(r, laws[len(laws)-1])
			if first := lines[c.Code]; first > 0 {
				p.add(r.place, "clause %s is given twice, first on line %d", "条款 %s 重复，第一个在第 %d 行", c.Code, first)
			}
			lines[c.Code] = r.place.line
			laws[len(laws)-1].Clauses = append(laws[len(laws)-1].Clauses, c)
		default:
			p.astray(r, records[0].kind)
		}
	}
	return laws, lines
}

func (p parser) law(r *record) Law {
	l := Law{Title: r.text("法规"), Number: r.text("编号"), Edition: r.text("版本"), Comments: r.comments,
		From: p.date(r, "施行"), To: p.date(r, "失效")}
	if strings.ContainsAny(l.Title, "《》") {
		p.add(r.place, "the title %s is written with 《》", "法规名称“%s”带有书名号", l.Title).
			Hint("leave 《》 out: citations put them", "请去掉书名号，引用时会自动加上")
	}
	p.span(r, l.From, l.To)
	switch l.Status = Current; r.text("状态") {
	case "", Current.ZH(), string(Current):
	case Partly.ZH(), string(Partly):
		l.Status = Partly
	case Repealed.ZH(), string(Repealed):
		if l.Status = Repealed; l.To == "" {
			p.add(r.at("状态"), "a repealed law needs the day it ended", "已废止的法规须写明失效日期").
				Hint("add a line 失效：2026-03-01", "请加一行“失效：2026-03-01”")
		}
	default:
		p.add(r.at("状态"), "%q is not a status", "%q 不是法规状态", r.text("状态")).
			Hint("write 现行, 部分废止 or 已废止", "请写“现行”“部分废止”或“已废止”")
	}
	return l
}

func (p parser) clause(r *record, l Law) Clause {
	c := Clause{Code: r.text("条款"), Law: l.Title, Number: l.Number, Edition: l.Edition, Article: r.text("条文"),
		Gist: r.text("要点"), From: cmp.Or(p.date(r, "施行"), l.From), To: cmp.Or(p.date(r, "失效"), l.To),
		Status: l.Status, Comments: r.comments}
	p.code(r.place, c.Code, "")
	if c.From < l.From || l.To != "" && c.To > l.To {
		p.add(r.place, "clause %s is in force on days when its law is not", "条款 %s 的起止日期超出了法规的起止日期", c.Code)
	}
	p.span(r, c.From, c.To)
	return c
}

func (p parser) span(r *record, from, to inspect.Date) {
	if to != "" && from >= to {
		p.add(r.at("失效"), "it ends on %[2]s, not after it began on %[1]s", "失效日期 %[2]s 不晚于施行日期 %[1]s", from, to)
	}
}

// date reads a civil date; left out, it is none.
func (p parser) date(r *record, zh string) inspect.Date {
	d, err := inspect.ParseDate(r.text(zh))
	if err != nil {
		p.add(r.at(zh), "%q is not a date", "%q 不是日期", r.text(zh)).Hint("write it as 2021-09-01", "请写作 2021-09-01")
	}
	return d
}

// code refuses a code with characters that are not among those allowed: any
// letters, digits, - . and / when none are named.
func (p parser) code(at place, code, allowed string) {
	for _, r := range code {
		ok := unicode.IsLetter(r) || unicode.IsDigit(r) || strings.ContainsRune("-./", r)
		if allowed != "" {
			ok = strings.ContainsRune(allowed, r)
		}
		if !ok {
			p.add(at, "the code %[1]q may not hold %[2]q", "代码 %[1]q 不能含有 %[2]q", code, r).
				Hint("use letters, digits and -", "请用字母、数字和 -")
			return
		}
	}
}

// words parts a value at commas and blanks of either width.
func words(s string) []string {
	return strings.FieldsFunc(s, func(r rune) bool { return unicode.IsSpace(r) || strings.ContainsRune("、,，;；", r) })
}
