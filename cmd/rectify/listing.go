package main

import (
	"context"

	"github.com/spf13/cobra"

	"rectify/inspect"
)

// listing is the verb that lists things, each as a line, which is how JSON has it.
type listing[L any] struct {
	en, zh    string
	noun      inspect.Noun // of whose particulars its cells are
	sorts, by string       // what it is sorted and narrowed by
	lines     func(r view, f narrowed) (page inspect.Page[L], day inspect.Date, err error)
	heads     [2]string // of its columns
	keys      string    // of what is in them
	told      func(c *cli, l L) map[string]string
	late      func(l L) bool                   // which lines want attention
	more      func(c *cli, cmd *cobra.Command) // of its flags
}

// narrowed is what the flags of a list leave, and what one of them says.
type narrowed struct {
	inspect.Filter
	flag func(name string) string
}

func (l listing[L]) named() namedCommand { return namedCommand{"list", l.command} }

func (l listing[L]) command(c *cli) (cmd *cobra.Command) {
	var f *filterFlags
	cmd = verb(c, "list", l.en, l.zh, func(ctx context.Context, _ []string) error {
		return c.look(ctx, f, func(r view, filter inspect.Filter) error {
			page, day, err := l.lines(r,
				narrowed{filter, func(name string) string { return cmd.Flag(name).Value.String() }})
			if err != nil {
				return err
			}
			c.stands(day, r.today)
			return l.table(c, page)
		})
	})
	f = filters(c, cmd, l.sorts, l.by)
	if l.more != nil {
		l.more(c, cmd)
	}
	return cmd
}

// table prints lines as a list: parts of each below the heads, but what is told otherwise.
func (l listing[L]) table(c *cli, page inspect.Page[L]) error {
	rows := page.Rows
	return listEach(c, inspect.EachOf(rows), len(rows), page.Total, c.head(l.heads[0], l.heads[1]),
		func(line L) []string {
			var other map[string]string
			if l.told != nil {
				other = l.told(c, line)
			}
			return c.cells(l.noun, l.keys, line, other)
		}, func(i int) bool { return l.late != nil && l.late(rows[i]) })
}

// listAll prints lines of no noun.
func listAll[L any](c *cli, lines []L, en, zh, keys string, told func(*cli, L) map[string]string) error {
	l := listing[L]{heads: [2]string{en, zh}, keys: keys, told: told}
	return l.table(c, inspect.Page[L]{Rows: lines, Total: len(lines)})
}

// listedBy makes a line of every row of a query.
func listedBy[R, L any](query func(inspect.Reader, inspect.Filter) (inspect.Page[R], error),
	line func(R) L) func(view, narrowed) (inspect.Page[L], inspect.Date, error) {
	return func(r view, f narrowed) (inspect.Page[L], inspect.Date, error) {
		page, err := query(r.Reader, f.Filter)
		return pageOf(page, line), "", err
	}
}

// pageOf is a page of lines.
func pageOf[R, L any](page inspect.Page[R], line func(R) L) inspect.Page[L] {
	return inspect.Page[L]{Rows: linesOf(page.Rows, line), Total: page.Total}
}

func linesOf[R, L any](rows []R, line func(R) L) []L {
	lines := make([]L, len(rows))
	for i, row := range rows {
		lines[i] = line(row)
	}
	return lines
}

// look reads what the flags of a list leave, on the day it is read.
func (c *cli) look(ctx context.Context, f *filterFlags, read func(r view, filter inspect.Filter) error) error {
	b, err := c.reading(ctx)
	if err != nil {
		return err
	}
	filter, err := f.filter(ctx, b)
	if err != nil {
		return err
	}
	return c.viewed(ctx, b, func(r view) error { return read(r, filter) })
}

// stands says as of which day a list is, if that is past.
func (c *cli) stands(day, today inspect.Date) {
	if day != "" && day != today {
		c.asOf = day
		c.note("as of %s", "状态截至 %s", day)
	}
}

// orNone is a list that JSON prints as one even when it is empty.
func orNone[T any](rows []T) []T {
	if rows == nil {
		return []T{}
	}
	return rows
}
