package report

import (
	"bytes"
	"image"
	"image/jpeg"
	"testing"

	"rectify/inspect"
)

// A wide picture is a letterhead: it goes across the head over the agency's name, and a
// fire form with three hazards is one side under it too.
func TestLetterheadsGoAcross(t *testing.T) {
	var picture bytes.Buffer
	if err := jpeg.Encode(&picture, image.NewGray(image.Rect(0, 0, 900, 100)), nil); err != nil {
		t.Fatal(err)
	}
	blobs := func(string) ([]byte, error) { return picture.Bytes(), nil }
	for _, heading := range longHeads {
		pa := headed(inspect.FormFireLimit, heading)
		pa.Form.Logo, pa.Items, pa.Ticks = "logo", ofLengths([2]int{35, 15}, [2]int{35, 15}, [2]int{35, 15}), []int{2, 5}
		pdf := printed(t, pa, blobs)
		if n := len(bytes.Split(ask(t, pdf, "-raw"), []byte("\f"))) - 1; n != 1 {
			t.Errorf("%s: %d pages under a letterhead", heading, n)
		}
		wide, grey := pixels(t, pdf, 1, 72)
		dark, most := 0, 0
		for k, g := range grey[:72*wide] { // over the name
			if k%wide == 0 {
				dark = 0
			}
			if g < 40 {
				dark++
			} else {
				dark = 0
			}
			most = max(most, dark)
		}
		if most < 290 {
			t.Errorf("%s: the letterhead is %d points wide", heading, most)
		}
	}
}
