package main

import (
	"slices"

	"rectify/inspect"
	"rectify/inspect/mapping"
	"rectify/inspect/sheet"
)

// mappedTable is a table of another system, read as if it were one of ours: its heads
// are our fields, its words ours, and its dates as ours are written. Columns that the
// map does not name are passed over.
type mappedTable struct {
	sheet.Reader
	m  mapping.Map
	at []int // in the map, of each column of the file

	theirs []string // the last row, as it stands in the file
}

// columnOf is the place in a map of a column with that head; -1 of none.
func columnOf(m mapping.Map, head string) int {
	plain := inspect.Folded(head)
	return slices.IndexFunc(m.Columns, func(c mapping.Column) bool {
		return c.Key != "" && (inspect.Folded(c.Whole()) == plain || inspect.Folded(c.Head) == plain)
	})
}

// throughMap has sheet look for the heads of a map.
func throughMap(m mapping.Map, o sheet.Options) sheet.Options {
	whole := o.Whole
	o.Known = func(h string) bool { return columnOf(m, h) >= 0 }
	o.Means = func(h string) string {
		if at := columnOf(m, h); at >= 0 {
			return m.Columns[at].Key
		}
		return ""
	}
	o.Whole = func(header []string) bool { return whole(ourHeader(m, header)) }
	o.Aside = func(h string) bool { return columnOf(m, h) < 0 }
	return o
}

// ourHeader has the fields for the heads that a map names, and nothing for the others.
func ourHeader(m mapping.Map, header []string) []string {
	return inspect.Mapped(header, func(h string) string {
		if at := columnOf(m, h); at >= 0 {
			return m.Columns[at].Key
		}
		return ""
	})
}

// Header implements [sheet.Reader].
func (t *mappedTable) Header() []string {
	header := t.Reader.Header()
	t.at = inspect.Mapped(header, func(h string) int { return columnOf(t.m, h) })
	return ourHeader(t.m, header)
}

// headsOf are a table's heads as they stand in the file.
func headsOf(table sheet.Reader) []string {
	if t, mapped := table.(*mappedTable); mapped {
		return t.Reader.Header()
	}
	return table.Header()
}

// Next implements [sheet.Reader].
func (t *mappedTable) Next() (sheet.Row, error) {
	row, err := t.Reader.Next()
	if t.theirs = slices.Clone(row.Cells); err != nil || row.Err != nil {
		return row, err
	}
	if t.at == nil || len(t.at) < len(row.Cells) {
		t.Header()
	}
	for i, cell := range row.Cells {
		switch at := t.at[i]; {
		case at < 0:
			row.Cells[i] = ""
		case len(t.m.Columns[at].Words) > 0:
			row.Cells[i] = t.m.Columns[at].In(cell)
		case t.m.Columns[at].Day:
			row.Cells[i] = t.m.OurDay(cell)
		}
	}
	return row, nil
}
