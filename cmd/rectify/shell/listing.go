package shell

import (
	"github.com/spf13/cobra"

	"rectify/inspect"
)

// Listing is the verb that lists things, each as a line, which is how JSON has it.
type Listing[L any] struct {
	EN, ZH    string
	Noun      inspect.Noun // of whose particulars its cells are
	Sorts, By string       // what it is sorted and narrowed by
	Lines     func(r View, f Narrowed) (page inspect.Page[L], day inspect.Date, err error)
	Heads     [2]string // of its columns
	Keys      string    // of what is in them
	Told      func(c *Run, l L) map[string]string
	Late      func(l L) bool                   // which lines want attention
	More      func(c *Run, cmd *cobra.Command) // of its flags
}

// Narrowed is what the flags of a list leave, and what one of them says.
type Narrowed struct {
	inspect.Filter
	Flag func(name string) string
}

func (l Listing[L]) named() Named { return Named{"list", l.command} }

func (l Listing[L]) command(c *Run) (cmd *cobra.Command) {
	var f *FilterFlags
	cmd = c.Verb("list", l.EN, l.ZH, func(_ []string) error {
		return c.Look(f, func(r View, filter inspect.Filter) error {
			page, day, err := l.Lines(r,
				Narrowed{filter, func(name string) string { return cmd.Flag(name).Value.String() }})
			if err != nil {
				return err
			}
			c.Stands(day, r.Today)
			return l.table(c, page)
		})
	})
	f = c.Filters(cmd, l.Sorts, l.By)
	if l.More != nil {
		l.More(c, cmd)
	}
	return cmd
}

// table prints lines as a list: parts of each below the heads, but what is told otherwise.
func (l Listing[L]) table(c *Run, page inspect.Page[L]) error {
	rows := page.Rows
	return ListEach(c, inspect.EachOf(rows), len(rows), page.Total, c.Head(l.Heads[0], l.Heads[1]),
		func(line L) []string {
			var other map[string]string
			if l.Told != nil {
				other = l.Told(c, line)
			}
			return c.Cells(l.Noun, l.Keys, line, other)
		}, func(i int) bool { return l.Late != nil && l.Late(rows[i]) })
}

// ListAll prints lines of no noun.
func ListAll[L any](c *Run, lines []L, en, zh, keys string, told func(*Run, L) map[string]string) error {
	l := Listing[L]{Heads: [2]string{en, zh}, Keys: keys, Told: told}
	return l.table(c, inspect.Page[L]{Rows: lines, Total: len(lines)})
}

// ListedBy makes a line of every row of a query.
func ListedBy[R, L any](query func(inspect.Reader, inspect.Filter) (inspect.Page[R], error),
	line func(R) L) func(View, Narrowed) (inspect.Page[L], inspect.Date, error) {
	return func(r View, f Narrowed) (inspect.Page[L], inspect.Date, error) {
		page, err := query(r.Reader, f.Filter)
		return PageOf(page, line), "", err
	}
}

// PageOf is a page of lines.
func PageOf[R, L any](page inspect.Page[R], line func(R) L) inspect.Page[L] {
	return inspect.Page[L]{Rows: inspect.Mapped(page.Rows, line), Total: page.Total}
}

// Look reads what the flags of a list leave, on the day it is read.
func (c *Run) Look(f *FilterFlags, read func(r View, filter inspect.Filter) error) error {
	b, err := c.Reading()
	if err != nil {
		return err
	}
	filter, err := f.Filter(c.Ctx, b)
	if err != nil {
		return err
	}
	return c.Viewed(b, func(r View) error { return read(r, filter) })
}

// Stands says as of which day a list is, if that is past.
func (c *Run) Stands(day, today inspect.Date) {
	if day != "" && day != today {
		c.asOf = day
		c.Note("as of %s", "状态截至 %s", day)
	}
}

// OrNone is a list that JSON prints as one even when it is empty.
func OrNone[T any](rows []T) []T {
	if rows == nil {
		return []T{}
	}
	return rows
}
