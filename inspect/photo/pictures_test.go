package photo

import (
	"bytes"
	"compress/zlib"
	"encoding/base64"
	"encoding/binary"
	"hash/crc32"
	"image"
	"image/color"
	"image/color/palette"
	"image/draw"
	"image/gif"
	"image/jpeg"
	"image/png"
	"testing"

	"golang.org/x/image/bmp"
	"golang.org/x/image/tiff"
)

// Pictures are made in code: none is kept among the tests.

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
	block := append([]byte("Exif\x00\x00"), exifBlock(orientation, "2021:11:24 09:05:00")...)
	seg := binary.BigEndian.AppendUint16([]byte{0xff, 0xe1}, uint16(len(block)+2))
	return bytes.Join([][]byte{b.Bytes()[:2], seg, block, b.Bytes()[2:]}, nil)
}

// exifBlock has an orientation, a date and a place, in Intel's byte order.
func exifBlock(orientation int, taken string) []byte {
	var b bytes.Buffer
	field := func(tag, kind uint16, count, value uint32) {
		binary.Write(&b, binary.LittleEndian, tag)
		binary.Write(&b, binary.LittleEndian, kind)
		binary.Write(&b, binary.LittleEndian, []uint32{count, value})
	}
	b.WriteString("II*\x00\x08\x00\x00\x00\x02\x00")
	field(0x0112, 3, 1, uint32(orientation))
	field(0x8769, 4, 1, 38)
	b.WriteString("\x00\x00\x00\x00\x01\x00")
	field(0x9003, 2, 20, 56)
	b.WriteString("\x00\x00\x00\x00" + taken + "\x00 113.3245E")
	return b.Bytes()
}

// pngParts writes a PNG of given parts, each with its checksum.
func pngParts(parts ...[2]string) []byte {
	out := []byte("\x89PNG\r\n\x1a\n")
	for _, p := range parts {
		out = binary.BigEndian.AppendUint32(out, uint32(len(p[1])))
		out = append(out, p[0]+p[1]...)
		out = binary.BigEndian.AppendUint32(out, crc32.ChecksumIEEE([]byte(p[0]+p[1])))
	}
	return out
}

// pngHead is the header of a true-colour PNG of 8 bits.
func pngHead(w, h uint32, interlaced byte) string {
	b := binary.BigEndian.AppendUint32(binary.BigEndian.AppendUint32(nil, w), h)
	return string(append(b, 8, 2, 0, 0, interlaced))
}

// interlaced writes m by Adam7, which image/png only reads.
func interlaced(m *image.RGBA) []byte {
	var raw, packed bytes.Buffer
	for _, p := range [][4]int{{0, 0, 8, 8}, {4, 0, 8, 8}, {0, 4, 4, 8}, {2, 0, 4, 4}, {0, 2, 2, 4}, {1, 0, 2, 2}, {0, 1, 1, 2}} {
		for y := p[1]; y < m.Rect.Dy(); y += p[3] {
			raw.WriteByte(0)
			for x := p[0]; x < m.Rect.Dx(); x += p[2] {
				raw.Write(m.Pix[m.PixOffset(x, y):][:3])
			}
		}
	}
	z := zlib.NewWriter(&packed)
	z.Write(raw.Bytes())
	z.Close()
	return pngParts([2]string{"IHDR", pngHead(uint32(m.Rect.Dx()), uint32(m.Rect.Dy()), 1)}, [2]string{"IDAT", packed.String()}, [2]string{"IEND", ""})
}

// copied is m as another kind of picture.
func copied[T draw.Image](to T, m image.Image) T {
	draw.Draw(to, to.Bounds(), m, image.Point{}, draw.Src)
	return to
}

// kinds is the same picture in every format and depth.
func kinds(t testing.TB) map[string][]byte {
	t.Helper()
	m := quarters(64, 32)
	out := map[string][]byte{"a.jpg": asJPEG(t, m, 0), "interlaced.png": interlaced(m)}
	put := func(name string, write func(*bytes.Buffer) error) {
		var b bytes.Buffer
		if err := write(&b); err != nil {
			t.Fatal(err)
		}
		out[name] = b.Bytes()
	}
	put("a.png", func(b *bytes.Buffer) error { return png.Encode(b, m) })
	put("16.png", func(b *bytes.Buffer) error { return png.Encode(b, copied(image.NewNRGBA64(m.Rect), m)) })
	put("palette.png", func(b *bytes.Buffer) error {
		return png.Encode(b, copied(image.NewPaletted(m.Rect, palette.WebSafe), m))
	})
	put("a.gif", func(b *bytes.Buffer) error { return gif.Encode(b, m, nil) })
	put("a.bmp", func(b *bytes.Buffer) error { return bmp.Encode(b, m) })
	put("a.tif", func(b *bytes.Buffer) error {
		return tiff.Encode(b, m, &tiff.Options{Compression: tiff.Deflate, Predictor: true})
	})
	return out
}

// aWebP is one pixel of white, lossy.
func aWebP(t testing.TB) []byte {
	b, err := base64.StdEncoding.DecodeString("UklGRiIAAABXRUJQVlA4IBYAAAAwAQCdASoBAAEADsD+JaQAA3AAAAAA")
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// scannedOver is a gray progressive JPEG of that many pixels a side which
// goes over them so many times, at twenty bytes each: every code says that
// thousands of blocks have nothing in them.
func scannedOver(side uint16, times int) []byte {
	seg := func(marker byte, body ...byte) []byte {
		return append(binary.BigEndian.AppendUint16([]byte{0xff, marker}, uint16(len(body)+2)), body...)
	}
	out := append([]byte{0xff, 0xd8}, seg(0xdb, append([]byte{0}, bytes.Repeat([]byte{1}, 64)...)...)...)
	size := binary.BigEndian.AppendUint16(binary.BigEndian.AppendUint16([]byte{8}, side), side)
	out = append(out, seg(0xc2, append(size, 1, 1, 0x11, 0)...)...)
	for class, code := range []byte{0x00, 0xe0} { // the only code of each table: no difference; 1<<14 blocks and more are empty
		out = append(out, seg(0xc4, append([]byte{byte(class) << 4, 1}, append(make([]byte, 15), code)...)...)...)
	}
	blocks := int(side) / 8 * int(side) / 8
	first := append(seg(0xda, 1, 1, 0, 0, 0, 0), make([]byte, (blocks+7)/8)...)
	again := append(seg(0xda, 1, 1, 0, 1, 63, 0), make([]byte, blocks/(1<<14)*15/8+2)...)
	out = append(append(out, first...), bytes.Repeat(again, times-1)...)
	return append(out, 0xff, 0xd9)
}

// gpsBlock is an EXIF block that has only a place.
func gpsBlock(halves string, angles [2][3][2]uint32) []byte {
	b := []byte("II*\x00\x08\x00\x00\x00\x01\x00")
	field := func(tag, kind uint16, count, value uint32) {
		b = binary.LittleEndian.AppendUint16(binary.LittleEndian.AppendUint16(b, tag), kind)
		b = binary.LittleEndian.AppendUint32(binary.LittleEndian.AppendUint32(b, count), value)
	}
	field(0x8825, 4, 1, 26)
	b = append(b, "\x00\x00\x00\x00\x04\x00"...)
	for i := range 2 {
		field(uint16(2*i+1), 2, 2, uint32(halves[i]))
		field(uint16(2*i+2), 5, 3, uint32(80+24*i))
	}
	b = append(b, "\x00\x00\x00\x00"...)
	for _, angle := range angles {
		for _, part := range angle {
			b = binary.LittleEndian.AppendUint32(binary.LittleEndian.AppendUint32(b, part[0]), part[1])
		}
	}
	return b
}
