package report

import (
	"testing"

	"rectify/inspect"
)

// A paper of one side is as loose as it can be: nothing that would do is passed over.
func TestAPaperIsAsLooseAsItCanBe(t *testing.T) {
	face, _ := bodyFace("", noBlobs)
	for _, kind := range []inspect.FormKind{inspect.FormNotice, inspect.FormOrder, inspect.FormFireNow, inspect.FormFireLimit, inspect.FormRecord} {
		for items := 1; items <= 6; items++ {
			for long := 10; long <= 130; long += 15 {
				pa := aNotice(kind)
				var lengths [][2]int
				for range items {
					lengths = append(lengths, [2]int{long, 12})
				}
				pa.Items, pa.Ticks = ofLengths(lengths...), []int{2, 5}
				p := paper{Paper: pa, blobs: noBlobs, face: face}
				set := (&p).close()
				for _, d := range densities {
					if p.compose(d).doc.Pages() > 1 {
						continue
					}
					if set.listed || set.body.Size != d.size || set.body.Lead != d.lead || set.signsBeside != d.beside {
						t.Errorf("%s, %d of %d: lines of %.1f, not %.1f (beside the seal %t)", kind, items, long, set.body.Lead, d.lead, d.beside)
					}
					break
				}
			}
		}
	}
}
