package inspect

import (
	"context"
	"errors"
)

// CheckReport tells what a check went through and every fault it found.
type CheckReport struct {
	Events     int64    `json:"events"`
	Hazards    int64    `json:"hazards"`
	Notices    int64    `json:"notices"`
	Papers     int64    `json:"papers"`
	Complaints int64    `json:"complaints"`
	Head       Anchor   `json:"head"`        // how far the record goes
	ProvedFrom int64    `json:"proved_from"` // the first fact that was linked when it was recorded
	Faults     []*Error `json:"-"`
}

// Check proves the book: the record is whole and can be read, and what is kept
// beside it is what a replay of it comes to, row by row. It goes on to the end
// and lists all faults. An error is what kept it from going on.
func (b *Book) Check(ctx context.Context, progress func(done, total int64)) (rep CheckReport, err error) {
	fault := func(e *Error) { rep.Faults = append(rep.Faults, e) }
	total := b.hazards(ctx)
	err = b.Store.Verify(ctx, func(w Writer) (err error) {
		if rep.Head, rep.ProvedFrom, err = proved(w.Reader); err != nil {
			return err
		}
		c := checker{pen: b.pen(w, Agency{}), rep: &rep, fault: fault}
		if err := c.knowRecorded(); err != nil {
			return err
		}
		return w.EachThing(func(ref Ref, events []Event) error {
			if progress != nil && ref.Noun == Hazards && ref.N%500 == 0 {
				progress(rep.Hazards, total)
			}
			return c.thing(ref, events)
		})
	}, fault)
	return rep, err
}

// hazards are how many there are to go through, as far as can be said before.
func (b *Book) hazards(ctx context.Context) (n int64) {
	b.Read(ctx, func(r Reader) error { // whose faults the check will find
		page, err := r.Hazards(Filter{Limit: 1, Withdrawn: true})
		n = int64(page.Total)
		return err
	})
	return n
}

// checker replays one thing at a time, so that its memory does not grow with the book.
type checker struct {
	*pen
	rep   *CheckReport
	fault func(*Error)
	walk  walk
}

// thing looks at the facts of one thing and puts what they add up to, which the
// store then compares with what it has.
func (c *checker) thing(ref Ref, events []Event) error {
	c.count(ref, events)
	for _, f := range c.walk.faults(ref, events) {
		c.fault(f)
	}
	for _, e := range events {
		named, _ := printedHead(e.Fact)
		if f, ok := e.Fact.(*monthClosed); ok {
			named = c.frozen(ref, *f)
		}
		if err := c.anchored(ref, named); err != nil {
			return err
		}
	}
	err := c.tried(ref, events)
	var fault *Error
	if errors.As(err, &fault) && fault.Code == CodeCheck {
		c.fault(fault)
		return nil
	}
	return err
}

// tried replays a thing. A database that sends what is written with the next question
// is asked one, so that what it will not keep is told of this thing and of no other,
// and taken back: of all but hazards, which are many, and keep no other out.
func (c *checker) tried(ref Ref, events []Event) error {
	replay := func() error {
		thing, err := c.replay(ref, events)
		if err == nil {
			err = c.coded(thing)
		}
		return err
	}
	if ref.Noun == Hazards {
		return replay()
	}
	return c.Try(func() error {
		err := replay()
		if err == nil {
			_, _, err = c.RefOf(ID{})
		}
		return err
	})
}

func (c *checker) count(ref Ref, events []Event) {
	c.rep.Events += int64(len(events))
	if of, ok := map[Noun]*int64{Hazards: &c.rep.Hazards, Notices: &c.rep.Notices, Papers: &c.rep.Papers,
		Complaints: &c.rep.Complaints}[ref.Noun]; ok {
		*of++
	}
}

// coded proves what is kept of what the QR code on a paper says. That it is kept
// at all the store looks at.
func (c *checker) coded(thing any) error {
	f, err := c.miscoded(thing)
	if f != nil {
		c.fault(f)
	}
	return err
}

// miscoded is the fault of a paper of whose code something else is kept.
func (p *pen) miscoded(thing any) (*Error, error) {
	paper, ok := thing.(*Paper)
	if !ok {
		return nil, nil
	}
	code := paper.Code()
	kept, err := p.Code(paper.SHA256)
	if err != nil || kept == "" || code == "" || kept == code {
		return nil, err
	}
	return Errorf(CodeCheck, "the code on %s is kept as %q, but says %q",
		"%s 的二维码存档为 %q，实为 %q", paper.Number, kept, code).
		Hint("keep a copy of the store, and bring back a backup with {restore}", "请先保留台账文件，再用 {restore} 恢复备份"), nil
}

// frozen proves the figures that a month was closed with, and gives the head.
func (c *checker) frozen(ref Ref, f monthClosed) Anchor {
	m := ClosedMonth{Month: f.Month, SHA256: f.SHA256, Body: string(f.Frozen)}
	frozen, err := m.Frozen()
	t := frozen.Totals
	day, bad := ParseDate(f.Month + "-01")
	var fault *Error
	switch {
	case errors.As(err, &fault):
		c.fault(recordFault(fault.EN, fault.ZH))
	case err != nil || bad != nil || monthNumber(day) != ref.N || t.Period != MonthOf(day):
		c.fault(recordFault("what %s was closed with are not figures of that month (%s)", "%s 的结账数据不是该月的数据（%s）",
			ref, f.Month))
	case t.balance() != 0 && t.balance() != t.Withdrawn: // which earlier versions counted in
		c.fault(recordFault("the frozen figures of %s do not add up", "%s 的结账数据前后不平", f.Month))
	}
	return frozen.Head
}

// balance is how much more comes of what was there than there is in the end.
func (f Figures) balance() int {
	return f.Opening + f.HazardsFound + f.Reopened - f.Rectified - f.Closing
}
