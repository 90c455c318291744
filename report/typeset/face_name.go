package typeset

import "unicode/utf16"

// Where a font file keeps the names of its family, as Windows has them.
const (
	windows    = 3
	familyName = 1
	inChinese  = 0x0804
)

// Family is what programs call the face, by the name it has in Chinese if it has one;
// empty where its file does not say.
func (f *Face) Family() (family string) {
	if len(f.names) < 6 {
		return ""
	}
	texts := f.names[min(int(be16(f.names[4:])), len(f.names)):]
	for i := range int(be16(f.names[2:])) {
		at := 6 + 12*i
		if at+12 > len(f.names) {
			break
		}
		record := f.names[at:]
		from, to := int(be16(record[10:])), int(be16(record[10:]))+int(be16(record[8:]))
		if be16(record) != windows || be16(record[6:]) != familyName || to > len(texts) {
			continue
		}
		if chinese := be16(record[4:]) == inChinese; family == "" || chinese {
			family = fromUTF16(texts[from:to])
			if chinese {
				break
			}
		}
	}
	return family
}

func fromUTF16(b []byte) string {
	units := make([]uint16, len(b)/2)
	for i := range units {
		units[i] = be16(b[2*i:])
	}
	return string(utf16.Decode(units))
}
