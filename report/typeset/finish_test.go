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
	pdf := write(t, func(d *Doc) { d.Image(data, "照片", 20, 20) })
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

// A picture in printing inks is not of the papers' colour space, and the paper does not
// claim to be for archives.
func TestInksAreNotArchived(t *testing.T) {
	plain := write(t, func(d *Doc) { d.Para(body(), sample) })
	inks := []byte("\xff\xd8\xff\xc0\x00\x14\x08\x00\x08\x00\x08\x04\x01\x11\x00\x02\x11\x00\x03\x11\x00\x04\x11\x00" +
		"\xff\xda\x00\x0c0123456789\xff\xd9")
	printed := write(t, func(d *Doc) { d.Para(body(), sample); d.Image(inks, "照片", 20, 20) })
	for pdf, want := range map[string]bool{string(plain): true, string(printed): false} {
		if got := strings.Contains(pdf, "<pdfaid:part>2</pdfaid:part><pdfaid:conformance>B<"); got != want {
			t.Errorf("it claims %v, not %v", got, want)
		}
	}
}

// A heading is under the last before it that is of a higher level.
func TestBookmarksAreNested(t *testing.T) {
	pdf := write(t, func(d *Doc) {
		for i, level := range []int{1, 2, 3, 3, 2, 0, 1} {
			s := body()
			s.Level = level
			d.Para(s, strings.Repeat("甲", i+1))
			d.Break()
		}
	})
	var got []string
	outline := ask(t, pdf, "qpdf", "--json", "--json-key=outlines")
	for _, line := range strings.Split(outline, "\n") {
		if at, title, found := strings.Cut(line, `"title": `); found {
			got = append(got, fmt.Sprint(len(at), title))
		}
	}
	if want := []string{`14"甲甲甲"`, `14"甲甲甲甲"`, `10"甲甲"`, `10"甲甲甲甲甲"`, `6"甲"`, `6"甲甲甲甲甲甲甲"`}; !slices.Equal(got, want) {
		t.Errorf("%q\n%s", got, outline)
	}
}
