package main

import (
	"bytes"
	"encoding/binary"
	"hash/crc32"
	"image"
	"image/jpeg"
	"testing"
)

// TestPicturesThatAreNone gives the program what phones and browsers leave in
// folders: nothing of it is recorded, nor a hazard without its photo.
func TestPicturesThatAreNone(t *testing.T) {
	o := visited(t)
	for _, c := range []struct{ name, data, words string }{
		{"cut.jpg", cutJPEG(t), "cut.jpg"},
		{"huge.png", hugePNG(), "20000"},
		{"page.jpg", "<!DOCTYPE html><html><body>404</body></html>", "web page"},
		{"phone.heic", "\x00\x00\x00\x18ftypheic\x00\x00\x00\x00mif1heic" + string(make([]byte, 200)), "HEIC"},
		{"nothing.jpg", "", "empty"},
	} {
		o.refused(2, c.words, "hazard", "add", "--inspection", "I1", "灭火器失压", "--photo", o.write(c.name, c.data))
	}
}

func cutJPEG(t *testing.T) string {
	var b bytes.Buffer
	if err := jpeg.Encode(&b, image.NewGray(image.Rect(0, 0, 400, 300)), nil); err != nil {
		t.Fatal(err)
	}
	return b.String()[:b.Len()/2]
}

// hugePNG says that it has 20,000 by 20,000 points, which would be 1.6 GB.
func hugePNG() string {
	head := []byte("IHDR\x00\x00\x4e\x20\x00\x00\x4e\x20\x08\x06\x00\x00\x00")
	var b bytes.Buffer
	b.WriteString("\x89PNG\r\n\x1a\n")
	binary.Write(&b, binary.BigEndian, uint32(len(head)-4))
	b.Write(head)
	binary.Write(&b, binary.BigEndian, crc32.ChecksumIEEE(head))
	return b.String()
}
