package inspect

import (
	"strings"
	"testing"
	"testing/quick"
)

func TestParseCreditCode(t *testing.T) {
	for _, ok := range []string{"91350100M000100Y43", "91110000600037341L", "91110000710925462X", "9144030071526726XG",
		"91330100799655058B", "91371702MA0000007T", "91371702MA30002480", "91371702MA300007XQ", "", " 91350100m000100y43 ", "９１３５０１００Ｍ０００１００Ｙ４３"} {
		if _, err := parseCreditCode(ok); err != nil {
			t.Errorf("%q: %v", ok, err)
		}
	}
	for _, bad := range []string{"91350100M000100Y4Z", "91350100M000100Y53", "91350100M000100Y4", "9135010OM000100Y43", "91A50100M000100Y43", "九一三五"} {
		if _, err := parseCreditCode(bad); !IsCode(err, CodeInvalid) {
			t.Errorf("%q is taken: %v", bad, err)
		}
	}
	for bad, words := range map[string]string{
		"91350100M000100Y53": "wrong check digit at place 17", "91350100M000100Y4Z": `"Z" at place 18`, "91350100M000100Y44": "wrong check digit at place 18",
		"91350100M000100Y4": "has 17 characters", "统一社会信用": "has 6 characters", "9135%d": "code 9135%D has 6 characters", "91350100M000100Y4三": `"三" at place 18`} {
		if _, err := parseCreditCode(bad); err == nil || !strings.Contains(err.Error(), words) || strings.Contains(err.Error(), "%!") {
			t.Errorf("%q: %v, which does not say %s", bad, err, words)
		}
	}
}

// Any one wrong digit is seen: that is what the check digits are for.
func TestParseCreditCodeSeesOneWrongDigit(t *testing.T) {
	const good = "91350100M000100Y43"
	for i := range good {
		for _, c := range creditAlphabet {
			wrong := good[:i] + string(c) + good[i+1:]
			if _, err := parseCreditCode(wrong); wrong != good && err == nil {
				t.Errorf("%q is taken", wrong)
			}
		}
	}
}

func TestParseDate(t *testing.T) {
	for in, want := range map[string]Date{"2021-11-24": "2021-11-24", "2021/11/4": "2021-11-04", "2021.1.4": "2021-01-04",
		"20211124": "2021-11-24", "2021年11月3日": "2021-11-03", "": "", "2024-02-29": "2024-02-29", "2021-11-24 00:00:00": "2021-11-24"} {
		if got, err := ParseDate(in); err != nil || got != want {
			t.Errorf("ParseDate(%q) = %q, %v", in, got, err)
		}
	}
	for _, bad := range []string{"2021-13-40", "2021-02-29", "2021-11", "24.11.2021", "明天", "2021-11-24x", "2021-1/2", "0"} {
		if got, err := ParseDate(bad); !IsCode(err, CodeInvalid) {
			t.Errorf("ParseDate(%q) = %q, %v", bad, got, err)
		}
	}
	if got := Date("2021-11-03").ZH(); got != "2021年11月3日" {
		t.Errorf("got %s", got)
	}
}

func TestPeriodsBefore(t *testing.T) {
	for _, c := range []struct{ p, want Period }{
		{Period{"2021-11-01", "2021-12-01"}, Period{"2021-10-01", "2021-11-01"}},
		{Period{"2021-01-01", "2022-01-01"}, Period{"2020-01-01", "2021-01-01"}},
		{Period{"2021-01-01", "2021-04-01"}, Period{"2020-10-01", "2021-01-01"}},
		{Period{"2021-11-10", "2021-11-20"}, Period{"2021-10-31", "2021-11-10"}},
	} {
		if got := c.p.previous(); got != c.want {
			t.Errorf("before %v comes %v, want %v", c.p, got, c.want)
		}
	}
}

func TestCleanText(t *testing.T) {
	for in, want := range map[string]string{" 配电室\r\n堆放杂物\t ": "配电室\n堆放杂物", "\ufeff李𬭚": "李𬭚", "GB/T 50493—2019": "GB/T 50493—2019",
		"示范\u200b加油站\u200e": "示范加油站", "\u3000\u200b\u2060": "", "一\u2029二": "一\n二", "\u00ad": ""} {
		got := in
		if err := cleanText("text", "文本", &got, 100); err != nil || got != want {
			t.Errorf("%q became %q, %v", in, got, err)
		}
	}
	for _, bad := range []string{"a\x00b", "a\x1bb", "\xff\xfe", "a\u202eb", strings.Repeat("长", 101), "x\x7f", "x\u0080", "\u009f"} {
		if err := cleanText("text", "文本", &bad, 100); !IsCode(err, CodeInvalid) {
			t.Errorf("%q is taken: %v", bad, err)
		}
	}
}

// What is taken is taken the same when it is read again.
func TestCleanTextSettles(t *testing.T) {
	if err := quick.Check(func(s string) bool {
		once := s
		if cleanText("text", "文本", &once, 1000) != nil {
			return true
		}
		twice := once
		return cleanText("text", "文本", &twice, 1000) == nil && twice == once
	}, nil); err != nil {
		t.Error(err)
	}
}

func TestFormNumber(t *testing.T) {
	a := Agency{Region: "示高", Word: "安责改"}
	f := DefaultForm(FormNotice)
	if got := f.Number(a, 2021, 1); got != "（示高）安责改〔2021〕1号" {
		t.Error(got)
	}
	f.Pattern = "{word}〔{year}〕第{serial:4}号"
	if got := f.Number(Agency{Word: "消限字"}, 2021, 28); got != "消限字〔2021〕第0028号" {
		t.Error(got)
	}
}

func TestFormKeepsItsSlots(t *testing.T) {
	for field, bad := range map[string]string{"order": "限期整改。", "pattern": "{word}{year}号", "appeal": "可以申诉。", "title": ""} {
		f := DefaultForm(FormOrder)
		f.Put(field, bad)
		if err := f.clean(); !IsCode(err, CodeInvalid) {
			t.Errorf("%s %q is taken: %v", field, bad, err)
		}
	}
}

func TestParseOfficers(t *testing.T) {
	got, err := ParseOfficers("甲某:A001；乙某：A002、丙某")
	if err != nil || len(got) != 3 || got[1] != (Officer{"乙某", "A002"}) || got[2].Cert != "" {
		t.Errorf("%v %v", got, err)
	}
	if _, err := ParseOfficers(":A001"); !IsCode(err, CodeInvalid) {
		t.Error("an inspector without a name is taken")
	}
}

func TestMedian(t *testing.T) {
	if median(nil) != nil {
		t.Error("the median of nothing is something")
	}
	if got := *median(map[int]int{0: 1, 3: 1, 9: 2}); got != 6 {
		t.Error(got)
	}
	if got := *median(map[int]int{1: 1, 2: 5}); got != 2 {
		t.Error(got)
	}
}
