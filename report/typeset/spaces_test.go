package typeset

import "testing"

// Spaces between words are as wide as they were written, and none is lost but at a line's end.
func TestSpacesAreKept(t *testing.T) {
	for _, align := range []Align{Both, Left, Centre, Right} {
		s := Style{Face: Serif(), Size: 9, Lead: 13, Align: align}
		const text = "电话  010-12345678   传真 1"
		rows := breakLines(text, s, 400)
		if len(rows) != 1 || rows[0].text() != text {
			t.Errorf("%d: %q", align, rows[0].text())
		}
		if one := Measure(s, "a b"); Measure(s, "a  b") <= one {
			t.Error("two spaces are no wider than one")
		}
	}
}
