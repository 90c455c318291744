package report

import (
	"encoding/csv"
	"io"

	"rectify/inspect"
)

// long is a table that may be too long to hold: its rows are gone through as
// often as it is written. A cell is a text or a whole number.
type long struct {
	head  []string
	right []bool
	rows  inspect.Each[[]any]
}

// write prints it for a terminal.
func (l long) write(w io.Writer) error {
	return Table{Head: l.head, Right: l.right}.WriteEach(w, l.words)
}

// words are the rows as they are read.
func (l long) words(fn func([]string) error) error {
	return l.rows(func(row []any) error {
		cells := make([]string, len(row))
		for i, c := range row {
			cells[i] = text(c)
		}
		return fn(cells)
	})
}

// writeCSVEach writes rows under a head; it begins with a mark by which
// spreadsheet programs know UTF-8 if withBOM.
func writeCSVEach(w io.Writer, head []string, rows inspect.Each[[]string], withBOM bool) error {
	if withBOM {
		if _, err := io.WriteString(w, bom); err != nil {
			return err
		}
	}
	out := csv.NewWriter(w)
	if err := out.Write(head); err != nil {
		return err
	}
	if err := rows(func(row []string) error { return out.Write(noFormula(row)) }); err != nil {
		return err
	}
	out.Flush()
	return out.Error()
}
