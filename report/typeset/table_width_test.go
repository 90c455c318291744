package typeset

import (
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// Whatever the widths that columns are given and the words in them, a table is set, between
// the margins, and no character is lost.
func TestEveryTableIsSet(t *testing.T) {
	cells := rapid.OneOf(texts, rapid.StringMatching(`[A-Za-z0-9:.@/-]{0,120}`))
	rapid.Check(t, func(t *rapid.T) {
		table := Table{Style: Style{Face: Serif(), Size: rapid.SampledFrom([]float64{9, 10.5, 12}).Draw(t, "size"), Lead: 14}}
		for range rapid.IntRange(1, 8).Draw(t, "columns") {
			table.Columns = append(table.Columns, Column{Align: Align(rapid.IntRange(0, 3).Draw(t, "align")),
				Width: rapid.OneOf(rapid.Just(0.0), rapid.Float64Range(0, 150)).Draw(t, "width")})
		}
		for range rapid.IntRange(1, 4).Draw(t, "rows") {
			table.Rows = append(table.Rows, rapid.SliceOfN(cells, 1, len(table.Columns)).Draw(t, "row"))
		}
		d := New(A4, Info{})
		d.Table(table)
		if d.err != nil {
			t.Fatal(d.err)
		}
		var got, want []rune
		left, right := A4.Left*mm-0.1, (A4.Width-A4.Right)*mm+0.1
		for _, sheet := range d.paginate() {
			for _, run := range sheet.texts {
				wide := widthOf(run.glyphs) + run.space*float64(len(run.glyphs)-1)
				if run.x < left || run.x+wide > right {
					t.Errorf("%q is outside the margins", row{glyphs: run.glyphs}.text())
				}
				if run.in != nil { // else it is repeated
					got = append(got, []rune(bare(row{glyphs: run.glyphs}.text()))...)
				}
			}
			for _, rule := range sheet.rules {
				if rule.x < left-cellRule || rule.x+rule.w > right+cellRule {
					t.Errorf("a rule from %.1f to %.1f", rule.x, rule.x+rule.w)
				}
			}
		}
		for _, row := range table.Rows {
			want = append(want, []rune(bare(composed(strings.Join(row, ""))))...)
		}
		slices.Sort(got)
		slices.Sort(want)
		if !slices.Equal(got, want) {
			t.Errorf("%q became %q", string(want), string(got))
		}
	})
}

// An address is parted after its marks also where a line begins within it, and a long word
// in a narrow column after its own.
func TestLongWordsArePartedAtTheirMarks(t *testing.T) {
	s := Style{Face: Serif(), Size: 10, Lead: 15, Align: Left}
	for text, want := range map[string]string{
		"见https://www.mem.gov.cn/gk/zfxxgkpt/fdzdgknr/202304/t20230420_448291.shtml": "见https://www.|mem.gov.cn/gk/|zfxxgkpt/|" +
			"fdzdgknr/202304/|t20230420_448291.|shtml",
		"Workshop-03-Building-A2-Level3": "Workshop-03-|Building-A2-|Level3",
	} {
		if got := broken(text, s, 90); got != want {
			t.Errorf("%s breaks as %s, not %s", text, got, want)
		}
	}
}

// A line before an address is not spread: it is left ragged, as one before a paper's number.
func TestLinesBeforeAddressesAreNotSpread(t *testing.T) {
	s := body()
	for lead := 5; lead < 60; lead++ {
		text := strings.Repeat("配电室堆放杂物，见", 12)[:3*lead] +
			"https://www.mem.gov.cn/gk/zfxxgkpt/fdzdgknr/202304/t20230420_448291.shtml"
		for _, r := range breakLines(text, s, 28*s.Size) {
			if r.extra > apart*s.Size {
				t.Errorf("%q is spread by %.1f points", r.text(), r.extra)
			}
		}
	}
}
