package report_test

import (
	"bytes"
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

// printed is a workbook as LibreOffice prints it, page by page. PAPERS=dir keeps the file, to
// be looked at.
func printed(t *testing.T, name string, write func(io.Writer) error) []string {
	t.Helper()
	dir := t.TempDir()
	file := filepath.Join(dir, name+".xlsx")
	var b bytes.Buffer
	if err := write(&b); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(file, b.Bytes(), 0o600); err != nil {
		t.Fatal(err)
	}
	c := exec.Command("soffice", "-env:UserInstallation=file://"+dir+"/profile", "--headless", "--convert-to", "pdf",
		"--outdir", dir, file)
	if out, err := c.CombinedOutput(); err != nil {
		t.Fatalf("soffice: %v: %s", err, out)
	}
	pdf, err := os.ReadFile(filepath.Join(dir, name+".pdf"))
	if err != nil {
		t.Fatal(err)
	}
	if keep := os.Getenv("PAPERS"); keep != "" {
		os.WriteFile(filepath.Join(keep, name+"-xlsx.pdf"), pdf, 0o600)
	}
	return pagesOf(t, pdf, "-layout")
}

// The official table is one page, however many sectors it has, and says what its PDF says.
func TestStatisticsWorkbookIsOnePage(t *testing.T) {
	many := aTable()
	for i := range 20 {
		many.Rows = append(many.Rows, inspect.StatisticsRow{Sector: fmt.Sprint("行业", i), General: 3, GeneralFixed: 2})
	}
	for name, s := range map[string]inspect.Statistics{"statistics": aTable(), "statistics-long": many} {
		pages := printed(t, name, func(w io.Writer) error { return report.WriteStatisticsXLSX(w, s) })
		if len(pages) != 1 {
			t.Errorf("%s: %d pages", name, len(pages))
		}
		got := bare(pages[0])
		for _, row := range []string{"安全生产事故隐患排查治理情况统计表", "（12）", "粉尘涉爆75039", "合计188865", "填报日期：2021年12月3日"} {
			if !strings.Contains(got, row) {
				t.Errorf("%s: no %s in %s", name, row, pages[0])
			}
		}
	}
}

// The ledger is as many pages as on paper, or one more or less, its head on each, in both
// languages: with long texts and with rows of one line that are long overdue.
func TestLedgerWorkbookIsPrintedAsOnPaper(t *testing.T) {
	for name, rows := range map[string]func(int) []inspect.LedgerRow{"long": longRows, "overdue": overdueRows} {
		for _, n := range []int{1, 40, 160, 400} {
			l := ledgerOf(rows(n)...)
			want := len(pagesOf(t, ledgerPDF(t, l), "-layout"))
			for _, in := range []report.Lang{report.ZH, report.EN} {
				name := fmt.Sprintf("ledger-%s-%d-%s", name, n, in)
				pages := printed(t, name, func(w io.Writer) error { return report.Ledger(l, in)["xlsx"](w, false) })
				if d := len(pages) - want; d < -1 || d > 1 {
					t.Errorf("%s: %d pages, %d on paper", name, len(pages), want)
				}
				headed(t, name, pages, in)
			}
		}
	}
}

// headed tests that each page of a ledger has its head and its number, and the last the sums.
func headed(t *testing.T, name string, pages []string, in report.Lang) {
	t.Helper()
	heads := map[report.Lang][2]string{report.ZH: {"隐患描述", "整改率"}, report.EN: {"hazard", "rate"}}[in]
	for i, page := range pages {
		head := heads[0]
		if i == len(pages)-1 {
			head = heads[1]
		}
		if !strings.Contains(page, head) || !strings.HasSuffix(bare(page), fmt.Sprintf("%d/%d", i+1, len(pages))) {
			t.Errorf("%s: page %d has no head or no number: %s", name, i+1, page)
		}
	}
}

// overdueRows are of an imported list: of one line each, and late since half a year.
func overdueRows(n int) (rows []inspect.LedgerRow) {
	for i := range n {
		h := inspect.Hazard{N: int64(i + 1), Text: fmt.Sprintf("第%d号配电箱门未关闭，通道堆放杂物", i), Found: "2021-07-01",
			Level: inspect.General, Category: "电气", Due: "2021-07-24", Overdue: "2021-07-25", State: inspect.Open}
		rows = append(rows, inspect.LedgerRow{HazardRow: inspect.HazardRow{Hazard: h, Site: int64(i),
			SiteName: fmt.Sprintf("示范第%d公司", i)}, Inspectors: []inspect.Officer{{Name: "甲某"}}})
	}
	return rows
}

// A table that is wider than a page at letters that can be read goes over several, each with
// its first column.
func TestWideTableIsPrintedLegibly(t *testing.T) {
	by := byInspector()
	pages := printed(t, "totals", func(w io.Writer) error { return report.Totals(by, report.ZH, "示范局")["xlsx"](w, false) })
	groups := pages[1:]
	if len(groups) != 2 {
		t.Fatalf("%d pages", len(pages))
	}
	for i, page := range groups {
		if !strings.Contains(page, "检查人员") || strings.Contains(bare(page), "各行相加") != (i == 0) {
			t.Errorf("page %d: %s", i+2, page)
		}
	}
}

// Another system's table of long texts is one page wide, under both rows of its heads.
func TestUploadIsPrintedOneWide(t *testing.T) {
	u := report.Upload{Title: "上报", Agency: "示范局"}
	for i, head := range strings.Fields("企业 行业 日期 检查人员 专项 内容 级别 部位 限期 状态 销号") {
		u.Groups, u.Heads = append(u.Groups, fmt.Sprintf("第%d组", i/4)), append(u.Heads, head)
	}
	var rows [][]any
	for _, r := range longRows(80) {
		day := inspect.Date("2021-11-24")
		rows = append(rows, []any{"示范高新区第一金属制品有限公司", "加油站", day, "陈海明、赵文静", "2021年秋冬安全生产专项检查",
			r.Text, "一般", "原料仓库东侧二号配电室", day, "已整改", day})
	}
	u.Rows = inspect.EachOf(rows)
	pages := printed(t, "upload", func(w io.Writer) error { return u.Tables()["xlsx"](w, false) })
	if len(pages) > 9 {
		t.Errorf("%d pages", len(pages))
	}
	for i, page := range pages {
		for _, head := range []string{"第0组", "第2组", "企业", "销号"} {
			if !strings.Contains(page, head) {
				t.Errorf("page %d has no %s: %s", i+1, head, page)
			}
		}
	}
}

// longRows are of the lengths that inspectors write.
func longRows(n int) (rows []inspect.LedgerRow) {
	said := strings.Repeat("配电室内堆放润滑油纸箱、旧拖把和换季被褥，绝缘垫被压在纸箱下，配电柜前操作通道净宽仅0.5 m。", 2)
	for i := range n {
		r := aLedgersRows()[i%4]
		r.N, r.Site, r.Text = int64(i+1), int64(i/5), string([]rune(said)[:15+i*37%60])
		rows = append(rows, r)
	}
	return rows
}
