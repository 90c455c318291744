package report

import (
	"bytes"
	"fmt"
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
		words := bytes.Split(box, []byte("<word "))
		i := slices.IndexFunc(words, func(w []byte) bool { return bytes.Contains(w, []byte(">（印章）<")) })
		var x0, x1, top, foot, skip float64
		fmt.Sscanf(string(words[i]), `xMin="%f" yMin="%f" xMax="%f"`, &x0, &skip, &x1)
		fmt.Sscanf(string(words[i-1]), `xMin="%f" yMin="%f"`, &skip, &top)
		fmt.Sscanf(string(words[i+1]), `xMin="%f" yMin="%f" xMax="%f" yMax="%f"`, &skip, &skip, &skip, &foot)
		const dpi, mm = 144, 72 / 25.4
		wide, grey := pixels(t, pdf, page, dpi)
		for k, g := range grey {
			x, y := (float64(k%wide)+0.5)*72/dpi-(x0+x1)/2, (float64(k/wide)+0.5)*72/dpi
			away := y - (top+foot)/2
			if x*x+away*away < 21*mm*21*mm && (y < top || y > foot) && g < 200 {
				dark++
			}
		}
		return dark
	}
	t.Fatal("no seal")
	return 0
}

// There is room for a round seal over the agency's name and the date, whatever is written
// above and under them: it gives way only where the paper would take another page.
func TestTheSealHasRoom(t *testing.T) {
	for _, kind := range inspect.FormKinds() {
		if !slices.Contains(kind.Signs(), "agency") {
			continue
		}
		for items := range 6 {
			pa := aNotice(kind)
			pa.Items, pa.Ticks = pa.Items[:items], []int{1, 5}
			face, _ := bodyFace("", noBlobs)
			set := (&paper{Paper: pa, blobs: noBlobs, face: face}).close()
			n := touched(t, printed(t, pa, noBlobs))
			if set.seal == 1 && n > 0 || set.seal < 1 && !(kind.Fire() && items == 3) {
				t.Errorf("%s with %d items: %v of the room, %d pixels touched", kind, items, set.seal, n)
			}
		}
	}
}
