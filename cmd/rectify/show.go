package main

import (
	"context"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/clipperhouse/displaywidth"
	"github.com/spf13/cobra"

	"rectify/inspect"
	"rectify/report"
)

// view is the book as a show or a list reads it, on the day it is read.
type view struct {
	*cli
	inspect.Reader
	today inspect.Date
}

// viewed reads the book, on the day it is read.
func (c *cli) viewed(ctx context.Context, b *inspect.Book, read func(view) error) error {
	today, err := b.Today(ctx)
	if err != nil {
		return err
	}
	return b.Read(ctx, func(r inspect.Reader) error { return read(view{c, r, today}) })
}

// related are other things that a show tells of, a row each.
type related struct {
	key, head string // in JSON, and over the rows
	data      any
	rows      [][]string
	aside     int // of the rows, those that count nowhere: void, or recorded in error
}

// relate makes a row of every line, with parts of it; told says what is told otherwise
// than it is kept, and whether the line counts nowhere.
func relate[R, L any](r view, en, zh string, noun inspect.Noun, page inspect.Page[R], line func(R) L, keys string,
	told func(L) (other map[string]string, aside bool)) related {
	lines := linesOf(page.Rows, line)
	rel := related{key: en, head: r.say(en, zh), data: lines}
	for _, l := range lines {
		other, aside := told(l)
		if rel.rows = append(rel.rows, r.cells(noun, keys, l, other)); aside {
			rel.aside++
		}
	}
	return rel
}

// reading reads the thing that is shown, as JSON has it and as a person does;
// telling reads what hangs on it.
type (
	reading func(r view, n int64) (any, []fact, error)
	telling func(r view, of inspect.Filter) (related, error)
)

// hangingOn narrows to what hangs on a thing.
func hangingOn(of inspect.Ref) inspect.Filter {
	switch of.Noun {
	case inspect.Sites:
		return inspect.Filter{Site: of.N}
	case inspect.Campaigns:
		return inspect.Filter{Campaign: of.N}
	case inspect.Inspections:
		return inspect.Filter{Inspection: of.N}
	case inspect.Notices:
		return inspect.Filter{Notice: of.N}
	}
	return inspect.Filter{About: of}
}

// show is the verb that shows a thing of a noun.
type show struct {
	noun   inspect.Noun
	en, zh string
	read   reading
	tell   []telling
	flags  []any
}

func (s show) named() namedCommand { return namedCommand{"show", s.command} }

func (s show) command(c *cli) *cobra.Command {
	return shows(c, "show", s.en, s.zh, s.noun, s.print, s.flags...)
}

// print prints one thing, what hangs on it, and its history.
func (s show) print(r view, n int64) error {
	ref := s.noun.Ref(n)
	it, facts, err := s.read(r, n)
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
	for _, t := range s.tell {
		rel, err := t(r, hangingOn(ref))
		if err != nil {
			return err
		}
		about, data[rel.key] = append(about, rel), rel.data
	}
	return r.print(data, func(w io.Writer) error {
		if err := r.facts(append([]fact{{"ref", "编号", ref.String()}}, facts...))(w); err != nil {
			return err
		}
		for _, rel := range about {
			if err := rel.write(w); err != nil {
				return err
			}
		}
		return r.told(w, r.Reader, past, events)
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

// fact is one labelled line of a show.
type fact struct{ en, zh, value string }

// facts prints labels and values under each other; empty values are left out.
func (c *cli) facts(facts []fact) func(io.Writer) error {
	width := 0
	for _, f := range facts {
		width = max(width, displaywidth.String(c.say(f.en, f.zh)))
	}
	text := ""
	for _, f := range facts {
		if f.value != "" {
			text += padded(c.say(f.en, f.zh), width) + "  " + f.value + "\n"
		}
	}
	return writing([]byte(text))
}

// padded is a text filled up to so many columns of a terminal.
func padded(s string, width int) string {
	return s + strings.Repeat(" ", max(0, width-displaywidth.String(s)))
}

// factsOf are what a show tells of a thing, in the order of its particulars; not whether
// something is so, nor what is told with another.
func (c *cli) factsOf(noun inspect.Noun, thing any, other map[string]string, with ...string) (out []fact) {
	for _, p := range inspect.Particulars[noun] {
		en, zh := p.EN, p.ZH
		switch { // a name, or a text, says what it is
		case noun == inspect.Complaints && p.Key == "text":
			en = noun.EN()
		case p.Key == "name" || p.Key == "text":
			en, zh = noun.EN(), noun.ZH()
		}
		if p.Kind.What != inspect.AsYesNo && !slices.Contains(with, p.Key) {
			out = append(out, fact{en, zh, c.part(noun, p.Key, thing, other)})
		}
	}
	return out
}

// cells are parts of a thing in a row.
func (c *cli) cells(noun inspect.Noun, keys string, thing any, other map[string]string) (out []string) {
	for key := range strings.FieldsSeq(keys) {
		out = append(out, c.part(noun, key, thing, other))
	}
	return out
}

// part is what a person reads of a part of a thing; other says what is told otherwise
// than it is kept.
func (c *cli) part(noun inspect.Noun, key string, thing any, other map[string]string) string {
	if said, ok := other[key]; ok {
		return said
	}
	v := inspect.At(thing, key)
	if !v.IsValid() {
		return ""
	}
	var kind inspect.Kind
	of := inspect.Particulars[noun]
	if i := slices.IndexFunc(of, func(p inspect.Particular) bool { return p.Key == key }); i >= 0 {
		kind = of[i].Kind
	}
	return c.reads(kind, v.Interface())
}

// reads is what a person reads of a value that is of that kind.
func (c *cli) reads(k inspect.Kind, v any) string {
	switch v := v.(type) {
	case []inspect.Officer:
		return together(v, func(o inspect.Officer) string { return o.Name })
	case []inspect.Photo:
		return together(v,
			func(p inspect.Photo) string { return strings.TrimSpace(p.OriginalName + " " + p.Coordinates) })
	case []string:
		return strings.Join(v, "、")
	case inspect.State:
		return c.say(v.EN(), v.ZH())
	}
	if len(k.Words) > 0 {
		return c.word(k.Words, fmt.Sprint(v))
	}
	return fmt.Sprint(v)
}

// together are things on one line.
func together[T any](list []T, name func(T) string) string {
	return strings.Join(linesOf(list, name), "、")
}
