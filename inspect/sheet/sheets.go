package sheet

import (
	"archive/zip"
	"errors"
	"strconv"
	"strings"
)

// Sheet is one of a workbook's sheets.
type Sheet struct {
	Name   string
	Hidden bool // from who opens the workbook
	Blank  bool // it has nothing on it
	Read   bool // its rows are given; only of such a one the rest is known

	Merged        []Range // cells that were made one: only the first holds a value
	HiddenColumns []Range

	part *zip.File
}

// Range is a piece of a sheet. Columns and rows count from 1, and the last is in it.
type Range struct{ Left, Top, Right, Bottom int }

// look goes through a sheet once before its rows are given: what is damaged or
// beyond a ledger is refused before anything is done with it, and what is joined
// is only said behind the rows.
func (x *Sheet) look(s *scanner) error {
	cells := 0
	return s.each(func() error {
		switch {
		case s.is(4, "c"):
			if cells++; cells > mostCells {
				return errCells
			}
		case s.is(3, "col") && truth(s.attr("hidden")):
			x.HiddenColumns = append(x.HiddenColumns, Range{s.number("min"), 1, s.number("max"), mostRows})
		case s.is(3, "mergeCell"):
			if r, ok := parseRange(string(s.attr("ref"))); ok { // what is at no place (#REF!) joins nothing
				x.Merged = append(x.Merged, r)
			}
		}
		if len(x.Merged) > mostMerged || len(x.HiddenColumns) > mostMerged {
			return errMerged
		}
		return nil
	})
}

var errPlace = errors.New("a cell of it is at no place")

// parseRange reads B2:D7, or B2 alone.
func parseRange(s string) (r Range, ok bool) {
	from, to, two := strings.Cut(s, ":")
	if !two {
		to = from
	}
	var ok1, ok2 bool
	r.Left, r.Top, ok1 = place(from)
	r.Right, r.Bottom, ok2 = place(to)
	return r, ok1 && ok2
}

// place reads B2 as 2, 2.
func place(ref string) (col, row int, ok bool) {
	col, digits := column([]byte(ref))
	row, err := strconv.Atoi(string(digits))
	return col + 1, row, err == nil && col >= 0 && row >= 1 && row <= mostRows
}

// column reads the letters of a cell's place, A as 0; -1 if they name no column.
func column(ref []byte) (col int, digits []byte) {
	n := 0
	for n < len(ref) && ref[n]|0x20 >= 'a' && ref[n]|0x20 <= 'z' {
		if col = col*26 + int(ref[n]|0x20-'a') + 1; col > widest {
			return -1, nil
		}
		n++
	}
	return col - 1, ref[n:]
}

// letters names a column, from 0, as a spreadsheet does.
func letters(col int) string {
	name := ""
	for col++; col > 0; col = (col - 1) / 26 {
		name = string(rune('A'+(col-1)%26)) + name
	}
	return name
}
