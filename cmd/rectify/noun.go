package main

import (
	"fmt"
	"io"
	"strings"

	"github.com/spf13/cobra"

	"rectify/inspect"
	"rectify/report"
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

// listed runs a list command's query.
func listed[T any](cmd *cobra.Command, c *cli, f *filterFlags, query func(inspect.Reader, inspect.Filter) (inspect.Page[T], error)) (page inspect.Page[T], err error) {
	b, err := c.reading(cmd.Context())
	if err != nil {
		return page, err
	}
	filter, err := f.filter(cmd.Context(), b)
	if err != nil {
		return page, err
	}
	err = b.Read(cmd.Context(), func(r inspect.Reader) error {
		page, err = query(r, filter)
		return err
	})
	return page, err
}

// view is the book as a show reads it, on the day it is read.
type view struct {
	inspect.Reader
	today inspect.Date
}

// related are other things that a show tells of, a row each.
type related struct {
	key, head string // in JSON, and over the rows
	data      any
	rows      [][]string
}

// shown prints one thing, what hangs on it, and its history.
func shown(cmd *cobra.Command, c *cli, noun inspect.Noun, text string, read func(r view, n int64) (any, []fact, error), tell ...func(r view, n int64) (related, error)) error {
	b, err := c.reading(cmd.Context())
	if err != nil {
		return err
	}
	n, err := b.Find(cmd.Context(), noun, text)
	if err != nil {
		return err
	}
	today, err := b.Today(cmd.Context())
	if err != nil {
		return err
	}
	return b.Read(cmd.Context(), func(r inspect.Reader) error { return c.show(view{r, today}, inspect.Ref{Noun: noun, N: n}, read, tell) })
}

func (c *cli) show(r view, ref inspect.Ref, read func(view, int64) (any, []fact, error), tell []func(view, int64) (related, error)) error {
	it, facts, err := read(r, ref.N)
	if err != nil {
		return err
	}
	events, err := r.History(ref)
	if err != nil {
		return err
	}
	past, err := history(events)
	if err != nil {
		return err
	}
	data := map[string]any{"ref": ref.String(), ref.Noun.EN(): it, "history": past}
	var about []related
	for _, t := range tell {
		rel, err := t(r, ref.N)
		if err != nil {
			return err
		}
		about, data[rel.key] = append(about, rel), rel.data
	}
	return c.print(data, func(w io.Writer) error {
		if err := c.facts(w, append([]fact{{c.say("ref", "编号"), ref.String()}}, facts...)); err != nil {
			return err
		}
		for _, rel := range about {
			if err := rel.write(w); err != nil {
				return err
			}
		}
		return c.told(w, r, past, events)
	})
}

func (rel related) write(w io.Writer) error {
	if len(rel.rows) == 0 {
		return nil
	}
	if _, err := fmt.Fprintf(w, "\n%s %d\n", rel.head, len(rel.rows)); err != nil {
		return err
	}
	for _, row := range rel.rows {
		row[0] = "  " + row[0]
	}
	return report.Table{Rows: rel.rows}.Write(w)
}

// head is a table's head in the user's language, its columns parted by bars.
func (c *cli) head(en, zh string) []string { return strings.Split(c.say(en, zh), "|") }
