package main

import (
	"context"

	"github.com/google/uuid"
	"github.com/spf13/cobra"

	"rectify/inspect"
)

// recording is a verb that records something. Its name is made here, before the
// book is written: --id says it, so that who does not know whether it was recorded
// can ask again.
func recording(c *cli, schema, use, en, zh string, run func(cmd *cobra.Command, args []string) error) *cobra.Command {
	var id string
	cmd := verb(c, schema, use, en, zh, func(cmd *cobra.Command, args []string) error {
		defer c.recordsOnServer(cmd)()
		if err := c.identify(cmd.Context(), id, cmd.Flags().Changed("id")); err != nil {
			return err
		}
		return run(cmd, args)
	})
	cmd.Flags().StringVar(&id, "id", "", c.say(
		"the record's own id, so that the same again changes nothing (else a new one)",
		"本次登记的标识，同一标识再次提交不重复登记（默认新生成）"))
	takes(cmd, "id", "UUID", "UUID")
	return cmd
}

// identify names what is to be recorded. Where that is on the record, the command
// goes over it on the book as it stood before.
func (c *cli) identify(ctx context.Context, said string, given bool) (err error) {
	if c.here.Fresh = !given; !given {
		c.id = inspect.NewID()
		return nil
	}
	if c.id, err = uuid.Parse(said); err != nil || c.id == uuid.Nil {
		return usage("--id %q is no id", "--id %q 不是标识", said).
			Hint("write a UUID: 01890a5d-ac96-774b-bcce-b302099a8057", "请写 UUID，如 01890a5d-ac96-774b-bcce-b302099a8057")
	}
	b, err := c.book(ctx)
	if inspect.IsCode(err, inspect.CodeNoStore) {
		return nil // what needs a book says so
	}
	if err != nil {
		return err
	}
	then, err := b.Before(ctx, c.id)
	if err != nil {
		return err
	}
	asked, again := then.Asked()
	if !again {
		return nil
	}
	c.before = then
	return b.Read(ctx, func(r inspect.Reader) error { return c.since(r, asked) })
}

// struck is what is said of an answer that was true when it was first given.
type struck struct {
	By     string       `json:"by"`
	On     inspect.Date `json:"on"`
	Reason string       `json:"reason"`
}

// since says whether what is asked for once more was struck since it was recorded.
func (c *cli) since(r inspect.Reader, asked inspect.Event) error {
	past, err := r.History(asked.Ref)
	if by, is := inspect.Struck(past)[asked.ID]; is {
		f := by.Fact.(*inspect.FactStruck)
		at := inspect.FactRef{Ref: asked.Ref, Place: inspect.PlaceOf(past, by.ID) + 1}.String()
		c.struck = &struck{at, f.On, f.Reason}
		c.note("note: this was struck since, on %[2]s by %[1]s: %[3]s", "注意：此项已于 %[2]s 由 %[1]s 撤销：%[3]s", at, f.On, f.Reason)
	}
	return err
}

// idOf is the name of a thing that is on the record: that of the fact with which it
// began.
func idOf(ctx context.Context, b *inspect.Book, of inspect.Ref) (id inspect.ID, err error) {
	err = b.Read(ctx, func(r inspect.Reader) error {
		past, err := r.History(of)
		if len(past) > 0 {
			id = past[0].ID
		}
		return err
	})
	return id, err
}
