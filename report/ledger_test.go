package report_test

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"image"
	"image/jpeg"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"unicode/utf16"

	"rectify/inspect"
	"rectify/report"
)

// aLedger has a row of each state, a major hazard, and characters that are rare.
func aLedger() inspect.Ledger { return ledgerOf(aLedgersRows()...) }

func ledgerOf(rows ...inspect.LedgerRow) inspect.Ledger {
	return inspect.Ledger{Agency: "示范高新区安全生产监管部", Day: "2022-01-05",
		Period:   inspect.Period{From: "2021-10-01", To: "2021-12-01"},
		Narrowed: []string{"专项检查：2021年秋冬安全生产专项检查"}, Rows: inspect.EachOf(rows), Listed: len(rows), Total: len(rows)}
}

func aLedgersRows() []inspect.LedgerRow {
	who := []inspect.Officer{{Name: "甲某", Cert: "A001"}, {Name: "李𬭚", Cert: "A002"}}
	row := func(n int64, text string, h inspect.Hazard) inspect.LedgerRow {
		h.N, h.Text, h.Found = n, text, "2021-11-03"
		if h.Level == "" {
			h.Level = inspect.General
		}
		return inspect.LedgerRow{HazardRow: inspect.HazardRow{Hazard: h, Site: n%3 + 1, SiteName: "石碁镇示范肉类冷藏有限公司",
			Town: "石碁镇", Sector: "涉氨制冷", Campaign: "专项"}, Inspectors: who}
	}
	number := "（示高）安责改〔2021〕9号"
	rows := []inspect.LedgerRow{
		row(1, "分割车间空调采用氨直接蒸发制冷。", inspect.Hazard{Level: inspect.Major, Category: "涉氨", Place: "分割车间",
			Due: "2021-12-18", Overdue: "2021-12-19", State: inspect.Ordered, Notice: 9, OrderedOn: "2021-11-03", Life: inspect.Life{FirstDue: "2021-11-18"}}),
		row(2, "安全阀铅封缺失，校验标签日期为2019年11月。", inspect.Hazard{Category: "设备设施", Place: "氨机房", Due: "2021-11-18",
			State: inspect.Accepted, Closed: "2021-11-16", Notice: 9, OrderedOn: "2021-11-03"}),
		row(3, "灭火器压力不足。", inspect.Hazard{Category: "消防", State: inspect.Accepted, Closed: "2021-11-03", OnSpot: true}),
		row(4, "“小心地滑”标志缺失，\n通道堆放杂物。", inspect.Hazard{Due: "2022-01-05", State: inspect.Open}),
		row(5, "误录的一项。", inspect.Hazard{State: inspect.Withdrawn, Closed: "2021-11-04", Withdrawn: "重复"}),
	}
	for i := range rows {
		if rows[i].Notice != 0 {
			rows[i].Number = number
		}
	}
	return rows
}

// pinnedPDF holds a paper's text and bytes fast. PAPERS=dir keeps the file, to be looked at.
func pinnedPDF(t *testing.T, name string, pdf []byte) {
	t.Helper()
	if dir := os.Getenv("PAPERS"); dir != "" {
		os.WriteFile(filepath.Join(dir, name+".pdf"), pdf, 0o600)
	}
	archivable(t, pdf)
	golden(t, name+".txt", []byte(strings.Join(pagesOf(t, pdf, "-layout"), "\f")))
	golden(t, name+".sha256", fmt.Appendf(nil, "%x\n", sha256.Sum256(pdf)))
}

// pagesOf is the text of each page of a PDF.
func pagesOf(t *testing.T, pdf []byte, option string) []string {
	t.Helper()
	file := filepath.Join(t.TempDir(), "a.pdf")
	if err := os.WriteFile(file, pdf, 0o600); err != nil {
		t.Fatal(err)
	}
	text, err := exec.Command("pdftotext", option, file, "-").Output()
	if err != nil {
		t.Fatal("pdftotext: ", err)
	}
	return strings.Split(strings.TrimSuffix(string(text), "\f"), "\f")
}

func ledgerPDF(t *testing.T, l inspect.Ledger) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := report.WriteLedgerPDF(&b, l, report.LedgerOptions{}); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func TestLedgerIsPinned(t *testing.T) {
	pinnedPDF(t, "ledger", ledgerPDF(t, aLedger()))
	var csv bytes.Buffer
	if err := report.Ledger(aLedger(), report.EN)["csv"](&csv, true); err != nil {
		t.Fatal(err)
	}
	golden(t, "ledger.csv", csv.Bytes())
}

// A row stands whole on one page, under a head; one higher than a page goes on
// and loses nothing.
func TestLedgerRowsStayWhole(t *testing.T) {
	rows := aLedgersRows()
	tall := strings.Repeat("甲乙丙丁戊己庚辛壬癸", 300)
	for n := range int64(70) {
		r := rows[n%4]
		r.N, r.Text = n, fmt.Sprintf("首%03d", n)+strings.Repeat("查", int(n*n*7%190))+fmt.Sprintf("尾%03d", n)
		if n == 40 {
			r.Text = "首040" + tall + "尾040"
		}
		rows = append(rows, r)
	}
	pages := pagesOf(t, ledgerPDF(t, ledgerOf(rows[5:]...)), "-raw")
	for i := range pages {
		pages[i] = strings.Join(strings.Fields(pages[i]), "")
		if want := fmt.Sprintf("第%d页共%d页", i+1, len(pages)); !strings.Contains(pages[i], want) {
			t.Errorf("no %s in %s", want, pages[i])
		}
		if strings.Count(pages[i], "隐患描述") != 1 && i < len(pages)-1 {
			t.Errorf("page %d has no head: %s", i+1, pages[i])
		}
	}
	all := strings.Join(pages, "")
	for n := range 70 {
		from, to := pageWith(pages, fmt.Sprintf("首%03d", n)), pageWith(pages, fmt.Sprintf("尾%03d", n))
		if from < 0 || from != to && n != 40 {
			t.Errorf("row %d is on pages %d and %d", n, from+1, to+1)
		}
	}
	if got := strings.Count(all, "癸"); got != 300 {
		t.Errorf("%d of 300 came through", got)
	}
}

// The first row begins under the title, however high it is.
func TestLedgerBeginsUnderItsTitle(t *testing.T) {
	for long := 200; long <= 1600; long += 200 {
		r := aLedgersRows()[0]
		r.Text, r.SiteName = "首"+strings.Repeat("查", long)+"尾", strings.Repeat("甲乙丙丁戊己", 20)
		for _, bySite := range []bool{false, true} {
			var b bytes.Buffer
			if err := report.WriteLedgerPDF(&b, ledgerOf(r), report.LedgerOptions{BySite: bySite}); err != nil {
				t.Fatal(err)
			}
			if pages := squeezedPages(t, b.Bytes()); pageWith(pages, "首") != 0 || pageWith(pages, "尾") < 0 {
				t.Errorf("a row of %d characters begins on page %d", long, pageWith(pages, "首")+1)
			}
		}
	}
}

func pageWith(pages []string, text string) int {
	for i, p := range pages {
		if strings.Contains(p, text) {
			return i
		}
	}
	return -1
}

// A whole book is for a spreadsheet, not for paper; rows that fit are no fewer
// for it.
func TestLedgerTooLongForPaper(t *testing.T) {
	rows := make([]inspect.LedgerRow, report.MostPrinted+1)
	for i := range rows {
		rows[i] = aLedgersRows()[1]
	}
	err := report.WriteLedgerPDF(&bytes.Buffer{}, ledgerOf(rows...), report.LedgerOptions{})
	if !inspect.IsCode(err, inspect.CodeInvalid) || !strings.Contains(err.Error(), "2001 hazards") {
		t.Error(err)
	}
	ledgerPDF(t, ledgerOf(rows[1:]...))
}

func TestLedgerOfNothing(t *testing.T) {
	text := strings.Join(pagesOf(t, ledgerPDF(t, inspect.Ledger{Agency: "某局", Day: "2022-01-05",
		Rows: inspect.EachOf[inspect.LedgerRow](nil)}), "-layout"), "")
	for _, want := range []string{"检查日期：不限", "共0项", "隐患0项", "—"} {
		if !strings.Contains(text, want) {
			t.Errorf("no %q in %s", want, text)
		}
	}
	if strings.Contains(text, "%") {
		t.Error("a rate of nothing")
	}
}

// A column is as wide as what is in it, so that short words take none of the room that
// what was found needs.
func TestLedgerWidthsFollowTheirContent(t *testing.T) {
	rows := aLedgersRows()[:1]
	rows[0].Text = strings.Repeat("甲乙丙丁戊己庚辛壬癸", 12)
	lines := func() int {
		page := pagesOf(t, ledgerPDF(t, ledgerOf(rows...)), "-raw")[0]
		_, rest, _ := strings.Cut(page, "甲乙")
		text, _, _ := strings.Cut(rest, "癸\n")
		return strings.Count(text, "\n")
	}
	long := lines()
	rows[0].SiteName, rows[0].Place, rows[0].Number, rows[0].Category = "甲店", "", "", ""
	if short := lines(); short >= long {
		t.Errorf("%d lines beside short cells, %d beside long ones", short, long)
	}
}

// Grouped, the rows of a unit stand together, under its name on each page.
func TestLedgerByUnit(t *testing.T) {
	var rows []inspect.LedgerRow
	for n := range int64(60) {
		r := aLedgersRows()[1]
		r.N, r.Site, r.SiteName = n, n%2+1, []string{"甲店", "乙店"}[n%2]
		rows = append(rows, r)
	}
	var b bytes.Buffer
	if err := report.WriteLedgerPDF(&b, ledgerOf(rows...), report.LedgerOptions{BySite: true}); err != nil {
		t.Fatal(err)
	}
	pages := pagesOf(t, b.Bytes(), "-raw")
	archivable(t, b.Bytes())
	for i, page := range pages {
		if strings.Contains(page, "安全阀") && !strings.Contains(page, "店 30项") || strings.Contains(page, "单位\n检查日期") {
			t.Errorf("page %d does not say whose its rows are: %s", i+1, page)
		}
	}
	if pageWith(pages[pageWith(pages, "乙店"):], "甲店") > 0 {
		t.Error("a unit's rows are not together")
	}
}

// Where units are not together, bookmarks lead to the months.
func TestLedgerHasItsMonthsAsBookmarks(t *testing.T) {
	rows := aLedgersRows()
	rows[0].Found, rows[1].Found, rows[2].Found, rows[3].Found = "2021-11-30", "2021-11-02", "2021-10-08", "2020-10-08"
	pdf := ledgerPDF(t, ledgerOf(rows[:4]...))
	archivable(t, pdf)
	var titles []string
	for _, m := range regexp.MustCompile(`/Title <FEFF([0-9A-F]*)> /Parent`).FindAllSubmatch(pdf, -1) {
		data, _ := hex.DecodeString(string(m[1]))
		var words []uint16
		for i := 0; i < len(data); i += 2 {
			words = append(words, uint16(data[i])<<8|uint16(data[i+1]))
		}
		titles = append(titles, string(utf16.Decode(words)))
	}
	if got := strings.Join(titles, " "); got != "隐患排查治理台账 2021年11月 2021年10月 2020年10月" {
		t.Error(got)
	}
}

// A short word is never broken: nothing stands on a line by its first character.
func TestLedgerKeepsShortWordsWhole(t *testing.T) {
	rows := aLedgersRows()[:1]
	rows[0].Category, rows[0].Due, rows[0].Overdue = "危险化学品", "2017-02-07", "2017-02-08"
	page := pagesOf(t, ledgerPDF(t, ledgerOf(rows...)), "-raw")[0]
	for _, want := range []string{"危险化学品", "逾期1793天"} {
		if !strings.Contains(page, want) {
			t.Errorf("no whole %q in %s", want, page)
		}
	}
}

// However long the words of a row are, the ledger is printed.
func TestLedgerOfLongWords(t *testing.T) {
	rows := aLedgersRows()
	rows[0].Place, rows[1].SiteName, rows[2].Category = strings.Repeat("Place", 40), strings.Repeat("Unit", 60), strings.Repeat("Kind", 30)
	for _, o := range []report.LedgerOptions{{}, {BySite: true}, {Photos: true}} {
		l := ledgerOf(rows...)
		l.Photos = func(int64) ([]inspect.Photo, []inspect.After, error) { return nil, nil, nil }
		var b bytes.Buffer
		if err := report.WriteLedgerPDF(&b, l, o); err != nil {
			t.Errorf("%+v: %v", o, err)
			continue
		}
		pages := squeezedPages(t, b.Bytes())
		if all := strings.Join(pages, ""); strings.Count(all, "Place") < 30 || pageWith(pages, "安全阀铅封缺失") < 0 {
			t.Errorf("%+v: %s", o, all)
		}
	}
}

// Photos have columns only where many rows have some: else they are under what was found, and
// where no row has any the head says so.
func TestLedgerOfFewPhotos(t *testing.T) {
	var picture bytes.Buffer
	if err := jpeg.Encode(&picture, image.NewGray(image.Rect(0, 0, 40, 30)), nil); err != nil {
		t.Fatal(err)
	}
	photo := inspect.Photo{SHA256: "a", Width: 40, Height: 30}
	for with, want := range []string{"所列隐患均无照片", "整改前：甲某、李𬭚整改后：2021年11月16日提交", "整改前整改后", "整改前整改后"} {
		l := ledgerOf(aLedgersRows()[:4]...)
		l.Blob = func(string) ([]byte, error) { return picture.Bytes(), nil }
		l.Photos = func(n int64) ([]inspect.Photo, []inspect.After, error) {
			if n > int64(with) {
				return nil, nil, nil
			}
			return []inspect.Photo{photo}, []inspect.After{{Photo: photo, On: "2021-11-16"}}, nil
		}
		var b bytes.Buffer
		if err := report.WriteLedgerPDF(&b, l, report.LedgerOptions{Photos: true}); err != nil {
			t.Fatal(err)
		}
		if all := strings.Join(squeezedPages(t, b.Bytes()), ""); !strings.Contains(all, want) ||
			strings.Contains(all, "整改前整改后") != (with > 1) || strings.Contains(all, "文书编号") != (with < 2) {
			t.Errorf("%d rows with photos: no %s in %s", with, want, all)
		}
	}
}
