package typeset

import (
	"bytes"
	"crypto/sha256"
	"fmt"
	"strconv"
	"strings"

	"github.com/klauspost/compress/zlib"
)

// coded is a face in a document: each of its characters there has a code in an 8-bit
// font, in the order in which they are first used.
type coded struct {
	face   *Face
	codes  map[rune]code
	newest *subsetFont // which alone may have room
}

type code struct {
	font *subsetFont
	byte byte
}

// subsetFont is one embedded font of at most perFont glyphs.
type subsetFont struct {
	name    string // in the pages' content
	object  int    // its number
	face    *Face
	members []member
}

func (o *output) coded(face *Face) *coded {
	f := o.faces[face]
	if f == nil {
		f = &coded{face: face, codes: map[rune]code{}}
		o.faces[face] = f
	}
	return f
}

// code is that of a glyph of a face.
func (o *output) code(face *coded, g glyph) code {
	c, known := face.codes[g.key()]
	if known {
		return c
	}
	f := face.newest
	if f == nil || len(f.members) == perFont {
		f = &subsetFont{name: fmt.Sprintf("f%d", len(o.fonts)), face: face.face}
		face.newest, o.fonts = f, append(o.fonts, f)
	}
	c = code{f, byte(firstCode + len(f.members))}
	f.members, face.codes[g.key()] = append(f.members, member{g.r, g.id, int(g.trim)}), c
	return c
}

// embed makes the subset and adds it to the file with the map back to characters, beyond
// the BMP too. It is a symbol font: codes lead to glyphs by the font's own table and no
// encoding, so that every reader draws the same, characters beyond the BMP too.
func (o *output) embed(f *subsetFont) error {
	ttf, err := f.face.subset(f.members)
	if err != nil {
		return fmt.Errorf("%s: %w", f.face.name, err)
	}
	name := fmt.Sprintf("%s+Rectify-%s-%s", tag(f.members), plain(f.face.name), f.name)
	program := o.add(stream(fmt.Sprintf("/Length1 %d ", len(ttf)), ttf))
	descriptor := o.add(fmt.Appendf(nil, "<</Type /FontDescriptor /FontName /%s%s /FontFile2 %d 0 R>>",
		name, f.face.described(), program))
	widths := []byte("[")
	for _, m := range f.members {
		widths = append(strconv.AppendInt(widths, int64(f.face.Advance(m.glyph)-m.trim), 10), ' ')
	}
	f.object = o.add(fmt.Appendf(nil, "<</Type /Font /Subtype /TrueType /BaseFont /%s /FirstChar %d /LastChar %d"+
		" /Widths %d 0 R /FontDescriptor %d 0 R /ToUnicode %d 0 R>>", name, firstCode, firstCode+len(f.members)-1,
		o.add(append(widths, ']')), descriptor, o.add(stream("", toUnicode(f)))))
	return nil
}

// plain keeps the characters that a PDF name may have as they are.
func plain(name string) string {
	return strings.Map(func(r rune) rune {
		if r >= '0' && r <= '9' || r >= 'A' && r <= 'Z' || r >= 'a' && r <= 'z' || r == '-' {
			return r
		}
		return -1
	}, name)
}

// described is what the face's descriptor says, in thousandths of an em.
func (f *Face) described() string {
	em := func(b []byte) int { return int(int16(be16(b))) * 1000 / f.units }
	return fmt.Sprintf(" /Ascent %d /Descent %d /CapHeight 730 /Flags 4 /FontBBox [%d %d %d %d] /ItalicAngle 0 /StemV 80"+
		" /MissingWidth 1000", em(f.hhea[4:]), em(f.hhea[6:]), em(f.head[36:]), em(f.head[38:]), em(f.head[40:]),
		em(f.head[42:]))
}

// tag is six capitals made of what the subset has, as PDF asks of subset fonts.
func tag(members []member) string {
	var has []byte
	for _, m := range members {
		has = words(has, uint16(m.glyph), uint16(m.trim))
	}
	sum := sha256.Sum256(has)
	var t [6]byte
	for i := range t {
		t[i] = 'A' + sum[i]%26
	}
	return string(t[:])
}

// compressors are used again: making one costs more than what it compresses. A
// sync.Pool would lose them to the collector every few papers.
var compressors = make(chan *zlib.Writer, 4)

// deflate compresses with klauspost's compressor, which takes a third of the
// time of the library's and 2 % more bytes: half of a paper's time went there.
func deflate(data []byte) []byte {
	buf := bytes.NewBuffer(make([]byte, 0, len(data)*7/8+64))
	var w *zlib.Writer
	select {
	case w = <-compressors:
		w.Reset(buf)
	default:
		w, _ = zlib.NewWriterLevel(buf, zlib.BestSpeed)
	}
	w.Write(data) // to memory: neither this nor Close can fail
	w.Close()
	select {
	case compressors <- w:
	default: // there are enough
	}
	return buf.Bytes()
}
