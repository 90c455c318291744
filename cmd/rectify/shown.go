package main

import (
	"fmt"
	"io"

	"github.com/spf13/cobra"

	"rectify/inspect"
	"rectify/report"
)

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
	aside     int // of the rows, those that count nowhere: void, or recorded in error
}

// reading reads the thing that is shown, as JSON has it and as a person does;
// telling reads what hangs on it.
type (
	reading func(c *cli, r view, n int64) (any, []fact, error)
	telling func(c *cli, r view, n int64) (related, error)
)

// show is the verb that shows a thing of a noun.
type show struct {
	noun   inspect.Noun
	en, zh string
	read   reading
	tell   []telling
	more   func(c *cli, cmd *cobra.Command) // of its flags
}

func (s show) named() namedCommand { return namedCommand{"show", s.command} }

func (s show) command(c *cli) *cobra.Command {
	cmd := verb(c, s.noun.EN()+".show", "show "+placeOf(s.noun), s.en, s.zh, func(cmd *cobra.Command, args []string) error {
		return shown(cmd, c, s.noun, args[0], s.read, s.tell...)
	})
	if s.more != nil {
		s.more(c, cmd)
	}
	return cmd
}

// shown prints one thing, what hangs on it, and its history.
func shown(cmd *cobra.Command, c *cli, noun inspect.Noun, text string, read reading, tell ...telling) error {
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
	return b.Read(cmd.Context(), func(r inspect.Reader) error {
		return c.show(view{r, today}, noun.Ref(n), read, tell)
	})
}

func (c *cli) show(r view, ref inspect.Ref, read reading, tell []telling) error {
	it, facts, err := read(c, r, ref.N)
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
		rel, err := t(c, r, ref.N)
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
		return c.told(w, r.Reader, past, events)
	})
}

func (rel related) write(w io.Writer) error {
	if len(rel.rows) == 0 {
		return nil
	}
	if _, err := fmt.Fprintf(w, "\n%s %d\n", rel.head, len(rel.rows)-rel.aside); err != nil {
		return err
	}
	for _, row := range rel.rows {
		row[0] = "  " + row[0]
	}
	return report.Table{Rows: inspect.EachOf(rel.rows)}.Write(w)
}
