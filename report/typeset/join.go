package typeset

import (
	"bytes"
	"fmt"
)

// Joins tells whether a file was written here, so that [Join] takes it.
func Joins(file []byte) bool {
	_, err := open(file)
	return err == nil
}

// opened are the objects of a file, and the numbers of those that have its pages, the
// document at the top of its structure, and the list of what its marks are of: 0 of what
// earlier releases wrote without.
type opened struct {
	objects          [][]byte
	pages, top, list int
}

func open(file []byte) (f opened, err error) {
	root := 0
	if f.objects, root, _, err = parts(file); err != nil {
		return f, err
	}
	within := func(n int) bool { return n > 0 && n <= len(f.objects) }
	catalog := f.objects[root-1]
	if f.pages = numberAfter(catalog, "/Pages "); !within(f.pages) {
		return f, errForeign
	}
	if tree := numberAfter(catalog, "/StructTreeRoot "); within(tree) {
		f.top, f.list = numberAfter(f.objects[tree-1], "/K "), numberAfter(f.objects[tree-1], "/ParentTree ")
	}
	if !within(f.top) || !within(f.list) {
		f.top, f.list = 0, 0
	}
	return f, nil
}

// Part is a file among those that are joined, and the name that its bookmark has.
type Part struct {
	Name string
	File []byte
}

// Join makes one file of the pages of several that were written here, by any release,
// as they stand in each, with a bookmark for each, and what is what of all if each says it;
// plain is without that, as earlier releases joined. It is an error if one was not written
// here (see [Joins]).
func Join(info Info, parts []Part, plain bool) ([]byte, error) {
	files := make([]opened, len(parts))
	for i, part := range parts {
		var err error
		if files[i], err = open(part.File); err != nil {
			return nil, err
		}
		plain = plain || files[i].top == 0
	}
	w, kids, pages := &rewrite{}, []byte{}, 0
	root := w.add(nil)
	tree := w.add(nil)
	about := w.add([]byte(infoDict(info)))
	var tags *joinTags
	if !plain {
		tags = &joinTags{top: w.add(nil)}
	}
	var begins []heading
	for i, f := range files {
		offset, at := len(w.objects), f.pages
		begins = append(begins, heading{1, offset + numberAfter(f.objects[at-1], "/Kids ["), 0, parts[i].Name})
		count := numberAfter(f.objects[at-1], "/Count ")
		for i, body := range f.objects {
			f.objects[i] = moved(body, offset)
		}
		f.objects[at-1] = fmt.Appendf(nil, "%s/Parent %d 0 R\n>>", bytes.TrimSuffix(f.objects[at-1], []byte(">>")), tree)
		tags.add(f, offset, count)
		w.objects = append(w.objects, f.objects...)
		kids = fmt.Appendf(kids, "%d 0 R ", offset+at)
		pages += count
	}
	more := w.outline(begins, A4.Height*mm) + tags.entry(w)
	w.objects[root-1] = w.catalog(tree, info, false, more) // what old releases wrote was not checked
	w.objects[tree-1] = fmt.Appendf(nil, "<</Type /Pages\n/Kids [%s]\n/Count %d\n>>", kids, pages)
	return w.file(root, about), nil
}

// reference is where an object names another.
var reference = pattern(`\b\d+ 0 R\b`)

// moved is an object in a file where it and those that it names have numbers that are
// higher by so many. What a stream holds names none.
func moved(body []byte, by int) []byte {
	head, data, found := bytes.Cut(body, []byte("\nstream\n"))
	head = reference().ReplaceAllFunc(head, func(ref []byte) []byte {
		n := 0
		fmt.Sscan(string(ref), &n)
		return fmt.Appendf(nil, "%d 0 R", n+by)
	})
	if !found {
		return head
	}
	return append(append(head, "\nstream\n"...), data...)
}
