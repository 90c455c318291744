package typeset

import (
	"bytes"
	"crypto/sha256"
	"encoding/json"
	"fmt"
	"strings"

	"github.com/jung-kurt/gofpdf"
	"github.com/klauspost/compress/zlib"
)

// definition is what gofpdf reads of an 8-bit TrueType font.
type definition struct {
	Tp, Name     string
	Desc         gofpdf.FontDescType
	Up, Ut       int
	Cw           [256]int
	Enc          string
	File         string
	OriginalSize int
}

// embed makes the subset and tells gofpdf of it. It is a symbol
// font: codes lead to glyphs by the font's own table and no encoding, so that
// every reader draws the same, characters beyond the BMP too. In place of the font
// itself gofpdf gets its family's name: it would copy it five times.
func (o *output) embed(pdf *gofpdf.Fpdf, f *subsetFont) {
	ttf, err := f.face.subset(f.members)
	if err != nil {
		pdf.SetError(fmt.Errorf("%s: %w", f.face.name, err))
		return
	}
	f.name = fmt.Sprintf("%s+Rectify-%s-%s", tag(ttf), plain(f.face.name), f.family)
	def := definition{Tp: "TrueType", Name: f.name, Up: -100, Ut: 50, Enc: "cp1252", File: f.family + ".z",
		OriginalSize: len(ttf), Desc: f.face.describe()}
	for i, m := range f.members {
		def.Cw[firstCode+i] = f.face.Advance(m.glyph) - m.trim
	}
	body, _ := json.Marshal(def) // of texts and numbers
	f.packed, f.size = deflate(ttf), len(ttf)
	pdf.AddFontFromBytes(f.family, "", body, []byte(f.family))
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

// describe is the face's descriptor, in thousandths of an em.
func (f *Face) describe() gofpdf.FontDescType {
	em := func(b []byte) int { return int(int16(be16(b))) * 1000 / f.units }
	d := gofpdf.FontDescType{Ascent: em(f.hhea[4:]), Descent: em(f.hhea[6:]), CapHeight: 730, Flags: 4, StemV: 80,
		MissingWidth: 1000}
	d.FontBBox.Xmin, d.FontBBox.Ymin = em(f.head[36:]), em(f.head[38:])
	d.FontBBox.Xmax, d.FontBBox.Ymax = em(f.head[40:]), em(f.head[42:])
	return d
}

// tag is six capitals made of the subset's content, as PDF asks of subset fonts.
func tag(data []byte) string {
	sum := sha256.Sum256(data)
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
