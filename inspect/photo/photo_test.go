package photo

import (
	"bytes"
	"encoding/binary"
	"errors"
	"hash/crc32"
	"image"
	"image/color"
	"image/jpeg"
	"image/png"
	"strings"
	"testing"
)

// quarters is red, green, blue and white, from the upper left by rows.
func quarters(w, h int) *image.RGBA {
	m := image.NewRGBA(image.Rect(0, 0, w, h))
	for y := range h {
		for x := range w {
			c := color.RGBA{255, 0, 0, 255}
			switch {
			case x >= w/2 && y < h/2:
				c = color.RGBA{0, 255, 0, 255}
			case x < w/2 && y >= h/2:
				c = color.RGBA{0, 0, 255, 255}
			case x >= w/2:
				c = color.RGBA{255, 255, 255, 255}
			}
			m.SetRGBA(x, y, c)
		}
	}
	return m
}

func asJPEG(t testing.TB, m image.Image, orientation int) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := jpeg.Encode(&b, m, nil); err != nil {
		t.Fatal(err)
	}
	if orientation == 0 {
		return b.Bytes()
	}
	block := []byte("Exif\x00\x00MM\x00\x2a\x00\x00\x00\x08\x00\x01\x01\x12\x00\x03\x00\x00\x00\x01\x00\x00\x00\x00\x00\x00\x00\x00")
	block[6+8+2+9] = byte(orientation)
	seg := binary.BigEndian.AppendUint16([]byte{0xff, 0xe1}, uint16(len(block)+2))
	return bytes.Join([][]byte{b.Bytes()[:2], seg, block, b.Bytes()[2:]}, nil)
}

func corner(t *testing.T, jpg []byte) string {
	t.Helper()
	m, err := jpeg.Decode(bytes.NewReader(jpg))
	if err != nil {
		t.Fatal(err)
	}
	b := m.Bounds()
	r, g, bl, _ := m.At(b.Dx()/8, b.Dy()/8).RGBA()
	switch {
	case r > 0x8000 && g > 0x8000:
		return "white"
	case r > 0x8000:
		return "red"
	case g > 0x8000:
		return "green"
	case bl > 0x8000:
		return "blue"
	}
	return "none"
}

func TestTakeTurnsUpright(t *testing.T) {
	want := []string{"red", "red", "green", "white", "blue", "red", "blue", "white", "green"}
	for turn := 0; turn <= 8; turn++ {
		p, err := Take(bytes.NewReader(asJPEG(t, quarters(64, 32), turn)), "a.jpg")
		if err != nil {
			t.Fatal(err)
		}
		if got := corner(t, p.JPEG); got != want[turn] {
			t.Errorf("orientation %d puts %s in the upper left, not %s", turn, got, want[turn])
		}
		if turn >= 5 != (p.Height > p.Width) {
			t.Errorf("orientation %d is %d×%d", turn, p.Width, p.Height)
		}
	}
}

func TestTakeScalesDown(t *testing.T) {
	p, err := Take(bytes.NewReader(asJPEG(t, quarters(4000, 3000), 0)), "dir/现场.jpg")
	if err != nil || p.Width != 1600 || p.Height != 1200 || p.OriginalName != "现场.jpg" || len(p.SHA256) != 64 {
		t.Errorf("%d×%d %s %v", p.Width, p.Height, p.OriginalName, err)
	}
	again, _ := Take(bytes.NewReader(asJPEG(t, quarters(4000, 3000), 0)), "b.jpg")
	if again.SHA256 != p.SHA256 {
		t.Error("the same picture gives other bytes")
	}
}

// bomb is a PNG that says it has 20000×20000 pixels.
func bomb(t *testing.T) []byte {
	var b bytes.Buffer
	png.Encode(&b, quarters(4, 4))
	data := b.Bytes()
	binary.BigEndian.PutUint32(data[16:], 20000)
	binary.BigEndian.PutUint32(data[20:], 20000)
	binary.BigEndian.PutUint32(data[29:], crc32.ChecksumIEEE(data[12:29]))
	return data
}

func TestTakeRefuses(t *testing.T) {
	whole := asJPEG(t, quarters(640, 480), 0)
	for name, c := range map[string]struct {
		data []byte
		says string
	}{
		"cut.jpg": {whole[:len(whole)/2], "cut short"}, "page.jpg": {[]byte("<!DOCTYPE html><html>没有图片</html>"), "not a picture"},
		"iphone.heic": {[]byte("\x00\x00\x00\x18ftypheic\x00\x00\x00\x00mif1heic"), "HEIC"}, "none.jpg": {nil, "empty"}, "bomb.png": {bomb(t), "20000×20000"},
	} {
		_, err := Take(bytes.NewReader(c.data), name)
		var e *Error
		if !errors.As(err, &e) || !strings.Contains(e.EN, c.says) || !strings.Contains(e.EN, name) || e.ZH == "" {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func FuzzTake(f *testing.F) {
	f.Add(asJPEG(f, quarters(8, 8), 6))
	f.Add([]byte("GIF89a"))
	f.Fuzz(func(t *testing.T, data []byte) {
		p, err := Take(bytes.NewReader(data), "x")
		var e *Error
		if err != nil && !errors.As(err, &e) {
			t.Fatal(err)
		}
		if err == nil && (p.Width < 1 || max(p.Width, p.Height) > longest) {
			t.Fatal(p.Width, p.Height)
		}
	})
}
