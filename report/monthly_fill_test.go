package report_test

import (
	"encoding/xml"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"rectify/inspect"
	"rectify/report"
)

// filled is how much of each page's type area is above its last line.
func filled(t *testing.T, pdf []byte) (shares []float64) {
	t.Helper()
	file := filepath.Join(t.TempDir(), "a.pdf")
	if err := os.WriteFile(file, pdf, 0o600); err != nil {
		t.Fatal(err)
	}
	out, err := exec.Command("pdftotext", "-bbox", file, "-").Output()
	if err != nil {
		t.Fatal("pdftotext: ", err)
	}
	var doc struct {
		Pages []struct {
			Words []struct {
				Foot float64 `xml:"yMax,attr"`
			} `xml:"word"`
		} `xml:"page"`
	}
	_, body, _ := strings.Cut(string(out), "<doc>") // its head may cut a long title in two
	body, _, _ = strings.Cut(body, "</doc>")
	if err := xml.Unmarshal([]byte("<doc>"+body+"</doc>"), &doc); err != nil {
		t.Fatal(err)
	}
	const mm, top, high = 72 / 25.4, 37, 225
	for _, page := range doc.Pages {
		foot := 0.0
		for _, w := range page.Words {
			if at := w.Foot/mm - top; at < high+2 { // the page's number is lower
				foot = max(foot, at/high)
			}
		}
		shares = append(shares, foot)
	}
	return shares
}

// leastFilled is how full a page of a report is at least.
const leastFilled = 0.7

// No page before the last of the text, or of the annex, is left half empty for a chart or
// a table that does not go on it, however much text there is before.
func TestMonthlyLeavesNoPageHalfEmpty(t *testing.T) {
	for _, many := range []int{0, 3, 7, 20} {
		m := aMonth()
		for i := range many {
			name := strings.Repeat("很长的名称", i%4) + strconv.Itoa(i)
			group := inspect.Group{Key: name, Label: name, Figures: m.Totals.Figures}
			m.Sectors, m.Towns = append(m.Sectors, group), append(m.Towns, group)
			group.HazardsFound = 1
			m.Categories = append(m.Categories, group)
		}
		for lines := range 22 {
			m.Totals.Scope = inspect.Scope{inspect.ByTown: strings.Repeat("甲乙丙丁戊己庚", 4*lines+1)}
			shares := filled(t, monthlyPDF(t, m, report.MonthlyOptions{}))
			for i, share := range shares[:len(shares)-1] { // that of the annex
				if share < leastFilled {
					t.Errorf("%d groups more, %d lines: page %d of %d is filled to %.2f", many, lines, i+1, len(shares), share)
				}
			}
		}
	}
}
