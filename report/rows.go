package report

import (
	"io"
	"slices"

	"rectify/inspect"
)

// rowColumns are the columns of the rows behind a figure: the JSON's keys, and
// the Chinese words over them. The text is last, for it may be long.
var rowColumns = []struct {
	key, zh string
	of      func(inspect.FigureRow) string
}{
	{"ref", "编号", func(r inspect.FigureRow) string { return r.Ref }},
	{"date", "日期", func(r inspect.FigureRow) string { return string(r.Date) }},
	{"site", "单位", func(r inspect.FigureRow) string { return r.Site }},
	{"level", "级别", func(r inspect.FigureRow) string { return string(r.Level) }},
	{"category", "类别", func(r inspect.FigureRow) string { return r.Category }},
	{"number", "文号", func(r inspect.FigureRow) string { return r.Number }},
	{"due", "期限", func(r inspect.FigureRow) string { return string(r.Due) }},
	{"text", "内容", func(r inspect.FigureRow) string { return r.Text }},
}

// rowsGrid has the columns in which a row says anything, or all.
func rowsGrid(rows inspect.Each[inspect.FigureRow], l Lang, all bool) (g grid, err error) {
	said := slices.Repeat([]bool{all}, len(rowColumns))
	if !all {
		err = rows(func(r inspect.FigureRow) error {
			for i, c := range rowColumns {
				said[i] = said[i] || c.of(r) != ""
			}
			return nil
		})
	}
	g.name = "Rows"
	for i, c := range rowColumns {
		if said[i] {
			g.head = append(g.head, l.say(c.key, c.zh))
		}
	}
	g.each = func(fn func([]any) error) error {
		return rows(func(r inspect.FigureRow) error { return fn(rowCells(r, said, l)) })
	}
	return g, err
}

func rowCells(r inspect.FigureRow, said []bool, l Lang) (cells []any) {
	for i, c := range rowColumns {
		switch {
		case !said[i]:
		case c.key == "level":
			cells = append(cells, levelName(c.of(r), l))
		default:
			cells = append(cells, c.of(r))
		}
	}
	return cells
}

// WriteRowsTable prints the rows behind a figure for a terminal.
func WriteRowsTable(w io.Writer, rows inspect.Each[inspect.FigureRow], l Lang) error {
	g, err := rowsGrid(rows, l, false)
	if err != nil {
		return err
	}
	if len(g.head) == 0 {
		_, err := io.WriteString(w, l.say("no rows\n", "没有记录\n"))
		return err
	}
	return writeTables(w, g)
}

// WriteRowsCSV prints the rows behind a figure, with all their columns, in
// English under the JSON's keys.
func WriteRowsCSV(w io.Writer, rows inspect.Each[inspect.FigureRow], l Lang, withBOM bool) error {
	g, err := rowsGrid(rows, l, true)
	if err != nil {
		return err
	}
	return writeCSV(w, g.head, g.words, withBOM)
}

// WriteRowsXLSX writes the rows behind a figure as a workbook.
func WriteRowsXLSX(w io.Writer, rows inspect.Each[inspect.FigureRow], l Lang) error {
	g, err := rowsGrid(rows, l, false)
	if err != nil {
		return err
	}
	return writeSheets(w, g)
}
