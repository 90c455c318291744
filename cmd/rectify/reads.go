package main

import (
	"fmt"
	"slices"
	"strings"

	"rectify/inspect"
)

// reads is what a person reads of a value that is of that kind.
func (c *cli) reads(k inspect.Kind, v any) string {
	switch v := v.(type) {
	case []inspect.Officer:
		return officers(v)
	case []inspect.Photo:
		return photoNames(v)
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
	if of := inspect.Particulars[noun]; of != nil {
		if i := slices.IndexFunc(of, func(p inspect.Particular) bool { return p.Key == key }); i >= 0 {
			kind = of[i].Kind
		}
	}
	return c.reads(kind, v.Interface())
}

// cells are parts of a thing in a row.
func (c *cli) cells(noun inspect.Noun, keys string, thing any, other map[string]string) (out []string) {
	for key := range strings.FieldsSeq(keys) {
		out = append(out, c.part(noun, key, thing, other))
	}
	return out
}

// factsOf are what a show tells of a thing, in the order of its particulars; not whether
// something is so, nor what is told with another.
func (c *cli) factsOf(noun inspect.Noun, thing any, other map[string]string, with ...string) (out []fact) {
	for _, p := range inspect.Particulars[noun] {
		label := c.say(p.EN, p.ZH)
		switch { // a name, or a text, says what it is
		case noun == inspect.Complaints && p.Key == "text":
			label = c.say(noun.EN(), p.ZH)
		case p.Key == "name" || p.Key == "text":
			label = c.say(noun.EN(), noun.ZH())
		}
		if p.Kind.What != inspect.AsYesNo && !slices.Contains(with, p.Key) {
			out = append(out, fact{label, c.part(noun, p.Key, thing, other)})
		}
	}
	return out
}
