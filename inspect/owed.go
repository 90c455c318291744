package inspect

import "context"

// Owed is what a command still has to do after its commit. It stands in the
// store until it is done, so that a command that was killed, or had no room on
// the disk, leaves it to the next one, and [Book.Check] can name it.
type Owed struct {
	N     int64  `json:"n"`
	What  string `json:"what"`            // [OwedWipe], [OwedPaper] or [OwedBlank]
	Place string `json:"place,omitempty"` // of a file: where it goes, an absolute path
	Thing string `json:"thing,omitempty"` // of a file: the paper's SHA-256, or the leased number
}

// What may be owed.
const (
	OwedWipe  = "wipe"  // the traces of what was forgotten, in the store's files
	OwedPaper = "paper" // an issued paper, to be written to a file
	OwedBlank = "blank" // the form of a leased number, to be written to a file
)

// Paid takes what was done off what is owed: a thing by its N, a file by its place.
// It is done, whether or not that can be written down: on a full disk it stays owed,
// and the next command does it once more.
func (b *Book) Paid(ctx context.Context, o Owed) {
	_ = b.Store.Write(ctx, func(w Writer) error { return w.PutPaid(o) })
}

// owe keeps that a file is to be written once this is committed, where the entry
// gives it a place by the number that it has.
func (p *pen) owe(what, number, thing string) error {
	if p.entry.Place == nil || p.entry.Place(number) == "" {
		return nil
	}
	_, err := p.PutOwed(Owed{What: what, Place: p.entry.Place(number), Thing: thing})
	return err
}

// Wipe takes the traces of what was forgotten from the store's files, which
// was owed.
func (b *Book) Wipe(ctx context.Context, o Owed) error {
	if files, ok := b.files().(Wiper); ok {
		if err := files.Wipe(ctx); err != nil {
			return err
		}
	}
	b.Paid(ctx, o)
	return nil
}
