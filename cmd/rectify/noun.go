package main

import (
	"context"
	"strings"

	"rectify/inspect"
)

// target opens the book for writing and finds what a command is about. A
// reference is taken at its word: what is then done says if there is no such.
func (c *cli) target(ctx context.Context, noun inspect.Noun, text string) (*inspect.Book, int64, error) {
	b, err := c.book(ctx)
	if err != nil {
		return nil, 0, err
	}
	if n, ok := inspect.ParseRef(noun, strings.TrimSpace(text)); ok {
		return b, n, nil
	}
	n, err := b.Find(ctx, noun, text)
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

// stands says as of which day a list is, when that is past.
func (c *cli) stands(day, today inspect.Date) {
	if day != "" && day != today {
		c.asOf = day
		c.note("as of %s", "状态截至 %s", day)
	}
}

// head is a table's head in the user's language, its columns parted by bars.
func (c *cli) head(en, zh string) []string { return strings.Split(c.say(en, zh), "|") }
