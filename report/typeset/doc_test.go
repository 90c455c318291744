package typeset

import (
	"bytes"
	"errors"
	"fmt"
	"image"
	"image/color"
	"image/jpeg"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"
)

var body = func() Style { return Style{Face: Serif(), Size: 14, Lead: 25, First: 2} }

const sample = "经查，你单位存在下列问题：石碁镇李𬭚、𠮷某负责的“配电室”堆放杂物（纸箱12个），未按GB/T 50493—2019《石油化工可燃气体和有毒气体检测报警设计标准》设置可燃气体检测报警器，统一社会信用代码91350100M000100Y43；卸油口距站房不足3.5 m，灭火器压力为0.8 MPa。"

func compose(fill func(d *Doc)) *Doc {
	d := New(A4, Info{Title: "责令整改通知书 李𬭚", Author: "示范局", Subject: "现场 (检查) <第1次>",
		Created: time.Date(2021, 11, 23, 0, 0, 0, 0, time.FixedZone("", 8*3600))})
	fill(d)
	return d
}

// write is the document as PDF, kept in the folder TYPESET_OUT to be looked at.
func write(t testing.TB, fill func(d *Doc)) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := compose(fill).Write(&b); err != nil {
		t.Fatal(err)
	}
	if dir := os.Getenv("TYPESET_OUT"); dir != "" {
		os.WriteFile(filepath.Join(dir, t.Name()+".pdf"), b.Bytes(), 0o600)
	}
	return b.Bytes()
}

// ask runs a program of poppler or qpdf on a file. Without it the test fails:
// a paper that nothing read back is not tested.
func ask(t testing.TB, pdf []byte, program string, args ...string) string {
	t.Helper()
	file := filepath.Join(t.TempDir(), "a.pdf")
	if err := os.WriteFile(file, pdf, 0o600); err != nil {
		t.Fatal(err)
	}
	if program == "pdftotext" {
		args = append(args, "-raw", file, "-")
	} else {
		args = append(args, file)
	}
	out, err := exec.Command(program, args...).CombinedOutput()
	if err != nil {
		t.Fatalf("%s: %v\n%s", program, err, out)
	}
	return string(out)
}

// read is the text that poppler finds, white space taken out.
func read(t testing.TB, pdf []byte) string { return bare(ask(t, pdf, "pdftotext")) }

func bare(s string) string { return strings.Join(strings.Fields(s), "") }

func TestTextComesBack(t *testing.T) {
	text := strings.Repeat(sample, 6)
	pdf := write(t, func(d *Doc) {
		d.Para(Style{Face: SerifBold(), Size: 22, Lead: 34, Align: Centre}, "责令整改通知书")
		d.Para(body(), text)
	})
	if got := read(t, pdf); got != bare("责令整改通知书"+text) {
		t.Errorf("poppler read\n%s", got)
	}
}

func TestEveryFaceFallsBack(t *testing.T) {
	for i, face := range []func() *Face{Serif, SerifBold, SansBold, Kai} {
		s := Style{Face: face(), Size: 14, Lead: 25}
		pdf := write(t, func(d *Doc) { d.Para(s, sample) })
		if got := read(t, pdf); got != bare(sample) {
			t.Errorf("face %d: poppler read\n%s", i, got)
		}
	}
}

func TestMoreGlyphsThanAFontHolds(t *testing.T) {
	var all []rune
	for r := '一'; len(all) < 1000; r++ {
		all = append(all, r)
	}
	text := string(all)
	if got := read(t, write(t, func(d *Doc) { d.Para(body(), text) })); got != text {
		t.Errorf("poppler read\n%s", got)
	}
}

func TestFileIsSound(t *testing.T) {
	pdf := write(t, func(d *Doc) { d.Para(body(), sample); d.Break(); d.Para(body(), sample) })
	if out := ask(t, pdf, "qpdf", "--check"); !strings.Contains(out, "No syntax or stream encoding errors") {
		t.Error(out)
	}
	fonts := strings.Split(strings.TrimSpace(ask(t, pdf, "pdffonts")), "\n")[2:]
	for _, line := range fonts {
		if !strings.Contains(line, "yes yes yes") {
			t.Error(line)
		}
	}
	info := ask(t, pdf, "pdfinfo")
	for _, want := range []string{"责令整改通知书 李𬭚", "示范局", "现场 (检查) <第1次>", "Metadata Stream: yes", "Pages:           2"} {
		if !strings.Contains(info, want) {
			t.Errorf("no %q in\n%s", want, info)
		}
	}
	if !bytes.Contains(pdf, []byte("/Lang (zh-CN)")) || !bytes.Contains(pdf, []byte("/ID [<")) {
		t.Error("no language or no identifier")
	}
}

// The same input gives the same bytes, in every goroutine.
func TestSameInputSameBytes(t *testing.T) {
	var wg sync.WaitGroup
	files := make([][]byte, 16)
	for i := range files {
		wg.Go(func() {
			var b bytes.Buffer
			if err := notice(7).Write(&b); err == nil {
				files[i] = b.Bytes()
			}
		})
	}
	wg.Wait()
	for _, f := range files {
		if len(f) == 0 || !bytes.Equal(f, files[0]) {
			t.Fatal("two files of one notice differ")
		}
	}
}

func TestWhatCannotBePrintedIsNamed(t *testing.T) {
	for text, want := range map[string]string{
		"甲\U000F0000乙": "U+F0000", "甲\a乙": "U+0007", "甲\u202e乙": "U+202E", "甲\xff乙": "U+FFFD", "好😀": "😀 (U+1F600)",
	} {
		if missing := Missing(Serif(), text); len(missing) != 1 {
			t.Errorf("%q: %q is missing", text, missing)
		}
		for name, fill := range map[string]func(d *Doc){
			"para":  func(d *Doc) { d.Para(body(), text) },
			"table": func(d *Doc) { d.Table(Table{Columns: make([]Column, 1), Style: body(), Rows: [][]string{{text}}}) },
			"place": func(d *Doc) { d.Draw(9, func(p *Place) { p.Text(body(), 0, 0, text) }) },
			"field": func(d *Doc) { d.Fields(body(), Field{Label: "项", Value: text}) },
			"foot":  func(d *Doc) { d.Footer(func(p *Place, _, _ int) { p.Box(body(), 0, 0, 99, text) }) },
		} {
			var out bytes.Buffer
			var missing *MissingError
			if err := compose(fill).Write(&out); !errors.As(err, &missing) || out.Len() > 0 || Names(missing.Runes()) != want {
				t.Errorf("%s %q: %v, %d bytes", name, text, err, out.Len())
			}
		}
	}
	if err := New(A4, Info{Title: "甲\x00"}).Write(&bytes.Buffer{}); err == nil {
		t.Error("a title with a control character was written")
	}
}

// All that cannot be printed is named at once: of every text, and what is only
// drawn when pages are known, with its place in a table.
func TestAllThatCannotBePrintedIsNamed(t *testing.T) {
	fill := func(d *Doc) {
		d.info.Title = "题\u200d"
		d.Footer(func(p *Place, _, _ int) { p.Text(body(), 0, 0, "脚😀") })
		d.Para(body(), "段🔥落𝕏")
		d.Table(Table{Columns: []Column{{Head: "序号"}, {Head: "单\n位"}}, Style: body(),
			Rows: [][]string{{"1", "甲"}, {"2", "乙🔥"}, {"3", "乙🔥"}}})
		d.Draw(9, func(p *Place) { p.Box(body(), 0, 0, 99, "框\a") })
	}
	var missing *MissingError
	if err := compose(fill).Write(&bytes.Buffer{}); !errors.As(err, &missing) {
		t.Fatal(err)
	}
	var got []string
	for _, p := range missing.Places {
		got = append(got, fmt.Sprintf("%s|%s|%s", p.At, p.Text, Names(p.Runes)))
	}
	want := []string{"|段🔥落𝕏|🔥 (U+1F525)、𝕏 (U+1D54F)", "序号2 单位|乙🔥|🔥 (U+1F525)", "序号3 单位|乙🔥|🔥 (U+1F525)",
		"|题\u200d|U+200D", "|框\a|U+0007", "|脚😀|😀 (U+1F600)"}
	if !slices.Equal(got, want) {
		t.Errorf("%q", got)
	}

	d := compose(func(d *Doc) { d.Spare(); fill(d) })
	var out bytes.Buffer
	if err := d.Write(&out); err != nil {
		t.Fatal(err)
	}
	if text := bare(ask(t, out.Bytes(), "pdftotext")); text != "段〓落〓序号单位1甲2乙〓3乙〓框〓脚〓" {
		t.Errorf("it says %s", text)
	}
}

// onPages is the text of each page.
func onPages(t *testing.T, pdf []byte) []string {
	t.Helper()
	pages := strings.Split(ask(t, pdf, "pdftotext"), "\f")
	for i := range pages {
		pages[i] = bare(pages[i])
	}
	return pages[:len(pages)-1]
}

func TestTableGoesOnWithItsHead(t *testing.T) {
	var rows [][]string
	for i := range 60 {
		rows = append(rows, []string{fmt.Sprint(i + 1), strings.Repeat("配电室内堆放杂物，", 1+i%5), "2021年12月8日前"})
	}
	small := Style{Face: Serif(), Size: 12, Lead: 17.6}
	pages := onPages(t, write(t, func(d *Doc) {
		d.Table(Table{Columns: []Column{{"序号", 13, Centre}, {Head: "隐患"}, {"期限", 36, Left}},
			Heads: Style{Face: SansBold(), Size: 12, Lead: 17.6}, Rows: rows, Style: small})
		d.Footer(func(p *Place, page, total int) { p.Text(small, 0, 18, fmt.Sprintf("共%d页第%d页", total, page)) })
	}))
	for i, page := range pages {
		if !strings.HasPrefix(page, "序号隐患期限") || !strings.HasSuffix(page, fmt.Sprintf("共%d页第%d页", len(pages), i+1)) {
			t.Errorf("page %d is %s", i+1, page)
		}
		// Every row is whole: as many numbers, texts and dates on each page.
		dates := strings.Count(page, "2021年12月8日前")
		if texts := strings.Count(page, "配电室内堆放杂物，"); texts < dates || texts > 5*dates {
			t.Errorf("page %d has %d texts and %d dates", i+1, texts, dates)
		}
	}
	if all := strings.Join(pages, ""); strings.Count(all, "2021年12月8日前") != 60 {
		t.Error("a row is lost")
	}
}

func TestRowHigherThanAPage(t *testing.T) {
	long := strings.Repeat(sample, 25)
	pages := onPages(t, write(t, func(d *Doc) {
		d.Para(body(), "前文。")
		d.Table(Table{Columns: []Column{{"项", 20, Centre}, {Head: "内容"}}, Rows: [][]string{{"甲", long}, {"乙", "完"}},
			Style: body()})
	}))
	var got string
	for i, p := range pages {
		if i == 0 {
			p = strings.TrimPrefix(p, "前文。")
		}
		got += strings.TrimPrefix(p, "项内容")
		if again := strings.Count(p, "甲续"); again != min(i, 1) {
			t.Errorf("page %d says %d times which row goes on: %s", i+1, again, p)
		}
	}
	got = strings.ReplaceAll(got, "甲续", "")
	if got = strings.Replace(got, "甲", "", 1); len(pages) < 3 || strings.TrimSuffix(got, "乙完") != bare(long) {
		t.Errorf("%d pages: %s", len(pages), got)
	}
}

func TestTablesThatCannotBe(t *testing.T) {
	for _, table := range []Table{
		{Columns: make([]Column, 40), Style: body()},
		{Columns: []Column{{}}, Rows: [][]string{{"甲", "乙"}}, Style: body()},
	} {
		if err := compose(func(d *Doc) { d.Table(table) }).Write(&bytes.Buffer{}); err == nil {
			t.Errorf("%v was written", table.Columns)
		}
	}
}

// Wherever a page ends, what is kept is on one page, and a heading is with
// what follows it.
func TestKeepIsOnOnePage(t *testing.T) {
	for lines := range 30 {
		pages := onPages(t, write(t, func(d *Doc) {
			s := body()
			for range lines {
				d.Para(s, "正文")
			}
			s.Next = true
			d.Para(s, "标题")
			d.Keep(func() {
				for range 5 {
					d.Para(body(), "签名")
				}
			})
		}))
		last := pages[len(pages)-1]
		if strings.Count(last, "签名") != 5 || !strings.Contains(last, "标题签名") {
			t.Errorf("%d lines: %q", lines, pages)
		}
	}
}

func TestEverythingOnOnePaper(t *testing.T) {
	picture := image.NewRGBA(image.Rect(0, 0, 320, 200))
	for i := range picture.Pix {
		picture.Pix[i] = byte(i / 500)
	}
	picture.Set(1, 1, color.White)
	var photo bytes.Buffer
	if err := jpeg.Encode(&photo, picture, nil); err != nil {
		t.Fatal(err)
	}
	pdf := write(t, func(d *Doc) {
		s := body()
		title := Style{Face: SerifBold(), Size: 26, Lead: 40, Align: Centre}
		d.Footer(func(p *Place, page, total int) {
			p.Text(Style{Face: Kai(), Size: 10, Lead: 14, Align: Right}, p.Width(), 40, "内部资料")
		})
		d.Para(title, "示范市应急管理局文件")
		d.Rule(2)
		d.Para(Style{Face: SansBold(), Size: 14, Lead: 25, First: 2, Next: true}, "一、用Kai、黑体“引号”与数字2021混排——以及破折号……省略号")
		d.Para(s, sample)
		d.Para(Style{Face: Kai(), Size: 14, Lead: 25, First: 2}, sample)
		d.Fields(s, Field{Label: "被检查单位：", Value: "石碁镇示范第一加油站"}, Field{Label: "电话：", Width: 60})
		d.Fields(s, Field{Label: "地址：", Value: strings.Repeat("示范市示范区示范路", 6)})
		d.Table(Table{Columns: []Column{{"序号", 13, Centre}, {Head: "隐患"}, {"期限", 36, Left}},
			Rows: [][]string{{"1", sample, "2021年12月8日"}, {"2", "堆放杂物"}}, Style: Style{Face: Serif(), Size: 12,
				Lead: 17.6}})
		d.Space(4)
		d.Image(photo.Bytes(), "照片", 80, 60)
		d.Draw(30, func(p *Place) { p.QR("https://example.invalid/notice/2021-1", 0, 0, 70) })
	})
	text := read(t, pdf)
	for _, want := range []string{"内部资料", "示范市应急管理局文件", "……省略号", "被检查单位：", "2021年12月8日"} {
		if !strings.Contains(text, want) {
			t.Errorf("no %q in %s", want, text)
		}
	}
	if !strings.Contains(ask(t, pdf, "qpdf", "--check"), "No syntax") {
		t.Error("qpdf finds fault")
	}
	if out := ask(t, pdf, "pdfimages", "-list"); strings.Count(out, "jpeg") != 1 {
		t.Error(out)
	}
	if err := compose(func(d *Doc) { d.Image([]byte("no JPEG"), "照片", 80, 60) }).Write(&bytes.Buffer{}); err == nil {
		t.Error("a picture that is none was written")
	}
}

func TestFooterKnowsTheTotal(t *testing.T) {
	var seen []string
	write(t, func(d *Doc) {
		d.Para(body(), strings.Repeat(sample, 20))
		d.Footer(func(_ *Place, page, total int) { seen = append(seen, fmt.Sprint(page, "/", total)) })
	})
	if n := len(seen); n < 3 || seen[0] != fmt.Sprint(1, "/", n) || !slices.IsSorted(seen) {
		t.Error(seen)
	}
}

// What stays together and is higher than a page goes on to the next, and does
// not begin a page for each line.
func TestMoreIsKeptThanAPageHolds(t *testing.T) {
	d := New(A4, Info{})
	s := body()
	s.Next = true
	for range 90 {
		d.Para(s, "标题")
	}
	if pages := len(d.paginate()); pages != 4 {
		t.Errorf("90 lines take %d pages", pages)
	}
}

func TestInsetKeepsClear(t *testing.T) {
	pdf := write(t, func(d *Doc) { d.Inset(100, Style{Face: Serif(), Size: 14, Lead: 25}, strings.Repeat(sample, 2)) })
	for _, line := range strings.Split(ask(t, pdf, "pdftotext"), "\n") {
		if n := len([]rune(strings.TrimSpace(line))); n > 30 {
			t.Errorf("%d characters in a line for 17: %s", n, line)
		}
	}
	if got := read(t, pdf); got != bare(strings.Repeat(sample, 2)) {
		t.Error(got)
	}
}

// A stamp is on every page of what was issued, which it leaves as it was, byte for byte.
func TestStampIsPutOnWhatWasIssued(t *testing.T) {
	issued := write(t, func(d *Doc) {
		for range 3 {
			d.Para(body(), sample)
			d.Break()
		}
		d.Para(body(), sample)
	})
	seen := func(pdf []byte, x, y, w, h string) string {
		return ask(t, pdf, "pdftoppm", "-r", "36", "-x", x, "-y", y, "-W", w, "-H", h)
	}
	for _, s := range []Stamp{{Head: "（存档联）"}, {Across: "作废"}, {Head: "（送达联）", Across: "作废"},
		{Head: "（送达联）", Across: "作废", Look: Edged}, {Head: "（送达联）", Across: "作废", Look: Outlined}} {
		pdf, err := s.On(issued)
		if err != nil || !bytes.HasPrefix(pdf, issued) || !bytes.Equal(Unstamped(pdf), issued) {
			t.Fatal(s, err)
		}
		ask(t, pdf, "qpdf", "--check")
		said := strings.Fields(ask(t, pdf, "pdftotext", "-raw"))
		bare := slices.DeleteFunc(slices.Clone(said), func(word string) bool { return word == s.Head || word == s.Across })
		if !slices.Equal(bare, strings.Fields(ask(t, issued, "pdftotext", "-raw"))) {
			t.Errorf("%v changes what the paper says", s)
		}
		words := 0
		for _, word := range []string{s.Head, s.Across} {
			if word != "" && s.Look != Outlined {
				words += 4 // once on each page
			}
		}
		if len(said)-len(bare) != words {
			t.Errorf("%v is read %d times, not %d: %q", s, len(said)-len(bare), words, said)
		}
		head := seen(pdf, "0", "0", "297", "20") != seen(issued, "0", "0", "297", "20")
		across := seen(pdf, "80", "210", "140", "160") != seen(issued, "80", "210", "140", "160")
		if head != (s.Head != "") || across != (s.Across != "") {
			t.Errorf("%v: head %v, across %v", s, head, across)
		}
		if again, err := s.On(pdf); err == nil {
			t.Errorf("%v is put on twice: %d bytes", s, len(again))
		}
	}
}

// A file with nothing but a picture on its pages, such as a scan, is stamped too.
func TestStampIsPutOnPictures(t *testing.T) {
	var picture bytes.Buffer
	if err := jpeg.Encode(&picture, image.NewGray(image.Rect(0, 0, 12, 17)), nil); err != nil {
		t.Fatal(err)
	}
	issued := write(t, func(d *Doc) { d.Image(picture.Bytes(), "扫描件", 100, 100) })
	pdf, err := Stamp{Head: "（存档联）"}.On(issued)
	if err != nil {
		t.Fatal(err)
	}
	if got := ask(t, pdf, "pdftotext"); !strings.Contains(got, "（存档联）") {
		t.Errorf("it says %q", got)
	}
}
