package shell

import (
	"context"
	"encoding/json"
	"strconv"
	"strings"

	"github.com/google/uuid"
	"github.com/spf13/cobra"

	"rectify/inspect"
)

// Recording is a verb that records something. Its name is made here, before the
// book is written: --id says it, so that who does not know whether it was recorded
// can ask again.
func (c *Run) Recording(use, en, zh string, run func([]string) error,
	flags ...any) (cmd *cobra.Command) {
	var v struct {
		ID string `flag:"id" takes:"UUID|UUID" en:"an id of your own, so that sending the same again changes nothing (else a new one)" zh:"本次登记的标识，同一标识再次提交不重复登记（默认新生成）"`
	}
	cmd = c.Verb(use, en, zh, func(args []string) error {
		defer c.RecordsOnServer()()
		if err := c.identify(v.ID, cmd.Flags().Changed("id")); err != nil {
			return err
		}
		return run(args)
	}, append(flags, &v)...)
	return cmd
}

// identify names what is to be recorded. Where that is on the record, the command
// goes over it on the book as it stood before.
func (c *Run) identify(said string, given bool) (err error) {
	if c.Here.Fresh = !given; !given {
		c.id = inspect.NewID()
		return nil
	}
	if c.id, err = uuid.Parse(said); err != nil || c.id == uuid.Nil {
		return Usage("--id %q is no id", "--id %q 不是标识", said).
			Hint("write a UUID: 01890a5d-ac96-774b-bcce-b302099a8057", "请写 UUID，如 01890a5d-ac96-774b-bcce-b302099a8057")
	}
	b, err := c.Book()
	if inspect.IsCode(err, inspect.CodeNoStore) {
		return nil // what needs a book says so
	}
	if err != nil {
		return err
	}
	then, err := b.Before(c.Ctx, c.id)
	if err != nil {
		return err
	}
	asked, again := then.Asked()
	if !again {
		return nil
	}
	c.Before = then
	return b.Read(c.Ctx, func(r inspect.Reader) error { return c.since(r, asked) })
}

// struck is what is said of an answer that was true when it was first given.
type struck struct {
	By     string       `json:"by"`
	On     inspect.Date `json:"on"`
	Reason string       `json:"reason"`
}

// since says whether what is asked for once more was struck since it was recorded.
func (c *Run) since(r inspect.Reader, asked inspect.Event) error {
	past, err := r.History(asked.Ref)
	if by, is := inspect.Struck(past)[asked.ID]; is {
		f := by.Fact.(*inspect.FactStruck)
		at := inspect.FactRef{Ref: asked.Ref, Place: inspect.PlaceOf(past, by.ID) + 1}.String()
		c.struck = &struck{at, f.On, f.Reason}
		c.Note("note: this was struck since, on %[2]s by %[1]s: %[3]s", "注意：此项已于 %[2]s 由 %[1]s 撤销：%[3]s", at, f.On,
			f.Reason)
	}
	return err
}

// Record records what a command asks for, and tells what became of it.
func (c *Run) Record(b *inspect.Book, do, about string, says any) (r inspect.Receipt, err error) {
	e := inspect.Entry{ID: c.id, Do: do, About: about, Here: c.Here}
	if e.Body, err = json.Marshal(says); err != nil {
		return r, err
	}
	receipts, err := b.RecordAll(c.Ctx, e)
	if err != nil {
		return r, err
	}
	return receipts[0], receipts[0].Err
}

// RecordEach records the same of several things, of all or none.
func RecordEach[T any](c *Run, b *inspect.Book, do string, says []T) error {
	var entries []inspect.Entry
	for i, say := range says {
		e := inspect.Entry{ID: c.id, Do: do, Here: c.Here}
		if i > 0 {
			e.ID = uuid.NewSHA1(c.id, []byte(strconv.Itoa(i)))
		}
		var err error
		if e.Body, err = json.Marshal(say); err != nil {
			return err
		}
		entries = append(entries, e)
	}
	receipts, err := b.RecordAll(c.Ctx, entries...)
	for _, r := range receipts {
		if err == nil && r.Fate == inspect.Refused {
			err = r.Err
		}
	}
	return err
}

// Fact is what was recorded, with all that was filled in.
func (c *Run) Fact(b *inspect.Book) (inspect.Fact, error) {
	e, err := Thing(c.Ctx, b, inspect.Reader.Event, c.id)
	return e.Fact, err
}

// Brings has the entry bring a picture, and is that as the entry names it.
func (c *Run) Brings(p inspect.Photo) inspect.Photo {
	if c.Here.Photos == nil {
		c.Here.Photos = map[string]inspect.Photo{}
	}
	name := strconv.Itoa(len(c.Here.Photos) + 1)
	c.Here.Photos[name] = p
	return inspect.Photo{File: name}
}

// Edit is what an edit says: the flags that were given, by the names of the parts.
type Edit map[string]any

// About takes what an entry is about out of what it says.
func (e Edit) About(part string) string {
	name, _ := e[part].(string)
	delete(e, part)
	return name
}

// Refer is the reference of what a flag names.
func (c *Run) Refer(b *inspect.Book, noun inspect.Noun, text string) (string, error) {
	n, err := b.Find(c.Ctx, noun, text)
	return noun.RefTo(n), err
}

// ReferAll are the references of what a flag names.
func (c *Run) ReferAll(b *inspect.Book, noun inspect.Noun, texts []string) (out []string, err error) {
	for _, text := range texts {
		ref, err := c.Refer(b, noun, text)
		if err != nil {
			return nil, err
		}
		out = append(out, ref)
	}
	return out, nil
}

// Target opens the book for writing and finds what a command is about. A
// reference is taken at its word: what is then done says if there is no such.
func (c *Run) Target(noun inspect.Noun, text string) (*inspect.Book, int64, error) {
	b, err := c.Book()
	if err != nil {
		return nil, 0, err
	}
	if n, ok := inspect.ParseRef(noun, strings.TrimSpace(text)); ok {
		return b, n, nil
	}
	n, err := b.Find(c.Ctx, noun, text)
	return b, n, err
}

// Lookup asks a book for what one value names.
func Lookup[A, T any](ctx context.Context, b *inspect.Book, read func(inspect.Reader, A) (T, error), of A) (T, error) {
	return inspect.Ask(ctx, b, func(r inspect.Reader) (T, error) { return read(r, of) })
}

// Thing is a thing as it is now.
func Thing[K, T any](ctx context.Context, b *inspect.Book, read func(inspect.Reader, K) (T, bool, error),
	named K) (T, error) {
	return inspect.Ask(ctx, b, func(r inspect.Reader) (T, error) {
		v, _, err := read(r, named)
		return v, err
	})
}
