package main

import (
	"context"
	"fmt"
	"io"
	"path/filepath"
	"slices"
	"strings"

	"rectify/cmd/rectify/shell"
	"rectify/inspect"
	"rectify/inspect/mapping"
	"rectify/report"
)

// mostMap is how large a map may be, in bytes.
const mostMap = 256 << 10

// readMap reads a map of another system's tables; an import's may name its columns too.
func readMap(c *shell.Run, name string, columns ...inspect.Column) (m mapping.Map, err error) {
	text, err := c.WholeText(name, mostMap)
	if err != nil {
		return m, err
	}
	fields := mapFields()
	return mapping.Parse(name, text, func(rows, name string) (mapping.Field, bool) {
		at := -1
		for _, called := range []func(mapField) string{mapField.key, mapField.zh, mapField.en} {
			if at < 0 {
				at = slices.IndexFunc(fields, func(f mapField) bool { return f.Rows == rows && strings.EqualFold(called(f), name) })
			}
		}
		if at >= 0 {
			return fields[at].Field, true
		}
		if at = find(columns, name); at < 0 {
			return mapping.Field{}, false
		}
		return fieldOf(columns[at].Particular), true
	})
}

// exportMapped writes a table as a map says.
func exportMapped(c *shell.Run, b *inspect.Book, file, to string, f *shell.FilterFlags) error {
	if to == "" {
		return shell.Usage("--map is written to a file: say -o FILE", "--map 须写到文件：请给出 -o 文件").
			Hint("-o - is stdout", "-o - 为标准输出")
	}
	m, err := readMap(c, file)
	if err != nil {
		return err
	}
	if err := c.MayWrite(to, m.Format); err != nil {
		return err
	}
	if ext := strings.TrimPrefix(strings.ToLower(filepath.Ext(to)), "."); ext != "" && ext != m.Format {
		return shell.Usage("the map writes .%[1]s, not .%[2]s", "该对应表写成 .%[1]s，不是 .%[2]s", m.Format, ext)
	}
	if err := m.Writable(file); err != nil {
		return err
	}
	u := report.Upload{Title: strings.TrimSuffix(filepath.Base(file), filepath.Ext(file)), Days: m.Shown()}
	c.Authored()
	u.Agency = c.Author
	for _, col := range m.Columns {
		u.Groups, u.Heads = append(u.Groups, col.Group), append(u.Heads, col.Head)
	}
	name, n := shell.FileFor(to, "upload."+m.Format), 0
	write := func(rows inspect.Each[map[string]report.Told]) error {
		u.Rows = func(fn func([]any) error) error {
			n = 0
			return rows(func(row map[string]report.Told) error {
				n++
				cells, err := mappedCells(m, row)
				if err == nil {
					err = encodable(m, n, row["ref"].EN, cells)
				}
				if err != nil {
					return err
				}
				return fn(cells)
			})
		}
		return c.Create(name, func(w io.Writer) error { return writeMapped(w, m, u) })
	}
	if m.Rows == "figures" {
		err = figuresOf(c, b, m, f, write)
	} else {
		err = hazardsOfMap(c, b, m, f, write)
	}
	if err != nil || name == "-" {
		return err
	}
	return c.Reply(map[string]any{"file": name, "rows": n},
		c.Say("%[1]s: %[2]d row%[2]s", "%[1]s：%[2]d 行", name, inspect.Many(n)))
}

// mappedCells is a row in their words. A workbook has days and numbers as they are, unless
// the map has a day as a text.
func mappedCells(m mapping.Map, row map[string]report.Told) ([]any, error) {
	cells := make([]any, len(m.Columns))
	for i, col := range m.Columns {
		told := row[col.Key]
		said, err := col.Out(told.EN, told.ZH)
		switch {
		case err != nil:
			return nil, err
		case col.Key == "":
			cells[i] = col.Fixed
		case len(col.Words) > 0 || said == "":
			cells[i] = said
		case !col.Day && m.Format == "xlsx":
			cells[i] = told.Value
		case !col.Day:
			cells[i] = said
		case m.Shown() == "":
			cells[i] = m.Day(inspect.Date(said))
		default:
			cells[i] = inspect.Date(said)
		}
	}
	return cells, nil
}

// hazardsOfMap are the hazards that the flags leave, as a map may name what they say.
func hazardsOfMap(c *shell.Run, b *inspect.Book, m mapping.Map, f *shell.FilterFlags,
	write func(inspect.Each[map[string]report.Told]) error) error {
	filter, err := f.Filter(c.Ctx, b)
	if err != nil {
		return err
	}
	var units map[int64]inspect.Site // asked before, for two readers at once keep twice as much at hand
	if slices.ContainsFunc(m.Columns, func(c mapping.Column) bool { return isOfUnit(c.Key) }) {
		if units, err = unitsOf(c.Ctx, b); err != nil {
			return err
		}
	}
	return b.Ledger(c.Ctx, filter, func(l inspect.Ledger) error {
		no := 0
		rows := termed(l, inChinese.Term).Rows
		return write(func(fn func(map[string]report.Told) error) error {
			no = 0
			return rows(func(r inspect.LedgerRow) error {
				no++
				row := report.LedgerTold(r, no, l.Day)
				for _, key := range strings.Fields(ofUnit) {
					said := fmt.Sprint(inspect.At(units[r.Site], key))
					row[key] = toldOf(said)
				}
				return fn(row)
			})
		})
	})
}

// unitsOf are all units, by their numbers.
func unitsOf(ctx context.Context, b *inspect.Book) (map[int64]inspect.Site, error) {
	page, err := inspect.Ask(ctx, b, func(r inspect.Reader) (inspect.Page[inspect.SiteRow], error) {
		return r.Sites(inspect.Filter{Withdrawn: true})
	})
	units := map[int64]inspect.Site{}
	for _, s := range page.Rows {
		units[s.N] = s.Site
	}
	return units, err
}
