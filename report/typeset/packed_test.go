package typeset

import (
	"bytes"
	"crypto/sha256"
	"encoding/binary"
	"errors"
	"fmt"
	"os"
	"slices"
	"strings"
	"sync"
	"testing"
	"unicode"

	"rectify/report/fonts"
)

// Nothing that the faces printed when their outlines were not packed is lost:
// testdata/repertoire.txt are the characters that they had together.
func TestNoCharacterIsLost(t *testing.T) {
	list, err := os.ReadFile("testdata/repertoire.txt")
	if err != nil {
		t.Fatal(err)
	}
	var lost []rune
	n := 0
	for _, span := range strings.Fields(string(list)) {
		first, last, err := rune(0), rune(0), error(nil)
		if _, err = fmt.Sscanf(span, "%x-%x", &first, &last); err != nil {
			t.Fatal(span, err)
		}
		for r := first; r <= last; r++ {
			n++
			if f, _ := pick(nil, r); f == nil {
				lost = append(lost, r)
			}
		}
	}
	if len(lost) > 0 || n != 35497 {
		t.Errorf("of %d characters %d are lost: %s", n, len(lost), Names(lost))
	}
	for r := rune(0x2e80); r <= unicode.MaxRune; r++ {
		if ideograph(r) && SerifBold().Glyph(r) != 0 && (SansBold().Glyph(r) == 0 || Kai().Glyph(r) == 0) {
			t.Errorf("%c is in the bold serif and not in every face", r)
		}
	}
}

// The fonts that papers would embed for all characters are to the byte what they
// were when the outlines were not packed. So papers stay as they are.
func TestOutlinesAreOfTheSource(t *testing.T) {
	for _, face := range []struct {
		*Face
		sum string
	}{
		{Serif(), "bb38332c1ab69199"}, {SerifBold(), "bd7c0fa24aacf92e"},
		{SansBold(), "d3b3c6ef582ed941"}, {Kai(), "d66bbb25571f5b3e"},
	} {
		if sum := sumOf(t, face.Face); sum != face.sum {
			t.Errorf("%s is %s", face.name, sum)
		}
	}
}

// sumOf is a hash over the subset fonts of all of a face's characters.
func sumOf(t *testing.T, f *Face) string {
	var members []member
	for r := rune(0); r <= unicode.MaxRune; r++ {
		if g := f.Glyph(r); g != 0 {
			members = append(members, member{r: r, glyph: g})
		}
	}
	h := sha256.New()
	for some := range slices.Chunk(members, perFont) {
		fmt.Fprintf(h, "%d %s", some[0].r, subsetOf(t, f, some))
	}
	return fmt.Sprintf("%x", h.Sum(nil)[:8])
}

func TestFacesAreSmall(t *testing.T) {
	size := 0
	for _, face := range [][]byte{fonts.Serif, fonts.SerifBold, fonts.SansBold, fonts.Kai, fonts.Symbol} {
		size += len(face)
	}
	if size > 17_000_000 {
		t.Errorf("the faces have %d bytes", size)
	}
}

// Other programs are given faces whole.
func TestUnpackedFaceIsTheSame(t *testing.T) {
	ttf, err := Unpack(fonts.SansBold)
	if err != nil {
		t.Fatal(err)
	}
	f, err := ParseFace("unpacked", ttf)
	if err != nil || f.packed != nil || sumOf(t, f) != sumOf(t, SansBold()) {
		t.Errorf("it is another face, %v", err)
	}
}

// Blocks that take each other's place are wanted by all at once, in every
// order, and each is given its own outlines.
func TestOutlinesAreSharedByGoroutines(t *testing.T) {
	f := Serif()
	apart := f.packed.per * len(f.packed.kept)
	var glyphs []int
	var want [][]byte
	for g := 20000; g < f.glyphs; g += apart / 2 {
		glyphs, want = append(glyphs, g), append(want, bytes.Clone(outlineOf(t, f, g)))
	}
	var all sync.WaitGroup
	for n := range 8 {
		all.Go(func() {
			for i := range 40 * len(glyphs) {
				k := (i*(n+1) + n) % len(glyphs)
				if got, err := f.outline(glyphs[k]); err != nil || !bytes.Equal(got, want[k]) {
					t.Errorf("glyph %d: %d bytes, %v", glyphs[k], len(got), err)
					return
				}
			}
		})
	}
	all.Wait()
}

// blockOf is the smallest block of the serif by itself, with plain and deflated outlines.
func blockOf(t testing.TB) (data []byte, glyphs int) {
	p := Serif().packed
	first, fewest := 0, p.per
	for g := 0; g < len(p.lengths)/2; g += p.per {
		if n := len(p.deflated(g / p.per)); n > 0 && n < fewest {
			first, fewest = g, n
		}
	}
	starts := p.starts[8*(first/p.per):][:16]
	plain, plains := int(be32(starts)), int(be32(starts[8:])-be32(starts))
	deflated := p.data[be32(starts[4:]):be32(starts[12:])]
	if plains == 0 || len(deflated) == 0 {
		t.Fatal("no block has both")
	}
	data = binary.BigEndian.AppendUint16(nil, uint16(p.per))
	for _, at := range []int{0, plains, plains, plains + len(deflated)} {
		data = binary.BigEndian.AppendUint32(data, uint32(at))
	}
	data = append(data, p.lengths[2*first:][:2*p.per]...)
	data = append(data, p.data[plain:plain+plains]...)
	return append(data, deflated...), p.per
}

func TestCutOutlinesAreErrors(t *testing.T) {
	data, glyphs := blockOf(t)
	if outlines, err := allOf(data, glyphs); err != nil || len(outlines) != glyphs {
		t.Fatal(len(outlines), err)
	}
	for n := range len(data) {
		if _, err := allOf(data[:n], glyphs); err == nil {
			t.Errorf("cut to %d of %d bytes they were taken", n, len(data))
		}
	}
}

// A paper that would be drawn with damaged outlines is not written.
func TestDamagedOutlinesAreNotPrinted(t *testing.T) {
	face := *Serif()
	whole := face.packed
	zeros := make([]byte, len(whole.data))
	face.packed = &packed{per: whole.per, starts: whole.starts, lengths: whole.lengths, data: zeros}
	var out bytes.Buffer
	err := compose(func(d *Doc) { d.Para(Style{Face: &face, Size: 14, Lead: 20}, "李𬭚") }).Write(&out)
	if !errors.Is(err, errOutlines) || out.Len() > 0 {
		t.Errorf("%d bytes were written, %v", out.Len(), err)
	}
}

// FuzzPacked damages packed outlines: an error or outlines as long as was said.
func FuzzPacked(f *testing.F) {
	data, glyphs := blockOf(f)
	f.Add(data, uint32(len(data)-500), uint32(0xffff))
	f.Fuzz(func(t *testing.T, data []byte, at, value uint32) {
		if len(data) > 4 {
			data = slices.Clone(data)
			binary.BigEndian.PutUint32(data[int(at)%(len(data)-3):], value)
		}
		outlines, err := allOf(data, glyphs)
		if err != nil {
			return
		}
		p, _ := parsePacked(data, glyphs)
		for g, outline := range outlines {
			if n := int(be16(p.lengths[2*g:]) &^ plainOutline); len(outline) != n {
				t.Errorf("glyph %d: %d bytes and not %d", g, len(outline), n)
			}
		}
	})
}
