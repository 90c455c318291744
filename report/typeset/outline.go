package typeset

import (
	"fmt"
	"strings"
)

// heading is a place of a document that a reader can go to.
type heading struct {
	level int
	page  int     // the number of its object
	top   float64 // points under the page's upper edge
	text  string
}

// headed notes a heading where its first line is drawn.
func (p *Place) headed(level int, text string) {
	text = strings.Map(func(r rune) rune {
		switch {
		case unseen(r):
			return -1
		case r == '\n':
			return ' '
		}
		return r
	}, text)
	p.doc.headings = append(p.doc.headings, heading{level, pageObject(p.page), p.y, text})
}

// bookmark is a heading among others: numbers of bookmarks, from 1, where 0 is what
// they all are under.
type bookmark struct{ parent, prev, next, first, last, count int }

// nested puts each heading under the last before it that is of a higher level.
func nested(all []heading) []bookmark {
	marks := make([]bookmark, len(all)+1)
	for i, h := range all {
		n, parent := i+1, i
		for parent > 0 && all[parent-1].level >= h.level {
			parent = marks[parent].parent
		}
		prev := marks[parent].last
		if marks[n].parent, marks[n].prev = parent, prev; prev == 0 {
			marks[parent].first = n
		} else {
			marks[prev].next = n
		}
		for marks[parent].last = n; parent > 0; parent = marks[parent].parent {
			marks[parent].count++
		}
		marks[0].count++
	}
	return marks
}

// outline adds bookmarks for a document's headings, and gives the catalog's entry for
// them. One heading alone is the document.
func (w *rewrite) outline(all []heading, height float64) string {
	if len(all) < 2 {
		return ""
	}
	root := len(w.objects) + 1
	for i, b := range nested(all) {
		var dict strings.Builder
		if i > 0 {
			h := all[i-1]
			fmt.Fprintf(&dict, "/Title <FEFF%s> /Parent %d 0 R /Dest [%d 0 R /XYZ null %.2f null] ",
				hex16(h.text), root+b.parent, h.page, height-h.top)
		}
		for _, link := range []struct {
			name string
			to   int
		}{{"Prev", b.prev}, {"Next", b.next}, {"First", b.first}, {"Last", b.last}} {
			if link.to > 0 {
				fmt.Fprintf(&dict, "/%s %d 0 R ", link.name, root+link.to)
			}
		}
		w.add(fmt.Appendf(nil, "<<%s/Count %d>>", dict.String(), b.count))
	}
	return fmt.Sprintf(" /Outlines %d 0 R", root)
}

// pageObject is the number of the object that gofpdf makes of a page.
func pageObject(page int) int { return 1 + 2*page }
