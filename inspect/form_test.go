package inspect

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

func TestDefaultFormsAreClean(t *testing.T) {
	for _, kind := range FormKinds() {
		f := DefaultForm(kind)
		for _, fault := range f.faults() {
			t.Errorf("%s: %v", kind, fault.err)
		}
		if !f.equal(DefaultForm(kind)) {
			t.Errorf("%s is not tidy as it comes", kind)
		}
		if got, err := ParseFormKind(kind.ZH()); err != nil || got != kind {
			t.Errorf("%s by its Chinese name is %s (%v)", kind, got, err)
		}
	}
}

// Who puts a file into forms has a paper: about an inspection, or of a draft.
func TestEveryKindIsFilledIn(t *testing.T) {
	for _, kind := range FormKinds() {
		if kind.Noun() != Notices && kind.About() != Inspections && drafts[kind] == nil {
			t.Errorf("nothing fills in %s", kind)
		}
		if en, zh := kind.Short(); kind.Noun() != Notices && en == "" || zh == "" || len(kind.Signs()) == 0 {
			t.Errorf("%s has no words for it, or nobody signs it", kind)
		}
	}
}

// Names are how sentences are said in --set and in files: none may mean two.
func TestFormFieldsHaveNamesOfTheirOwn(t *testing.T) {
	for _, kind := range FormKinds() {
		seen := map[string]bool{}
		for _, f := range kind.Fields() {
			for _, name := range []string{f.Name, f.ZH} {
				if seen[name] || name == "" || strings.ContainsAny(name, ":：# ") || name == "form" || name == "文书" ||
					name == "officers" || name == "执法人员数" {
					t.Errorf("%s: the name %q", kind, name)
				}
				seen[name] = true
			}
		}
	}
}

// Whatever a form says, its file says the same.
func TestFormFileReadsBack(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		f := DefaultForm(rapid.SampledFrom(FormKinds()).Draw(rt, "kind"))
		for _, field := range f.Kind.Fields() {
			if field.Must || len(field.Slots) > 0 || field.Lines > 0 || !rapid.Bool().Draw(rt, field.Name) {
				continue
			}
			f.Put(field.Name, rapid.StringMatching(`([一-龥a-z0-9：:#（）〔〕，。 ]{0,20})`).Draw(rt, "text"))
		}
		f.Officers = rapid.IntRange(0, 9).Draw(rt, "officers")
		if err := f.clean(); err != nil {
			rt.Fatal(err)
		}
		got, err := ParseForm("f.txt", []byte(f.File()))
		if err != nil || !got.equal(f) {
			rt.Fatalf("%v\nread %+v\nof   %+v", err, got, f)
		}
	})
}

func TestFormFileNamesEveryFault(t *testing.T) {
	notice := DefaultForm(FormNotice).File()
	line := func(key string) int {
		at := strings.Index(notice, "\n"+key+"：")
		return 1 + strings.Count(notice[:at+1], "\n")
	}
	with := func(key, text string) string {
		lines := strings.Split(notice, "\n")
		lines[line(key)-1] = text
		return strings.Join(lines, "\n")
	}
	for _, c := range []struct{ file, want string }{
		{with("责令", "责令：于{due前整改第{items}项。"), "f.txt:%d: the form's order has an unbalanced brace"},
		{with("责令", "责令：于due}前整改第{items}项。"), "f.txt:%d: the form's order has an unbalanced brace"},
		{with("责令", "责令：于{date}前整改第{items}项{due}。"), "f.txt:%d: the form's order does not know {date}"},
		{with("责令", "责令：限期整改。"), "f.txt:%d: the form's order must contain {items}"},
		{with("责令", "标题：又一标题"), "f.txt:%d: title is there twice"},
		{with("责令", "颜色：红"), "f.txt:%d: \"颜色\" is no sentence of this form"},
		{with("责令", "请整改"), "f.txt:%d: the line is not «name：text»"},
		{with("责令", "文书：order"), "f.txt:%d: the file names its form twice"},
		{with("责令", ""), "f.txt: the form has no order（责令）"},
		{with("责令", "责令：\a"), "f.txt:%d: the form's order holds the control character U+0007"},
		{with("责令", "责令：\xcf\xde"), "f.txt:%d: the text is not valid UTF-8"},
		{with("责令", "责令："), "f.txt:%d: the form's order is empty"},
	} {
		if strings.Contains(c.want, "%d") {
			c.want = fmt.Sprintf(c.want, line("责令"))
		}
		_, err := ParseForm("f.txt", []byte(c.file))
		var first *Error
		if !errors.As(err, &first) || !strings.Contains(err.Error(), c.want) || first.Code != CodeInvalid {
			t.Errorf("want %q\n got %v", c.want, err)
		}
	}
	for file, want := range map[string]string{"": "the file says nothing",
		"标题：甲": "f.txt:1: the file does not begin with", "文书：letter": `f.txt:1: "letter" is not a form`,
		"文书：\n": `"" is not a form`} {
		if _, err := ParseForm("f.txt", []byte(file)); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("want %q, got %v", want, err)
		}
	}
	two := with("责令", "责令：限期整改。")
	two = strings.Replace(two, "重大：", "重大：{数}", 1)
	if _, err := ParseForm("f.txt", []byte(two)); len(err.(FormFaults)) != 2 || len(err.(FormFaults).Unwrap()) != 2 {
		t.Errorf("of two faults: %v", err)
	}
}

func TestTicksAreTwelve(t *testing.T) {
	f := DefaultForm(FormFireNow)
	f.Put("违法行为", "一\n二")
	if err := f.clean(); err == nil || !strings.Contains(err.Error(), "has 2 lines, not 12") {
		t.Error(err)
	}
	if f.Put("order", "立即") {
		t.Error("what is to be done at once has due dates")
	}
}

func TestFormsDoNotShareTexts(t *testing.T) {
	a := DefaultForm(FormReview)
	b := a
	b.Put("closing", "别的")
	if a.Text("closing") == "别的" || !a.equal(DefaultForm(FormReview)) || a.equal(b) {
		t.Error("a copy of a form changed the form")
	}
}

func TestWordsOfPapers(t *testing.T) {
	a := Agency{Region: "示高", Word: "安责改"}
	for kind, want := range map[FormKind]string{FormRecord: "（示高）安检记〔2021〕3号", FormReview: "（示高）安复查〔2021〕3号",
		FormMeasures:  "（示高）安现决〔2021〕3号",
		FormExtension: "（示高）安延批〔2021〕3号", FormFireNow: "（示高）消即字〔2021〕第0003号", FormFireLimit: "（示高）消限字〔2021〕第0003号",
		FormOrder: "（示高）安责改〔2021〕3号"} {
		if got := DefaultForm(kind).Number(a, 2021, 3); got != want {
			t.Errorf("%s: %s", kind, got)
		}
	}
}
