package inspect

import "context"

// Rebuild makes every projection and tally anew from the record, in one
// transaction. The record itself, and the papers and pictures, stay. Where the
// record is at fault it is refused, and nothing is changed.
func (b *Book) Rebuild(ctx context.Context) error {
	return b.Store.Rebuild(ctx, Replay(ctx))
}

// Replay puts all that the record adds up to where nothing is.
func Replay(ctx context.Context) func(Writer) error {
	return func(w Writer) error { return replayed(ctx, w, func(*pen, any) error { return nil }) }
}

// ReplayProving is [Replay] where codes of papers came with the record: a fault is told of
// each that is not what its paper says.
func ReplayProving(ctx context.Context, w Writer, fault func(*Error) error) error {
	return replayed(ctx, w, func(p *pen, thing any) error {
		f, err := p.miscoded(thing)
		if f != nil {
			err = fault(f)
		}
		return err
	})
}

func replayed(ctx context.Context, w Writer, each func(p *pen, thing any) error) error {
	p := NewBook(nil).pen(w, Agency{})
	if err := p.knowRecorded(); err != nil {
		return err
	}
	var walk walk
	if err := w.EachThing(func(ref Ref, events []Event) error {
		if faults := walk.faults(ref, events); len(faults) > 0 {
			return faults[0]
		}
		thing, err := p.replay(ref, events)
		if err == nil {
			err = each(p, thing)
		}
		return err
	}); err != nil {
		return err
	}
	if walk.last == (Ref{}) {
		return recordFault("the record is empty", "记录为空")
	}
	return p.recount(ctx)
}

// recount makes the tallies from the projections, a site at a time.
func (p *pen) recount(ctx context.Context) error {
	sites, err := p.Sites(Filter{})
	if err != nil {
		return err
	}
	for _, s := range sites.Rows {
		if err := ctx.Err(); err != nil {
			return err
		}
		if err := p.countSite(s.N, +1); err != nil {
			return err
		}
		clear(p.views)
		clear(p.years)
		clear(p.sites)
		if len(p.tallies)+len(p.shared) > 20000 {
			if err := p.flush(); err != nil {
				return err
			}
		}
	}
	return p.flush()
}
