package report

import (
	"bytes"
	"encoding/xml"
	"fmt"
	"image"
	"image/jpeg"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"rectify/inspect"
)

func TestItemsReadAsSentences(t *testing.T) {
	for want, it := range map[string]inspect.Item{
		"堆放杂物。":               {Text: "堆放杂物"},
		"配电室：堆放杂物。":           {Text: "堆放杂物；", Place: "配电室"},
		"罐区：堆放杂物。":            {Text: "堆放杂物", Place: "罐区："},
		"配电室堆放杂物。":            {Text: "配电室堆放杂物。", Place: "配电室"},
		"甲\n乙。":               {Text: "甲\n乙\n"},
		"谁负责？":                {Text: "谁负责？"},
		"答“没有。”":              {Text: "答“没有。”"},
		"积水约15 cm。":           {Text: "积水约15 cm."},
		"积水（重大隐患）。":           {Text: "积水。", Level: inspect.Major},
		"积水。依据：《规范》（GB 1—2）。": {Text: "积水", Basis: "《规范》（GB 1—2）"},
		"积水。依据：《规范》第八条。":      {Text: "积水", Basis: "依据：《规范》第八条。"},
		"积水（重大隐患）。依据：《规范》（一）。": {Text: "积水", Level: inspect.Major, Basis: "《规范》（一）"},
	} {
		if got := itemText(it); got != want {
			t.Errorf("%q, not %q", got, want)
		}
	}
}

// onPages is the text of each page, white space taken out.
func onPages(t *testing.T, pdf []byte) []string {
	t.Helper()
	var pages []string
	for _, page := range strings.Split(string(ask(t, pdf, "-raw")), "\f") {
		if page = strings.Join(strings.Fields(page), ""); page != "" {
			pages = append(pages, page)
		}
	}
	return pages
}

func ask(t *testing.T, pdf []byte, option string) []byte {
	t.Helper()
	file := filepath.Join(t.TempDir(), "a.pdf")
	if err := os.WriteFile(file, pdf, 0o600); err != nil {
		t.Fatal(err)
	}
	out, err := exec.Command("pdftotext", option, file, "-").Output()
	if err != nil {
		t.Fatal("pdftotext: ", err)
	}
	return out
}

// However many items there are, all sign on the face, which says what is ordered: a
// page of signatures alone could be put under any text. What it cannot list follows as a
// table, and who got it signs each of its pages.
func TestTheFaceIsOneSide(t *testing.T) {
	for _, n := range []int{1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 16, 45, 500} {
		paper := aNotice(inspect.FormNotice)
		paper.Items = paper.Items[1:2]
		for len(paper.Items) < n {
			paper.Items = append(paper.Items, paper.Items[0])
		}
		pages := onPages(t, printed(t, paper, noBlobs))
		face := pages[0]
		if strings.Count(face, "（签名）") != 3 || !strings.Contains(face, "（印章）") || !strings.Contains(face, "法律另有规定的除外。") {
			t.Errorf("%d items: the first of %d pages is %s", n, len(pages), face)
		}
		if listed := strings.Contains(face, "详见所附问题清单"); listed != (n > 9) || listed != (len(pages) > 1) {
			t.Errorf("%d items take %d pages: %s", n, len(pages), face)
		}
		rows := 0
		for _, page := range pages[1:] {
			rows += strings.Count(page, "堆放杂物")
			if strings.Count(page, "被检查单位负责人（签名）") != 1 || !strings.Contains(page, "序号部位问题期限") {
				t.Errorf("%d items: a page of the list is %s", n, page)
			}
		}
		if n > 9 && rows != n {
			t.Errorf("of %d items %d are listed", n, rows)
		}
	}
}

// A record of many items is set as close as saves a side, with all that it says.
func TestALongRecordTakesFewSides(t *testing.T) {
	record := aNotice(inspect.FormRecord)
	for items := record.Items; len(record.Items) < 45; {
		record.Items = append(record.Items, items[len(record.Items)%len(items)])
	}
	pages := onPages(t, printed(t, record, noBlobs))
	if all := strings.Join(pages, ""); len(pages) > 3 || !strings.Contains(all, "45．可燃气体") {
		t.Errorf("45 items take %d pages: %s", len(pages), all)
	}
}

// Nine long items do not go on one side at any size: they are listed.
func TestLongItemsAreListed(t *testing.T) {
	paper := aNotice(inspect.FormNotice)
	for i := range paper.Items {
		paper.Items[i].Text = strings.Repeat("卸油区未设置静电接地报警仪，", 20)
	}
	pages := onPages(t, printed(t, paper, noBlobs))
	if !strings.Contains(pages[0], "共5项，详见所附问题清单。") || !strings.Contains(pages[0], "（印章）") {
		t.Errorf("the face says %s", pages[0])
	}
}

// words are where poppler finds each word, in points.
type words struct {
	Pages []struct {
		Words []struct {
			Left  float64 `xml:"xMin,attr"`
			Right float64 `xml:"xMax,attr"`
			Top   float64 `xml:"yMin,attr"`
			Foot  float64 `xml:"yMax,attr"`
			Text  string  `xml:",chardata"`
		} `xml:"word"`
	} `xml:"page"`
}

// Names as long as the book takes them stay between the margins, and clear of
// the QR code.
func TestLongNamesStayOnThePaper(t *testing.T) {
	const left, right, foot = 26 * 72 / 25.4, (210 - 26) * 72 / 25.4, (297 - 8) * 72 / 25.4
	n := aNotice(inspect.FormOrder)
	n.Site.Name = strings.Repeat("示范第一医院附属李𬭚康复医疗中心", 12)
	n.Agency.Name = strings.Repeat("示范高新区安全生产监管部", 16)
	n.Form.Header = strings.Repeat("示范市安全生产行政执法文书", 3)
	n.Form.Title = "示范高新技术产业开发区安全生产责令限期整改指令书"
	n.Form.Officer = strings.Repeat("安全生产监管行政执法人员", 4)
	n.Number = "（" + strings.Repeat("示范", 10) + "）" + strings.Repeat("应急责改", 8) + "〔2021〕12345号"
	n.Officers[0].Cert = strings.Repeat("A0123456789", 5)
	var found words
	_, out, _ := strings.Cut(string(ask(t, printed(t, n, noBlobs), "-bbox")), "<doc>") // its head may cut a long title in two
	out, _, _ = strings.Cut(out, "</doc>")
	if err := xml.Unmarshal([]byte("<doc>"+out+"</doc>"), &found); err != nil {
		t.Fatal(err)
	}
	for i, page := range found.Pages {
		for _, w := range page.Words {
			if w.Left < left-0.5 || w.Right > right+0.5 || w.Foot > foot {
				t.Errorf("page %d: %s is at %.0f to %.0f", i+1, w.Text, w.Left, w.Right)
			}
			if i == 0 && w.Top < 110 && w.Right > right-qrSide && !strings.Contains("扫码得文号与校验码，可向本机关核验", w.Text) {
				t.Errorf("%s runs into the code", w.Text)
			}
		}
	}
	if len(found.Pages) < 2 || len(found.Pages[0].Words) == 0 {
		t.Error("poppler found no words")
	}
	got := strings.Join(strings.Fields(string(ask(t, printed(t, n, noBlobs), "-raw"))), "")
	for _, want := range []string{n.Site.Name, n.Agency.Name, n.Form.Header, n.Form.Title, n.Number,
		n.Officers[0].Cert} {
		if !strings.Contains(got, want) {
			t.Errorf("%s is not on the paper", want)
		}
	}
}

func TestFormWithoutCopiesEndsWithTheDate(t *testing.T) {
	n := aNotice(inspect.FormNotice)
	n.Form.Copies, n.Form.Seal, n.Form.Header, n.Form.Cert = "", "", "", ""
	pages := onPages(t, printed(t, n, noBlobs))
	body := strings.TrimSuffix(pages[len(pages)-1], "共1页第1页"+n.Number)
	if !strings.HasSuffix(body, "监管部2021年11月23日") {
		t.Error(body)
	}
}

func TestPhotosAreNamedAndDated(t *testing.T) {
	n := aNotice(inspect.FormNotice)
	n.Items[0].Photos = []inspect.Photo{{SHA256: "a", Width: 8, Height: 6, TakenAt: "2021-11-23 09:05:07"},
		{SHA256: "a", Width: 6, Height: 8, TakenAt: "yesterday"}}
	n.Items[4].Photos = []inspect.Photo{{SHA256: "a", Width: 8, Height: 6}}
	var picture bytes.Buffer
	if err := jpeg.Encode(&picture, image.NewGray(image.Rect(0, 0, 8, 6)), nil); err != nil {
		t.Fatal(err)
	}
	pages := onPages(t, printed(t, n, func(string) ([]byte, error) { return picture.Bytes(), nil }))
	annex := pages[len(pages)-1]
	for _, want := range []string{"附：现场照片", "第1项（1）摄于2021年11月23日09:05", "第1项（2）", "第5项"} {
		if !strings.Contains(annex, want) {
			t.Errorf("no %q in %s", want, annex)
		}
	}
	if strings.Contains(annex, "第1项（2）摄于") { // what is no time is not printed as one
		t.Error("a camera's «yesterday» is printed")
	}
	if strings.Contains(annex, "第5项摄于") {
		t.Error("a photo without a time has one")
	}
}

// Items of several dates are ordered in one sentence, whatever stands between them in it;
// where there are many, it is the list that says the dates.
func TestDatesAreOrderedOnce(t *testing.T) {
	paper := aNotice(inspect.FormFireLimit)
	paper.Items = slices.Repeat(paper.Items[1:2], 3)
	for i := range paper.Items {
		paper.Items[i].Due = inspect.Date("2021-11-30").Add(i)
	}
	const want = "对上述第1至3项问题，责令你单位（场所）第1项于2021年11月30日前、第2项于2021年12月1日前、第3项于2021年12月2日前改正。"
	if text := strings.Join(onPages(t, printed(t, paper, noBlobs)), ""); !strings.Contains(text, want) {
		t.Errorf("it says %s", text)
	}
	for kind, want := range map[inspect.FormKind]string{
		inspect.FormNotice:    "现责令你单位对附表所列问题于表中所列期限前整改完毕，",
		inspect.FormFireLimit: "对附表所列问题，责令你单位（场所）于表中所列期限前改正。"} {
		paper := aNotice(kind)
		paper.Items = slices.Repeat(paper.Items[1:2], 500)
		for i := range paper.Items {
			paper.Items[i].Due = inspect.Date("2021-11-30").Add(i % 40)
		}
		pages := onPages(t, printed(t, paper, noBlobs))
		if face := pages[0]; !strings.Contains(face, want) || !strings.Contains(face, "（印章）") {
			t.Errorf("%s: the face says %s", kind, face)
		}
	}
}

// Problems are not listed apart where that does not bring all else on one side.
func TestListMustHelp(t *testing.T) {
	paper := aNotice(inspect.FormFireNow)
	paper.Site.Name = strings.Repeat("示范第一医院附属康复医疗中心有限公司", 7)[:360]
	paper.Agency.Name = strings.Repeat("示范高新区安全生产监管部", 4)
	paper.Officers = slices.Repeat([]inspect.Officer{{Name: "甲某", Cert: strings.Repeat("A0123456789", 5)}}, 6)
	paper.Items = slices.Repeat(paper.Items[1:2], 2)
	pages := onPages(t, printed(t, paper, noBlobs))
	if text := strings.Join(pages, ""); strings.Contains(text, "详见所附问题清单") || len(pages) != 2 {
		t.Errorf("it takes %d pages: %s", len(pages), text)
	}
}

// Each photo in the list fills its column, in a row of its own if the item has several, and
// says its own time.
func TestListedPhotosAreLarge(t *testing.T) {
	paper := aNotice(inspect.FormNotice)
	paper.Form.Put("pictures", "照片")
	paper.Items = slices.Repeat(paper.Items[1:2], 10)
	var picture bytes.Buffer
	if err := jpeg.Encode(&picture, image.NewGray(image.Rect(0, 0, 80, 60)), nil); err != nil {
		t.Fatal(err)
	}
	for i := range 20 {
		paper.Items[0].Photos = append(paper.Items[0].Photos, inspect.Photo{SHA256: "a", Width: 80, Height: 60,
			TakenAt: fmt.Sprintf("%s 09:%02d:00", paper.Date, i+10)})
	}
	pdf := printed(t, paper, func(string) ([]byte, error) { return picture.Bytes(), nil })
	text := strings.Join(onPages(t, pdf), "")
	for i := range 20 {
		if want := fmt.Sprintf("09:%d", i+10); strings.Count(text, want) != 1 {
			t.Errorf("%q is said %d times", want, strings.Count(text, want))
		}
	}
	file := filepath.Join(t.TempDir(), "a.pdf")
	if err := os.WriteFile(file, pdf, 0o600); err != nil {
		t.Fatal(err)
	}
	out, err := exec.Command("pdfimages", "-list", file).Output() // 80 dots over 30 mm are 68 to an inch
	lines := strings.Split(strings.TrimSpace(string(out)), "\n")
	if err != nil || len(lines) != 22 {
		t.Fatalf("%v: %s", err, out)
	}
	for _, line := range lines[2:] {
		if ppi, _ := strconv.Atoi(strings.Fields(line)[12]); ppi > 68 {
			t.Errorf("a photo is smaller than 30 mm: %s", line)
		}
	}
}
