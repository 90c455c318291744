package inspect

import "context"

// again answers an entry that is on the record: it is recorded on the book as it
// stood before, within the transaction of the others.
func (p *pen) again(ctx context.Context, asked Event, e Entry) (Receipt, error) {
	if err := asSaid(asked, e); err != nil {
		return e.refused(err), nil
	}
	b := *p.book
	b.Store, b.Noted, b.Unprinted = midst{b.Store, p.Writer}, nil, nil
	receipts, err := b.before(asked).RecordAll(ctx, e)
	if isRefusal(err) {
		return e.refused(err), nil
	}
	if err != nil {
		return Receipt{}, err
	}
	return receipts[0], nil
}

// asSaid refuses an entry that says of another person or time than it did.
func asSaid(asked Event, e Entry) error {
	by, clash := e.By, otherContent(asked.Ref)
	if err := cleanName("person", "办理人", &by, maxName); err != nil {
		return err
	}
	switch {
	case by != "" && by != asked.By:
		return clash.but(say("by", "办理人"))
	case !e.At.IsZero() && e.At.UnixMicro() != asked.At.UnixMicro():
		return clash.but(say("at", "时间"))
	}
	return nil
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
