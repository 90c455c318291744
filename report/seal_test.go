package report

import (
	"bytes"
	"fmt"
	"math"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"testing"

	"rectify/inspect"
)

// pixels is a page as grey pixels, at that many to an inch.
func pixels(t *testing.T, pdf []byte, page, dpi int) (wide int, grey []byte) {
	t.Helper()
	file := filepath.Join(t.TempDir(), "a.pdf")
	if err := os.WriteFile(file, pdf, 0o600); err != nil {
		t.Fatal(err)
	}
	n := strconv.Itoa(page)
	out, err := exec.Command("pdftoppm", "-gray", "-r", strconv.Itoa(dpi), "-f", n, "-l", n, file).Output()
	if err != nil {
		t.Fatal("pdftoppm: ", err)
	}
	var high, most int
	if _, err := fmt.Sscanf(string(out[:20]), "P5\n%d %d\n%d\n", &wide, &high, &most); err != nil {
		t.Fatal(err)
	}
	return wide, out[len(out)-wide*high:]
}

// touched is what a seal of 42 mm touches beside the agency's name and the date when it
// is put over the middle of them: how many dark pixels.
func touched(t *testing.T, pdf []byte) (dark int) {
	t.Helper()
	boxes := bytes.Split(ask(t, pdf, "-bbox"), []byte("<page "))
	for page, box := range boxes {
		at := bytes.Index(box, []byte(">（印章）<"))
		if at < 0 {
			continue
		}
		var mid, top, foot, left, right float64
		words := bytes.Split(box, []byte("<word "))
		for pass := range 4 { // the mark, and then what is over and under it, line by line
			for _, word := range words[1:] {
				var x0, y0, x1, y1 float64
				fmt.Sscanf(string(word), `xMin="%f" yMin="%f" xMax="%f" yMax="%f"`, &x0, &y0, &x1, &y1)
				if pass == 0 && bytes.Contains(word, []byte(">（印章）<")) {
					mid, top, foot, left, right = (x0+x1)/2, y0, y1, x0, x1
				}
				if pass > 0 && math.Abs((x0+x1)/2-mid) < 2 && y1 > top-13 && y0 < foot+13 {
					top, foot, left, right = min(top, y0), max(foot, y1), min(left, x0), max(right, x1)
				}
			}
		}
		const dpi, mm = 144, 72 / 25.4
		wide, grey := pixels(t, pdf, page, dpi)
		for k, g := range grey {
			x, y := (float64(k%wide)+0.5)*72/dpi, (float64(k/wide)+0.5)*72/dpi
			own := y >= top && y <= foot && x >= left && x <= right
			if math.Hypot(x-mid, y-(top+foot)/2) < 21*mm && !own && g < 200 {
				dark++
			}
		}
		return dark
	}
	t.Fatal("no seal")
	return 0
}

// There is room for a round seal over the agency's name and the date, whatever is written
// above and under them, and on what is to be written by hand.
func TestTheSealHasRoom(t *testing.T) {
	for _, kind := range inspect.FormKinds() {
		if !slices.Contains(kind.Signs(), "agency") {
			continue
		}
		for items := range 6 {
			pa := aNotice(kind)
			pa.Items, pa.Ticks = pa.Items[:items], []int{1, 5}
			sealable(t, pa)
		}
		if kind.Noun() == inspect.Notices {
			pa := aNotice(kind)
			pa.Taker, pa.Items = "丙某", nil
			sealable(t, pa)
		}
	}
}

func sealable(t *testing.T, pa inspect.Paper) {
	t.Helper()
	face, _ := bodyFace("", noBlobs)
	set := (&paper{Paper: pa, blobs: noBlobs, face: face}).close()
	n := touched(t, printed(t, pa, noBlobs))
	if os.Getenv("SEALS") != "" {
		t.Log(pa.Form.Kind, len(pa.Items), pa.Taker, set.rows, set.body, set.signsBeside, set.doc.Pages(), n)
	}
	if n > 0 {
		t.Errorf("%s with %d items on %d pages: %d pixels touched", pa.Form.Kind, len(pa.Items), set.doc.Pages(), n)
	}
}
