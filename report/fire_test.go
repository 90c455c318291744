package report_test

import (
	"bytes"
	"crypto/sha256"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"rectify/inspect"
	"rectify/report"
)

// pin holds a paper against its pinned text and bytes, and wants so many pages.
// PAPERS=dir keeps the file, to be looked at.
func pin(t *testing.T, name string, pages int, write func(io.Writer) error) string {
	t.Helper()
	var pdf, again bytes.Buffer
	if err := write(&pdf); err != nil {
		t.Fatal(err)
	}
	if err := write(&again); err != nil || !bytes.Equal(pdf.Bytes(), again.Bytes()) {
		t.Fatalf("%s: the same paper gave other bytes (%v)", name, err)
	}
	dir := os.Getenv("PAPERS")
	if dir == "" {
		dir = t.TempDir()
	}
	file := filepath.Join(dir, name+".pdf")
	if err := os.WriteFile(file, pdf.Bytes(), 0o600); err != nil {
		t.Fatal(err)
	}
	text, err := exec.Command("pdftotext", "-raw", file, "-").Output()
	if err != nil {
		t.Fatal("pdftotext: ", err)
	}
	if got := bytes.Count(text, []byte("\f")); got != pages {
		t.Errorf("%s has %d pages, not %d", name, got, pages)
	}
	archivable(t, pdf.Bytes())
	golden(t, name+".txt", text)
	golden(t, name+".sha256", fmt.Appendf(nil, "%x\n", sha256.Sum256(pdf.Bytes())))
	return string(text)
}

// squeezed is a text without white space, which poppler puts where lines end.
func squeezed(s string) string { return strings.Join(strings.Fields(s), "") }

// says fails unless each of the texts is on the paper.
func says(t *testing.T, paper string, texts ...string) {
	t.Helper()
	for _, text := range texts {
		if !strings.Contains(squeezed(paper), squeezed(text)) {
			t.Errorf("%q is not in\n%s", text, paper)
		}
	}
}

// squeezedPages is the text of each page, white space taken out.
func squeezedPages(t *testing.T, pdf []byte) (pages []string) {
	t.Helper()
	for _, page := range pagesOf(t, pdf, "-raw") {
		if page = squeezed(page); page != "" {
			pages = append(pages, page)
		}
	}
	return pages
}

func none(string) ([]byte, error) { return nil, os.ErrNotExist }

func fireNotice(kind inspect.FormKind) inspect.Paper {
	n := pinned()
	n.Form = inspect.DefaultForm(kind)
	n.Agency = inspect.Agency{Name: "示范市示范区消防救援大队", Region: "示"}
	n.Site.Name = "示范骨伤医院"
	n.Word, n.Serial = n.Form.WordOf(n.Agency), 7
	n.Number = n.Form.Number(n.Agency, 2021, 7)
	n.Ticks = []int{2, 5}
	n.Items = []inspect.Item{
		{Text: "住院楼二层东侧安全出口上锁，钥匙由护士站保管", Level: inspect.General, Basis: "《中华人民共和国消防法》第二十八条", Due: "2021-10-19"},
		{Text: "3具MFZ/ABC4型灭火器压力表指针在红色区域", Place: "门诊大厅", Level: inspect.General, Due: "2021-10-26"},
	}
	return n
}

func TestFireNoticesArePinned(t *testing.T) {
	for _, kind := range []inspect.FormKind{inspect.FormFireNow, inspect.FormFireLimit} {
		n := fireNotice(kind)
		text := pin(t, "notice-"+string(kind), 1, func(w io.Writer) error { return report.WritePaper(w, n, none) })
		says(t, text, "示范市示范区消防救援大队", n.Form.Title, "〔2021〕第0007号", "示范骨伤医院：", "于2021年10月19日对你单位（场所）进行消防监督检查，发现存在下列2项消防安全违法行为",
			"□1．", "√2．", "□4．", "√5．占用、堵塞", "□12．", "具体问题：", "1．住院楼二层", "执法人（签名）：", "鲁SF0101", "鲁SF0102", "被检查单位（场所）签收：", "确保消防安全。对消防安全违法行为，将依法予以处罚。")
		if now := strings.Contains(squeezed(text), "责令立即改正："); now != (kind == inspect.FormFireNow) {
			t.Errorf("%s: %s", kind, text)
		}
		if kind == inspect.FormFireLimit {
			says(t, text, "对上述第1、2项问题，责令你单位（场所）第1项于2021年10月19日前、第2项于2021年10月26日前改正。")
		}
		if strings.Contains(text, "{") || strings.Contains(text, "复议") {
			t.Error(text)
		}
	}
}

// An office says how it calls itself, and names the violations by their numbers.
func TestFireNoticeNamesItsTicks(t *testing.T) {
	n := fireNotice(inspect.FormFireLimit)
	n.Ticks = []int{1, 3, 4}
	for sentence, text := range map[string]string{"自称": "我大队", "开头": "{we}于{inspected}检查，发现下列{count}项（第{ticks}项）违法行为："} {
		if !n.Form.Put(sentence, text) {
			t.Fatalf("the form has no %s", sentence)
		}
	}
	paper := func() string {
		var b bytes.Buffer
		if err := report.WritePaper(&b, n, none); err != nil {
			t.Fatal(err)
		}
		return strings.Join(squeezedPages(t, b.Bytes()), "")
	}
	says(t, paper(), "我大队于2021年10月19日检查，发现下列3项（第1、3、4项）违法行为：")
	delete(n.Form.Texts, "we") // a form that was set before it was asked for
	says(t, paper(), "我单位于2021年10月19日检查")
}
