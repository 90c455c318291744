package typeset

import (
	"bytes"
	"fmt"
	"image"
	"image/jpeg"
	"slices"
	"strings"
	"testing"
)

// A picture may contain what looks like an object of the file, and is left as
// it is.
func TestPictureThatLooksLikeAnObject(t *testing.T) {
	var photo bytes.Buffer
	if err := jpeg.Encode(&photo, image.NewGray(image.Rect(0, 0, 8, 8)), nil); err != nil {
		t.Fatal(err)
	}
	fake := "\nendobj\n1 0 obj\n<</Type /Font\n/BaseFont /X\n>>\nendobj\nstartxref\n9\n"
	comment := append([]byte{0xff, 0xfe, 0, byte(len(fake) + 2)}, fake...)
	data := slices.Insert(photo.Bytes(), 2, comment...)
	pdf := write(t, func(d *Doc) { d.Image(data, 20, 20) })
	if !bytes.Contains(pdf, data) || !strings.Contains(ask(t, pdf, "qpdf", "--check"), "No syntax") {
		t.Error("the picture is not as it was")
	}
}

// FuzzParts damages what gofpdf wrote: it is an error and never a panic.
func FuzzParts(f *testing.F) {
	objects := "%PDF-1.3\n1 0 obj\n<</Type /Catalog>>\nendobj\n2 0 obj\n<<>>\nendobj\n"
	good := fmt.Sprintf("%sxref\n0 3\n0000000000 65535 f \n0000000009 00000 n \n0000000043 00000 n \ntrailer\n<<\n/Size 3\n/Root 1 0 R\n/Info 2 0 R\n>>\nstartxref\n%d\n%%%%EOF\n", objects, len(objects))
	if got, root, info, err := parts([]byte(good)); err != nil || len(got) != 2 || root != 1 || info != 2 || string(got[1]) != "<<>>" {
		f.Fatalf("%q, %d, %d, %v", got, root, info, err)
	}
	f.Add([]byte(good))
	f.Add([]byte(good[:100]))
	f.Fuzz(func(t *testing.T, pdf []byte) {
		if got, root, info, err := parts(pdf); err == nil && (len(got) < root || len(got) < info) {
			t.Errorf("%d objects, %d, %d", len(got), root, info)
		}
	})
}
