package mapping

import (
	"errors"
	"slices"
	"strings"
	"testing"

	"rectify/inspect"
)

func known(rows, name string) (Field, bool) {
	level := Field{Key: "level", Terms: []inspect.Term{{Word: "general", ZH: "一般"}, {Word: "major", ZH: "重大"}}}
	fields := map[string]Field{"级别": level, "level": level, "检查日期": {Key: "date", Day: true}, "单位": {Key: "site"},
		"当场": {Key: "spot", YesNo: true, Terms: YesNo}}
	field, ok := fields[name]
	return field, ok && rows == "hazards"
}

func TestParse(t *testing.T) {
	m, err := Parse("m.txt", []byte("\ufeff# 示例\n格式：xlsx\n编码: GBK\n日期: 2021/11/24\n企业名称 = 单位\n"+
		"检查情况/日期 = 检查日期\n等级 = 级别 | 一般=01，major=02, *=99\n上报 = \"示范局\"\n"), known)
	if err != nil {
		t.Fatal(err)
	}
	if m.Format != "xlsx" || m.Encoding != "gbk" || len(m.Columns) != 4 || m.Columns[1].Group != "检查情况" ||
		m.Columns[3].Fixed != "示范局" {
		t.Errorf("%+v", m)
	}
	if m.Day("2022-01-05") != "2022/01/05" || m.OurDay("2022/01/05") != "2022-01-05" || m.OurDay("昨天") != "昨天" || m.Day("") != "" {
		t.Error("days are not read as they are written")
	}
	level := m.Columns[2]
	for _, c := range [][3]string{{"general", "一般", "01"}, {"major", "重大", "02"}, {"x", "较大", "99"}, {"", "", ""}} {
		if got, err := level.Out(c[0], c[1]); err != nil || got != c[2] {
			t.Errorf("%v: %q, %v", c, got, err)
		}
	}
	if level.In("02") != "major" || level.In("99") != "99" || level.In("较大") != "较大" {
		t.Error("their words are not read")
	}
}

// Each fault names its line, and what may stand there.
func TestFaults(t *testing.T) {
	for text, says := range map[string]string{
		"":                    "m.txt names no column",
		"格式: csv\n":           "m.txt names no column",
		"格式: ods\n企业=单位":      "m.txt:1: 格式 cannot be",
		"企业=名称":               `m.txt:1: there is no field "名称"`,
		"企业=单位\n公司=单位":        "m.txt:2: two columns are the field site: 企业 and 公司",
		"企业=单位\n企业=级别":        "m.txt:2: the column 企业 is there already",
		"=单位":                 "m.txt:1: the column has no head",
		"你好":                  "m.txt:1: \"你好\" is neither",
		"日期: 24.11.21\n企业=单位": "m.txt:1: write as a date",
		"日期: 2021-11-24 00:00\n企业=单位":        "m.txt:1: write as a date",
		"企业=\"示范\n":                          "m.txt:1: the text has no quote at its end",
		"日期: 昨天\n企业=单位":                      "m.txt:1: write as a date",
		"等级=级别|一般":                           "m.txt:1: \"一般\" is not OURS=THEIRS",
		"企业=单位\n行: 统计":                       "m.txt:2: what a row is must be said before",
		"格式: csv\nformat: xlsx\n企业=单位":       "m.txt:2: format was said before",
		"日期: 20211124\n日期: 20211124\n企业=单位":  "m.txt:2: 日期 was said before",
		"企业=单位\n等级=级别|general=x, foo=z":      `m.txt:2: "foo" is no word of level`,
		"等级=当场|有=x":                          `m.txt:1: "有" is no word of spot`,
		strings.Repeat("# x\n", mostLines+1): "at most 2000 lines",
	} {
		_, err := Parse("m.txt", []byte(text), known)
		var e *inspect.Error
		if !errors.As(err, &e) || !strings.Contains(e.EN, says) || e.Code != inspect.CodeInvalid {
			t.Errorf("%.40q: %v", text, err)
		}
	}
	if _, err := (Column{Head: "等级", Words: []Word{{"一般", "1"}}, Line: 3}).Out("major", "重大"); err == nil {
		t.Error("a word that the map has not is passed over")
	}
}

// What is so or not has two words, and * is the other; of all else a blank stays one where the
// map has no word for it.
func TestBlanks(t *testing.T) {
	for text, c := range map[string]struct{ field, yes, no, x string }{
		"是=1, *=0":     {"当场", "1", "0", "?"},
		"*=0, yes=1":   {"当场", "1", "0", "?"},
		"no=0, *=1":    {"当场", "1", "0", "?"},
		"是=有, 否=无":     {"当场", "有", "无", "?"},
		"是=√":          {"当场", "√", "", ""},
		"*=x, 空=-":     {"单位", "x", "-", "-"},
		"*=x, empty=-": {"单位", "x", "-", "-"},
		"*=x":          {"单位", "x", "", ""},
	} {
		m, err := Parse("m.txt", []byte("甲 = "+c.field+" | "+text), known)
		if err != nil {
			t.Fatal(err)
		}
		col := m.Columns[0]
		yes, _ := col.Out("是", "是") // as a ledger has it in both languages
		no, err := col.Out("", "")
		if yes != c.yes || no != c.no || err != nil {
			t.Errorf("%s: %q, %q, %v", text, yes, no, err)
		}
		for said, want := range map[string]string{c.yes: "是 yes", c.no: "否 no"} {
			if c.field == "单位" {
				want = map[string]string{"x": "x", "-": ""}[said]
			}
			if got := col.In(said); got != want && !slices.Contains(strings.Fields(want), got) && said != "" {
				t.Errorf("%s: %q is read as %q", text, said, got)
			}
		}
	}
}

// Two words of theirs for one of ours are read, and not written.
func TestWordsTwice(t *testing.T) {
	for words, says := range map[string]string{"general=x, general=y": `m.txt:1: "general"`, "general=x, 一般=y": `m.txt:1: "一般"`,
		"*=x, *=y": `m.txt:1: "*"`, "general=x, major=x": ""} {
		m, err := Parse("m.txt", []byte("等级=级别|"+words), known)
		if err != nil {
			t.Fatal(err)
		}
		if err := m.Writable("m.txt"); (err != nil) != (says != "") || err != nil && !strings.Contains(err.Error(), says) {
			t.Errorf("%s: %v", words, err)
		}
		if err := m.Readable("m.txt"); (err != nil) == (says != "") {
			t.Errorf("%s: %v", words, err)
		}
	}
}

func FuzzParse(f *testing.F) {
	f.Add("格式: csv\n企业=单位\n等级 = 级别 | 一般=01\n")
	f.Fuzz(func(t *testing.T, text string) {
		m, err := Parse("m.txt", []byte(text), known)
		if err == nil && (len(m.Columns) == 0 || m.OurDay(m.Day("2022-01-05")) != "2022-01-05") {
			t.Errorf("%+v of %q", m, text)
		}
	})
}
