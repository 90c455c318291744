package report

import (
	"io"
	"slices"

	"rectify/inspect"
	"rectify/report/workbook"
)

// rowColumns are the columns of the rows behind a figure: the JSON's keys, and
// the words over them. The text is last, for it may be long.
var rowColumns = []struct {
	key, en, zh string
	of          func(inspect.FigureRow) string
}{
	{"ref", "ref", "编号", func(r inspect.FigureRow) string { return r.Ref }},
	{"date", "date", "日期", func(r inspect.FigureRow) string { return string(r.Date) }},
	{"site", "site", "单位", func(r inspect.FigureRow) string { return r.Site }},
	{"level", "level", "级别", func(r inspect.FigureRow) string { return string(r.Level) }},
	{"category", "category", "类别", func(r inspect.FigureRow) string { return r.Category }},
	{"number", "number", "文号", func(r inspect.FigureRow) string { return r.Number }},
	{"due", "due", "期限", func(r inspect.FigureRow) string { return string(r.Due) }},
	{"text", "text", "内容", func(r inspect.FigureRow) string { return r.Text }},
}

// longRows leaves out the columns in which no row says anything.
func longRows(rows inspect.Each[inspect.FigureRow], l Lang) (out long, err error) {
	said := make([]bool, len(rowColumns))
	err = rows(func(r inspect.FigureRow) error {
		for i, c := range rowColumns {
			said[i] = said[i] || c.of(r) != ""
		}
		return nil
	})
	for i, c := range rowColumns {
		if said[i] {
			out.head = append(out.head, l.say(c.en, c.zh))
		}
	}
	out.rows = func(fn func([]any) error) error {
		return rows(func(r inspect.FigureRow) error { return fn(rowCells(r, said, l)) })
	}
	return out, err
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
	table, err := longRows(rows, l)
	if err != nil {
		return err
	}
	if len(table.head) == 0 {
		_, err := io.WriteString(w, l.say("no rows\n", "没有记录\n"))
		return err
	}
	return table.write(w)
}

// WriteRowsCSV prints the rows behind a figure, with all their columns, in
// English under the JSON's keys.
func WriteRowsCSV(w io.Writer, rows inspect.Each[inspect.FigureRow], l Lang, withBOM bool) error {
	var head []string
	for _, c := range rowColumns {
		head = append(head, l.say(c.key, c.zh))
	}
	all := slices.Repeat([]bool{true}, len(rowColumns))
	line := make([]string, len(rowColumns))
	return writeCSVEach(w, head, func(fn func([]string) error) error {
		return rows(func(r inspect.FigureRow) error {
			for i, cell := range rowCells(r, all, l) {
				line[i] = plain(cell)
			}
			return fn(line)
		})
	}, withBOM)
}

// WriteRowsXLSX writes the rows behind a figure as a workbook.
func WriteRowsXLSX(w io.Writer, rows inspect.Each[inspect.FigureRow], l Lang) error {
	table, err := longRows(rows, l)
	if err != nil {
		return err
	}
	sheet, err := table.sheet("Rows")
	if err != nil {
		return err
	}
	return workbook.Book{Sheets: []workbook.Sheet{sheet}}.Write(w)
}
