package typeset

import (
	"bytes"
	"fmt"
	"regexp"
	"strconv"
)

// What the parts of a file that is joined have of its structure: the page's place in the
// list of what its marks are of, that list, and the document at the top.
var (
	pagePlace  = pattern(`^<</Type /Page /StructParents (\d+) `)
	listPlaces = pattern(`\b(\d+) \[`)
	topParent  = pattern(`^<</S /Document /P \d+ 0 R`)
)

// joinTags puts the structure of files that are joined together: that of each is under one
// document, and its pages follow those before it. Nil puts none together.
type joinTags struct {
	top   int // the number of the object that all of them are under
	kids  []byte
	nums  []byte
	pages int // so far
}

// add takes over the structure of a file whose objects were moved by so many, and changes
// those that say where in it they are.
func (t *joinTags) add(f opened, offset, pages int) {
	if t == nil {
		return
	}
	t.kids = fmt.Appendf(t.kids, "%d 0 R ", offset+f.top)
	for i, body := range f.objects {
		switch i + 1 {
		case f.top:
			f.objects[i] = topParent().ReplaceAll(body, fmt.Appendf(nil, "<</S /Document /P %d 0 R", t.top))
		case f.list:
			nums := bytes.TrimSuffix(bytes.TrimPrefix(body, []byte("<</Nums [")), []byte("]>>"))
			t.nums = append(t.nums, t.placed(listPlaces(), nums)...)
		default:
			f.objects[i] = t.placed(pagePlace(), body)
		}
	}
	t.pages += pages
}

// placed is a text in which what the pattern finds of places is by so many pages later.
func (t *joinTags) placed(of *regexp.Regexp, text []byte) []byte {
	at := of.FindAllSubmatchIndex(text, -1)
	if at == nil {
		return text
	}
	var out []byte
	from := 0
	for _, m := range at {
		n, _ := strconv.Atoi(string(text[m[2]:m[3]]))
		out = strconv.AppendInt(append(out, text[from:m[2]]...), int64(n+t.pages), 10)
		from = m[3]
	}
	return append(out, text[from:]...)
}

// entry adds the list, the root and that document, and gives the catalog's entry for them.
func (t *joinTags) entry(w *rewrite) string {
	if t == nil {
		return ""
	}
	list := w.add(append(append([]byte("<</Nums ["), t.nums...), "]>>"...))
	root := w.add(fmt.Appendf(nil, "<</Type /StructTreeRoot /K %d 0 R /ParentTree %d 0 R /ParentTreeNextKey %d>>",
		t.top, list, t.pages))
	w.objects[t.top-1] = fmt.Appendf(nil, "<</S /Document /P %d 0 R /K [%s]>>", root, t.kids)
	return fmt.Sprintf(" /MarkInfo <</Marked true>> /StructTreeRoot %d 0 R", root)
}
