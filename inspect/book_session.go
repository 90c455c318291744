package inspect

import (
	"cmp"
	"context"
)

// ending is a draft that ends with what it came to.
type ending struct {
	seen Draft
	left func([]Receipt) (body []byte, _ error) // nil: nothing is left of it
	is   Draft                                  // what is left
}

// RecordDraft records all that a draft came to, and ends the draft, which must be
// there still as it was last seen, in one transaction: what fails leaves the draft
// and nothing else, and a draft is recorded once, whatever breaks off. left is what
// is left of it by the receipts; nil for nothing. Beside an error the receipts tell
// which entry it is of.
func (b *Book) RecordDraft(ctx context.Context, seen Draft, left func([]Receipt) ([]byte, error),
	entries ...Entry) ([]Receipt, Draft, error) {
	end := &ending{seen: seen, left: left}
	receipts, err := b.recordNow(ctx, entries, batch{together: true, alone: true, draft: end})
	if err == nil {
		for _, r := range receipts {
			err = cmp.Or(err, r.Err)
		}
	}
	return receipts, end.is, err
}

// begin refuses to record a draft that has changed.
func (end *ending) begin(p *pen) error {
	if end == nil {
		return nil
	}
	return p.book.sees(p.Reader, end.seen)
}

// end leaves what is left of the draft.
func (end *ending) end(p *pen, receipts []Receipt) (err error) {
	if end == nil {
		return nil
	}
	var body []byte
	if end.left != nil {
		if body, err = end.left(receipts); err != nil {
			return err
		}
	}
	end.is, err = p.book.leave(p.Writer, end.seen, body)
	return err
}
