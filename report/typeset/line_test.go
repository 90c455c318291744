package typeset

import (
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// drawn is text of what notices are made of, in any order.
func drawn(t *rapid.T) string {
	parts := rapid.SliceOfN(rapid.SampledFrom([]string{"配电室", "堆放杂物", "，", "。", "；", "《安全生产法》", "（", "）", "“", "”", "GB/T 50493—2019", "91350100M000100Y43",
		"1.8 m", "李𬭚", "石碁镇", "——", "……", "DN50", "A", "3", "、", "%", "https://example.org/a/very/long/path/that/cannot/be/broken/anywhere/at/all/in/one/line"}), 1, 80).Draw(t, "parts")
	return strings.Join(parts, "")
}

// Whatever the text and the width: not a character is lost or doubled, no line
// begins with a closing mark or ends with an opening one, none is too wide.
func TestLinesKeepEverything(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := drawn(t)
		style := Style{Face: Serif(), Size: 14, Lead: 25, First: rapid.IntRange(0, 2).Draw(t, "first")}
		width := rapid.Float64Range(160, 500).Draw(t, "width")
		rows := breakLines(text, style, width)
		var all strings.Builder
		for i, r := range rows {
			for _, g := range r.glyphs {
				all.WriteRune(g.r)
			}
			if w := widthOf(r.glyphs); w > r.width+0.02 {
				t.Fatalf("a line of %.1f points in %.1f", w, r.width)
			}
			if i > 0 && len(r.glyphs) > 0 && !forced(rows[i-1], r) {
				if first := r.glyphs[0].r; strings.ContainsRune("，。、；：！？）》」』】〕”", first) {
					t.Fatalf("line %d begins with %c", i, first)
				}
				before := rows[i-1].glyphs
				if last := before[len(before)-1].r; strings.ContainsRune("（《〈「『【〔“", last) {
					t.Fatalf("line %d ends with %c", i-1, last)
				}
			}
		}
		if got, want := bare(all.String()), bare(text); got != want {
			t.Fatalf("%q became %q", want, got)
		}
	})
}

// forced tells that two lines hold nothing between which a line could end: a
// row of marks wider than the page, which no text has.
func forced(a, b row) bool {
	marks := 0
	for _, g := range append(append([]glyph{}, a.glyphs...), b.glyphs[0]) {
		if strings.ContainsRune(notFirst+notLast, g.r) {
			marks++
		}
	}
	return marks >= len(a.glyphs)
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

func TestCheckNamesWhatIsMissing(t *testing.T) {
	err := Check(SerifBold(), "字\U000F1234")
	if m, ok := err.(*MissingError); !ok || !strings.Contains(m.Names(), "U+F1234") {
		t.Errorf("%v", err)
	}
	if err := Check(SerifBold(), "李𬭚石碁镇𠮷①℃№"); err != nil {
		t.Error(err)
	}
}

// A damaged face is an error and never a panic, whatever is asked of it after.
func FuzzParseFace(f *testing.F) {
	small := Serif().subset([]member{{'中', Serif().Glyph('中')}, {'é', Serif().Glyph('é')}})
	f.Add(small)
	f.Fuzz(func(t *testing.T, data []byte) {
		face, err := ParseFace("fuzz", data)
		if err != nil {
			return
		}
		for _, r := range []rune{0, 'a', '中', 0xf021, 0x2cb5a, 0x10ffff} {
			g := face.Glyph(r)
			face.Advance(g)
			face.subset([]member{{r, g}})
		}
	})
}
