package typeset

import (
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// texts mix what papers mix, and marks in any order, which they do not.
var texts = rapid.Custom(func(t *rapid.T) string {
	piece := rapid.OneOf(
		rapid.SampledFrom([]string{"，", "。", "；", "：", "！", "？", "）", "》", "〉", "」", "』", "】", "〕", "”", "’", "％", "…", "……", "——", "、"}),
		rapid.SampledFrom([]string{"（", "《", "〈", "「", "『", "【", "〔", "“", "‘", "￥"}),
		rapid.SampledFrom([]string{"检", "查", "安全", "石碁镇", "李𬭚", "𠮷", "隐患排查治理", "的"}),
		rapid.SampledFrom([]string{" ", "GB/T 50493—2019", "91350100M000100Y43", "3.5 m", "12", "Kai", "0.8 MPa", "https://example.invalid/a-rather-long/path", "\n"}),
	)
	return strings.Join(rapid.SliceOfN(piece, 0, 120).Draw(t, "pieces"), "")
})

// However narrow the column, whatever the face and the indents.
func TestLinesKeepTheRules(t *testing.T) {
	faces := []*Face{Serif(), SansBold(), Kai()}
	rapid.Check(t, func(t *rapid.T) {
		s := Style{Face: faces[rapid.IntRange(0, 2).Draw(t, "face")], Size: 14, Lead: 25,
			Align: Align(rapid.IntRange(0, 3).Draw(t, "align")), First: rapid.IntRange(0, 3).Draw(t, "first"), Hang: rapid.IntRange(0, 3).Draw(t, "hang")}
		holdsRules(t, s, texts.Draw(t, "text"), rapid.Float64Range(5, 600).Draw(t, "width"))
	})
}

// FuzzLines asks the same of any text at all.
func FuzzLines(f *testing.F) {
	f.Add(sample, 400.0)
	f.Add("，，，，（（（（", 30.0)
	f.Add("a b\n\n c", 1.0)
	f.Add("a%c %cH", 90.36) // the space fell away and a % began the line
	f.Fuzz(func(t *testing.T, text string, width float64) {
		if width > 0 && width < 1e6 && len(Missing(Serif(), text)) == 0 {
			holdsRules(t, Style{Face: Serif(), Size: 14, Lead: 25, First: 2}, text, width)
		}
	})
}

// holdsRules tells that nothing is lost, doubled or too wide, and that no line
// begins or ends with what may not, where anything else was possible.
func holdsRules(t interface{ Errorf(string, ...any) }, s Style, text string, width float64) {
	var all strings.Builder
	rows := breakLines(text, s, width)
	for i, r := range rows {
		for _, g := range r.glyphs {
			all.WriteRune(g.r)
		}
		if w := widthOf(r.glyphs); w > r.width+0.02 && len(r.glyphs) > 1 {
			t.Errorf("line %d is %.2f wide of %.2f", i, w, r.width)
		}
		if r.last || i+1 == len(rows) || len(rows[i+1].glyphs) == 0 {
			continue
		}
		a, b := r.glyphs[len(r.glyphs)-1].r, rows[i+1].glyphs[0].r
		if (closes(b) || opens(a)) && couldBreak(r.glyphs) {
			t.Errorf("line %d ends with %q and the next begins with %q", i, a, b)
		}
	}
	if got := all.String(); bare(got) != bare(text) {
		t.Errorf("%q became %q", text, got)
	}
}

// couldBreak tells whether a line might have ended sooner.
func couldBreak(line []glyph) bool {
	for i := 1; i < len(line); i++ {
		if a, b, _ := around(line, i); a != 0 && !closes(b) && !opens(a) {
			return true
		}
	}
	return false
}

func TestLinesAreFlush(t *testing.T) {
	s, width := body(), 453.0
	for _, r := range breakLines(strings.Repeat(sample, 20), s, width) {
		p := &Place{doc: New(A4, Info{}), sheet: &sheet{}}
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

func TestWhereLinesBreak(t *testing.T) {
	s := Style{Face: Serif(), Size: 10, Lead: 15}
	for text, want := range map[string]string{
		"一二三四五，六七":        "一二三四|五，六七",
		"一二三四（五）六":        "一二三四|（五）六",
		"一二三四五。":          "一二三四|五。",
		"一二三四——五六":        "一二三|四——五六",
		"一二三 GB 50140":    "一二三 GB|50140",
		"一二三四五\n六":        "一二三四五|六",
		"91350100M000100": "91350100|M000100",
		"一二三、12个":         "一二三、|12个",
		"一二三1.8 m宽":       "一二三|1.8 m宽",
		"一二三四五 ，六":        "一二三四|五 ，六",
		"":                "",
	} {
		var lines []string
		for _, r := range breakLines(text, s, 50) {
			line := ""
			for _, g := range r.glyphs {
				line += string(g.r)
			}
			lines = append(lines, line)
		}
		if got := strings.Join(lines, "|"); got != want {
			t.Errorf("%s breaks as %s, not %s", text, got, want)
		}
	}
	if n := Lines(s, "一二三四五六", 50); n != 2 || Lines(s, "", 50) != 0 {
		t.Errorf("%d lines", n)
	}
	if w := Measure(s, "一二𬭚"); w != 30 {
		t.Errorf("%.2f points", w)
	}
}
