package report

import (
	"encoding/csv"
	"io"

	"rectify/inspect"
	"rectify/report/workbook"
)

// Upload is a table as another system wants it: heads of its own, some of them grouped.
type Upload struct {
	Title, Agency string
	Groups, Heads []string            // of each column; a group that goes on is said again
	Rows          inspect.Each[[]any] // of what a [workbook.Cell] holds
	Days          string              // how a day shows in a workbook, as spreadsheets word it
}

// Tables are it as CSV and as a workbook, whose groups are joined over their columns.
func (u Upload) Tables() Tables {
	g := grid{name: "上报", title: u.Title, over: u.Groups, head: u.Heads, each: u.Rows, in: ZH}
	g.days, g.parted = u.Days, true
	return Tables{
		"csv": func(w io.Writer, mark bool) error {
			if g.grouped() {
				groups := csv.NewWriter(w)
				groups.Write(u.Groups)
				if groups.Flush(); groups.Error() != nil {
					return groups.Error()
				}
			}
			return writeCSV(w, g.head, g.words, mark)
		},
		"xlsx": func(w io.Writer, _ bool) error {
			return writeSheets(w, workbook.Book{Title: u.Title, Author: u.Agency}, g)
		},
	}
}

// Told is what a field holds: as a value, and in both languages.
type Told struct {
	inspect.Words
	Value any
}

// LedgerField is a column of a ledger, by which another system's table may be mapped.
type LedgerField struct {
	Key, EN, ZH string
	Day         bool // its value is one
}

// LedgerFields are all columns of a ledger.
func LedgerFields() (out []LedgerField) {
	for _, c := range ledgerColumns {
		_, day := c.of(&ledgerLine{}).(inspect.Date)
		out = append(out, LedgerField{c.key, c.en, c.zh, day})
	}
	return out
}

// LedgerTold are the cells of a row under the columns' keys.
func LedgerTold(r inspect.LedgerRow, no int, day inspect.Date) map[string]Told {
	out := map[string]Told{}
	en, zh := ledgerLine{r, no, day, EN, false}, ledgerLine{r, no, day, ZH, false}
	for _, c := range ledgerColumns {
		value := c.of(&zh)
		out[c.key] = Told{inspect.Words{EN: plain(c.of(&en)), ZH: plain(value)}, value}
	}
	return out
}
