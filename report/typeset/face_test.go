package typeset

import (
	"bytes"
	"encoding/binary"
	"slices"
	"testing"

	"rectify/report/fonts"
)

// small is a font of a few characters of the serif, as a user might bring.
func small(t testing.TB) []byte {
	t.Helper()
	f := Serif()
	var members []member
	for _, r := range "检查一二三，。ABÀ12" {
		members = append(members, member{r: r, glyph: f.Glyph(r)})
	}
	return subsetOf(t, f, members)
}

func subsetOf(t testing.TB, f *Face, members []member) []byte {
	t.Helper()
	ttf, err := f.subset(members)
	if err != nil {
		t.Fatal(err)
	}
	return ttf
}

func outlineOf(t testing.TB, f *Face, glyph int) []byte {
	t.Helper()
	outline, err := f.outline(glyph)
	if err != nil {
		t.Fatal(err)
	}
	return outline
}

func TestBuiltInFacesHaveWhatPapersNeed(t *testing.T) {
	faces := map[string]*Face{"serif": Serif(), "serif bold": SerifBold(), "sans bold": SansBold(), "kai": Kai()}
	for name, f := range faces {
		for _, r := range "0123456789ABCxyz ，。、；：？！（）《》〔〕“”—…·%℃㎡①②³≤≥±×□■№〇责令限期整改𬭚" {
			if f.Glyph(r) == 0 {
				t.Errorf("%s has no %c", name, r)
			}
		}
		if f.Glyph('😀') != 0 || f.Glyph(0x10ffff) != 0 || f.Glyph(-1) != 0 {
			t.Errorf("%s has what it has not", name)
		}
	}
}

// Whatever a ledger, a formula or a list on a phone is written with prints, in
// every face: a symbol with the mark for its plain form too.
func TestSymbolsPrint(t *testing.T) {
	const symbols = "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁿ₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎☐☑☒✓✔✕✖✗✘□■▲△○●◎◇◆★☆≤≥≠≈±×÷°℃‰√∅⌀ΩμφΦαβγ" +
		"①⑩⑳㉑❶ⅠⅡⅢⅣⅩⅫⅰ㎡㎥㎜℡№→←↑↓➜➤►⚠⚡⚙☢☣☎✆✔\ufe0f☑\ufe0f⚠\ufe0e½⅓㊣〇々"
	for name, f := range map[string]*Face{"serif": Serif(), "serif bold": SerifBold(), "sans bold": SansBold(),
		"kai": Kai(), "none": nil} {
		if missing := Missing(f, symbols); len(missing) > 0 {
			t.Errorf("%s: %s do not print", name, Names(missing))
		}
	}
	for r := rune(' '); r <= 0x9fa5; r++ {
		if f, _ := pick(nil, r); (r < 0x7f || common(r)) && f == nil {
			t.Fatalf("%c does not print", r)
		}
	}
	if n := len(shape("✔\ufe0f", Style{Size: 10})); n != 1 {
		t.Errorf("a tick is %d glyphs", n)
	}
	if n := len(fonts.Symbol); n > 10_000 {
		t.Errorf("the symbol face has %d bytes", n)
	}
}

// A renamed face must not bear the name its makers reserve.
func TestReservedNamesAreNotUsed(t *testing.T) {
	for name, face := range map[string][]byte{"LXGW": fonts.Kai, "WenKai": fonts.Kai, "霞鹜": fonts.Kai,
		"DejaVu": fonts.Symbol, "Vera": fonts.Symbol} {
		utf16be := []byte(nil)
		for _, r := range name {
			utf16be = binary.BigEndian.AppendUint16(utf16be, uint16(r))
		}
		at := tableOf(t, face, "name")
		// The copyright notice names the project and its address, and must.
		records := int(be16(at[2:]))
		for i := range records {
			rec := at[6+12*i:]
			from := int(be16(at[4:])) + int(be16(rec[10:]))
			if text := at[from : from+int(be16(rec[8:]))]; be16(rec[6:]) != 0 && bytes.Contains(text, utf16be) {
				t.Errorf("name %d says %s", be16(rec[6:]), name)
			}
		}
	}
}

func tableOf(t testing.TB, font []byte, tag string) []byte {
	t.Helper()
	for i := range int(be16(font[4:])) {
		rec := font[12+16*i:]
		if string(rec[:4]) == tag {
			return font[be32(rec[8:]):][:be32(rec[12:])]
		}
	}
	t.Fatal("no table ", tag)
	return nil
}

func TestSubsetDrawsTheSame(t *testing.T) {
	for _, f := range []*Face{Serif(), Kai()} {
		var members []member
		for _, r := range "检查𬭚A，" {
			members = append(members, member{r: r, glyph: f.Glyph(r)})
		}
		sub, err := ParseFace("subset", subsetOf(t, f, members))
		if err != nil {
			t.Fatal(err)
		}
		for i, m := range members {
			g := sub.Glyph(rune(0xf000 + firstCode + i))
			if g != i+1 || sub.Advance(g) != f.Advance(m.glyph) || !bytes.HasPrefix(outlineOf(t, sub, g), outlineOf(t, f, m.glyph)) {
				t.Errorf("%c is not the same", m.r)
			}
		}
	}
}

// A composite glyph brings its parts, under their new numbers.
func TestSubsetTakesPartsAlong(t *testing.T) {
	part := []byte{0, 1, 0, 0, 0, 0, 0, 9, 0, 9, 0, 0, 0, 0, 1, 0, 9, 0, 9, 0}
	whole := []byte{0xff, 0xff, 0, 0, 0, 0, 0, 9, 0, 9, 0, 0x20, 0, 3, 0, 0, 0, 2, 0, 2, 0, 0} // glyph 3, then glyph 2
	f := &Face{glyphs: 4, metrics: 4, units: 1000, longLoca: true, head: make([]byte, 54), hhea: make([]byte, 36),
		maxp: make([]byte, 6), hmtx: make([]byte, 16)}
	f.loca, f.glyf = joinOutlines([][]byte{nil, whole, part, append(slices.Clone(part), 7)})
	sub, err := ParseFace("subset", subsetOf(t, withEm(f), []member{{r: '一', glyph: 1}}))
	if err != nil {
		t.Fatal(err)
	}
	made := outlineOf(t, sub, 1)
	if sub.glyphs != 4 || be16(made[12:]) != 2 || be16(made[18:]) != 3 || !bytes.HasPrefix(outlineOf(t, sub, 3), part) {
		t.Errorf("%d glyphs, %x", sub.glyphs, made)
	}
}

func withEm(f *Face) *Face {
	binary.BigEndian.PutUint16(f.head[18:], 1000)
	return f
}

func TestDamagedFontsAreErrors(t *testing.T) {
	font := small(t)
	for n := range len(font) {
		if _, err := ParseFace("cut", font[:n]); err == nil && n < len(font)-3 {
			t.Errorf("a font cut to %d of %d bytes was taken", n, len(font))
		}
	}
	for _, data := range [][]byte{nil, []byte("OTTO\x00\x01aaaaaaaaaaaaaaaaaaaaaa"),
		[]byte("ttcf\x00\x01\x00\x00\x00\x00\x00\x01"), []byte("%PDF-1.7 and so on")} {
		if _, err := ParseFace("other", data); err == nil {
			t.Errorf("%.4q was taken", data)
		}
	}
}

// FuzzFace damages a font: it is refused, or it sets text without a panic.
func FuzzFace(f *testing.F) {
	font := small(f)
	f.Add(font, uint32(70), uint32(0xffff))
	f.Fuzz(func(t *testing.T, data []byte, at, value uint32) {
		if len(data) > 4 {
			data = slices.Clone(data)
			binary.BigEndian.PutUint32(data[int(at)%(len(data)-3):], value)
		}
		face, err := ParseFace("fuzz", data)
		if err != nil {
			return
		}
		var members []member
		for _, r := range "检查一A1\uf021\uf022\uf023\U00020000" {
			g := face.Glyph(r)
			face.Advance(g)
			members = append(members, member{r: r, glyph: g})
		}
		ttf, err := face.subset(members)
		if err != nil { // its packed outlines are damaged
			return
		}
		if _, err := ParseFace("subset", ttf); err != nil && len(outlineOf(t, face, members[0].glyph)) > 0 {
			t.Errorf("its subset is %v", err)
		}
		compose(func(d *Doc) { d.Para(Style{Face: face, Size: 14, Lead: 20}, "检查一A1") }).Write(&bytes.Buffer{})
	})
}

func TestFacesForPapersHaveHanzi(t *testing.T) {
	if !Serif().Hanzi() || !Kai().Hanzi() || Symbol().Hanzi() {
		t.Error("a face of symbols alone would do for papers")
	}
}
