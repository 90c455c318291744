package photo

import (
	"bytes"
	"image"
	"image/png"
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
