package main

import (
	"fmt"
	"os/exec"
	"strings"
	"testing"
)

// No page of a month of the demo is left half empty, nor that before the annex: only the last may be.
func TestMonthsOfTheDemoLeaveNoPageHalfEmpty(t *testing.T) {
	t.Parallel()
	o := office{t, t.TempDir()}
	o.must("demo", "play")
	for _, month := range []string{"2021-09", "2021-10", "2021-11", "2021-12"} {
		o.must("--store", "play/rectify.db", "report", "month", month, "-o", month+".pdf")
		out, err := exec.Command("pdftotext", "-bbox", o.path(month+".pdf"), "-").Output()
		if err != nil {
			t.Fatal("pdftotext: ", err)
		}
		pages := strings.Split(string(out), "<page ")[1:]
		for i, page := range pages {
			const mm, top, high = 72 / 25.4, 37, 225 // of GB/T 9704
			foot := 0.0
			for _, word := range strings.Split(page, "<word ")[1:] {
				var y float64
				fmt.Sscanf(word[strings.Index(word, "yMax="):], `yMax="%f"`, &y)
				if at := y/mm - top; at < high+2 { // the page's number is lower
					foot = max(foot, at/high)
				}
			}
			if least := map[bool]float64{true: 0.1, false: 0.7}[i == len(pages)-1]; foot < least {
				t.Errorf("%s: page %d of %d is filled to %.2f", month, i+1, len(pages), foot)
			}
		}
	}
}
