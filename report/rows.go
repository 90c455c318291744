package report

import (
	"io"
	"slices"

	"rectify/inspect"
	"rectify/report/workbook"
)

// column is a column of rows, with what one has in it.
type column struct {
	key, zh string
	value   any
}

// rowColumns are the columns of a row behind a figure, under the JSON's keys. The
// text is last, for it may be long. An import of what they are of reads them.
func rowColumns(r inspect.FigureRow, l Lang, of inspect.Noun) []column {
	if of == inspect.Complaints {
		return []column{
			{key: "ref", zh: "台账编号", value: r.Ref},
			{key: "kind", zh: "类别", value: l.say(string(r.Kind), r.Kind.ZH())},
			{key: "channel", zh: "渠道", value: l.say(string(r.Channel), r.Channel.ZH())},
			{key: "date", zh: "受理日期", value: r.Date},
			{key: "counted_on", zh: "计入日期", value: r.CountedOn},
			{key: "site", zh: "单位", value: r.Site},
			{key: "number", zh: "来源编号", value: r.Number},
			{key: "due", zh: "办理期限", value: r.Due},
			{key: "text", zh: "内容", value: r.Text},
		}
	}
	return []column{
		{key: "ref", zh: "编号", value: r.Ref},
		{key: "date", zh: "日期", value: r.Date},
		{key: "counted_on", zh: "计入日期", value: r.CountedOn},
		{key: "site", zh: "单位", value: r.Site},
		{key: "level", zh: "级别", value: l.say(string(r.Level), r.Level.ZH())},
		{key: "category", zh: "类别", value: r.Category},
		{key: "number", zh: "文号", value: r.Number},
		{key: "due", zh: "期限", value: r.Due},
		{key: "inspectors", zh: "检查人", value: r.Inspectors},
		{key: "text", zh: "内容", value: r.Text},
	}
}

// workbookRows are those in which a row says anything; with no rows all, so that an import of the
// workbook knows what it has none of.
func workbookRows(rows inspect.Each[inspect.FigureRow], l Lang, of inspect.Noun) (grid, error) {
	g, err := rowsGrid(rows, l, of, false, "")
	if err == nil && len(g.head) == 0 {
		g, err = rowsGrid(rows, l, of, true, "")
	}
	for i := range g.head {
		g.head[i] = inWords(g.head[i])
	}
	return g, err
}

// rowsGrid has the columns in which a row says anything, or all, but one that is left out.
func rowsGrid(rows inspect.Each[inspect.FigureRow], l Lang, of inspect.Noun, all bool, but string) (g grid, err error) {
	none := rowColumns(inspect.FigureRow{}, l, of)
	said := slices.Repeat([]bool{all}, len(none))
	if !all {
		err = rows(func(r inspect.FigureRow) error {
			for i, c := range rowColumns(r, l, of) {
				said[i] = said[i] || text(c.value) != ""
			}
			return nil
		})
	}
	for i, c := range none {
		said[i] = said[i] && c.key != but
	}
	g.name, g.in = l.say("Rows", "明细"), l
	for i, c := range none {
		if said[i] {
			g.head = append(g.head, l.say(c.key, c.zh))
		}
	}
	g.each = func(fn func([]any) error) error {
		return rows(func(r inspect.FigureRow) error {
			var cells []any
			for i, c := range rowColumns(r, l, of) {
				if said[i] {
					cells = append(cells, c.value)
				}
			}
			return fn(cells)
		})
	}
	return g, err
}

// Rows are those behind a figure, which the title names. CSV has all their columns, in English
// under the JSON's keys.
func Rows(rows inspect.Each[inspect.FigureRow], l Lang, of inspect.Noun, title, agency string) Tables {
	written := func(all bool, but string, write func(grid) error) error {
		g, err := rowsGrid(rows, l, of, all, but)
		if err != nil {
			return err
		}
		return write(g)
	}
	return Tables{
		"table": func(w io.Writer, _ bool) error {
			return written(false, "inspectors", func(g grid) error { // who reads them knows
				if len(g.head) > 0 {
					return writeTables(w, g)
				}
				_, err := io.WriteString(w, l.say("no rows\n", "没有记录\n"))
				return err
			})
		},
		"csv": func(w io.Writer, mark bool) error {
			return written(true, "", func(g grid) error { return writeCSV(w, g.head, g.words, mark) })
		},
		"jsonl": func(w io.Writer, _ bool) error {
			g, err := rowsGrid(rows, EN, of, true, "")
			if err != nil {
				return err
			}
			return writeLines(w, g)
		},
		"xlsx": func(w io.Writer, _ bool) error {
			g, err := workbookRows(rows, l, of)
			if err != nil {
				return err
			}
			return writeSheets(w, workbook.Book{Title: title, Author: agency}, g)
		},
	}
}
