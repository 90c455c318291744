package typeset

import (
	"fmt"
	"strings"
	"testing"
)

// broken is a text's lines as they stand, parted by upright strokes.
func broken(text string, s Style, width float64) string {
	var lines []string
	for _, r := range breakLines(text, s, width) {
		lines = append(lines, r.text())
	}
	return strings.Join(lines, "|")
}

func breaksAs(t *testing.T, text string, s Style, width float64, want string) {
	t.Helper()
	if got := broken(text, s, width); got != want {
		t.Errorf("%s breaks as %s, not %s", text, got, want)
	}
}

func TestWhereLinesBreak(t *testing.T) {
	s := Style{Face: Serif(), Size: 10, Lead: 15}
	for text, want := range map[string]string{
		"一二三四五，六七":        "一二三四|五，六七",
		"一二三四（五）六":        "一二三四|（五）六",
		"一二三四五。":          "一二三四|五。",
		"一二三四——五六":        "一二三|四——五六",
		"一二三 GB 50140":    "一二三|GB 50140",
		"一二三四五\n六":        "一二三四五|六",
		"91350100M000100": "91350100|M000100",
		"一二三1.8 m宽":       "一二三|1.8 m宽",
		"一二三四五 ，六":        "一二三四|五 ，六",
		"一二三四，五六":         "一二三四，|五六",
		"一二，（三四五":         "一二，（三|四五",
		"一二三 四五 六七":       "一二三 四|五 六七",
		"一二三四五 六七":        "一二三四五|六七",
		"一二三四五   六七":      "一二三四五|六七",
		"15 cm×20 cm":     "15 cm×|20 cm",
		"一二三四＿＿＿":         "一二三四|＿＿＿",
		"一二三四3号":          "一二三四|3号",
		"一二三第12项":         "一二三|第12项",
		"一二三15 日":         "一二三|15 日",
		"一二〔21〕3号":        "一二|〔21〕3号",
		"一二三5～10":         "一二三|5～10",
		"一二粤A·123":        "一二粤|A·123",
		"http://a.cn/bcd": "http://a.|cn/bcd",
		"abcd@efgh.cn":    "abcd@|efgh.cn",
		"AB-12/34-5678":   "AB-12/34-|5678",
		"一二三依据：《四》":       "一二三依|据：《四》",
		"一二三邮编：510000":    "一二三邮|编：510000",
		"一二第四十五条":         "一二|第四十五条",
		"":                "",
	} {
		breaksAs(t, text, s, 50, want)
	}
	if n := Lines(s, "一二三四五六", 50); n != 2 || Lines(s, "", 50) != 0 {
		t.Errorf("%d lines", n)
	}
}

// Ten characters to the line: what is left over goes up if marks give way to
// it, else one more comes down.
func TestLastCharacterIsNotLeft(t *testing.T) {
	s := Style{Face: Serif(), Size: 10, Lead: 15}
	for text, want := range map[string]string{
		"一二三四五六七八九十一":            "一二三四五六七八九|十一",
		"一二，四五，七八，十。":            "一二，四五，七八，十。",
		"一二三四五六七八九十。":            "一二三四五六七八九|十。",
		"一二三四五六七八九十甲乙丙丁戊己庚辛壬癸子。": "一二三四五六七八九十|甲乙丙丁戊己庚辛壬|癸子。",
		"一二，四五，七，八，九十甲乙丙丁戊己庚辛。":  "一二，四五，七，八，九|十甲乙丙丁戊己庚辛。",
	} {
		breaksAs(t, text, s, 100, want)
	}
	s.Align = Centre
	if got := broken("示范市示范区"+string(Seam)+"安全生产"+string(Seam)+"执法文书", s, 120); got != "示范市示范区|安全生产执法文书" {
		t.Error(got)
	}
	if got := broken("示范市示范区"+string(Seam)+"安全生产监督"+string(Seam)+"执法文书", s, 90); got !=
		"示范市示范区|安全生产监督|执法文书" {
		t.Error(got)
	}
	stroke := string(Seam) + string(Seam)
	if got := broken("示范市"+stroke+"示范区"+stroke+"安全"+string(Seam)+"生产监督联合"+string(Seam)+"执法工作站", s, 100); got !=
		"示范市示范区|安全生产监督联合|执法工作站" {
		t.Error(got)
	}
	for _, long := range []string{"示范市示范区安全生产监督", "示" + string(Seam) + "范市示范区安全生产监督执"} {
		if got := broken(long, s, 110); strings.HasPrefix(got, "示|") {
			t.Error(got)
		}
	}
	if got := broken("示范市示范区安全生产执法文书", s, 120); got != "示范市示范区安|全生产执法文书" {
		t.Error(got)
	}
}

// A short label at the start of a clause is one, and stays with what it is of.
func TestLabelsStayWithTheirValues(t *testing.T) {
	s := Style{Face: Serif(), Size: 10, Lead: 15}
	for text, want := range map[string]string{
		"一二三四五六，依据：甲乙丙丁戊己庚辛壬":      "一二三四五六，|依据：甲乙丙丁戊己庚|辛壬",
		"一二三四五，责任人：王甲乙丙丁戊己庚辛壬":     "一二三四五，|责任人：王甲乙丙丁戊|己庚辛壬",
		"一二三四五。责任人：王，甲乙丙丁戊己庚辛壬":    "一二三四五。|责任人：王，甲乙丙丁|戊己庚辛壬",
		"一二三四五。依据：《甲乙丙丁戊己庚辛壬》":     "一二三四五。|依据：《甲乙丙丁戊己|庚辛壬》",
		"一二三四，责任人： 王甲乙丙丁戊己庚辛壬癸":    "一二三四，|责任人： 王甲乙丙丁|戊己庚辛壬癸",
		"一二三四，现责令改正：甲乙丙丁戊己庚辛壬癸":    "一二三四，现责令改|正：甲乙丙丁戊己庚辛|壬癸",
		"一二三四五六七八九：甲乙丙丁戊己庚辛壬癸":     "一二三四五六七八九：|甲乙丙丁戊己庚辛壬癸",
		"一二，被检查单位法定代表人：甲乙丙丁戊己庚辛壬癸": "一二，被检查单位法定|代表人：甲乙丙丁戊己|庚辛壬癸",
	} {
		s.Align = Left
		breaksAs(t, text, s, 100, want)
	}
}

func TestWidths(t *testing.T) {
	s := Style{Face: Serif(), Size: 10, Lead: 15}
	for text, want := range map[string]float64{
		"一二𬭚": 30, "一。": 20, "一）。": 25, "（《一》）": 40, "一：《二》": 45, "一，（二）。": 50, "“一。”二": 45, "）（": 15, "（）": 20, "一——二……": 57.8, "a。": 15.57,
	} {
		if got := Measure(s, text); got < want-0.01 || got > want+0.01 {
			t.Errorf("%s is %.2f points wide, not %.2f", text, got, want)
		}
	}
}

func TestNumberStaysWithItsUnit(t *testing.T) {
	style := Style{Face: Serif(), Size: 14, Lead: 25}
	text := "门诊楼一层西侧疏散通道被占用净宽由1.8 m减至0.9 m"
	for width := 330.0; width < 460; width += 3 {
		for _, r := range breakLines(text, style, width) {
			if len(r.glyphs) > 0 && r.glyphs[0].r == 'm' {
				t.Fatalf("at %.0f points a line begins with the unit", width)
			}
		}
	}
}

// Where there is room, a standard's letters and its number are not parted.
func TestStandardIsNotParted(t *testing.T) {
	for width := 390.0; width < 460; width += 3 {
		text := "卸油口旁推车式干粉灭火器压力表指针处于红色区域且喷射软管有裂纹不符合建筑灭火器配置验收及检查规范（GB 50444—2008）的规定"
		for _, r := range breakLines(text, Style{Face: Serif(), Size: 14, Lead: 25}, width) {
			if strings.HasSuffix(r.text(), "GB") {
				t.Errorf("at %.0f points a line ends %q", width, r.text())
			}
		}
	}
}

func TestLinesAreFlush(t *testing.T) {
	s, width := body(), 453.0
	for _, r := range breakLines(strings.Repeat(sample, 20), s, width) {
		p := &Place{doc: New(A4, Info{}), sheet: &leaf{}}
		p.row(s, r)
		last := p.sheet.texts[len(p.sheet.texts)-1]
		end := last.x + float64(len(last.glyphs)-1)*last.space + widthOf(last.glyphs)
		if off := width - end; !r.last && (off < -0.02 || off > 0.02) {
			t.Errorf("a line ends %.2f points off the margin", off)
		}
		for _, run := range p.sheet.texts {
			if run.space > loosest*s.Size {
				t.Errorf("a gap of %.2f points", run.space)
			}
		}
	}
}

// Squeezed or not, what poppler takes for lines are the lines, to a space.
func TestSqueezedLinesReadBack(t *testing.T) {
	text := "经查（依据：《石油化工可燃气体和有毒气体检测报警设计标准》（石化类））。现场人员答：“没有（也不知道）。”据此，责令整改；对“四无”（无标识、无台账、无记录、无责任人）问题，一并整改，逐项销号（见附件），不得遗漏（含《通则》、《规程》）。"
	for face, f := range map[string]*Face{"serif": Serif(), "sans": SansBold(), "kai": Kai()} {
		for n := range 8 {
			s := Style{Face: f, Size: 14, Lead: 25, First: 2}
			page := A4
			page.Right += float64(n) * 1.3
			d := New(page, Info{})
			d.Para(s, text)
			var want strings.Builder
			for _, r := range breakLines(text, s, d.Width()) {
				fmt.Fprintln(&want, r.text())
			}
			var out strings.Builder
			if err := d.Write(&out); err != nil {
				t.Fatal(err)
			}
			if got := strings.TrimRight(ask(t, []byte(out.String()), "pdftotext"), "\n\f"); got != strings.TrimRight(want.String(), "\n") {
				t.Errorf("%s, %d: poppler reads\n%s\nand not\n%s", face, n, got, want.String())
			}
		}
	}
}

func TestMissingNamesWhatIs(t *testing.T) {
	if missing := Missing(SerifBold(), "字\U000F1234"); string(missing) != "\U000F1234" {
		t.Errorf("%q", missing)
	}
	for _, shaped := range []string{"سلامت", "བོད", "ᠮᠣᠩ", "ไทย", "हिन्दी", "தமிழ்", "ﷲ", "שלום",
		"m\u0304", "q\u0307", "a\u20dd", "检\u0300", "\u0300e"} {
		if missing := Missing(SerifBold(), shaped); len(missing) == 0 || !Shaped(missing[0]) {
			t.Errorf("%s is set: %q", shaped, missing)
		}
	}
	if missing := Missing(SerifBold(), "李𬭚石碁镇𠮷①℃№e\u0301u\u0308\u0304か\u3099"); missing != nil {
		t.Errorf("%q", missing)
	}
}

// A letter with a mark on it is one glyph, and a hanzi of its own is not another.
func TestMarksAreOnTheirLetters(t *testing.T) {
	s := Style{Face: Serif(), Size: 10, Lead: 15}
	if got := broken("Cafe\u0301 lu\u0308\u0304 \u212b", s, 500); got != "Café l\u01d6 \u212b" {
		t.Errorf("%q", got)
	}
}

// The number of a certificate or of a standard is in one line wherever a line holds it.
func TestNumbersAreWhole(t *testing.T) {
	for _, number := range []string{"330110202100012345", "GB 50156—2021", "GB/T 8196—2018", "AQ 4273—2016", "TSG 21—2016",
		"linhai-toumengang@example.com", Whole("粤执法330102021000019"), Whole("（示高）安责改〔2021〕12号")} {
		for lead := range 60 {
			text := strings.Repeat("检查人员", 15)[:3*lead] + "（证号：" + number + "）会同当地应急管理所人员进行了现场检查"
			number := strings.ReplaceAll(number, string(Joint), "")
			for _, align := range []Align{Both, Left, Centre} {
				s := body()
				s.Align = align
				rows := breakLines(text, s, 20*s.Size)
				whole := false
				for _, r := range rows {
					whole = whole || strings.Contains(r.text(), number) || strings.Contains(number, "@")
					if at := strings.Index(r.text(), "linhai"); strings.Contains(number, "@") && at >= 0 {
						end := r.text()[len(r.text())-1]
						whole = whole && (strings.Contains(r.text(), number) || strings.ContainsRune("-@.", rune(end)))
					}
				}
				if !whole {
					t.Errorf("%s is parted after %d characters (%v)", number, lead, align)
				}
			}
		}
	}
}
