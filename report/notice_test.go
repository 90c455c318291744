package report

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"rectify/inspect"
)

// aNotice has what notices have: several due dates, a major hazard, rare and
// astral characters, Latin and digits, and a text long enough for two pages.
func aNotice(kind inspect.FormKind) inspect.Paper {
	long := "卸油区未设置静电接地报警仪，卸油作业人员未按GB 50156—2021《汽车加油加气加氢站技术标准》进行接地，卸油口盖帽未锁闭，罐人孔操作井内积水约15 cm并有油污，通气管阻火器缺少检查记录，消防沙箱内沙量不足，且灭火毯数量少于规定。"
	return inspect.Paper{Number: "（示高）安责改〔2021〕1号", Word: "安责改", Year: 2021, Serial: 1, Date: "2021-11-23",
		Form: inspect.DefaultForm(kind),
		Agency: inspect.Agency{Name: "示范高新区安全生产监管部", Region: "示高", Word: "安责改", ReviewBody: "示范市示范区人民政府",
			Court: "示范市示范区人民法院"},
		Site:      inspect.Site{Name: "石碁镇示范第一加油站有限公司"},
		Inspected: "2021-11-23", Officers: []inspect.Officer{{Name: "甲某", Cert: "A001"}, {Name: "乙某", Cert: "A002"}},
		Items: []inspect.Item{
			{Text: "安全教育培训记录不完善，李𬭚等3人无考核结果", Level: inspect.General, Basis: "《中华人民共和国安全生产法》第二十八条第四款", Due: "2021-12-08"},
			{Text: "堆放杂物", Place: "配电室", Level: inspect.General, Due: "2021-11-30"},
			{Text: long, Level: inspect.Major, Due: "2021-12-08"},
			{Text: long, Place: "卸油区", Level: inspect.General, Due: "2021-12-08"},
			{Text: "可燃气体检测报警器未按GB/T 50493—2019设置", Level: inspect.General, Due: "2021-12-23"},
		}}
}

func noBlobs(string) ([]byte, error) { return nil, errors.New("no blobs here") }

func printed(t testing.TB, n inspect.Paper, blobs inspect.Blobs) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := WritePaper(&b, n, blobs); err != nil {
		t.Fatal(err)
	}
	if dir := os.Getenv("PAPERS"); dir != "" {
		os.WriteFile(filepath.Join(dir, string(n.Form.Kind)+".pdf"), b.Bytes(), 0o600)
	}
	return b.Bytes()
}

// readBack is a paper's text as poppler finds it, white space taken out. A
// machine without poppler fails: .ci/test installs it.
func readBack(t testing.TB, pdf []byte) string {
	t.Helper()
	file := filepath.Join(t.TempDir(), "a.pdf")
	if err := os.WriteFile(file, pdf, 0o600); err != nil {
		t.Fatal(err)
	}
	out, err := exec.Command("pdftotext", "-raw", file, "-").Output()
	if err != nil {
		t.Fatal("pdftotext: ", err)
	}
	return strings.Join(strings.Fields(string(out)), "")
}

func TestNoticeSaysAllThatWasRecorded(t *testing.T) {
	for _, kind := range []inspect.FormKind{inspect.FormNotice, inspect.FormOrder} {
		n := aNotice(kind)
		got := readBack(t, printed(t, n, noBlobs))
		want := []string{n.Number, n.Form.Title, "石碁镇示范第一加油站有限公司：", "经查，你单位存在下列问题：", "李𬭚", "2．配电室：堆放杂物。",
			"其中事故隐患1项属于重大隐患。", "对上述第2项问题于2021年11月30日前、第1、3、4项问题于2021年12月8日前、第5项问题于2021年12月23日前整改完毕",
			"向示范市示范区人民政府申请行政复议，或者在6个月内依法向示范市示范区人民法院提起行政诉讼", "A001", "A002", "（印章）", "2021年11月23日", "共1页第1页", "本文书一式两份"}
		for _, it := range n.Items {
			want = append(want, strings.Join(strings.Fields(strings.TrimRight(it.Text, "。")), ""))
		}
		for _, w := range want {
			if !strings.Contains(got, strings.Join(strings.Fields(w), "")) {
				// A footer may stand between a page's last line and the next page's first.
				if !strings.Contains(withoutFooters(got, n.Number), strings.Join(strings.Fields(w), "")) {
					t.Errorf("%s: %q is not in\n%s", kind, w, got)
				}
			}
		}
	}
}

func withoutFooters(s, number string) string {
	for _, f := range []string{"共2页第1页" + number, number + "共2页第1页", "共2页第1页"} {
		s = strings.ReplaceAll(s, f, "")
	}
	return s
}

// Beside the page number stands how far the record went, whatever else must
// find room there; of a notice of before there were links, nothing.
func TestTheFootNamesTheRecord(t *testing.T) {
	n := aNotice(inspect.FormNotice)
	if got := readBack(t, printed(t, n, noBlobs)); strings.Contains(got, "记录1") {
		t.Errorf("a notice without a head names one: %s", got)
	}
	n.Head = inspect.Anchor{Place: 123456789, Digits: "0123456789abcdef"}
	for _, number := range []string{n.Number, "（示高）" + strings.Repeat("安责改", 4) + "〔2021〕1号"} {
		n.Number = number
		for i, page := range strings.Split(strings.TrimSpace(string(ask(t, printed(t, n, noBlobs), "-layout"))), "\f") {
			lines := strings.Split(strings.TrimSpace(page), "\n")
			foot := strings.Join(strings.Fields(lines[len(lines)-1]), "")
			if want := fmt.Sprintf("%s记录123456789:0123456789abcdef共1页第%d页", number, i+1); foot != want {
				t.Errorf("page %d ends with %q, not %q", i+1, foot, want)
			}
		}
	}
}

func TestNoticeIsTheSameEveryTime(t *testing.T) {
	first := printed(t, aNotice(inspect.FormOrder), noBlobs)
	for range 5 {
		if !bytes.Equal(first, printed(t, aNotice(inspect.FormOrder), noBlobs)) {
			t.Fatal("the same notice gave other bytes")
		}
	}
}

func TestNoticeRefusesWhatItCannotPrint(t *testing.T) {
	n := aNotice(inspect.FormNotice)
	n.Items[0].Text = "字\U000F1234不在字体里"
	err := WritePaper(&bytes.Buffer{}, n, noBlobs)
	if !inspect.IsCode(err, inspect.CodeRefused) || !strings.Contains(err.Error(), "U+F1234") {
		t.Errorf("got %v", err)
	}
}

func TestRanges(t *testing.T) {
	for want, in := range map[string][]int{"1": {1}, "1、2": {1, 2}, "1至3、5": {1, 2, 3, 5},
		"2、4、6至9": {2, 4, 6, 7, 8, 9}} {
		if got := ranges(in); got != want {
			t.Errorf("%v is written %q, not %q", in, got, want)
		}
	}
}

func BenchmarkNotice(b *testing.B) {
	n := aNotice(inspect.FormOrder)
	size := 0
	for i := range b.N {
		n.Serial = i
		n.Site.Name = "示范第" + strings.Repeat("一二三四五六七八九十"[3*(i%9):3*(i%9)+3], 2) + "加油站"
		var out bytes.Buffer
		if err := WritePaper(&out, n, noBlobs); err != nil {
			b.Fatal(err)
		}
		size += out.Len()
	}
	b.ReportMetric(float64(size)/float64(b.N), "bytes/notice")
}
