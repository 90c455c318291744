package typeset

import (
	"bytes"
	"cmp"
	"crypto/sha256"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"
)

// finish rewrites gofpdf's file with what gofpdf cannot say and PDF/A-2b (ISO
// 19005-2) asks for: for each font the map back to characters, beyond the BMP too,
// the language, titles beyond the BMP, an XMP packet that the catalog names, the
// colour space, and a file identifier; and bookmarks and what is what. All objects keep their
// numbers. Page contents are compressed here, for gofpdf makes a new compressor for
// each.
func (o *output) finish(pdf []byte) ([]byte, error) {
	objects, root, info, err := parts(pdf)
	if err != nil {
		return nil, err
	}
	named := map[string]*subsetFont{}
	for _, f := range o.fonts {
		named[f.name], named[f.family] = f, f
	}
	w := &rewrite{objects: objects}
	for i, body := range objects {
		switch n := i + 1; n {
		case root:
			body = w.catalog(1, o.doc.info, !w.inks, w.outline(o.doc.headings, o.doc.page.Height*mm)+
				w.structure(o.doc.root, o.pages))
		case info:
			body = []byte(infoDict(o.doc.info))
		default:
			if rest, found := bytes.CutPrefix(body, []byte("<</Type /Page\n")); found {
				body = fmt.Appendf(nil, "<</Type /Page /StructParents %d /Tabs /S\n%s", n/2-1, rest)
			}
			body = w.object(body, named)
		}
		w.objects[i] = body
	}
	if len(named) > 0 {
		return nil, errors.New("a font has no place in the file that gofpdf wrote")
	}
	return w.file(root, info), nil
}

// errForeign says of a file that gofpdf did not write it.
var errForeign = errors.New("gofpdf wrote a file of another shape than expected")

// parts cuts a file into the bodies of its objects, in order of their numbers.
// It uses the cross-reference table and never searches: a picture may
// contain what looks like an object.
func parts(pdf []byte) (objects [][]byte, root, info int, err error) {
	tail := pdf[max(0, len(pdf)-600):]
	at := numberAfter(tail, "startxref\n")
	root, info = numberAfter(tail, "/Root "), numberAfter(tail, "/Info ")
	if at <= 0 || at >= len(pdf) || root <= 0 || info <= 0 {
		return nil, 0, 0, errForeign
	}
	starts, err := crossReference(pdf[at:])
	if err != nil || len(starts) < max(root, info) {
		return nil, 0, 0, errForeign
	}
	objects, err = bodies(pdf[:at], starts)
	return objects, root, info, err
}

// crossReference reads where each object begins.
func crossReference(xref []byte) ([]int, error) {
	count := numberAfter(xref, "xref\n0 ") - 1
	_, table, found := bytes.Cut(xref, []byte(" f \n"))
	if !found || count < 0 || len(table)/20 < count {
		return nil, errForeign
	}
	starts := make([]int, count)
	for i := range starts {
		start, err := strconv.Atoi(string(table[20*i : 20*i+10]))
		if err != nil {
			return nil, errForeign
		}
		starts[i] = start
	}
	return starts, nil
}

// bodies cuts out the objects that begin at starts; they need not lie in order.
func bodies(pdf []byte, starts []int) ([][]byte, error) {
	order := make([]int, len(starts))
	for i := range order {
		order[i] = i
	}
	slices.SortFunc(order, func(a, b int) int { return cmp.Compare(starts[a], starts[b]) })
	objects, end := make([][]byte, len(starts)), len(pdf)
	for _, i := range slices.Backward(order) {
		head, tail := fmt.Appendf(nil, "%d 0 obj\n", i+1), []byte("\nendobj\n")
		if starts[i] < 0 || starts[i] > end {
			return nil, errForeign
		}
		body := pdf[starts[i]:end]
		if !bytes.HasPrefix(body, head) || !bytes.HasSuffix(body, tail) || len(body) < len(head)+len(tail) {
			return nil, errForeign
		}
		objects[i], end = body[len(head):len(body)-len(tail)], starts[i]
	}
	return objects, nil
}

// numberAfter is the number behind the last mark in b; 0 without one.
func numberAfter(b []byte, mark string) int {
	at := bytes.LastIndex(b, []byte(mark))
	if at < 0 {
		return 0
	}
	n := 0
	fmt.Fscan(bytes.NewReader(b[at+len(mark):]), &n)
	return n
}

// rewrite is a file with the objects that are added to it.
type rewrite struct {
	objects [][]byte
	inks    bool // there is a picture in printing inks, which are not of the colour space
}

// add adds an object and gives its number.
func (w *rewrite) add(body []byte) int {
	w.objects = append(w.objects, body)
	return len(w.objects)
}

// catalog takes the place of gofpdf's, which names files that are embedded, and none is.
// gofpdf puts it last: all else has been seen.
func (w *rewrite) catalog(pages int, info Info, archive bool, more string) []byte {
	xmp := packet(info, archive)
	n := w.add(fmt.Appendf(nil, "<</Type /Metadata /Subtype /XML /Length %d>>\nstream\n%s\nendstream", len(xmp), xmp))
	return fmt.Appendf(nil, "<</Type /Catalog /Pages %d 0 R /Metadata %d 0 R /Lang (zh-CN)"+
		" /ViewerPreferences <</DisplayDocTitle true>> /PageLabels <</Nums [0 <</S /D>>]>>"+
		" /OutputIntents [<</Type /OutputIntent /S /GTS_PDFA1 /OutputConditionIdentifier (sRGB) /Info (sRGB)"+
		" /DestOutputProfile %d 0 R>>]%s>>", pages, n, w.add(profile()), more)
}

// object changes fonts, puts their files in place of their families' names, and compresses
// what is not compressed yet; what is found is taken out of named.
func (w *rewrite) object(body []byte, named map[string]*subsetFont) []byte {
	if bytes.HasPrefix(body, []byte("<</Type /Font\n")) {
		_, rest, _ := bytes.Cut(body, []byte("/BaseFont /"))
		name, _, _ := bytes.Cut(rest, []byte("\n"))
		f := named[string(name)]
		if f == nil {
			return body
		}
		delete(named, f.name)
		n := w.add(stream("", toUnicode(f)))
		// A symbol font must not have the encoding that gofpdf writes.
		dict := strings.Replace(string(body), "/Encoding /WinAnsiEncoding\n", "", 1)
		return fmt.Appendf(nil, "%s/ToUnicode %d 0 R\n>>", strings.TrimSuffix(dict, ">>"), n)
	}
	head, data, found := bytes.Cut(body, []byte(">>\nstream\n"))
	data = bytes.TrimSuffix(data, []byte("\nendstream"))
	if f := named[string(data)]; f != nil {
		delete(named, f.family)
		return f.file()
	}
	w.inks = w.inks || bytes.Contains(head, []byte("/ColorSpace /DeviceCMYK"))
	if !found || !bytes.HasPrefix(head, []byte("<</Length ")) || bytes.IndexByte(head, '\n') >= 0 {
		return body
	}
	return stream("", data)
}

// file is the object that holds the font itself.
func (f *subsetFont) file() []byte {
	b := make([]byte, 0, len(f.packed)+100)
	b = fmt.Appendf(b, "<</Length %d\n/Filter /FlateDecode\n/Length1 %d\n>>\nstream\n", len(f.packed), f.size)
	return append(append(b, f.packed...), "\nendstream"...)
}

// stream is a compressed stream object with these entries.
func stream(entries string, data []byte) []byte {
	z := deflate(data)
	b := fmt.Appendf(nil, "<<"+entries+"/Filter /FlateDecode /Length %d>>\nstream\n", len(z))
	return append(append(b, z...), "\nendstream"...)
}

// file writes the objects with their cross-reference table. The comment of
// high bytes tells programs that move the file that it is not text.
func (w *rewrite) file(root, info int) []byte {
	size := 512
	for _, body := range w.objects {
		size += len(body) + 48
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
