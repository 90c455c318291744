package typeset

import (
	"crypto/sha256"
	"fmt"
	"io"
	"maps"
	"slices"
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
	out := output{doc: d, faces: map[*Face]*coded{}, images: map[[sha256.Size]byte]int{}}
	pdf, err := out.draw(sheets)
	if err != nil {
		return err
	}
	_, err = w.Write(pdf)
	return err
}

// output draws pages. It is only ever given lines and positions.
type output struct {
	file
	doc    *Doc
	faces  map[*Face]*coded
	fonts  []*subsetFont
	images map[[sha256.Size]byte]int // the objects of pictures, by what is in them

	content []byte      // of the page
	set     *subsetFont // there, in that size and with so much space after each glyph
	size    float64
	spaced  float64

	pages  [][]*element // what each mark of each page is of
	in     *element     // what is marked, if anything is
	marked bool
}

// draw is the document as PDF. What the pages share comes first, then each page with what
// is on it (see [pageObject]).
func (o *output) draw(sheets []*leaf) ([]byte, error) {
	o.objects = make([][]byte, 2+2*len(sheets))
	for i, s := range sheets {
		if err := o.sheet(i, s); err != nil {
			return nil, err
		}
		sheets[i] = nil // a long table's are the most that is held
	}
	for _, f := range o.fonts {
		if err := o.embed(f); err != nil {
			return nil, err
		}
	}
	o.objects[0], o.objects[1] = o.tree(), o.resources()
	info := o.add([]byte(infoDict(o.doc.info)))
	more := o.outline(o.doc.headings, o.doc.page.Height*mm) + o.structure(o.doc.root, o.pages)
	return o.bytes(o.add(o.catalog(1, o.doc.info, !o.inks, more)), info), nil
}

// tree is the object that has the pages.
func (o *output) tree() []byte {
	b := []byte("<</Type /Pages\n/Kids [")
	for i := range o.pages {
		b = fmt.Appendf(b, "%d 0 R ", pageObject(i+1))
	}
	return fmt.Appendf(b, "]\n/Count %d\n/MediaBox [0 0 %.2f %.2f]\n>>", len(o.pages), o.doc.page.Width*mm,
		o.doc.page.Height*mm)
}

// resources are the names of fonts and pictures in the pages' content.
func (o *output) resources() []byte {
	b := []byte("<</Font <<")
	for _, f := range o.fonts {
		b = fmt.Appendf(b, "/%s %d 0 R ", f.name, f.object)
	}
	b = append(b, ">> /XObject <<"...)
	for _, n := range slices.Sorted(maps.Values(o.images)) {
		b = fmt.Appendf(b, "/i%d %d 0 R ", n, n)
	}
	return append(b, ">>>>"...)
}

// sheet draws a page.
func (o *output) sheet(i int, s *leaf) error {
	o.content, o.set, o.spaced, o.pages = o.content[:0], nil, 0, append(o.pages, nil)
	for _, im := range s.images {
		if err := o.image(im); err != nil {
			return err
		}
	}
	o.stamp()
	o.rules(s.rules)
	o.color(Black)
	for _, t := range s.texts {
		o.mark(t.in)
		o.text(t)
	}
	o.unmark()
	n := pageObject(i + 1)
	o.objects[n-1] = fmt.Appendf(nil,
		"<</Type /Page /StructParents %d /Tabs /S /Parent 1 0 R /Resources 2 0 R /Contents %d 0 R>>", i, n+1)
	o.objects[n] = stream("", o.content)
	return nil
}
