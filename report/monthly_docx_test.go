package report_test

import (
	"archive/zip"
	"bytes"
	"image/png"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"rectify/inspect"
	"rectify/report"
	"rectify/report/fonts"
)

func monthlyDOCX(t *testing.T, m inspect.Monthly, o report.MonthlyOptions) []byte {
	t.Helper()
	var b, again bytes.Buffer
	for _, w := range []*bytes.Buffer{&b, &again} {
		if err := report.WriteMonthlyDOCX(w, m, o, nil); err != nil {
			t.Fatal(err)
		}
	}
	if !bytes.Equal(b.Bytes(), again.Bytes()) {
		t.Error("the same month gives other bytes")
	}
	return b.Bytes()
}

// opened is a DOCX as LibreOffice writes it in another format.
func opened(t *testing.T, docx []byte, format string) []byte {
	t.Helper()
	dir := t.TempDir()
	file := filepath.Join(dir, "a.docx")
	if err := os.WriteFile(file, docx, 0o600); err != nil {
		t.Fatal(err)
	}
	c := exec.Command("soffice", "-env:UserInstallation=file://"+dir+"/profile", "--headless", "--convert-to", format,
		"--outdir", dir, file)
	if out, err := c.CombinedOutput(); err != nil {
		t.Fatalf("soffice: %v: %s", err, out)
	}
	ext, _, _ := strings.Cut(format, ":")
	got, err := os.ReadFile(filepath.Join(dir, "a."+ext))
	if err != nil {
		t.Fatal(err)
	}
	return got
}

func bare(text string) string {
	return strings.Join(strings.Fields(strings.TrimPrefix(text, "\ufeff")), "")
}

// What an editor reads is what is on paper, and what a chart says is on its picture.
func TestMonthlyIsEdited(t *testing.T) {
	charts := aMonth()
	m, o := aMonth(), report.MonthlyOptions{Addressee: "区安全生产委员会办公室", Later: true}
	m.Trend, m.Categories = nil, nil
	m.Totals.Closed = &inspect.Closing{On: "2021-12-02", Later: map[string]int{"hazards_found": 2, "overdue": -1}}
	m.Sectors[0].Label, m.Late[0].Text = "甲<乙>&丙\"𬭚", "一行\n又一行"
	pages := pagesOf(t, monthlyPDF(t, m, o), "-raw")
	for i, page := range pages {
		pages[i] = regexp.MustCompile(`记录 \S+|— \d+ —`).ReplaceAllString(page, "")
	}
	want, got := bare(strings.Join(pages, "")), bare(string(opened(t, monthlyDOCX(t, m, o), "txt:Text (encoded):UTF8")))
	if got != want {
		t.Errorf("%s\nand on paper\n%s", got, want)
	}
	docx := monthlyDOCX(t, charts, o)
	for i, n := range pictures(t, docx) {
		if n < 2000 {
			t.Errorf("picture %d has %d dots that are not white", i+1, n)
		}
	}
	pages = pagesOf(t, opened(t, docx, "pdf"), "-raw")
	for i, page := range pages {
		if want := []string{"—2—", "—1—"}[(i+1)%2]; i < 2 && !strings.Contains(bare(page), want) {
			t.Errorf("no %s in %s", want, page)
		}
		if !strings.Contains(page, "记录 2048:0123456789abcdef") {
			t.Errorf("page %d does not name the record", i+1)
		}
	}
	if n := strings.Count(strings.Join(pages, ""), "图"); n != 2 || len(pages) > 7 {
		t.Errorf("%d charts on %d pages", n, len(pages))
	}
}

// pictures count the dots of each picture that are not white.
func pictures(t *testing.T, docx []byte) (out []int) {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(docx), int64(len(docx)))
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range z.File {
		if !strings.HasSuffix(f.Name, ".png") {
			continue
		}
		r, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		picture, err := png.Decode(r)
		if err != nil {
			t.Fatal(err)
		}
		n := 0
		for y := range picture.Bounds().Dy() {
			for x := range picture.Bounds().Dx() {
				if r, _, _, _ := picture.At(x, y).RGBA(); r < 0xffff {
					n++
				}
			}
		}
		out = append(out, n)
	}
	if len(out) != 2 {
		t.Errorf("%d pictures", len(out))
	}
	return out
}

// An office that has its own face for papers goes on in it.
func TestMonthlyIsEditedInTheOfficesFace(t *testing.T) {
	m := aMonth()
	m.Body = "a face"
	var b bytes.Buffer
	blobs := func(string) ([]byte, error) { return fonts.Symbol, nil }
	if err := report.WriteMonthlyDOCX(&b, m, report.MonthlyOptions{}, blobs); err != nil {
		t.Fatal(err)
	}
	z, err := zip.NewReader(bytes.NewReader(b.Bytes()), int64(b.Len()))
	if err != nil {
		t.Fatal(err)
	}
	for name, says := range map[string]string{"word/styles.xml": `w:eastAsia="Rectify Symbol"`,
		"word/fontTable.xml": `w:name="Rectify Symbol"><w:altName w:val="仿宋_GB2312,仿宋,`} {
		f, err := z.Open(name)
		if err != nil {
			t.Fatal(err)
		}
		if data, err := io.ReadAll(f); err != nil || !bytes.Contains(data, []byte(says)) {
			t.Errorf("%s does not say %s", name, says)
		}
	}
}

// The long paragraph that ends the report is parted between pages if something stands between
// it and who signs, and else stays with that.
func TestTheLongEndOfAMonthIsParted(t *testing.T) {
	for _, late := range []int{0, 1} {
		m := aMonth()
		m.Late = m.Late[:late]
		docx := monthlyDOCX(t, m, report.MonthlyOptions{})
		z, err := zip.NewReader(bytes.NewReader(docx), int64(len(docx)))
		if err != nil {
			t.Fatal(err)
		}
		f, err := z.Open("word/document.xml")
		if err != nil {
			t.Fatal(err)
		}
		text, err := io.ReadAll(f)
		if err != nil {
			t.Fatal(err)
		}
		before, _, _ := strings.Cut(string(text), "隐患按检查日期")
		if stays := strings.Contains(before[strings.LastIndex(before, "<w:p>"):], "keepNext"); stays != (late == 0) {
			t.Errorf("with %d overdue it stays with what follows: %t", late, stays)
		}
	}
}
