package typeset

import (
	"bytes"
	"crypto/sha256"
	"fmt"
	"math"

	ttf "golang.org/x/image/font/sfnt"
	points "golang.org/x/image/math/fixed"
)

// Stamp is what a print has on each page beside what was issued: a word at its head, as
// for whom the copy is, and one across it, as that it is void. Either may be empty.
type Stamp struct {
	Head, Across string
	Look         Look
}

// Look is how a release drew its stamps: what was printed by an earlier one is still told.
type Look int

// The looks, the present one first.
const (
	Hatched  Look = iota
	Edged         // the word across has an edge, and that at the head is over the code
	Outlined      // so too, and the words are no text
)

// On puts the stamp on an A4 file that was written here, by any release. Not a byte of the
// file is changed: it goes on with each page once more, which is what it was between two
// streams with the words. So all is seen as it was issued, whatever set it.
func (s Stamp) On(issued []byte) ([]byte, error) {
	objects, root, info, err := parts(issued)
	if err != nil {
		return nil, err
	}
	var font markFont
	under, over, err := s.drawn(&font)
	if err != nil {
		return nil, err
	}
	u := update{file: bytes.Clone(issued)}
	first := len(objects) + 1
	size := first + 2
	if s.Look != Outlined {
		if err := give(&u, objects, size); err != nil {
			return nil, err
		}
		font.write(&u, size)
		size += 2 + len(font.programs)
	}
	u.object(first, stream("", under))
	u.object(first+1, stream("", over))
	for i, body := range objects {
		if at := pageContents().FindSubmatchIndex(body); at != nil {
			u.object(i+1, fmt.Appendf(nil, "%s[%d 0 R %s %d 0 R]%s", body[:at[2]], first, body[at[2]:at[3]], first+1,
				body[at[3]:]))
		}
	}
	return u.close(issued, size, root, info), nil
}

// Unstamped is what a file was before a stamp was put on it; of others it is nothing of use.
func Unstamped(file []byte) []byte {
	end := bytes.LastIndex(file[:max(0, len(file)-len(fileEnd))], []byte(fileEnd))
	return file[:max(0, end+len(fileEnd))]
}

// fileEnd ends a file.
const fileEnd = "\n%%EOF\n"

// pageContents finds a page, and the one stream of what is on it.
var pageContents = pattern(`^<<\s*/Type /Page\s(?s:.*)/Contents (\d+ 0 R)`)

// update is a file that goes on after its end (ISO 32000-1, 7.5.6).
type update struct {
	file, table []byte
}

func (u *update) object(n int, body []byte) {
	u.table = fmt.Appendf(u.table, "%d 1\n%010d 00000 n \n", n, len(u.file))
	u.file = fmt.Appendf(u.file, "%d 0 obj\n%s\nendobj\n", n, body)
}

// fileID finds the two identifiers of a file: as it was first, and as it is.
var fileID = pattern(`/ID \[(<[0-9A-Fa-f]+>)`)

// close is the whole file: its cross-reference table leads on to that of what was issued.
func (u *update) close(issued []byte, size, root, info int) []byte {
	at, tail := len(u.file), issued[max(0, len(issued)-600):]
	id := ""
	if was := fileID().FindSubmatch(tail); was != nil {
		sum := sha256.Sum256(u.file)
		id = fmt.Sprintf("/ID [%s <%X>]\n", was[1], sum[:16])
	}
	return fmt.Appendf(u.file,
		"xref\n%strailer\n<<\n/Size %d\n/Root %d 0 R\n/Info %d 0 R\n/Prev %d\n%s>>\nstartxref\n%d%s", u.table, size, root,
		info, numberAfter(tail, "startxref\n"), id, at, fileEnd)
}

// How a stamp looks: the word across is so pale that all is read through it, in black and
// white too, and has lines that are seen on pictures.
const (
	stampSlant = math.Pi / 4
	stampSize  = 200
	stampFill  = "0.957 0.706 0.706 rg\n"
	stampEdge  = "0.85 0.2 0.2 RG 0.6 w\n"
	headSize   = 12
	headDown   = 9 * mm  // its baseline, above all that a paper has
	headWas    = 11 * mm // in earlier releases, where a close paper came near
)

// drawn are the operators under what is on a page, and over it. The words are text of that
// font, and no part of the page's structure. What is on the page begins and ends in the
// state of a new one.
func (s Stamp) drawn(font *markFont) (under, over []byte, err error) {
	across, err := outlined(SansBold(), s.Across, stampSize)
	if err != nil {
		return nil, nil, err
	}
	head, err := outlined(Serif(), s.Head, headSize)
	if err != nil {
		return nil, nil, err
	}
	sin, cos := math.Sincos(stampSlant)
	slant := fmt.Sprintf("q %.4f %.4f %.4f %.4f %.2f %.2f cm\n", cos, sin, -sin, cos, A4.Width*mm/2, A4.Height*mm/2)
	x, y := (A4.Width-A4.Right)*mm-head.width, A4.Height*mm-headDown
	switch s.Look {
	case Hatched:
		x = A4.Left * mm // the code is at the right, and is read with nothing near
	case Outlined:
		y = A4.Height*mm - headWas
	}
	slanted := across.at(-across.width/2, -0.36*stampSize)
	filled, headed := append(slanted[:len(slanted):len(slanted)], "f\n"...), append(head.at(x, y), "f\n"...)
	if s.Look != Outlined {
		filled = font.text(across, -across.width/2, -0.36*stampSize)
		headed = font.text(head, x, y)
	}
	under = fmt.Appendf(nil, "/Artifact BMC\n%s%s%sQ\nEMC\nq\n", slant, stampFill, filled)
	shown := append(slanted, "S\n"...)
	if s.Look == Hatched && s.Across != "" {
		shown = append(append(slanted, "W n\n"...), hatch(across.width)...)
	}
	over = fmt.Appendf(nil, "Q\n/Artifact BMC\n%s%s%sQ\n0 g\n%sEMC\n", slant, stampEdge, shown, headed)
	return under, over, nil
}

// hatch are lines across a word of that width; an edge would cross itself, for the paths of
// a hanzi do. Each is white under its colour, so that the word is seen on a dark picture too.
func hatch(width float64) []byte {
	var lines []byte
	for y := -stampSize / 2.0; y < stampSize/2; y += 7 {
		lines = fmt.Appendf(lines, "%.2f %.2f m\n%.2f %.2f l\n", -width/2, y, width/2, y)
	}
	return fmt.Appendf(nil, "q 1 G 2 w\n%sS\nQ\n0.9 w\n%sS\n", lines, lines)
}

// outlines are a line's glyphs as paths, each with where it begins.
type outlines struct {
	size, width float64
	text        []rune
	glyphs      []ttf.Segments
	lefts       []float64
}

// outlined are the outlines of a line of one face.
func outlined(face *Face, text string, size float64) (o outlines, err error) {
	o.size = size
	line := placed{face: face, size: size, glyphs: shape(text, Style{Face: face, Size: size})}
	o.width = widthOf(line.glyphs)
	for _, g := range line.glyphs {
		o.text = append(o.text, g.r)
	}
	return o, line.outlines(func(left float64, glyph ttf.Segments) {
		o.lefts, o.glyphs = append(o.lefts, left), append(o.glyphs, glyph)
	})
}

// at are the operators of the paths, with the line's baseline beginning there.
func (o outlines) at(x, y float64) (path []byte) {
	for i, glyph := range o.glyphs {
		place := func(p points.Point26_6) (float64, float64) {
			return x + o.lefts[i] + float64(p.X)/64*o.size/em, y - float64(p.Y)/64*o.size/em
		}
		var px, py float64
		for k, s := range glyph {
			ax, ay := place(s.Args[0])
			switch s.Op {
			case ttf.SegmentOpMoveTo:
				if k > 0 {
					path = append(path, "h\n"...)
				}
				path = fmt.Appendf(path, "%.2f %.2f m\n", ax, ay)
				px, py = ax, ay
			case ttf.SegmentOpLineTo:
				path = fmt.Appendf(path, "%.2f %.2f l\n", ax, ay)
				px, py = ax, ay
			case ttf.SegmentOpQuadTo: // as the cubic that it is
				bx, by := place(s.Args[1])
				path = fmt.Appendf(path, "%.2f %.2f %.2f %.2f %.2f %.2f c\n",
					(px+2*ax)/3, (py+2*ay)/3, (bx+2*ax)/3, (by+2*ay)/3, bx, by)
				px, py = bx, by
			}
		}
		if len(glyph) > 0 {
			path = append(path, "h\n"...)
		}
	}
	return path
}
