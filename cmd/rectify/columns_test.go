package main

import (
	"strings"
	"testing"

	"rectify/inspect"
)

// Every column has a place of its own in its row, and every header, in every
// shape that people give it, means one column.
func TestColumns(t *testing.T) {
	eachColumn(t, "hazard", findingColumns)
	eachColumn(t, "site", siteColumns)
	eachColumn(t, "complaint", complaintColumns)
	eachColumn(t, "answer", answerColumns)
}

func eachColumn[T any](t *testing.T, noun string, columns []column[T]) {
	places := map[*string]string{}
	row := new(T)
	for i, c := range columns {
		if c.field != nil {
			if was := places[c.field(row)]; was != "" {
				t.Errorf("%s: %s and %s are one", noun, was, c.name)
			}
			places[c.field(row)] = c.name
		}
		for _, h := range append(strings.Fields(c.also), c.name) {
			for _, said := range []string{h, strings.ToUpper(h), " *" + h + "（必填）", h + "\n[填写]", "\u200b" + h + "：", strings.Join(strings.Split(h, ""), "\u3000"), inspect.Folded(h)} {
				if at := find(columns, said); at != i {
					t.Errorf("%s: %q is column %d, not %s", noun, said, at, c.name)
				}
			}
		}
	}
}
