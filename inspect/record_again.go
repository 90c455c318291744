package inspect

import "context"

// again answers an entry that is on the record: it is done over on the book as it
// stood before, within the transaction of the others.
func (p *pen) again(ctx context.Context, asked Event, e Entry) (out Receipt, err error) {
	b := *p.book
	b.Store, b.Noted, b.Unprinted = midst{b.Store, p.Writer}, nil, nil
	then := b.before(asked)
	err = then.Store.Write(ctx, func(w Writer) error {
		a, err := w.Agency()
		if err != nil {
			return err
		}
		out, err = then.pen(w, a).entered(e)
		return first(err, out.Err)
	})
	if err = then.otherwise(err); isRefusal(err) {
		return Receipt{ID: e.ID, Fate: Refused, Err: err}, nil
	}
	out.Fate = Known
	return out, err
}

// midst is a store in the midst of a transaction.
type midst struct {
	Store
	writer Writer
}

// Read implements [Store].
func (s midst) Read(_ context.Context, fn func(Reader) error) error { return fn(s.writer.Reader) }

// Write implements [Store].
func (s midst) Write(_ context.Context, fn func(Writer) error) error { return fn(s.writer) }
