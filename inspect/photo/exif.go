package photo

import (
	"bytes"
	"encoding/binary"
	"image"
	"strings"
)

// exif reads how a JPEG is to be turned (1 to 8) and when it was taken.
func exif(data []byte) (turn int, taken string) {
	turn = 1
	for at := 2; len(data) > 4 && data[0] == 0xff && data[1] == 0xd8 && at+4 <= len(data) && data[at] == 0xff; {
		size := int(binary.BigEndian.Uint16(data[at+2:]))
		if size < 2 || at+2+size > len(data) || data[at+1] == 0xda {
			break
		}
		if seg := data[at+4 : at+2+size]; data[at+1] == 0xe1 && bytes.HasPrefix(seg, []byte("Exif\x00\x00")) {
			return tiff(seg[6:])
		}
		at += 2 + size
	}
	return turn, ""
}

// tiff reads the two fields from an EXIF block; what is out of its bounds is not there.
func tiff(b []byte) (turn int, taken string) {
	turn = 1
	if len(b) < 8 {
		return
	}
	var order binary.ByteOrder = binary.BigEndian
	if string(b[:2]) == "II" {
		order = binary.LittleEndian
	}
	fields := func(from int, each func(tag uint16, value []byte)) {
		if from < 8 || from+2 > len(b) {
			return
		}
		for i := range int(order.Uint16(b[from:])) {
			if at := from + 2 + 12*i; at+12 <= len(b) {
				each(order.Uint16(b[at:]), b[at:at+12])
			}
		}
	}
	sub := 0
	fields(int(order.Uint32(b[4:])), func(tag uint16, v []byte) {
		switch tag {
		case 0x0112:
			if t := int(order.Uint16(v[8:])); t >= 1 && t <= 8 {
				turn = t
			}
		case 0x8769:
			sub = int(order.Uint32(v[8:]))
		}
	})
	fields(sub, func(tag uint16, v []byte) {
		if at := int(order.Uint32(v[8:])); tag == 0x9003 && at >= 8 && at+19 <= len(b) {
			taken = civil(string(b[at : at+19]))
		}
	})
	return turn, taken
}

// civil writes the camera's 2021:11:23 09:05:00 as dates are written here.
func civil(s string) string {
	for i, r := range s {
		digit := r >= '0' && r <= '9'
		if want := i != 4 && i != 7 && i != 10 && i != 13 && i != 16; digit != want {
			return ""
		}
	}
	return strings.Replace(s, ":", "-", 2)
}

// upright turns and mirrors as EXIF orientation says.
func upright(src *image.RGBA, turn int) *image.RGBA {
	if turn <= 1 || turn > 8 {
		return src
	}
	w, h := src.Bounds().Dx(), src.Bounds().Dy()
	dw, dh := w, h
	if turn >= 5 {
		dw, dh = h, w
	}
	dst := image.NewRGBA(image.Rect(0, 0, dw, dh))
	for y := range h {
		for x := range w {
			dx, dy := turned(turn, x, y, w, h)
			copy(dst.Pix[dst.PixOffset(dx, dy):][:4], src.Pix[src.PixOffset(x, y):][:4])
		}
	}
	return dst
}

// turned is where a pixel of a picture w wide and h high goes.
func turned(turn, x, y, w, h int) (int, int) {
	switch turn {
	case 2:
		return w - 1 - x, y
	case 3:
		return w - 1 - x, h - 1 - y
	case 4:
		return x, h - 1 - y
	case 5:
		return y, x
	case 6:
		return h - 1 - y, x
	case 7:
		return h - 1 - y, w - 1 - x
	case 8:
		return y, w - 1 - x
	}
	return x, y
}
