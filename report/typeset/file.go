package typeset

import (
	"crypto/sha256"
	"fmt"
)

// file is a PDF file being made: its objects, which have numbers from 1.
type file struct {
	objects [][]byte
	inks    bool // there is a picture in printing inks, which are not of the colour space
}

// add adds an object and gives its number.
func (w *file) add(body []byte) int {
	w.objects = append(w.objects, body)
	return len(w.objects)
}

// catalog is what PDF/A-2b (ISO 19005-2) asks of a file as a whole: an XMP packet, the
// language and the colour space; and more.
func (w *file) catalog(pages int, info Info, archive bool, more string) []byte {
	xmp := packet(info, archive)
	n := w.add(fmt.Appendf(nil, "<</Type /Metadata /Subtype /XML /Length %d>>\nstream\n%s\nendstream", len(xmp), xmp))
	return fmt.Appendf(nil, "<</Type /Catalog /Pages %d 0 R /Metadata %d 0 R /Lang (zh-CN)"+
		" /ViewerPreferences <</DisplayDocTitle true>> /PageLabels <</Nums [0 <</S /D>>]>>"+
		" /OutputIntents [<</Type /OutputIntent /S /GTS_PDFA1 /OutputConditionIdentifier (sRGB) /Info (sRGB)"+
		" /DestOutputProfile %d 0 R>>]%s>>", pages, n, w.add(profile()), more)
}

// stream is a compressed stream object with these entries.
func stream(entries string, data []byte) []byte {
	z := deflate(data)
	b := fmt.Appendf(nil, "<<"+entries+"/Filter /FlateDecode /Length %d>>\nstream\n", len(z))
	return append(append(b, z...), "\nendstream"...)
}

// bytes are the objects with their cross-reference table. The comment of
// high bytes tells programs that move the file that it is not text.
func (w *file) bytes(root, info int) []byte {
	size := 300
	for _, body := range w.objects {
		size += len(body) + 50
	}
	buf := append(make([]byte, 0, size), "%PDF-1.7\n%\xe5\xae\x89\xe5\x85\xa8\n"...)
	starts := make([]int, len(w.objects))
	for i, body := range w.objects {
		starts[i] = len(buf)
		buf = fmt.Appendf(buf, "%d 0 obj\n", i+1)
		buf = append(append(buf, body...), "\nendobj\n"...)
	}
	id, at := sha256.Sum256(buf), len(buf)
	buf = fmt.Appendf(buf, "xref\n0 %d\n0000000000 65535 f \n", len(starts)+1)
	for _, start := range starts {
		buf = fmt.Appendf(buf, "%010d 00000 n \n", start)
	}
	return fmt.Appendf(buf,
		"trailer\n<<\n/Size %d\n/Root %d 0 R\n/Info %d 0 R\n/ID [<%X> <%X>]\n>>\nstartxref\n%d\n%%%%EOF\n",
		len(starts)+1, root, info, id[:16], id[:16], at)
}
