package inspect

import (
	"slices"
	"strings"
	"testing"
)

func TestTicksByCategory(t *testing.T) {
	lines := strings.Split(DefaultForm(FormFireNow).Text("violations"), "\n")
	if len(lines) != len(violationList) {
		t.Fatalf("%d lines and %d violations", len(lines), len(violationList))
	}
	var all []Hazard
	for i, v := range violationList[:11] {
		h := Hazard{N: int64(i + 1), Category: v.category}
		if got, err := ticks(nil, []Hazard{h, h}); err != nil || !slices.Equal(got, []int{i + 1}) {
			t.Errorf("%s ticks %v (%v)", v.category, got, err)
		}
		all = slices.Insert(all, 0, h)
	}
	if got, err := ticks(nil, all); err != nil || !slices.Equal(got, []int{1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11}) {
		t.Errorf("%v %v", got, err)
	}
	for _, category := range []string{"", "fire", "消防", "other"} {
		if _, err := ticks(nil, []Hazard{{N: 3, Category: category}}); !IsCode(err, CodeRefused) ||
			!strings.Contains(err.Error(), "H3") {
			t.Errorf("%q: %v", category, err)
		}
	}
	if got, err := ticks([]int{12, 5, 12}, []Hazard{{Category: "fire"}}); err != nil ||
		!slices.Equal(got, []int{5, 12}) {
		t.Errorf("%v %v", got, err)
	}
	for _, n := range []int{0, 13, -1} {
		if _, err := ticks([]int{n}, nil); !IsCode(err, CodeInvalid) {
			t.Errorf("%d: %v", n, err)
		}
	}
}

func TestOnlyFireFormsTick(t *testing.T) {
	no := Paper{Form: DefaultForm(FormOrder)}
	if err := no.tick([]int{1}, nil); !IsCode(err, CodeInvalid) {
		t.Error(err)
	}
	if err := no.tick(nil, []Hazard{{}}); err != nil || no.Ticks != nil {
		t.Error(err)
	}
}
