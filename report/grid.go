package report

import (
	"bufio"
	"io"
	"slices"
	"strings"

	"rectify/inspect"
	"rectify/report/workbook"
)

// grid is a table whose cells are still values: a string, an int, a float64,
// a [difference], an [inspect.Rate], or nil where there is nothing to say.
// The terminal's table and the workbook print the same grid.
type grid struct {
	name  string   // of the sheet
	title string   // of that in print
	above string   // lines printed over it
	over  []string // of the columns, the groups that they are in; one that goes on is said again
	head  []string
	right int // as of a [Table]
	rows  [][]any
	each  inspect.Each[[]any] // in place of rows that may be too many to hold
	notes []string            // what a reader must know, printed under it

	in     Lang // of what a workbook adds to it
	parted bool // the numbers of a rate are in columns of their own
	sheetLayout
}

// sheetLayout is how a grid lies on a sheet, where that is not as usual. The columns are as in
// order, of which some of the first are printed.
type sheetLayout struct {
	order   []int
	printed int
	rest    int       // of those, the column that gets what the others leave of a page
	limits  []float64 // how wide their texts are at the most, in digits
	whole   []int     // of the grid's columns, those in which no text breaks
	size    float64   // of the letters
	row     float64   // how high a row of one line is, in points
	days    string    // how a day shows, as spreadsheets word it; "" is as usual
}

// values are the rows, gone through as often as the grid is written.
func (g grid) values(fn func([]any) error) error {
	if g.each != nil {
		return g.each(fn)
	}
	return inspect.EachOf(g.rows)(fn)
}

// words are the rows as they are read.
func (g grid) words(fn func([]string) error) error {
	return g.values(func(row []any) error {
		return fn(inspect.Mapped(row, text))
	})
}

// Tables are figures as each of their readers wants them: a table for a terminal, csv
// for programs, to which new columns are only ever added on the right, and xlsx, a
// workbook with real numbers. CSV begins with a mark by which spreadsheet programs know
// UTF-8, if it is asked for.
type Tables map[string]func(w io.Writer, mark bool) error

// grouped tells whether any column is in a group.
func (g grid) grouped() bool {
	return slices.ContainsFunc(g.over, func(group string) bool { return group != "" })
}

// writeTables prints grids for a terminal, with an empty line between.
func writeTables(w io.Writer, grids ...grid) error {
	out := bufio.NewWriter(w)
	for i, g := range grids {
		if i > 0 {
			out.WriteByte('\n')
		}
		out.WriteString(g.above)
		if err := (Table{Head: g.head, Right: g.right, Rows: g.words}).Write(out); err != nil {
			return err
		}
		for _, note := range g.notes {
			out.WriteString(note + "\n")
		}
	}
	return out.Flush()
}

// writeSheets writes a workbook with grids as sheets, after those that it has.
func writeSheets(w io.Writer, book workbook.Book, grids ...grid) error {
	for _, g := range grids {
		if err := g.onto(&book); err != nil {
			return err
		}
	}
	return book.Write(w)
}

// onto adds a grid to a workbook as a sheet.
func (g grid) onto(book *workbook.Book) error {
	sheet, err := g.sheet(*book)
	book.Sheets = append(book.Sheets, sheet)
	return err
}

// sheet has the rows with lines above and under them; the head and the first column
// stay in sight. It goes through the rows twice.
func (g grid) sheet(of workbook.Book) (workbook.Sheet, error) {
	l, err := g.laidOut()
	top := l.stacked(strings.FieldsFunc(g.above, func(r rune) bool { return r == '\n' }))
	heads := l.headed()
	top = append(top, heads...)
	head := len(top)
	s := workbook.Sheet{Name: g.name, Widths: l.widths, Frozen: workbook.Frozen{Rows: head, Columns: 1}, Page: l.page(of),
		Groups: len(heads) - 1, Row: g.row}
	if l.rest > 0 {
		s.Stretched = 0.97 * l.wide() / s.Page.OnPaper()
	}
	if len(l.heads) > 0 {
		s.Table = workbook.Area{Row: head, Column: 1, LastRow: head + l.rows, LastColumn: len(l.heads)}
	}
	var under [][]workbook.Cell
	if len(g.notes) > 0 {
		under = l.stacked(append([]string{""}, g.notes...))
	}
	var cells []workbook.Cell // of one row after another
	s.Rows = func(put func([]workbook.Cell) error) error {
		if err := inspect.EachOf(top)(put); err != nil {
			return err
		}
		if err := g.values(func(row []any) error {
			cells = l.cells(row, cells[:0])
			return put(cells)
		}); err != nil {
			return err
		}
		return inspect.EachOf(under)(put)
	}
	return s, err
}
