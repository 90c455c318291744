package report

import "rectify/report/typeset"

// The columns of a table on paper, by how their texts lie; a width of 0 is what the
// others leave.
func toLeft(head string, width float64) typeset.Column {
	return typeset.Column{Head: head, Width: width, Align: typeset.Left}
}

func centred(head string, width float64) typeset.Column {
	return typeset.Column{Head: head, Width: width, Align: typeset.Centre}
}

func toRight(head string, width float64) typeset.Column {
	return typeset.Column{Head: head, Width: width, Align: typeset.Right}
}

// opposite sets one text at the left margin and another at the right, or under it
// where they do not fit.
func opposite(doc *typeset.Doc, s typeset.Style, left, right string, fits bool) {
	if !fits {
		doc.Para(s, left)
		doc.Para(s, right)
		return
	}
	doc.Draw(s.Lead/2.8346, func(at *typeset.Place) {
		at.Text(s, 0, 0, left)
		s.Align = typeset.Right
		at.Text(s, at.Width(), 0, right)
	})
}
