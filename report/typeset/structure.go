package typeset

import "fmt"

// element is a part of what a document says, in the order in which it is read: a heading,
// a paragraph, a table with its rows and cells, a figure. What is drawn for no element
// (rules, footers, a head that is repeated) says nothing new.
type element struct {
	tag, more string // as PDF calls it, and further entries
	kids      []*element
	marks     []mark
	number    int // of its object
}

// mark is a stretch of a page's content that is an element's: the page, and its number there.
type mark struct{ page, id int }

func (e *element) add(tag, more string) *element {
	kid := &element{tag: tag, more: more}
	e.kids = append(e.kids, kid)
	return kid
}

// within is the place to draw what is of an element.
func (p *Place) within(e *element) *Place {
	at := *p
	at.in = e
	return &at
}

// Figure is the place to draw a figure at: all that is drawn there is one, which readers
// aloud say as alt.
func (p *Place) Figure(alt string) *Place {
	if p.in == nil || p.in.tag == "Figure" {
		return p
	}
	return p.within(p.in.add("Figure", altOf(alt)))
}

func altOf(text string) string { return " /Alt <FEFF" + hex16(text) + ">" }

// mark says in a page's content that what follows is of an element, or of none.
func (o *output) mark(b []byte, in *element) []byte {
	if o.marked && o.in == in {
		return b
	}
	b = o.unmark(b)
	o.marked, o.in = true, in
	if in == nil {
		return append(b, "/Artifact BMC\n"...)
	}
	last := len(o.pages) - 1
	id := len(o.pages[last])
	in.marks = append(in.marks, mark{last + 1, id})
	o.pages[last] = append(o.pages[last], in)
	return fmt.Appendf(b, "/%s <</MCID %d>> BDC\n", in.tag, id)
}

func (o *output) unmark(b []byte) []byte {
	if o.marked {
		b = append(b, "EMC\n"...)
	}
	o.marked = false
	return b
}

// structure adds the elements and which of them each page's marks are of, and gives the
// catalog's entry for them.
func (w *rewrite) structure(root *element, pages [][]*element) string {
	tree := len(w.objects) + 1
	next := tree + 2
	root.numbered(&next)
	w.add(fmt.Appendf(nil, "<</Type /StructTreeRoot /K %d 0 R /ParentTree %d 0 R /ParentTreeNextKey %d>>",
		root.number, tree+1, len(pages)))
	parents := []byte("<</Nums [")
	for page, elements := range pages {
		parents = fmt.Appendf(parents, "%d [", page)
		for _, e := range elements {
			parents = fmt.Appendf(parents, "%d 0 R ", e.number)
		}
		parents = append(parents, "] "...)
	}
	w.add(append(parents, "]>>"...))
	w.element(root, tree)
	return fmt.Sprintf(" /MarkInfo <</Marked true>> /StructTreeRoot %d 0 R", tree)
}

// numbered gives each element the number that its object will have. Those for which
// nothing was drawn are left out, but a row keeps its empty cells.
func (e *element) numbered(next *int) {
	e.number = *next
	*next++
	kids := e.kids[:0]
	for _, kid := range e.kids {
		from := *next
		kid.numbered(next)
		if len(kid.marks)+len(kid.kids) > 0 || kid.tag == "TD" || kid.tag == "TH" {
			kids = append(kids, kid)
		} else {
			*next = from
		}
	}
	e.kids = kids
}

func (w *rewrite) element(e *element, parent int) {
	b := fmt.Appendf(nil, "<</S /%s /P %d 0 R%s", e.tag, parent, e.more)
	page := 0
	if len(e.marks) > 0 {
		page = e.marks[0].page
		b = fmt.Appendf(b, " /Pg %d 0 R", pageObject(page))
	}
	b = append(b, " /K ["...)
	for _, m := range e.marks {
		if m.page == page {
			b = fmt.Appendf(b, "%d ", m.id)
		} else {
			b = fmt.Appendf(b, "<</Type /MCR /Pg %d 0 R /MCID %d>> ", pageObject(m.page), m.id)
		}
	}
	for _, kid := range e.kids {
		b = fmt.Appendf(b, "%d 0 R ", kid.number)
	}
	w.add(append(b, "]>>"...))
	for _, kid := range e.kids {
		w.element(kid, e.number)
	}
}
