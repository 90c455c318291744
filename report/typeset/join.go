package typeset

import (
	"bytes"
	"fmt"
	"regexp"
)

// Join makes one file of the pages of several that were written here, by any release,
// as they stand in each. [ErrForeign] says that one was not.
func Join(info Info, files [][]byte) ([]byte, error) {
	w, kids, size := &rewrite{}, []byte{}, 0
	root := w.add(nil)
	tree := w.add(nil)
	about := w.add([]byte(infoDict(info)))
	pages := 0
	for _, file := range files {
		objects, from, _, err := parts(file)
		if err != nil {
			return nil, err
		}
		offset := len(w.objects)
		size += len(file)
		at := numberAfter(objects[from-1], "/Pages ")
		if at <= 0 || at > len(objects) {
			return nil, ErrForeign
		}
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
	w.objects[root-1] = w.catalog(tree, info, false, "") // what old releases wrote was not checked
	w.objects[tree-1] = fmt.Appendf(nil, "<</Type /Pages\n/Kids [%s]\n/Count %d\n>>", kids, pages)
	return w.file(root, about, size), nil
}

// reference is where an object names another.
var reference = regexp.MustCompile(`\b\d+ 0 R\b`)

// moved is an object in a file where it and those that it names have numbers that are
// higher by so many. What a stream holds names none.
func moved(body []byte, by int) []byte {
	head, data, found := bytes.Cut(body, []byte("\nstream\n"))
	head = reference.ReplaceAllFunc(head, func(ref []byte) []byte {
		n := 0
		fmt.Sscan(string(ref), &n)
		return fmt.Appendf(nil, "%d 0 R", n+by)
	})
	if !found {
		return head
	}
	return append(append(head, "\nstream\n"...), data...)
}
