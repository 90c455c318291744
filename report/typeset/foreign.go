package typeset

import (
	"bytes"
	"errors"
	"regexp"
	"strconv"
	"sync"
)

// Why a PDF of another program cannot be kept as a paper.
var (
	ErrLocked  = errors.New("the PDF is encrypted")
	ErrNoPages = errors.New("the PDF is not complete, or has no pages")
)

// Opens tells whether a PDF that any program wrote can be opened, as far as that is seen
// without unpacking it: its last cross-reference is where it says, it has a root with pages,
// and is not encrypted.
func Opens(file []byte) error {
	last := bytes.LastIndex(file, []byte("startxref"))
	if last < 0 {
		return ErrNoPages
	}
	at := numberAfter(file[last:], "startxref")
	if at <= 0 || at >= last {
		return ErrNoPages
	}
	xref := bytes.TrimLeft(file[at:last], "\r\n\t ")
	table := bytes.HasPrefix(xref, []byte("xref"))
	trailer := xref
	if table {
		_, trailer, _ = bytes.Cut(xref, []byte("trailer"))
	} else if dict, _, stream := bytes.Cut(xref, []byte("stream")); stream && xrefStream().Match(dict) {
		trailer = dict
	} else {
		return ErrNoPages
	}
	root := rootOf().FindSubmatch(trailer)
	switch {
	case bytes.Contains(trailer, []byte("/Encrypt")):
		return ErrLocked
	case root == nil, table && !hasPages(file, string(root[1])):
		return ErrNoPages
	}
	return nil
}

// pattern is compiled when it is first asked for, not when a process starts.
func pattern(s string) func() *regexp.Regexp {
	return sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(s) })
}

var (
	xrefStream = pattern(`^\d+\s+\d+\s+obj\b(?s:.*)/Type\s*/XRef\b`)
	rootOf     = pattern(`/Root\s+(\d+)\s+\d+\s+R`)
	pagesOf    = pattern(`/Pages\s+(\d+)\s+\d+\s+R`)
	kidsOf     = pattern(`/Kids\s*(\[\s*\d|\d)`)
)

// hasPages looks for the root and the pages that it names; what is packed with other
// objects, as newer files may have them beside their table, is taken on trust.
func hasPages(file []byte, root string) bool {
	catalog := objectOf(file, root)
	if catalog == nil {
		return bytes.Contains(file, []byte("/ObjStm"))
	}
	pages := pagesOf().FindSubmatch(catalog)
	return pages != nil && (kidsOf().Match(objectOf(file, string(pages[1]))) || bytes.Contains(file, []byte("/ObjStm")))
}

// objectOf is the last object of that number: nothing if there is none that ends.
func objectOf(file []byte, number string) []byte {
	n, _ := strconv.Atoi(number)
	starts := regexp.MustCompile(`(?:^|[\r\n ])`+strconv.Itoa(n)+`\s+\d+\s+obj\b`).FindAllIndex(file, -1)
	if len(starts) == 0 {
		return nil
	}
	body, _, ends := bytes.Cut(file[starts[len(starts)-1][1]:], []byte("endobj"))
	if !ends {
		return nil
	}
	return body
}
