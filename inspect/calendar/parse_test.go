package calendar

import (
	"errors"
	"strings"
	"testing"

	"rectify/inspect"
)

// Each slip is put into a good file, and named with its line and in both
// languages; nothing of the file is kept.
func TestSlips(t *testing.T) {
	if _, err := parse("2027.txt", 2027, next); err != nil {
		t.Fatal(err)
	}
	for _, v := range []struct{ old, new, en, zh string }{
		{"2027-02-14 班", "2027-02-08 班", "line 5: 2027-02-08 is off (休) and worked (班) at once, see line 4", "第 5 行：2027-02-08 既是休又是班，见第 4 行"},
		{"2027-02-14 班", "2027-02-11..2027-02-14 休", "line 5: 2027-02-11 is named twice, see line 4", "第 5 行：2027-02-11 重复，见第 4 行"},
		{"2027-02-14 班", "2027-02-12 班", "line 5: 2027-02-12 is a Friday, which is worked anyway", "第 5 行：2027-02-12 是星期五，本来就上班"},
		{"2027-02-14 班", "2027-02-13..2027-02-15 班", "line 5: 2027-02-15 is a Monday, which is worked anyway", "第 5 行：2027-02-15 是星期一，本来就上班"},
		{"2027-02-14 班", "2026-02-14 班", "line 5: 2026-02-14 does not lie in 2027", "第 5 行：2026-02-14 不在 2027 年内"},
		{"2027-01-01..2027-01-03", "2026-12-31..2027-01-03", "line 3: 2026-12-31 does not lie in 2027", "第 3 行：2026-12-31 不在 2027 年内"},
		{"2027-10-01..2027-10-07", "2027-10-07..2027-10-01", "line 10: the last day of 2027-10-07..2027-10-01 is before the first", "第 10 行：2027-10-07..2027-10-01 的末日早于首日"},
		{"2027-10-01..2027-10-07", "2027-10-01..2027-10-32", `line 10: "2027-10-32" is not a date`, `第 10 行："2027-10-32" 不是日期`},
		{"2027-10-01..2027-10-07", "2027-10-01..", `line 10: "" is not a date`, `第 10 行："" 不是日期`},
		{"2027-10-01..2027-10-07", "2027-10-01~2027-10-07", `line 10: "2027-10-01~2027-10-07" is not a date`, `第 10 行："2027-10-01~2027-10-07" 不是日期`},
		{"2027-02-14 班", "2027-02-14 上班", "line 5: it is neither a day nor a source", "第 5 行：既不是日期行，也不是依据行"},
		{"2027-02-14 班 春节调休", "2027-02-14 班", "line 5: it is neither a day nor a source", "第 5 行：既不是日期行，也不是依据行"},
		{"2027-02-14 班 春节调休", "2027-02-14", "line 5: it is neither a day nor a source", "第 5 行：既不是日期行，也不是依据行"},
		{"班 春节调休", "班 春节\u202e调休", "line 5: it holds a character that cannot be printed", "第 5 行：含有无法打印的字符"},
		{"班 春节调休", "班 \xb4\xba\xbd\xda", "line 5: the text is not UTF-8", "第 5 行：文本不是 UTF-8 编码"},
		{"本区通知〔2026〕9号", "", "line 2: the source is missing", "第 2 行：依据为空"},
		{"依据：", "# ", "2027.txt: it does not name its source", "2027.txt：没有写明依据"},
		{"2027-06-09 休", "# ", "2027.txt: 端午 is not among the days off (休)", "2027.txt：休的日子中没有 端午"},
		{"2027-01-01..", "2027-01-02..", "2027.txt: 元旦 2027-01-01 is not among the days off (休)", "2027.txt：休的日子中没有 元旦 2027-01-01"},
		{"2027-10-01..2027-10-07", "2027-10-01..2027-10-02", "国庆 2027-10-03 is not among", "没有 国庆 2027-10-03"},
	} {
		if strings.Count(next, v.old) != 1 {
			t.Fatalf("%q is not once in the file", v.old)
		}
		y, err := parse("2027.txt", 2027, strings.Replace(next, v.old, v.new, 1))
		var e *inspect.Error
		if y != nil || !errors.As(err, &e) {
			t.Errorf("%s: read as %v, %v", v.new, y, err)
			continue
		}
		if e.Code != inspect.CodeInvalid || !strings.Contains(e.EN, v.en) || !strings.Contains(e.ZH, v.zh) ||
			!strings.HasPrefix(e.EN, "2027.txt") || !strings.HasPrefix(e.ZH, "2027.txt") {
			t.Errorf("%s: %s / %s", v.new, e.EN, e.ZH)
		}
	}
}

// A file that ends early is never a year: from every line on it is refused
// until the last holiday is there.
func TestCutShort(t *testing.T) {
	lines := strings.SplitAfter(next, "\n")
	for n := range lines[:len(lines)-1] {
		if _, err := parse("2027.txt", 2027, strings.Join(lines[:n], "")); err == nil {
			t.Errorf("%d lines are taken for a year", n)
		}
	}
}

// FuzzParse reads any text at all: what is taken for a year is one, counted
// right; nothing makes it panic.
func FuzzParse(f *testing.F) {
	f.Add(next)
	f.Add("依据 1\n2027-02-30..2027-01-01 休 x\n")
	f.Add("2027-01-01.. 班\n依据")
	f.Add("\ufeff#\x00")
	f.Fuzz(func(t *testing.T, text string) {
		y, err := parse("2027.txt", 2027, text)
		var e *inspect.Error
		switch {
		case err != nil && (y != nil || !errors.As(err, &e) || e.EN == "" || e.ZH == ""):
			t.Fatalf("%v, %v", y, err)
		case err != nil:
			return
		case len(y.worked) != 366 || y.worked[0] != 0 || len(y.sources) == 0:
			t.Fatalf("%v", y)
		}
		for day := range 365 {
			if step := y.worked[day+1] - y.worked[day]; step != 0 && step != 1 {
				t.Fatalf("day %d counts %d", day, step)
			}
		}
		if y.worked[1] != 0 || y.names[0] == "" {
			t.Fatal("the first of January is worked")
		}
	})
}
