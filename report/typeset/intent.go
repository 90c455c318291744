package typeset

import (
	"encoding/binary"
	"math"
	"sync"
	"unicode/utf16"
)

// profile is the object of [sRGB], which no paper changes.
var profile = sync.OnceValue(func() []byte { return stream("/N 3 ", sRGB()) })

// sRGB is the colour space in which papers are meant, as an ICC profile of version 4:
// the primaries of IEC 61966-2-1 seen under D50, and its curve. What is archived must say
// it, for device colours look different on each device.
func sRGB() []byte {
	white := fixed("XYZ ", 0.9642, 1, 0.8249)
	curve := fixed("para", 2.4, 1/1.055, 0.055/1.055, 1/12.92, 0.04045)
	curve = append(append(curve[:8:8], 0, 3, 0, 0), curve[8:]...)
	tags := []table{{"desc", inEnglish("sRGB")}, {"cprt", inEnglish("public domain")}, {"wtpt", white},
		{"chad", fixed("sf32", 1.04788, 0.02292, -0.05022, 0.02959, 0.99048, -0.01707, -0.00925, 0.01508, 0.75168)},
		{"rXYZ", fixed("XYZ ", 0.43607, 0.22249, 0.01392)}, {"gXYZ", fixed("XYZ ", 0.38515, 0.71687, 0.09708)},
		{"bXYZ", fixed("XYZ ", 0.14307, 0.06061, 0.7141)}, {"rTRC", curve}, {"gTRC", curve}, {"bTRC", curve}}
	head := make([]byte, 128)
	for at, part := range map[int]string{8: "\x04\x20", 12: "mntrRGB XYZ ", 24: "\x07\xe5\x00\x01\x00\x01", 36: "acsp",
		68: string(white[8:])} {
		copy(head[at:], part)
	}
	index, data := binary.BigEndian.AppendUint32(nil, uint32(len(tags))), []byte(nil)
	for _, t := range tags {
		at := len(head) + 4 + 12*len(tags) + len(data)
		index, _ = binary.Append(append(index, t.tag...), binary.BigEndian, []uint32{uint32(at), uint32(len(t.data))})
		data = append(data, t.data...)
		data = append(data, make([]byte, -len(data)&3)...)
	}
	all := append(append(head, index...), data...)
	binary.BigEndian.PutUint32(all, uint32(len(all)))
	return all
}

// fixed is an element of a profile: its kind, and numbers of which 16 bits are the fraction.
func fixed(kind string, numbers ...float64) []byte {
	b := append([]byte(kind), 0, 0, 0, 0)
	for _, n := range numbers {
		b = binary.BigEndian.AppendUint32(b, uint32(int32(math.Round(n*65536))))
	}
	return b
}

// inEnglish is a text of a profile.
func inEnglish(text string) []byte {
	size := uint16(2 * len(text))
	b := words([]byte("mluc"), 0, 0, 0, 1, 0, 12, 'e'<<8|'n', 'U'<<8|'S', 0, size, 0, 28)
	return words(b, utf16.Encode([]rune(text))...)
}
