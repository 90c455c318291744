package photo

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"iter"
	"math"
	"strings"
	"time"
)

// camera is what a file says of how it was taken.
type camera struct {
	turn    int    // EXIF orientation, 1 to 8
	taken   string // 2006-01-02 15:04:05, with +08:00 behind it where the camera says so; or empty
	at      string // longitude,latitude of WGS-84 in degrees, to six decimals; or empty
	preview bool   // its first picture is a small copy of one we cannot read
}

// aboutCamera reads EXIF where each format keeps it; what is not there or
// damaged is as if it had not been written.
func aboutCamera(data []byte) camera {
	switch {
	case bytes.HasPrefix(data, []byte("\xff\xd8")):
		for marker, seg := range segments(data) {
			if block, ok := bytes.CutPrefix(seg, []byte("Exif\x00\x00")); ok && marker == 0xe1 {
				return fromTIFF(block)
			}
		}
	case bytes.HasPrefix(data, []byte("\x89PNG\r\n\x1a\n")):
		return fromTIFF(chunk(data[8:], "eXIf", true))
	case bytes.HasPrefix(data, []byte("RIFF")) && len(data) > 12:
		return fromTIFF(bytes.TrimPrefix(chunk(data[12:], "EXIF", false), []byte("Exif\x00\x00")))
	case bytes.HasPrefix(data, []byte("II*\x00")), bytes.HasPrefix(data, []byte("MM\x00*")):
		return fromTIFF(data)
	}
	return camera{turn: 1}
}

// segments are a JPEG's markers and what each holds, up to the pixels.
func segments(data []byte) iter.Seq2[byte, []byte] {
	return func(yield func(byte, []byte) bool) {
		for at := 2; at+4 <= len(data) && data[at] == 0xff; {
			if data[at+1] == 0xff { // a marker may be filled up in front
				at++
				continue
			}
			size := int(binary.BigEndian.Uint16(data[at+2:]))
			if size < 2 || at+2+size > len(data) || data[at+1] == 0xda || !yield(data[at+1], data[at+4:at+2+size]) {
				return
			}
			at += 2 + size
		}
	}
}

// chunk finds the named part of a PNG (its size goes before the name and a
// checksum follows) or of a WebP (the size goes after, and parts are even).
func chunk(data []byte, name string, isPNG bool) []byte {
	for len(data) >= 8 {
		size, is, after := int(binary.LittleEndian.Uint32(data[4:])), string(data[:4]), 0
		if isPNG {
			size, is, after = int(binary.BigEndian.Uint32(data)), string(data[4:8]), 4
		} else {
			after = size & 1
		}
		if size < 0 || size > len(data)-8 {
			return nil
		}
		if is == name {
			return data[8 : 8+size]
		}
		data = data[min(8+size+after, len(data)):]
	}
	return nil
}

// fromTIFF reads the fields of an EXIF block, which is a small TIFF file.
func fromTIFF(b []byte) camera {
	about := camera{turn: 1}
	if len(b) < 8 {
		return about
	}
	var order binary.ByteOrder = binary.BigEndian
	if string(b[:2]) == "II" {
		order = binary.LittleEndian
	}
	sub, gps := uint32(0), uint32(0)
	fields(b, order, order.Uint32(b[4:]), func(tag uint16, value []byte) {
		switch tag {
		case 0x0112: // Orientation
			if t := int(order.Uint16(value)); t >= 1 && t <= 8 {
				about.turn = t
			}
		case 0x00fe: // NewSubfileType: bit 0 says a smaller copy
			about.preview = order.Uint32(value)&1 == 1
		case 0x8769: // where the camera's own fields are
			sub = order.Uint32(value)
		case 0x8825: // where those of the place are
			gps = order.Uint32(value)
		}
	})
	about.at = place(b, order, gps)
	offset := ""
	fields(b, order, sub, func(tag uint16, value []byte) {
		switch at := uint64(order.Uint32(value)); {
		case tag == 0x9003 && at+19 <= uint64(len(b)): // DateTimeOriginal
			about.taken = civil(string(b[at : at+19]))
		case tag == 0x9011 && at+6 <= uint64(len(b)): // OffsetTimeOriginal
			offset = string(b[at : at+6])
		}
	})
	if _, err := time.Parse("-07:00", offset); err == nil && about.taken != "" {
		about.taken += offset
	}
	return about
}

// place reads where a picture was taken, in the two pairs of fields that say so: a letter
// for the half of the earth, and degrees, minutes and seconds. A camera that did not know
// writes none of them, or zeros.
func place(b []byte, order binary.ByteOrder, from uint32) string {
	var half [2]byte
	var angle [2]float64 // latitude, longitude
	fields(b, order, from, func(tag uint16, value []byte) {
		switch {
		case tag == 1 || tag == 3: // GPSLatitudeRef, GPSLongitudeRef
			half[tag/2] = value[0]
		case tag == 2 || tag == 4: // GPSLatitude, GPSLongitude
			angle[tag/2-1] = degrees(b, order, order.Uint32(value))
		}
	})
	lat, lon := angle[0], angle[1]
	if !strings.ContainsRune("NS", rune(half[0])) || !strings.ContainsRune("EW", rune(half[1])) ||
		!(lat <= 90 && lon <= 180 && lat+lon > 0) { // what cannot be read is no number, and is not
		return ""
	}
	if half[0] == 'S' {
		lat = -lat
	}
	if half[1] == 'W' {
		lon = -lon
	}
	return fmt.Sprintf("%.6f,%.6f", lon, lat)
}

// degrees are three fractions, of which the second counts sixtieths of the first.
func degrees(b []byte, order binary.ByteOrder, at uint32) (sum float64) {
	if uint64(at)+24 > uint64(len(b)) {
		return math.NaN()
	}
	for i, parts := range []float64{1, 60, 3600} {
		f := b[at+uint32(i)*8:]
		sum += float64(order.Uint32(f)) / float64(order.Uint32(f[4:])) / parts
	}
	return sum
}

// fields calls each with the tag and value bytes of a directory's fields.
func fields(b []byte, order binary.ByteOrder, from uint32, each func(tag uint16, value []byte)) {
	if from < 8 || uint64(from)+2 > uint64(len(b)) {
		return
	}
	n, rest := int(order.Uint16(b[from:])), b[from+2:]
	for ; n > 0 && len(rest) >= 12; n, rest = n-1, rest[12:] {
		each(order.Uint16(rest), rest[8:12])
	}
}

// civil writes the camera's 2021:11:23 09:05:00 as dates are written here. A
// camera whose clock was never set writes zeros or blanks, which say nothing.
func civil(s string) string {
	t, err := time.Parse("2006:01:02 15:04:05", s)
	if err != nil || t.Year() < 1 {
		return ""
	}
	return t.Format(time.DateTime)
}
