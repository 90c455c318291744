package report

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"rectify/inspect"
)

// hardNotice has a unit of 120 characters, so many officers with long certificates, and so
// many hazards of that many characters.
func hardNotice(kind inspect.FormKind, heading string, officers, items, long int) inspect.Paper {
	pa := headed(kind, heading)
	pa.Site.Name = strings.Repeat("示范市示范区示范第一危险化学品", 8)
	pa.Officers = slices.Repeat([]inspect.Officer{{Name: "甲某", Cert: strings.Repeat("鲁SF01012345", 5)}}, officers)
	pa.Items, pa.Ticks = ofLengths(slices.Repeat([][2]int{{long, 40}}, items)...), []int{3, 5}
	return pa
}

// All sign on the face, which is one side, however long what is found and who signs: what was
// found goes to the annex.
func TestTheFaceHoldsTheSignatures(t *testing.T) {
	face, _ := bodyFace("", noBlobs)
	for _, kind := range []inspect.FormKind{inspect.FormFireNow, inspect.FormFireLimit, inspect.FormNotice,
		inspect.FormOrder} {
		for _, heading := range append(longHeads, "示范高新区安全生产监管部") {
			for n := range 4 * 3 * 3 {
				officers, items, long := 1+n/9, 1+n/3%3, 300*(1+n%3)
				for _, unit := range []string{"", "示范第一加油站"} {
					pa := hardNotice(kind, heading, officers, items, long)
					if unit != "" {
						pa.Site.Name = unit
					}
					hard := fmt.Sprintf("%s of %s to %q by %d officers, %d times %d characters", kind, heading, unit,
						officers, items, long)
					if set := (&paper{Paper: pa, blobs: noBlobs, face: face}).close(); set.doc.Pages() != 1 {
						t.Errorf("%s: %d sides before the annex", hard, set.doc.Pages())
					}
				}
			}
		}
		sealable(t, hardNotice(kind, longHeads[0], 4, 1, 900))
	}
}
