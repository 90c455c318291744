package typeset

import (
	"bytes"
	"fmt"
)

// Joins tells whether a file was written here, so that [Join] takes it.
func Joins(file []byte) bool {
	_, _, err := paged(file)
	return err == nil
}

// paged are the objects of a file, and the number of the one that has its pages.
func paged(file []byte) (objects [][]byte, tree int, err error) {
	objects, root, _, err := parts(file)
	if err != nil {
		return nil, 0, err
	}
	if tree = numberAfter(objects[root-1], "/Pages "); tree <= 0 || tree > len(objects) {
		return nil, 0, errForeign
	}
	return objects, tree, nil
}

// Part is a file among those that are joined, and the name that its bookmark has.
type Part struct {
	Name string
	File []byte
}

// Join makes one file of the pages of several that were written here, by any release,
// as they stand in each, with a bookmark for each. It is an error if one was not (see [Joins]).
func Join(info Info, parts []Part) ([]byte, error) {
	w, kids := &rewrite{}, []byte{}
	root := w.add(nil)
	tree := w.add(nil)
	about := w.add([]byte(infoDict(info)))
	pages := 0
	var begins []heading
	for _, part := range parts {
		objects, at, err := paged(part.File)
		if err != nil {
			return nil, err
		}
		offset := len(w.objects)
		begins = append(begins, heading{1, offset + numberAfter(objects[at-1], "/Kids ["), 0, part.Name})
		pages += numberAfter(objects[at-1], "/Count ")
		for i, body := range objects {
			body = moved(body, offset)
			if i == at-1 {
				body = fmt.Appendf(nil, "%s/Parent %d 0 R\n>>", bytes.TrimSuffix(body, []byte(">>")), tree)
			}
			w.add(body)
		}
		kids = fmt.Appendf(kids, "%d 0 R ", offset+at)
	}
	bookmarks := w.outline(begins, A4.Height*mm)
	w.objects[root-1] = w.catalog(tree, info, false, bookmarks) // what old releases wrote was not checked
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
