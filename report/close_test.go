package report

import (
	"strings"
	"testing"

	"rectify/inspect"
)

// A paper of one side is as loose as it can be: nothing that would do is passed over.
func TestAPaperIsAsLooseAsItCanBe(t *testing.T) {
	face, _ := bodyFace("", noBlobs)
	for _, kind := range []inspect.FormKind{inspect.FormNotice, inspect.FormOrder, inspect.FormFireNow,
		inspect.FormFireLimit, inspect.FormRecord} {
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
						t.Errorf("%s, %d of %d: lines of %.1f, not %.1f (beside the seal %t)", kind, items, long,
							set.body.Lead, d.lead, d.beside)
					}
					break
				}
			}
		}
	}
}

// A long list whose due dates alternate has them in the list alone, and its face is set as
// loosely as it fits.
func TestDueDatesThatAlternateAreInTheList(t *testing.T) {
	face, _ := bodyFace("", noBlobs)
	for _, items := range []int{30, 100, 200, 500} {
		for _, alternate := range []bool{false, true} {
			pa := aNotice(inspect.FormOrder)
			for i := len(pa.Items); i < items; i++ {
				pa.Items = append(pa.Items, pa.Items[1])
			}
			for i := range pa.Items {
				if pa.Items[i].Due = inspect.Date("2021-12-08").Add(i * 3 / items); alternate {
					pa.Items[i].Due = inspect.Date("2021-12-08").Add(i % 3)
				}
			}
			set := (paper{Paper: pa, blobs: noBlobs, face: face}).close()
			if set.doc.Pages() != 1 || set.air < 1 {
				t.Errorf("%d items: %d pages with %.1f of the air", items, set.doc.Pages(), set.air)
			}
			says := onPages(t, printed(t, pa, noBlobs))[0]
			if short := strings.Contains(says, "表中所列期限"); short != alternate {
				t.Errorf("%d items, alternating %t: the order says %s", items, alternate, says)
			}
		}
	}
}
