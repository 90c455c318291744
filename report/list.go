package report

import (
	"io"

	"rectify/inspect"
	"rectify/report/workbook"
)

// ListColumn is a column of a list: its key in JSON, and its heads.
type ListColumn struct{ Key, EN, ZH string }

// List is a list as CSV and as a workbook of the agency. Its values are those of a [grid].
func List(name string, columns []ListColumn, rows inspect.Each[[]any], l Lang, agency string) Tables {
	g := grid{name: name, title: name, each: rows, in: l}
	for _, c := range columns {
		g.head = append(g.head, l.say(c.EN, c.ZH))
	}
	return Tables{
		"csv":  func(w io.Writer, mark bool) error { return writeCSV(w, g.head, g.words, mark) },
		"xlsx": func(w io.Writer, _ bool) error { return writeSheets(w, workbook.Book{Title: name, Author: agency}, g) },
	}
}
