package shell

import (
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"

	"github.com/clipperhouse/displaywidth"
	"github.com/spf13/cobra"

	"rectify/inspect"
	"rectify/report"
)

// View is the book as a show or a list reads it, on the day it is read.
type View struct {
	*Run
	inspect.Reader
	Today inspect.Date
}

// Viewed reads the book, on the day it is read.
func (c *Run) Viewed(b *inspect.Book, read func(View) error) error {
	today, err := b.Today(c.Ctx)
	if err != nil {
		return err
	}
	return b.Read(c.Ctx, func(r inspect.Reader) error { return read(View{c, r, today}) })
}

// Related are other things that a show tells of, a row each.
type Related struct {
	Key, Head string // in JSON, and over the rows
	Data      any
	Rows      [][]string
	aside     int // of the rows, those that count nowhere: void, or recorded in error
}

// Relate makes a row of every line, with parts of it; told says what is told otherwise
// than it is kept, and whether the line counts nowhere.
func Relate[R, L any](r View, en, zh string, noun inspect.Noun, page inspect.Page[R], line func(R) L, keys string,
	told func(L) (other map[string]string, aside bool)) Related {
	lines := inspect.Mapped(page.Rows, line)
	rel := Related{Key: en, Head: r.Say(en, zh), Data: lines}
	for _, l := range lines {
		other, aside := told(l)
		if rel.Rows = append(rel.Rows, r.Cells(noun, keys, l, other)); aside {
			rel.aside++
		}
	}
	return rel
}

// reading reads the thing that is shown, as JSON has it and as a person does;
// telling reads what hangs on it.
type (
	reading func(r View, n int64) (any, []Fact, error)
	Telling func(r View, of inspect.Filter) (Related, error)
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

// Show is the verb that shows a thing of a noun.
type Show struct {
	Noun   inspect.Noun
	EN, ZH string
	Read   reading
	Tell   []Telling
	Flags  []any
}

func (s Show) named() Named { return Named{"show", s.command} }

func (s Show) command(c *Run) *cobra.Command {
	return c.Shows("show", s.EN, s.ZH, s.Noun, s.print, s.Flags...)
}

// print prints one thing, what hangs on it, and its history.
func (s Show) print(r View, n int64) error {
	ref := s.Noun.Ref(n)
	it, facts, err := s.Read(r, n)
	if err != nil {
		return err
	}
	events, err := r.History(ref)
	if err != nil {
		return err
	}
	past, err := history(r.Reader, events)
	if err != nil {
		return err
	}
	data := map[string]any{"ref": ref.String(), ref.Noun.EN(): it, "history": past}
	var about []Related
	for _, t := range s.Tell {
		rel, err := t(r, hangingOn(ref))
		if err != nil {
			return err
		}
		about, data[rel.Key] = append(about, rel), rel.Data
	}
	return r.Print(data, func(w io.Writer) error {
		if err := r.Facts(append([]Fact{{"ref", "编号", ref.String()}}, facts...))(w); err != nil {
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

func (rel Related) write(w io.Writer) error {
	if len(rel.Rows) == 0 {
		return nil
	}
	if _, err := fmt.Fprintf(w, "\n%s %d\n", rel.Head, len(rel.Rows)-rel.aside); err != nil {
		return err
	}
	for _, row := range rel.Rows {
		row[0] = "  " + row[0]
	}
	return report.Table{Rows: inspect.EachOf(rel.Rows)}.Write(w)
}

// Fact is one line of a show: what it is called in either language, and what it is.
type Fact [3]string

// Facts prints labels and values under each other; empty values are left out.
func (c *Run) Facts(facts []Fact) func(io.Writer) error {
	width := 0
	for _, f := range facts {
		width = max(width, displaywidth.String(c.Say(f[0], f[1])))
	}
	text := ""
	for _, f := range facts {
		if f[2] != "" {
			text += padded(c.Say(f[0], f[1]), width) + "  " + f[2] + "\n"
		}
	}
	return Writing([]byte(text))
}

// padded is a text filled up to so many columns of a terminal.
func padded(s string, width int) string {
	return s + strings.Repeat(" ", max(0, width-displaywidth.String(s)))
}

// FactsOf are what a show tells of a thing, in the order of its particulars; not whether
// something is so, nor what is told with another.
func (c *Run) FactsOf(noun inspect.Noun, thing any, other map[string]string, with ...string) (out []Fact) {
	for _, p := range inspect.Particulars[noun] {
		en, zh := p.EN, p.ZH
		switch { // a name, or a text, says what it is
		case noun == inspect.Complaints && p.Key == "text":
			en = noun.EN()
		case p.Key == "name" || p.Key == "text":
			en, zh = noun.EN(), noun.ZH()
		}
		if p.Kind.What != inspect.AsYesNo && !slices.Contains(with, p.Key) {
			out = append(out, Fact{en, zh, c.Part(noun, p.Key, thing, other)})
		}
	}
	return out
}

// Cells are parts of a thing in a row.
func (c *Run) Cells(noun inspect.Noun, keys string, thing any, other map[string]string) []string {
	return c.partsOf(noun, keys).of(thing, other)
}

// Part is what a person reads of a part of a thing; other says what is told otherwise
// than it is kept.
func (c *Run) Part(noun inspect.Noun, key string, thing any, other map[string]string) string {
	return c.Cells(noun, key, thing, other)[0]
}

// parts are those of a noun's things that have these keys.
type parts struct {
	c     *Run
	keys  []string
	kinds []inspect.ValueKind
}

func (c *Run) partsOf(noun inspect.Noun, keys string) parts {
	p := parts{c: c, keys: strings.Fields(keys)}
	for _, key := range p.keys {
		p.kinds = append(p.kinds, inspect.ParticularOf(noun, key).Kind)
	}
	return p
}

// of are they as a person reads them.
func (p parts) of(thing any, other map[string]string) []string {
	out := make([]string, len(p.keys))
	for i, key := range p.keys {
		said, ok := other[key]
		if v := inspect.At(thing, key); !ok && v.IsValid() {
			said = p.c.Shown(p.kinds[i], v.Interface())
		}
		out[i] = said
	}
	return out
}

// Shown is what a person reads of a value that is of that kind.
func (c *Run) Shown(k inspect.ValueKind, v any) string {
	switch v := v.(type) {
	case []inspect.Officer:
		return Together(v, func(o inspect.Officer) string { return o.Name })
	case []inspect.Photo:
		return Together(v,
			func(p inspect.Photo) string { return strings.TrimSpace(p.OriginalName + " " + p.Coordinates) })
	case []string:
		return strings.Join(v, "、")
	case inspect.State:
		return c.Say(v.EN(), v.ZH())
	}
	if len(k.Words) > 0 {
		return c.Term(k.Words, plainly(v))
	}
	return plainly(v)
}

// plainly is a value as it is kept.
func plainly(v any) string {
	switch v := v.(type) {
	case string:
		return v
	case inspect.Date:
		return string(v)
	case int:
		return strconv.Itoa(v)
	}
	return fmt.Sprint(v)
}

// Together are things on one line.
func Together[T any](list []T, name func(T) string) string {
	return strings.Join(inspect.Mapped(list, name), "、")
}
