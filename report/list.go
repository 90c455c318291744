package report

import (
	"io"
	"strings"

	"rectify/inspect"
	"rectify/report/workbook"
)

// ListColumn is a column of a list: its key in JSON, and its heads.
type ListColumn struct{ Key, EN, ZH string }

// inWords is a head of a workbook, where English ones are words and no keys.
func inWords(head string) string { return strings.ReplaceAll(head, "_", " ") }

// List is a list as CSV and as a workbook of the agency, in which English heads are words, and
// hashes stand beside what is printed. Its values are those of a [grid].
func List(name string, columns []ListColumn, rows inspect.Each[[]any], l Lang, agency string) Tables {
	g := grid{name: name, title: name, each: rows, in: l}
	sheet := g
	var last []int
	for i, c := range columns {
		g.head = append(g.head, l.say(c.EN, c.ZH))
		sheet.head = append(sheet.head, inWords(l.say(c.EN, c.ZH)))
		if strings.HasSuffix(c.Key, "sha256") {
			last = append(last, i)
		} else {
			sheet.order = append(sheet.order, i)
		}
	}
	if len(last) > 0 {
		sheet.printed = len(sheet.order)
	}
	sheet.order, sheet.whole = append(sheet.order, last...), last // or rows would be high for what is not printed
	return Tables{
		"csv": func(w io.Writer, mark bool) error { return writeCSV(w, g.head, g.words, mark) },
		"xlsx": func(w io.Writer, _ bool) error {
			return writeSheets(w, workbook.Book{Title: name, Author: agency}, sheet)
		},
	}
}
