package typeset

import (
	"math"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// texts mix what papers mix, and marks in any order, which they do not.
var texts = rapid.Custom(func(t *rapid.T) string {
	piece := rapid.OneOf(
		rapid.SampledFrom([]string{"，", "。", "；", "：", "．", "！", "？", "）", "》", "〉", "」", "』", "】", "〕", "”", "’",
			"％", "…", "……", "——", "、", "））。", "），", "。”"}),
		rapid.SampledFrom([]string{"（", "《", "〈", "「", "『", "【", "〔", "“", "‘", "￥", "：《", "（《"}),
		rapid.SampledFrom([]string{"检", "查", "安全", "石碁镇", "李𬭚", "𠮷", "隐患排查治理", "的", "配电室", "堆放杂物", "《安全生产法》"}),
		rapid.SampledFrom([]string{" ", "  ", "GB/T 50493—2019", "（GB 50156—2021）", "91350100M000100Y43", "3.5 m",
			"1.8 m×0.9 m", "12", "Kai", "DN50", "%", "0.8 MPa",
			"https://example.invalid/a-rather-long/path/that/cannot/be/broken/anywhere/in/one/line", "\n"}),
	)
	return strings.Join(rapid.OneOf(rapid.SliceOfN(piece, 0, 12), rapid.SliceOfN(piece, 40, 160)).Draw(t, "pieces"), "")
})

// However narrow the column, whatever the face and the indents.
func TestLinesKeepTheRules(t *testing.T) {
	faces := []*Face{Serif(), SerifBold(), SansBold(), Kai()}
	rapid.Check(t, func(t *rapid.T) {
		s := Style{Face: faces[rapid.IntRange(0, 3).Draw(t, "face")],
			Size: rapid.SampledFrom([]float64{9, 10.5, 14, 22}).Draw(t, "size"), Lead: 25,
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
	f.Add("（《一》）。“二。”，（三）", 60.0)
	f.Add("  一二三  ", 20.0)
	f.Add("，（〔，，，，，，，，", 21.0) // a number's brackets, after another that had to be kept with it
	f.Fuzz(func(t *testing.T, text string, width float64) {
		if width > 0 && width < 1e6 && len(Missing(Serif(), text)) == 0 {
			holdsRules(t, Style{Face: Serif(), Size: 14, Lead: 25, First: 2}, text, width)
		}
	})
}

// holdsRules tells that nothing is lost, doubled or too wide, that no line
// begins or ends with what may not, where anything else was possible, and that
// no line is stretched or squeezed beyond what is allowed.
func holdsRules(t interface{ Errorf(string, ...any) }, s Style, text string, width float64) {
	var all strings.Builder
	rows := breakLines(text, s, width)
	for i, r := range rows {
		all.WriteString(r.text())
		if w := r.drawn(); w > r.width+0.02 && len(r.glyphs) > 1 {
			t.Errorf("line %d is %.2f wide of %.2f", i, w, r.width)
		}
		if r.extra != 0 && s.Align != Both || r.extra > loosest*s.Size+0.001 || r.extra < -tightest*s.Size-0.001 && gaps(r.glyphs) > 0 {
			t.Errorf("line %d has gaps of %.2f points", i, r.extra)
		}
		for _, g := range r.glyphs {
			if g.trim < 0 || g.trim > half || g.trim > 0 && g.blank == full {
				t.Errorf("line %d: %q is trimmed by %d", i, g.r, g.trim)
			}
		}
		if r.last || i+1 == len(rows) || len(rows[i+1].glyphs) == 0 {
			continue
		}
		a, b := r.glyphs[len(r.glyphs)-1].r, rows[i+1].glyphs[0].r
		if (closes(b) || opens(a)) && !(a == '/' && latin(b)) && couldBreak(r.glyphs) {
			t.Errorf("line %d ends with %q and the next begins with %q", i, a, b)
		}
	}
	if got := all.String(); bare(got) != bare(composed(text)) {
		t.Errorf("%q became %q", text, got)
	}
}

// drawn is how wide a line is on paper.
func (r row) drawn() float64 { return widthOf(r.glyphs) + r.extra*float64(gaps(r.glyphs)) }

// couldBreak tells whether a line might have ended sooner.
func couldBreak(line []glyph) bool {
	for i := 1; i < len(line); i++ {
		if a, b, _ := around(line, i); a != 0 && !closes(b) && !opens(a) {
			return true
		}
	}
	return false
}

// prose is sentences, as forms and inspectors write them.
var prose = rapid.Custom(func(t *rapid.T) string {
	clause := rapid.StringOfN(rapid.RuneFrom([]rune("检查安全生产隐患整改完毕配电室内堆放杂物")), 3, 14, -1)
	end := rapid.SampledFrom([]string{"，", "；", "、", "（一）", "）（", "《规范》，", "（二）", "3项", "2021年"})
	var b strings.Builder
	for range rapid.IntRange(8, 24).Draw(t, "clauses") {
		b.WriteString(clause.Draw(t, "clause") + end.Draw(t, "end"))
	}
	return b.String() + clause.Draw(t, "last") + rapid.SampledFrom([]string{"。", "）。", "", "））。"}).Draw(t, "stop")
})

// On a page no paragraph ends with a line of one character, and all lines but
// the last reach both margins.
func TestNoCharacterStandsAlone(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := Style{Face: Serif(), Size: 14, Lead: 25, First: 2}
		rows := breakLines(prose.Draw(t, "text"), s, rapid.Float64Range(28, 40).Draw(t, "ems")*14)
		for i, r := range rows {
			if letters := strings.Map(onlyLetters, r.text()); i > 0 && r.last && len([]rune(letters)) < 2 {
				t.Errorf("the last of %d lines is %q", i+1, r.text())
			}
			if off := r.width - r.drawn(); !r.last && math.Abs(off) > 0.02 {
				t.Errorf("line %d, %q, ends %.2f points off the margin", i, r.text(), off)
			}
		}
	})
}

func onlyLetters(r rune) rune {
	if closes(r) || opens(r) {
		return -1
	}
	return r
}
