package main

import (
	"strings"

	"github.com/spf13/cobra"

	"rectify/inspect"
)

// listing is the verb that lists things, each as a line, which is how JSON has it.
type listing[L any] struct {
	of, en, zh string
	noun       inspect.Noun // of whose particulars its cells are
	sorts, by  string       // what it is sorted and narrowed by
	lines      func(r inspect.Reader, f inspect.Filter, today inspect.Date) (page inspect.Page[L], day inspect.Date, err error)
	heads      [2]string // of its columns
	keys       string    // of what stands in them
	told       func(c *cli, l L) map[string]string
}

func (l listing[L]) named() namedCommand { return namedCommand{"list", l.command} }

func (l listing[L]) command(c *cli) *cobra.Command {
	var f *filterFlags
	cmd := verb(c, l.of+".list", "list", l.en, l.zh, func(cmd *cobra.Command, _ []string) error {
		page, _, err := listedAt(cmd, c, f, l.lines)
		if err != nil {
			return err
		}
		return tabled(c, l.noun, page, l.heads, l.keys, l.told)
	})
	f = filters(c, cmd, l.sorts, strings.Fields(l.by)...)
	return cmd
}

// tabled prints lines as a list: parts of each below the heads, but what is told otherwise.
func tabled[L any](c *cli, noun inspect.Noun, page inspect.Page[L], heads [2]string, keys string,
	told func(*cli, L) map[string]string) error {
	return c.list(orNone(page.Rows), len(page.Rows), page.Total, c.head(heads[0], heads[1]), func(i int) []string {
		var other map[string]string
		if told != nil {
			other = told(c, page.Rows[i])
		}
		return c.cells(noun, keys, page.Rows[i], other)
	})
}

// listAll prints lines of no noun.
func listAll[L any](c *cli, lines []L, en, zh, keys string, told func(*cli, L) map[string]string) error {
	return tabled(c, "", inspect.Page[L]{Rows: lines, Total: len(lines)}, [2]string{en, zh}, keys, told)
}

// listedBy makes a line of every row of a query.
func listedBy[R, L any](query func(inspect.Reader, inspect.Filter) (inspect.Page[R], error),
	line func(R) L) func(inspect.Reader, inspect.Filter, inspect.Date) (inspect.Page[L], inspect.Date, error) {
	return func(r inspect.Reader, f inspect.Filter, _ inspect.Date) (inspect.Page[L], inspect.Date, error) {
		page, err := query(r, f)
		return inspect.Page[L]{Rows: linesOf(page.Rows, line), Total: page.Total}, "", err
	}
}

func linesOf[R, L any](rows []R, line func(R) L) []L {
	lines := make([]L, len(rows))
	for i, row := range rows {
		lines[i] = line(row)
	}
	return lines
}
