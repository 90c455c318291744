package report

import (
	"io"

	"rectify/inspect"
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

// rowsGrid leaves out the columns in which no row says anything.
func rowsGrid(rows []inspect.FigureRow, l Lang) grid {
	g := grid{rows: make([][]any, len(rows))}
	for _, c := range rowColumns {
		said := false
		for _, r := range rows {
			said = said || c.of(r) != ""
		}
		if !said {
			continue
		}
		g.head, g.right = append(g.head, l.say(c.en, c.zh)), append(g.right, false)
		for i, r := range rows {
			cell := c.of(r)
			if c.key == "level" {
				cell = levelName(cell, l)
			}
			g.rows[i] = append(g.rows[i], cell)
		}
	}
	return g
}

// WriteRowsTable prints the rows behind a figure for a terminal.
func WriteRowsTable(w io.Writer, rows []inspect.FigureRow, l Lang) error {
	if len(rows) == 0 {
		_, err := io.WriteString(w, l.say("no rows\n", "没有记录\n"))
		return err
	}
	return rowsGrid(rows, l).write(w)
}

// WriteRowsCSV prints the rows behind a figure, with all their columns.
func WriteRowsCSV(w io.Writer, rows []inspect.FigureRow, withBOM bool) error {
	lines := make([][]string, 1, len(rows)+1)
	for _, c := range rowColumns {
		lines[0] = append(lines[0], c.key)
	}
	for _, r := range rows {
		var line []string
		for _, c := range rowColumns {
			line = append(line, c.of(r))
		}
		lines = append(lines, line)
	}
	return writeCSV(w, lines, withBOM)
}
