package mapping

import (
	"errors"
	"strings"
	"testing"

	"rectify/inspect"
)

func known(rows, name string) (Field, bool) {
	fields := map[string]Field{"级别": {Key: "level"}, "level": {Key: "level"}, "检查日期": {"date", true}, "单位": {Key: "site"}}
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
		"企业=单位\n公司=单位":        "m.txt:2: two columns are the field site",
		"企业=单位\n企业=级别":        "m.txt:2: the column 企业 is there already",
		"=单位":                 "m.txt:1: the column has no head",
		"你好":                  "m.txt:1: \"你好\" is neither",
		"日期: 24.11.21\n企业=单位": "m.txt:1: write as a date",
		"日期: 2021-11-24 00:00\n企业=单位":        "m.txt:1: write as a date",
		"企业=\"示范\n":                          "m.txt:1: the text has no quote at its end",
		"日期: 昨天\n企业=单位":                      "m.txt:1: write as a date",
		"等级=级别|一般":                           "m.txt:1: \"一般\" is not OURS=THEIRS",
		"企业=单位\n行: 统计":                       "m.txt:2: what a row is must be said before",
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

func FuzzParse(f *testing.F) {
	f.Add("格式: csv\n企业=单位\n等级 = 级别 | 一般=01\n")
	f.Fuzz(func(t *testing.T, text string) {
		m, err := Parse("m.txt", []byte(text), known)
		if err == nil && (len(m.Columns) == 0 || m.OurDay(m.Day("2022-01-05")) != "2022-01-05") {
			t.Errorf("%+v of %q", m, text)
		}
	})
}
