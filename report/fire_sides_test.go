package report

import (
	"maps"
	"slices"
	"strings"
	"testing"

	"rectify/inspect"
)

// ofLengths are hazards whose text and basis are so many characters long, each due another day.
func ofLengths(lengths ...[2]int) (items []inspect.Item) {
	dues := []inspect.Date{"2021-12-03", "2021-12-08", "2021-12-23"}
	for i, n := range lengths {
		items = append(items, inspect.Item{Text: strings.Repeat("甲乙丙丁戊己庚辛壬癸", 90)[:3*n[0]], Level: inspect.General,
			Basis: strings.Repeat("子丑寅卯辰巳午未申酉", 20)[:3*n[1]], Due: dues[i%len(dues)]})
	}
	return items
}

// Fire forms with up to three hazards, as long as offices write them, are one side with
// room for the seal.
func TestFireFormsAreOneSide(t *testing.T) {
	face, _ := bodyFace("", noBlobs)
	for _, lengths := range [][][2]int{
		{{35, 30}, {73, 15}, {61, 22}}, {{41, 30}, {39, 35}, {51, 25}}, {{50, 44}, {53, 35}, {27, 49}},
		{{140, 0}, {140, 0}, {140, 0}},
	} {
		for _, kind := range []inspect.FormKind{inspect.FormFireNow, inspect.FormFireLimit} {
			pa := aNotice(kind)
			pa.Items, pa.Ticks = ofLengths(lengths...), []int{2, 5}
			set := (&paper{Paper: pa, blobs: noBlobs, face: face}).close()
			if set.doc.Pages() != 1 || set.listed {
				t.Errorf("%s %v: %d pages, listed %t", kind, lengths, set.doc.Pages(), set.listed)
			}
			if n := touched(t, printed(t, pa, noBlobs)); n > 0 {
				t.Errorf("%s %v: %d pixels touched", kind, lengths, n)
			}
		}
	}
}

// longHeads are agencies' names of two and of three lines.
var longHeads = []string{"示范市示范高新技术产业开发区|安全生产监督管理部",
	"示范市示范高新技术产业开发区|安全生产监督管理部|综合执法大队"}

// headed is a paper of an agency with such a head, and how to reach it.
func headed(kind inspect.FormKind, heading string) inspect.Paper {
	pa := aNotice(kind)
	pa.Agency.Name, pa.Agency.Heading = strings.ReplaceAll(heading, "|", ""), heading
	pa.Form.Texts = maps.Clone(pa.Form.Texts)
	pa.Form.Texts["contact"] = "地址：示范路1号　电话：0530-1234567"
	return pa
}

// Under a long head too a fire form with up to three hazards is one side, and so is a pad.
func TestLongHeadsAreOneSide(t *testing.T) {
	face, _ := bodyFace("", noBlobs)
	for _, heading := range longHeads {
		for _, lengths := range [][][2]int{nil, {{35, 15}, {35, 15}, {35, 15}}, {{50, 44}, {53, 35}, {27, 49}}} {
			for _, kind := range []inspect.FormKind{inspect.FormNotice, inspect.FormFireNow, inspect.FormFireLimit} {
				pa := headed(kind, heading)
				if pa.Items, pa.Ticks = ofLengths(lengths...), []int{2, 5}; lengths == nil {
					pa.Taker, pa.Ticks = "丙某", nil
				}
				set := (&paper{Paper: pa, blobs: noBlobs, face: face}).close()
				if set.doc.Pages() != 1 || set.listed {
					t.Errorf("%s %s %v: %d pages, listed %t", heading, kind, lengths, set.doc.Pages(), set.listed)
				}
				sealable(t, pa)
			}
		}
	}
}

// Under a head of three lines the seal's room stays, whatever does not go on that side.
func TestLongHeadsLeaveTheSealItsRoom(t *testing.T) {
	for _, kind := range inspect.FormKinds() {
		if !slices.Contains(kind.Signs(), "agency") {
			continue
		}
		for _, lengths := range [][][2]int{{{30, 15}, {30, 15}, {30, 15}},
			{{50, 44}, {53, 35}, {27, 49}}, {{30, 15}, {30, 15}, {390, 40}}} {
			pa := headed(kind, longHeads[1])
			pa.Items, pa.Ticks = ofLengths(lengths...), []int{2, 5}
			pa.Form.Header = "{agency}"
			sealable(t, pa)
		}
	}
}

// A pad beside whose seal the unit signs is no closer than it must be.
func TestPadsAreAsLooseAsTheyCanBe(t *testing.T) {
	face, _ := bodyFace("", noBlobs)
	pa := aNotice(inspect.FormFireNow)
	pa.Taker, pa.Items = "丙某", nil
	set := (&paper{Paper: pa, blobs: noBlobs, face: face}).close()
	if !set.signsBeside || set.air == 0 {
		t.Errorf("beside the seal %t, air %.1f, lines of %.1f", set.signsBeside, set.air, set.body.Lead)
	}
}
