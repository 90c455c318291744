package main

import (
	"context"
	"fmt"
	"io"

	"github.com/spf13/cobra"

	"rectify/inspect"
)

func takesAnchors(c *cli, cmd *cobra.Command, heads *[]string) {
	cmd.Flags().StringArrayVar(heads, "anchor", nil,
		c.say("a head that a paper or a person has, which must be in the record; may be repeated",
			"文书页脚所印或另行记下的记录位置，须与台账相符，可重复"))
	takes(cmd, "anchor", "PLACE:HEAD", "位置")
}

func anchorsNamed(heads []string) (anchors []inspect.Anchor, err error) {
	for _, text := range heads {
		a, err := inspect.ParseAnchor(text)
		if err != nil {
			return nil, err
		}
		anchors = append(anchors, a)
	}
	return anchors, nil
}

// held are the anchors that the record has, and what is wrong with the others.
func (c *cli) held(ctx context.Context, b *inspect.Book, anchors []inspect.Anchor) (
	stand []inspect.Anchor, lost []*inspect.Error) {
	stand = []inspect.Anchor{}
	for _, a := range anchors {
		fault, err := inspect.Ask(ctx, b, a.Stands)
		if err != nil {
			fault = c.explain(err)
		}
		if fault == nil {
			stand = append(stand, a)
		} else {
			lost = append(lost, fault)
		}
	}
	return stand, lost
}

// printHeads says how far the record goes, and which anchors it has.
func (c *cli) printHeads(w io.Writer, out checked) {
	for _, a := range out.Anchors {
		fmt.Fprintln(w, c.say("the record has %s", "记录中有 %s", a))
	}
	if out.Head != (inspect.Anchor{}) {
		fmt.Fprintln(w, c.say("record at %s, proved from fact %d on", "记录位置 %s，自第 %d 条起可证", out.Head, out.ProvedFrom))
	}
}

// stood tells the person at which head the record stood, to be kept elsewhere
// and proved later with check --anchor.
func (c *cli) stood(a inspect.Anchor) {
	if a != (inspect.Anchor{}) {
		c.note("record at %s", "记录位置 %s", a)
	}
}
