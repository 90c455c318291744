package report

import (
	"strings"
	"testing"

	"rectify/inspect"
)

// A column of the annex in which nothing is said leaves its room to the others.
func TestAnnexHasNoEmptyColumns(t *testing.T) {
	paper := aNotice(inspect.FormOrder)
	for len(paper.Items) < 12 {
		paper.Items = append(paper.Items, paper.Items[1])
	}
	for i := range paper.Items {
		paper.Items[i].Basis = ""
	}
	annex := onPages(t, printed(t, paper, noBlobs))[1]
	if !strings.Contains(annex, "序号部位问题期限") {
		t.Errorf("the annex begins with %s", annex)
	}
	paper.Items[0].Basis = "《安全生产法》"
	annex = onPages(t, printed(t, paper, noBlobs))[1]
	if !strings.Contains(annex, "序号部位问题依据期限") {
		t.Errorf("the annex begins with %s", annex)
	}
}
