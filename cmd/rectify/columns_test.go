package main

import (
	"strings"
	"testing"

	"rectify/inspect"
)

// Every column has a place of its own in its row, and every header, in every
// shape that people give it, means one column.
func TestColumns(t *testing.T) {
	eachColumn[inspect.FindingRow](t, "hazard", inspect.FindingRow{}.Columns())
	eachColumn[inspect.SiteLine](t, "site", inspect.SiteLine{}.Columns())
	eachColumn[inspect.ComplaintLine](t, "complaint", inspect.ComplaintLine{}.Columns())
	eachColumn[answerRow](t, "answer", answerColumns)
}

func eachColumn[T any](t *testing.T, noun string, columns []inspect.Column) {
	places := map[*string]string{}
	row := new(T)
	for i, c := range columns {
		if !c.Aside {
			if was := places[c.In(row)]; was != "" {
				t.Errorf("%s: %s and %s are one", noun, was, c.Key)
			}
			places[c.In(row)] = c.Key
		}
		for _, h := range append(strings.Fields(c.Headers), c.Key) {
			for _, said := range []string{h, strings.ToUpper(h), " *" + h + "（必填）", h + "\n[填写]", "\u200b" + h + "：",
				strings.Join(strings.Split(h, ""), "\u3000"), inspect.Folded(h)} {
				if at := find(columns, said); at != i {
					t.Errorf("%s: %q is column %d, not %s", noun, said, at, c.Key)
				}
			}
		}
	}
}
