package report

import (
	"encoding/csv"
	"io"
	"slices"

	"rectify/inspect"
	"rectify/report/workbook"
)

// Upload is a table as another system wants it: heads of its own, some of them grouped.
type Upload struct {
	Groups, Heads []string // of each column; a group that goes on is said again
	Rows          inspect.Each[[]string]
}

// grouped tells whether any column is in a group.
func (u Upload) grouped() bool {
	return slices.ContainsFunc(u.Groups, func(g string) bool { return g != "" })
}

// WriteCSV writes it as CSV, without a mark.
func (u Upload) WriteCSV(w io.Writer) error {
	if u.grouped() {
		groups := csv.NewWriter(w)
		groups.Write(u.Groups)
		if groups.Flush(); groups.Error() != nil {
			return groups.Error()
		}
	}
	return writeCSV(w, u.Heads, u.Rows, false)
}

// WriteXLSX writes it as a workbook whose groups are joined over their columns.
func (u Upload) WriteXLSX(w io.Writer) error {
	sheet := workbook.Sheet{Name: "上报", Rows: func(put func([]workbook.Cell) error) error {
		for _, row := range u.top() {
			if err := put(row); err != nil {
				return err
			}
		}
		return u.Rows(func(row []string) error {
			return put(inspect.Mapped(row, func(s string) workbook.Cell { return workbook.Cell{Value: s} }))
		})
	}}
	sheet.Frozen.Rows = len(u.top())
	for range u.Heads {
		sheet.Widths = append(sheet.Widths, 18)
	}
	return workbook.Book{Title: "上报", Sheets: []workbook.Sheet{sheet}}.Write(w)
}

// top are the heads, with their groups over them.
func (u Upload) top() [][]workbook.Cell {
	heads := headCells(u.Heads, headStyle)
	if !u.grouped() {
		return [][]workbook.Cell{heads}
	}
	over := headCells(make([]string, len(u.Heads)), headStyle)
	for i := 0; i < len(over); {
		n := 1
		for i+n < len(over) && u.Groups[i] != "" && u.Groups[i+n] == u.Groups[i] {
			n++
		}
		if over[i].Value, over[i].Across = u.Groups[i], n-1; u.Groups[i] == "" { // the head reaches up
			over[i].Value, over[i].Down, heads[i].Value = u.Heads[i], 1, nil
		}
		i += n
	}
	return [][]workbook.Cell{over, heads}
}

// LedgerField is a column of a ledger, by which another system's table may be mapped.
type LedgerField struct {
	Key, EN, ZH string
	Day         bool // its value is one
}

// LedgerFields are all columns of a ledger.
func LedgerFields() (out []LedgerField) {
	for _, c := range ledgerColumns(inspect.LedgerRow{}, 0, "", EN, false) {
		_, day := c.value.(inspect.Date)
		out = append(out, LedgerField{c.key, c.en, c.zh, day})
	}
	return out
}

// LedgerWords are the cells of a row under the columns' keys, in both languages.
func LedgerWords(r inspect.LedgerRow, no int, day inspect.Date) map[string]inspect.Words {
	out := map[string]inspect.Words{}
	zh := ledgerColumns(r, no, day, ZH, false)
	for i, c := range ledgerColumns(r, no, day, EN, false) {
		out[c.key] = inspect.Words{EN: plain(c.value), ZH: plain(zh[i].value)}
	}
	return out
}
