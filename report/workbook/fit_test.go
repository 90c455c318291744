package workbook

import (
	"strings"
	"testing"
)

// A text that would be higher than a row can be has a wider column, in which all of it shows;
// what no width helps, and what is short, asks for none. Bold letters are wider.
func TestLongTextsFit(t *testing.T) {
	for _, text := range []string{strings.Repeat("管道井内堆放纸箱，", 165), strings.Repeat("a long word ", 300)} {
		wide := Needs(text, 9)
		s := Sheet{Widths: []float64{wide}}
		high := s.tall([]Cell{{Value: text, Style: Style{Wrap: true, Size: 9}}})
		if wide < 40 || high >= highest {
			t.Errorf("a column of %g is %g high", wide, high)
		}
	}
	if Needs("短", 9) != 0 || Needs(strings.Repeat("行\n", 500), 9) != 0 {
		t.Error("what is short, or is helped by no width, asks for one")
	}
	if Width("level", 9, true) <= Width("level", 9, false) || Width("级别", 9, true) != Width("级别", 9, false) ||
		WordWidth("设备 equipment级", 9, false) != Width("equipment", 9, false) {
		t.Error("words are not measured")
	}
}
