package photo

import (
	"bytes"
	"image"
	"image/png"
	"math/rand/v2"
	"strings"
	"testing"
)

// A logo is kept as large as it is printed: an emblem smaller than a letterhead.
func TestLogosAreKeptAsLargeAsTheyPrint(t *testing.T) {
	for _, of := range [][4]int{{2000, 2150, 493, 530}, {3200, 400, 1600, 200}, {300, 90, 300, 90}, {300, 300, 300, 300}} {
		var file bytes.Buffer
		if err := png.Encode(&file, image.NewGray(image.Rect(0, 0, of[0], of[1]))); err != nil {
			t.Fatal(err)
		}
		got, err := TakeLogo(&file, "logo.png")
		if err != nil || got.Width != of[2] || got.Height != of[3] {
			t.Errorf("%d×%d became %d×%d (%v)", of[0], of[1], got.Width, got.Height, err)
		}
	}
	heavy := strings.NewReader("\x89PNG\r\n\x1a\n" + strings.Repeat("x", 10<<20))
	if _, err := TakeLogo(heavy, "logo.png"); err == nil || !strings.Contains(err.Error(), "larger than 10 MB") {
		t.Errorf("a logo of more than 10 MB: %v", err)
	}
}

// A logo as varied as noise has as few bytes, for every paper carries them.
func TestLogosAreLight(t *testing.T) {
	noise := rand.New(rand.NewPCG(1, 2))
	for _, of := range []image.Point{{2000, 2150}, {3200, 800}} {
		img := image.NewGray(image.Rect(0, 0, of.X, of.Y))
		for i := range img.Pix {
			img.Pix[i] = byte(noise.Uint32())
			if i%of.X%8 > 0 { // as large as what is kept of it
				img.Pix[i] = img.Pix[i-1]
			}
		}
		var file bytes.Buffer
		if err := png.Encode(&file, img); err != nil {
			t.Fatal(err)
		}
		got, err := TakeLogo(&file, "logo.png")
		if err != nil || len(got.JPEG) > 40<<10 || min(got.Width, got.Height) < 100 {
			t.Errorf("%v became %d×%d in %d bytes (%v)", of, got.Width, got.Height, len(got.JPEG), err)
		}
	}
}
