package main

import (
	"context"
	"encoding/json"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"rectify/inspect"
)

// record records what a command asks for, and tells what became of it.
func (c *cli) record(ctx context.Context, b *inspect.Book, do, about string, says any) (r inspect.Receipt, err error) {
	e := inspect.Entry{ID: c.id, Do: do, About: about, Here: c.here}
	if e.Body, err = json.Marshal(says); err != nil {
		return r, err
	}
	receipts, err := b.RecordAll(ctx, e)
	if err != nil {
		return r, err
	}
	return receipts[0], receipts[0].Err
}

// fact is what was recorded, with all that was filled in.
func (c *cli) fact(ctx context.Context, b *inspect.Book) (fact inspect.Fact, err error) {
	err = b.Read(ctx, func(r inspect.Reader) error {
		e, _, err := r.Event(c.id)
		fact = e.Fact
		return err
	})
	return fact, err
}

// brings has the entry bring a picture, and is that as the entry names it.
func (c *cli) brings(p inspect.Photo) inspect.Photo {
	if c.here.Photos == nil {
		c.here.Photos = map[string]inspect.Photo{}
	}
	name := strconv.Itoa(len(c.here.Photos) + 1)
	c.here.Photos[name] = p
	return inspect.Photo{File: name}
}

// recorded is the thing that was recorded, as it is then.
func recorded[T any](r inspect.Receipt, err error) (is T, _ error) {
	if thing, ok := r.Thing.(*T); ok {
		is = *thing
	}
	return is, err
}

// edit is what an edit says: the flags that were given, by the names of the parts.
type edit map[string]any

// about takes what an entry is about out of what it says.
func (e edit) about(part string) string {
	name, _ := e[part].(string)
	delete(e, part)
	return name
}

// refOf is the reference of what a flag names.
func refOf(cmd *cobra.Command, b *inspect.Book, noun inspect.Noun, text string) (string, error) {
	n, err := b.Find(cmd.Context(), noun, text)
	return noun.Ref(n).String(), err
}

// refsOf are the references of what a flag names.
func refsOf(cmd *cobra.Command, b *inspect.Book, noun inspect.Noun, texts []string) (out []string, err error) {
	for _, text := range texts {
		ref, err := refOf(cmd, b, noun, text)
		if err != nil {
			return nil, err
		}
		out = append(out, ref)
	}
	return out, nil
}

// given is an edit of the texts that flags give.
func given(cmd *cobra.Command, flags ...string) edit {
	says := edit{}
	for _, flag := range flags {
		if f := cmd.Flags().Lookup(flag); f != nil && f.Changed {
			says[strings.ReplaceAll(flag, "-", "_")] = f.Value.String()
		}
	}
	return says
}
