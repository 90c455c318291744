package main

import (
	"fmt"
	"io"
	"strings"

	"github.com/clipperhouse/displaywidth"

	"rectify/inspect"
)

// fact is one labelled line of a show.
type fact struct{ label, value string }

// facts prints labels and values under each other; empty values are left out.
func (c *cli) facts(w io.Writer, facts []fact) error {
	width := 0
	for _, f := range facts {
		width = max(width, displaywidth.String(f.label))
	}
	for _, f := range facts {
		if f.value == "" {
			continue
		}
		if _, err := fmt.Fprintf(w, "%s  %s\n", padded(f.label, width), f.value); err != nil {
			return err
		}
	}
	return nil
}

// padded is a text filled up to so many columns of a terminal.
func padded(s string, width int) string {
	return s + strings.Repeat(" ", max(0, width-displaywidth.String(s)))
}

// sentence says a fact in words.
func (c *cli) sentence(f inspect.Fact) string { return c.words(inspect.Sentence(f)) }

// words are words in the person's language.
func (c *cli) words(w inspect.Words) string { return c.say(w.EN, w.ZH) }

// added prints what every add says: the reference, and what to do next.
func (c *cli) added(ref string, id any, more map[string]any, line, nextEN, nextZH string) error {
	data := map[string]any{"ref": ref, "id": id}
	for k, v := range more {
		data[k] = v
	}
	return c.print(data, func(w io.Writer) error {
		_, err := fmt.Fprintf(w, "%s  %s\n", ref, line)
		if nextEN != "" {
			c.note("next: "+nextEN, "下一步："+nextZH)
		}
		return err
	})
}
