package inspect

import (
	"cmp"
	"context"
	"errors"
	"io"
	"slices"
)

// batch is how entries are recorded that go together, in one durable transaction.
type batch struct {
	together bool      // all of them or none
	alone    bool      // with one that is refused all of it ends
	dry      bool      // none of them is to stay
	draft    *ending   // that ends with them, if any does
	lines    *importer // looks up what lines of tables name; nil where there are none

	told func(Receipt) error // is told what became of each
	ends func(*pen) error    // what is done with the last; may be nil
}

// turn records entries in one transaction until next returns io.EOF, and tells
// whether they stay.
func (b *Book) turn(ctx context.Context, o batch, next func() (Entry, error)) (stays bool, err error) {
	var p *pen
	err = b.Store.Write(ctx, func(w Writer) error {
		a, err := w.Agency()
		if err != nil {
			return err
		}
		p = b.pen(w, a)
		if err := cmp.Or(o.draft.begin(p), o.lines.begin(p)); err != nil {
			return err
		}
		refused, err := p.enterAll(ctx, o, next)
		if err != nil {
			return err
		}
		if refused && o.together {
			p.unsay()
			return errUndo
		}
		return p.finish(o)
	})
	if err == nil {
		p.tellUnprintable()
	}
	b.tell(p, err)
	if errors.Is(err, errUndo) {
		return false, nil
	}
	return err == nil, err
}

// errUndo ends a transaction of which nothing is to stay.
var errUndo = errors.New("nothing is to stay")

func (p *pen) enterAll(ctx context.Context, o batch, next func() (Entry, error)) (refused bool, err error) {
	for {
		if err := ctx.Err(); err != nil {
			return refused, err
		}
		e, err := next()
		if err == io.EOF {
			return refused, nil
		}
		var r Receipt
		if err == nil {
			r, err = p.enter(ctx, e, o.alone)
		}
		if err == nil {
			err = o.told(r)
		}
		if err != nil {
			return refused, err
		}
		refused = refused || r.Fate == Refused
	}
}

// finish says what is only known at the end, and hands the store the tallies.
func (p *pen) finish(o batch) error {
	if p.book.trial {
		return errUndo
	}
	if o.ends != nil {
		if err := o.ends(p); err != nil {
			return err
		}
	}
	p.moved()
	if err := p.conclude(); err != nil {
		return err
	}
	if o.dry {
		return errUndo
	}
	return p.flush()
}

// enter records an entry among others, all of it or nothing of it. Of one alone,
// with which all ends if it is refused, nothing need be kept apart.
func (p *pen) enter(ctx context.Context, e Entry, alone bool) (out Receipt, err error) {
	if e.Fault != nil {
		return e.refused(e.Fault), nil
	}
	if !e.Fresh {
		if was, err := recorded(p.Reader, e.ID); err != nil || was.Fact != nil {
			if err != nil {
				return out, err
			}
			return p.again(ctx, was, e)
		}
	}
	if d := deeds[e.Do]; d != nil && d.counts {
		if err := p.flush(); err != nil {
			return out, err
		}
	}
	if alone || e.Line != nil { // which is looked through before anything of it is written
		return p.entered(e)
	}
	return p.enterApart(e)
}

// enterApart records an entry of which nothing stays if it is refused.
func (p *pen) enterApart(e Entry) (out Receipt, err error) {
	p.spread()
	before := *p
	p.tallies, p.remarks = map[TallyKey]*counts{}, newRemarks()
	err = p.Try(func() error {
		out, err = p.entered(e)
		return cmp.Or(err, out.Err)
	})
	p.moved()
	tallies, said := p.tallies, p.remarks
	p.tallies, p.remarks = before.tallies, before.remarks
	if out.Err == nil && err == nil {
		for k, c := range tallies {
			p.counted(k, k.Month).add(c)
		}
		p.remarks.take(said)
		return out, nil
	}
	if out.Err == nil || !errors.Is(err, out.Err) {
		return out, err
	}
	out = e.refused(out.Err)
	// What was read and written in vain must not be known; what the others have
	// counted is told to the store, which is asked from now on.
	if err := p.flush(); err != nil {
		return out, err
	}
	fresh := p.book.pen(p.Writer, before.agency)
	fresh.remarks, fresh.unprintable = p.remarks, before.unprintable
	*p = *fresh
	return out, nil
}

// stays tells whether an edit that changes nothing is left out. That of a device is
// not: the same entry later would change what was edited since.
func (p *pen) stays(same bool) bool { return same && p.entry.Fresh }

// entered does what an entry asks for. What a person can correct is in the answer.
func (p *pen) entered(e Entry) (Receipt, error) {
	out := Receipt{ID: e.ID, Fate: Done}
	v, err := p.deed(e)
	if err == nil && p.own == e.ID && !e.Fresh && e.Line == nil { // nothing bears its id: told again it might be done
		err = refused("it is so already: nothing was recorded", "已是如此，未再登记")
	}
	if isRefusal(err) {
		return e.refused(p.book.otherwise(err)), nil
	}
	if err != nil {
		return out, err
	}
	if _, again := p.book.Asked(); again || e.Line != nil && p.lines.there {
		out.Fate = Known
	} else if e.Device != "" {
		if err := p.putDevice(e.ID, Device{p.entry.Device, p.book.Now().UTC()}); err != nil {
			return out, err
		}
	}
	switch {
	case v != nil:
		out.Ref, out.Thing = v.ref().String(), v
	case e.Line == nil:
		out.Ref = theAgency.String()
	}
	if paper, ok := v.(*Paper); ok {
		out.Number, out.SHA256 = paper.Number, paper.SHA256
	}
	return out, nil
}

// isRefusal tells what is wrong with an entry from what is wrong with the store.
func isRefusal(err error) bool {
	var e *Error
	return err != nil && errors.As(err, &e) &&
		slices.Contains([]Code{CodeInvalid, CodeNotFound, CodeAmbiguous, CodeRefused, CodeClash}, e.Code)
}
