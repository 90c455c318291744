package report

import (
	"bytes"
	"fmt"
	"slices"
	"strings"
	"testing"

	"rectify/inspect"
)

// ruleBehind is how long the first rule behind a label or under it is, in millimetres.
func ruleBehind(t *testing.T, pdf []byte, label string) float64 {
	t.Helper()
	for i, page := range bytes.Split(ask(t, pdf, "-bbox"), []byte("<page "))[1:] {
		at := bytes.Index(page, []byte(">"+label))
		if at < 0 {
			continue
		}
		var x0, y0, x1, y1 float64
		word := page[bytes.LastIndex(page[:at], []byte("<word ")):]
		fmt.Sscanf(string(word), `<word xMin="%f" yMin="%f" xMax="%f" yMax="%f"`, &x0, &y0, &x1, &y1)
		const dpi, mm = 144, 72 / 25.4
		wide, grey := pixels(t, pdf, i+1, dpi)
		for y := int(y0) * dpi / 72; y < int(y1+40)*dpi/72; y++ {
			longest, run := 0.0, 0.0
			for x := int(x0) * dpi / 72; x < wide; x++ {
				if run++; grey[y*wide+x] > 128 {
					run = 0
				}
				if longest = max(longest, run); run == 0 && longest*72/dpi > 15*mm {
					return longest * 72 / dpi / mm
				}
			}
		}
	}
	return 0
}

// The unit has at least 50 mm to sign on, however close a paper is set.
func TestTheUnitHasRoomToSign(t *testing.T) {
	for _, kind := range inspect.FormKinds() {
		if !slices.Contains(kind.Signs(), "unit") {
			continue
		}
		var papers []inspect.Paper
		for _, items := range []int{0, 1, 3, 5} {
			pa := aNotice(kind)
			pa.Items, pa.Ticks = pa.Items[:items], []int{1, 5}
			papers = append(papers, pa)
		}
		if kind.Noun() == inspect.Notices {
			blank := aNotice(kind)
			blank.Taker, blank.Items = "丙某", nil
			papers = append(papers, blank)
		}
		for _, pa := range papers {
			label, pdf := string([]rune(pa.Form.Unit)[:min(9, len([]rune(pa.Form.Unit)))]), printed(t, pa, noBlobs)
			long := ruleBehind(t, pdf, label)
			if long == 0 { // the label's end is before the rule, on its line
				_, label = partedLabel(pa.Form.Unit)
				long = ruleBehind(t, pdf, label)
			}
			if long < 49.5 {
				t.Errorf("%s with %d items, taken by %q: %.1f mm to sign on", kind, len(pa.Items), pa.Taker, long)
			}
		}
	}
}

// What is over the seal is parted where the agency's name has a stroke, and never so that a
// character stands alone.
func TestTheNameOverTheSealIsBalanced(t *testing.T) {
	const long = "示范市示范高新技术产业开发区管理委员会安全生产监督管理部综合执法大队"
	for heading, want := range map[string]string{
		"": "示范市示范高新技术产业开发区管理委员会\n安全生产监督管理部综合执法大队\n",
		"示范市示范高新技术产业开发区管理委员会安全生产监督管理部|综合执法大队": "示范市示范高新技术产业开发区管理委员会安全生产监督管理部\n综合执法大队\n",
	} {
		n := aNotice(inspect.FormNotice)
		n.Agency.Name, n.Agency.Heading = long, heading
		if got := string(ask(t, printed(t, n, noBlobs), "-raw")); !strings.Contains(got, want) {
			t.Errorf("with the heading %q:\n%s", heading, got)
		}
	}
}

// A certificate longer than its line takes more lines: it is as large as the text.
func TestLongCertificatesTakeLines(t *testing.T) {
	n := aNotice(inspect.FormNotice)
	n.Items, n.Officers[0].Cert = n.Items[:1], strings.Repeat("鲁SF01012345", 9)
	got := readBack(t, printed(t, n, noBlobs))
	if !strings.Contains(got, n.Officers[0].Cert) {
		t.Errorf("the certificate is not whole: %s", got)
	}
	lines := string(ask(t, printed(t, n, noBlobs), "-raw"))
	if strings.Contains(lines, n.Officers[0].Cert) {
		t.Error("the certificate is on one line")
	}
}
