package typeset

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
	"strconv"

	"github.com/jung-kurt/gofpdf"
)

// Write lays the document out and writes it as PDF. Characters that no face
// has are refused with a *[MissingError] that names all of them, and nothing
// is written.
func (d *Doc) Write(w io.Writer) error {
	d.checkInfo()
	if d.err != nil {
		return d.err
	}
	sheets := d.paginate()
	if d.err != nil {
		return d.err
	}
	if len(d.lacking) > 0 {
		return &MissingError{d.lacking}
	}
	out := output{doc: d, newest: map[*Face]*subsetFont{}, codes: map[*Face]map[rune]code{}}
	for _, s := range sheets {
		for _, t := range s.texts {
			out.encode(t)
		}
	}
	pdf, err := out.draw(sheets)
	if err != nil {
		return err
	}
	if pdf, err = out.finish(pdf); err != nil {
		return err
	}
	_, err = w.Write(pdf)
	return err
}

// output gives every character of every face a code in one of the document's
// 8-bit fonts, in the order in which they are first used.
type output struct {
	doc    *Doc
	newest map[*Face]*subsetFont
	codes  map[*Face]map[rune]code
	fonts  []*subsetFont
	set    *subsetFont // as gofpdf has it; it says it again on each page

	pages  [][]*element // what each mark of each page is of
	in     *element     // what is marked, if anything is
	marked bool
}

type code struct {
	font *subsetFont
	byte byte
}

// subsetFont is one embedded font of at most perFont glyphs.
type subsetFont struct {
	family  string
	name    string // as the PDF calls it, with its subset tag
	face    *Face
	members []member
	packed  []byte // the font file, deflated
	size    int    // of the file itself
}

func (o *output) encode(t placed) {
	codes := o.codes[t.face]
	if codes == nil {
		codes = map[rune]code{}
		o.codes[t.face] = codes
	}
	for _, g := range t.glyphs {
		if _, ok := codes[g.key()]; ok {
			continue
		}
		f := o.fontFor(t.face)
		codes[g.key()] = code{f, byte(firstCode + len(f.members))}
		f.members = append(f.members, member{g.r, g.id, int(g.trim)})
	}
}

// fontFor is the face's newest font that still has room.
func (o *output) fontFor(face *Face) *subsetFont {
	f := o.newest[face]
	if f == nil || len(f.members) == perFont {
		f = &subsetFont{family: fmt.Sprintf("f%02d", len(o.fonts)), face: face}
		o.newest[face], o.fonts = f, append(o.fonts, f)
	}
	return f
}

// draw puts everything on gofpdf's pages. It is only ever given lines and
// positions: nothing of its own layout, whose traps are many, is used.
func (o *output) draw(sheets []*leaf) ([]byte, error) {
	page := o.doc.page
	size := gofpdf.SizeType{Wd: page.Width * mm, Ht: page.Height * mm}
	pdf := gofpdf.NewCustom(&gofpdf.InitType{UnitStr: "pt", Size: size})
	pdf.SetMargins(0, 0, 0)
	pdf.SetAutoPageBreak(false, 0)
	pdf.SetCatalogSort(true)
	pdf.SetCompression(false) // finish does it
	pdf.SetCreationDate(o.doc.info.Created)
	pdf.SetModificationDate(o.doc.info.Created)
	for _, f := range o.fonts {
		o.embed(pdf, f)
	}
	for i, s := range sheets {
		pdf.AddPage()
		o.pages = append(o.pages, nil)
		o.sheet(pdf, s)
		sheets[i] = nil // a long table's are the most that is held
	}
	var buf bytes.Buffer
	err := pdf.Output(&buf)
	return buf.Bytes(), err
}

func (c Color) rgb() (r, g, b int) { return int(c.R), int(c.G), int(c.B) }

func (o *output) sheet(pdf *gofpdf.Fpdf, s *leaf) {
	for _, im := range s.images {
		o.said(pdf, o.mark(nil, im.in))
		sum := sha256.Sum256(im.jpeg)
		name := hex.EncodeToString(sum[:8])
		options := gofpdf.ImageOptions{ImageType: "JPEG"}
		pdf.RegisterImageOptionsReader(name, options, bytes.NewReader(im.jpeg))
		pdf.ImageOptions(name, im.x, im.y, im.w, im.h, false, options, 0, "")
	}
	o.said(pdf, o.unmark(nil))
	o.rules(pdf, s.rules)
	spaced := 0.0
	pdf.SetFillColor(Black.rgb()) // gofpdf wraps each text whose colour is not that
	for _, t := range s.texts {
		o.said(pdf, o.mark(nil, t.in))
		spaced = o.text(pdf, t, spaced)
	}
	o.said(pdf, o.unmark(nil))
}

// rules draws rectangles as gofpdf's Rect does, which takes three times as long:
// of a QR code there are hundreds.
func (o *output) rules(pdf *gofpdf.Fpdf, rules []rule) {
	var b []byte
	for i, r := range rules {
		b = o.mark(b, r.in)
		if i == 0 || r.color != rules[i-1].color {
			for _, part := range [...]uint8{r.color.R, r.color.G, r.color.B} {
				b = append(strconv.AppendFloat(b, float64(part)/255, 'f', 3, 64), ' ')
			}
			b = append(b, "rg\n"...)
		}
		for _, n := range [...]float64{r.x, o.doc.page.Height*mm - r.y, r.w, -r.h} {
			b = append(strconv.AppendFloat(b, n, 'f', 2, 64), ' ')
		}
		b = append(b, "re f\n"...)
	}
	o.said(pdf, b)
}

// said writes into a page's content.
func (o *output) said(pdf *gofpdf.Fpdf, b []byte) {
	if len(b) > 0 {
		pdf.RawWriteStr(string(b))
	}
}

// text draws one run, parted where its characters are in different fonts.
func (o *output) text(pdf *gofpdf.Fpdf, t placed, spaced float64) float64 {
	if t.space != spaced {
		pdf.RawWriteStr(strconv.FormatFloat(t.space, 'f', 3, 64) + " Tc\n")
	}
	codes := o.codes[t.face]
	x := t.x
	for from := 0; from < len(t.glyphs); {
		font := codes[t.glyphs[from].key()].font
		var s []byte
		start := x
		for from < len(t.glyphs) && codes[t.glyphs[from].key()].font == font {
			g := t.glyphs[from]
			s = append(s, codes[g.key()].byte)
			x += g.width + t.space
			from++
		}
		if size, _ := pdf.GetFontSize(); font != o.set || size != t.size {
			pdf.SetFont(font.family, "", t.size)
			o.set = font
		}
		pdf.Text(start, t.y, string(s))
	}
	return t.space
}
