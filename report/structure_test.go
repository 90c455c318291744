package report_test

import (
	"bytes"
	"image"
	"image/jpeg"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"rectify/inspect"
	"rectify/report"
)

// structured is a file's structure as poppler reads it, with the texts of each element,
// and all those texts in their order.
func structured(t *testing.T, pdf []byte) (tree, text string) {
	t.Helper()
	file := filepath.Join(t.TempDir(), "a.pdf")
	if err := os.WriteFile(file, pdf, 0o600); err != nil {
		t.Fatal(err)
	}
	out, err := exec.Command("pdfinfo", "-struct-text", file).Output()
	if err != nil {
		t.Fatal("pdfinfo: ", err)
	}
	for _, line := range strings.Split(string(out), "\n") {
		if line = strings.TrimSpace(line); strings.HasPrefix(line, `"`) {
			text += strings.TrimSuffix(line[1:], `"`)
		}
	}
	return string(out), squeezed(text)
}

// What a reader aloud is given is all that the paper says, in the order of the page,
// without its feet and the heads of tables that go on.
func TestStructureSaysWhatIsRead(t *testing.T) {
	var notice bytes.Buffer
	if err := report.WritePaper(&notice, pinned(), none); err != nil {
		t.Fatal(err)
	}
	tree, text := structured(t, notice.Bytes())
	page := squeezed(pagesOf(t, notice.Bytes(), "-raw")[0])
	if said, foot, _ := strings.Cut(page, "共1页第1页"); text != said || !strings.HasSuffix(foot, "〔2021〕9号") {
		t.Errorf("it says\n%s\nand not\n%s", text, page)
	}
	says(t, tree, `Figure`, `H1 (block) "责令限期整改指令书"`, `P (block) "其中事故隐患1项属于重大隐患。"`)

	tree, text = structured(t, monthlyPDF(t, aMonth(), report.MonthlyOptions{}))
	says(t, tree, `H1 (block) "示范高新区安全生产监管部2021年11月安全生产隐患排查治理月报"`, `H2 (block) "一、总体情况"`,
		`H3 (block) "（一）按行业"`, `TR TH: /Scope /Column "指标"`, `TD "粉尘涉爆"`, `H2 (block) "逾期未整改隐患清单"`)
	says(t, text, "排查隐患整改完成")
	if n := strings.Count(tree, "Figure"); n != 2 || strings.Contains(text, "—1—") {
		t.Errorf("%d figures in %s", n, tree)
	}

	var rows []inspect.LedgerRow
	for range 8 {
		rows = append(rows, aLedgersRows()...)
	}
	pdf := ledgerPDF(t, ledgerOf(rows...))
	archivable(t, pdf)
	tree, text = structured(t, pdf)
	heads := strings.Count(tree, `"隐患描述"`)
	if n := strings.Count(text, "分割车间空调"); n != 8 || heads != 1 || strings.Count(tree, "Table (block)") != 2 {
		t.Errorf("%d rows under %d heads", n, heads)
	}
}

// A photo says what is under it, on a print that has more on each page too.
func TestPhotosHaveAWord(t *testing.T) {
	var photo, pdf bytes.Buffer
	if err := jpeg.Encode(&photo, image.NewGray(image.Rect(0, 0, 80, 60)), nil); err != nil {
		t.Fatal(err)
	}
	pa := aRecord()
	pa.Items[1].Photos = []inspect.Photo{{SHA256: "a", Width: 80, Height: 60, TakenAt: "2021-10-19 09:12:00"}}
	blobs := func(string) ([]byte, error) { return photo.Bytes(), nil }
	if err := report.WritePaper(&pdf, pa, blobs); err != nil {
		t.Fatal(err)
	}
	archivable(t, pdf.Bytes())
	if _, text := structured(t, pdf.Bytes()); strings.Contains(text, "作废") || strings.Contains(text, "存档联") {
		t.Errorf("it says what stands on each page: %s", text)
	}
	alternatives(t, pdf.Bytes(), "第2项", "二维码：")

	pdf.Reset()
	pa = pinned()
	pa.Items, pa.Form.Logo = slices.Repeat(pa.Items[:1], 10), "logo"
	pa.Form.Put("pictures", "照片")
	pa.Items[0].Photos = []inspect.Photo{{SHA256: "a", Width: 80, Height: 60}, {SHA256: "b", Width: 80, Height: 60}}
	if err := report.WritePaper(&pdf, pa, blobs); err != nil {
		t.Fatal(err)
	}
	alternatives(t, pdf.Bytes(), "机关标志", "现场照片第1项（1）", "现场照片第1项（2）")

	pdf.Reset()
	l := ledgerOf(aLedgersRows()[1])
	l.Blob = blobs
	l.Photos = func(int64) ([]inspect.Photo, []inspect.After, error) {
		return pa.Items[0].Photos[:1], []inspect.After{{Photo: pa.Items[0].Photos[1], On: "2021-11-16"}}, nil
	}
	if err := report.WriteLedgerPDF(&pdf, l, report.LedgerOptions{Photos: true}); err != nil {
		t.Fatal(err)
	}
	alternatives(t, pdf.Bytes(), "现场照片H2整改前", "现场照片H2整改后2021年11月16日")

	pdf.Reset()
	pages := []inspect.Photo{{JPEG: photo.Bytes()}, {JPEG: photo.Bytes()}}
	if err := report.WriteScan(&pdf, "（示）安责改〔2021〕1号", "2021-11-23", pages); err != nil {
		t.Fatal(err)
	}
	alternatives(t, pdf.Bytes(), "（示）安责改〔2021〕1号扫描件第2页")
}

// alternatives fails unless figures of a file have alternative texts that begin so, and
// none says no more than that it is a picture.
func alternatives(t *testing.T, pdf []byte, begin ...string) {
	t.Helper()
	file := filepath.Join(t.TempDir(), "a.pdf")
	if err := os.WriteFile(file, pdf, 0o600); err != nil {
		t.Fatal(err)
	}
	out, err := exec.Command("qpdf", "--json=2", "--json-key=qpdf", file).Output()
	if err != nil {
		t.Fatal("qpdf: ", err)
	}
	said := squeezed(string(out))
	for _, text := range begin {
		if !strings.Contains(said, `"/Alt":"u:`+text) {
			t.Errorf("no figure is %q", text)
		}
	}
	if strings.Contains(said, `"/Alt":"u:图片"`) {
		t.Error("a figure is a picture")
	}
}
