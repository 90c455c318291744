package report

import (
	"bytes"

	"rectify/inspect"
	"rectify/report/typeset"
)

// Print is what a print of a paper has that tells it from another of the same.
type Print struct {
	Copy string // a word of [Copies], at the head of each page; empty for none
	Void bool   // 作废 stands across each page
}

// Copies are for whom a sheet of a paper is.
var Copies = []inspect.Choice[string]{{Value: "archive", ZH: "存档联", Also: []string{"存档"}},
	{Value: "served", ZH: "送达联", Also: []string{"送达"}}}

// copied names the copy in the brackets that stand at the head of its pages; empty for none.
func (as Print) copied() string {
	for _, c := range Copies {
		if c.Value == as.Copy {
			return "（" + c.ZH + "）"
		}
	}
	return ""
}

// Said is what the print has beside the paper, as the name of its file tells it.
func (as Print) Said() string {
	if as.Void {
		return as.copied() + "（作废）"
	}
	return as.copied()
}

// Of is the print of a paper, whose own bytes it begins with; of a file that was not
// written here there is none (see [typeset.Joins]).
func (as Print) Of(issued []byte) ([]byte, error) {
	if as == (Print{}) {
		return issued, nil
	}
	return as.stamped(issued, typeset.Hatched)
}

// stamped is that, or as earlier releases made it.
func (as Print) stamped(issued []byte, look typeset.Look) ([]byte, error) {
	stamp := typeset.Stamp{Head: as.copied(), Look: look}
	if as.Void {
		stamp.Across = "作废"
	}
	return stamp.On(issued)
}

// Printed is what was issued, of a file that is a print of it with something beside it, and
// what that is. The book must say if it was.
func Printed(file []byte) (issued []byte, as Print, ok bool) {
	issued = typeset.Unstamped(file)
	looks := []typeset.Look{typeset.Hatched, typeset.Edged}
	if !bytes.Contains(file[len(issued):], []byte("/Subtype /Type3")) {
		looks = []typeset.Look{typeset.Outlined}
	}
	for _, void := range []bool{false, true} {
		for _, c := range append([]inspect.Choice[string]{{}}, Copies...) {
			as = Print{Copy: c.Value, Void: void}
			if as == (Print{}) {
				continue
			}
			for _, look := range looks {
				if same, err := as.stamped(issued, look); err == nil && bytes.Equal(same, file) {
					return issued, as, true
				}
			}
		}
	}
	return nil, Print{}, false
}
