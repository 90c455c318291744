package main

import (
	"context"
	"strings"

	"github.com/spf13/cobra"

	"rectify/inspect"
)

// target opens the book for writing and finds what a command is about. A
// reference is taken at its word: what is then done says if there is no such.
func (c *cli) target(cmd *cobra.Command, noun inspect.Noun, text string) (*inspect.Book, int64, error) {
	b, err := c.book(cmd.Context())
	if err != nil {
		return nil, 0, err
	}
	if n, ok := inspect.ParseRef(noun, strings.TrimSpace(text)); ok {
		return b, n, nil
	}
	n, err := b.Find(cmd.Context(), noun, text)
	return b, n, err
}

// thing is a thing as it is now.
func thing[T any](ctx context.Context, b *inspect.Book, read func(inspect.Reader, int64) (T, bool, error), n int64) (T, error) {
	return inspect.Ask(ctx, b, func(r inspect.Reader) (T, error) {
		v, _, err := read(r, n)
		return v, err
	})
}

// look reads what the flags of a list leave, on the day it is read.
func (c *cli) look(cmd *cobra.Command, f *filterFlags, read func(r view, filter inspect.Filter) error) error {
	b, err := c.reading(cmd.Context())
	if err != nil {
		return err
	}
	filter, err := f.filter(cmd.Context(), b)
	if err != nil {
		return err
	}
	today, err := b.Today(cmd.Context())
	if err != nil {
		return err
	}
	return b.Read(cmd.Context(), func(r inspect.Reader) error { return read(view{r, today}, filter) })
}

// listedAt runs the query of a list that stands as of the last day it asks for.
func listedAt[T any](cmd *cobra.Command, c *cli, f *filterFlags,
	query func(inspect.Reader, inspect.Filter, inspect.Date) (inspect.Page[T], inspect.Date, error)) (page inspect.Page[T], day inspect.Date, err error) {
	err = c.look(cmd, f, func(r view, filter inspect.Filter) error {
		page, day, err = query(r.Reader, filter, r.today)
		c.stands(day, r.today)
		return err
	})
	return page, day, err
}

// stands says as of which day a list is, when that is past.
func (c *cli) stands(day, today inspect.Date) {
	if day != "" && day != today {
		c.asOf = day
		c.note("as of %s", "状态截至 %s", day)
	}
}

// head is a table's head in the user's language, its columns parted by bars.
func (c *cli) head(en, zh string) []string { return strings.Split(c.say(en, zh), "|") }

// foundOn is the day of a visit, from which a term runs.
func foundOn(cmd *cobra.Command, b *inspect.Book, visit int64, due string) (day inspect.Date) {
	if due != "" {
		i, _ := thing(cmd.Context(), b, inspect.Reader.Inspection, visit)
		day = i.Date
	}
	return day
}
