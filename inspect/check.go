package inspect

import (
	"context"
	"errors"
	"fmt"
)

// CheckReport tells what a check went through and every fault it found.
type CheckReport struct {
	Events     int64    `json:"events"`
	Hazards    int64    `json:"hazards"`
	Notices    int64    `json:"notices"`
	Papers     int64    `json:"papers"`
	Complaints int64    `json:"complaints"`
	Faults     []*Error `json:"-"`
	progress   func(done, total int64)
}

// Check proves the book: the store's own integrity, every projection against a
// replay of its facts, every tally against a recount, every paper against its
// hash, every series against gaps. It goes on to the end and lists all faults.
func (b *Book) Check(ctx context.Context, progress func(done, total int64)) (CheckReport, error) {
	rep := CheckReport{progress: progress}
	err := b.Read(ctx, func(r Reader) error {
		c := checker{Reader: r, rep: &rep, ctx: ctx, ids: map[ID]int64{}}
		return c.run()
	})
	if err != nil {
		return rep, err
	}
	faults, err := b.Store.Verify(ctx)
	rep.Faults = append(rep.Faults, faults...)
	return rep, err
}

// checker replays one thing at a time, so that its memory does not grow with the book.
type checker struct {
	Reader
	rep   *CheckReport
	ctx   context.Context
	ids   map[ID]int64
	total int64
}

func (c *checker) run() error {
	if err := c.agency(); err != nil {
		return err
	}
	hazards, err := c.Hazards(Filter{Limit: 1})
	if err != nil {
		return err
	}
	c.total = int64(hazards.Total)
	for _, noun := range []Noun{Sites, Campaigns, Inspections, Hazards, Notices, Reviews, Lookbacks, Papers, Complaints, Blanks} {
		if err := c.noun(noun); err != nil {
			return err
		}
	}
	return c.months()
}

// months replays the closed months, which are numbered by themselves, and
// holds their figures against their hashes.
func (c *checker) months() error {
	months, err := c.ClosedMonths()
	if err != nil {
		return err
	}
	for _, m := range months {
		ref := Ref{Months, m.N}
		events, err := c.History(ref)
		if err != nil {
			return err
		}
		c.rep.Events += int64(len(events))
		if err := c.one(ref, events); err != nil {
			return err
		}
		var fault *Error
		if _, err := m.Frozen(); errors.As(err, &fault) {
			c.rep.Faults = append(c.rep.Faults, fault)
		}
	}
	return nil
}

// noun replays each thing of a noun, in the order of their numbers.
func (c *checker) noun(noun Noun) error {
	for n := int64(1); ; n++ {
		if err := c.ctx.Err(); err != nil {
			return err
		}
		events, err := c.History(Ref{noun, n})
		if err != nil || len(events) == 0 {
			return err
		}
		c.rep.Events += int64(len(events))
		if err := c.one(Ref{noun, n}, events); err != nil {
			return err
		}
		if noun == Hazards && c.rep.progress != nil && n%500 == 0 {
			c.rep.progress(n, c.total)
		}
	}
}

// one compares what the facts add up to with what the store has.
func (c *checker) one(ref Ref, events []Event) error {
	was, err := replay(ref, events, c.number)
	if err != nil {
		return err
	}
	is, ok, err := projection(c, ref)
	if err != nil {
		return err
	}
	if !ok {
		c.fault("%[1]s %[3]s stands on the record and not in the lists", "%[2]s %[3]s 在记录中存在，列表中没有", ref)
	} else if text(was) != text(is) {
		c.fault("%[1]s %[3]s differs from what its record adds up to", "%[2]s %[3]s 与其记录不一致", ref)
	}
	switch ref.Noun {
	case Hazards:
		c.rep.Hazards++
	case Notices:
		c.rep.Notices++
	case Papers:
		c.rep.Papers++
	case Complaints:
		c.rep.Complaints++
	}
	return nil
}

// text is a value for comparing; nil and empty lists are the same.
func text(v any) string { return fmt.Sprintf("%+v", v) }

func (c *checker) fault(en, zh string, ref Ref) {
	c.rep.Faults = append(c.rep.Faults, Errorf(CodeCheck, en, zh, ref.Noun.EN(), ref.Noun.ZH(), ref).
		Hint("keep a copy of the store, then run rectify check --rebuild", "请先备份台账文件，再运行 rectify check --rebuild"))
}

func (c *checker) number(id ID) int64 {
	if n, ok := c.ids[id]; ok {
		return n
	}
	if len(c.ids) > 10000 {
		clear(c.ids)
	}
	e, ok, err := c.Event(id)
	if err != nil || !ok {
		return 0
	}
	c.ids[id] = e.Ref.N
	return e.Ref.N
}

// agency compares the agency and its forms with the record.
func (c *checker) agency() error {
	events, err := c.History(theAgency)
	if err != nil {
		return err
	}
	c.rep.Events += int64(len(events))
	var want Agency
	forms := map[FormKind]Form{}
	for _, e := range events {
		switch f := e.Fact.(type) {
		case *AgencyOpened:
			want = f.Agency
		case *AgencyAmended:
			want = f.Agency
		case *FormSet:
			forms[f.Form.Kind] = f.Form
		}
	}
	got, err := c.Agency()
	if err != nil {
		return err
	}
	same := got == want
	for kind, f := range forms {
		kept, _, err := c.Form(kind)
		if err != nil {
			return err
		}
		same = same && kept.equal(f)
	}
	if !same {
		c.fault("the %[1]s or its forms differ from the record", "%[2]s或文书样式与记录不一致", theAgency)
	}
	return nil
}

// replay folds the facts of one thing.
func replay(ref Ref, events []Event, refs func(ID) int64) (any, error) {
	switch ref.Noun {
	case Sites:
		return fold(events, func(s *Site, e Event) { s.apply(e) }), nil
	case Campaigns:
		return fold(events, func(c *Campaign, e Event) { c.apply(e) }), nil
	case Inspections:
		return fold(events, func(i *Inspection, e Event) { i.apply(e, refs) }), nil
	case Hazards:
		return fold(events, func(h *Hazard, e Event) { h.apply(e, refs) }), nil
	case Notices:
		return fold(events, func(n *Notice, e Event) { n.apply(e, refs) }), nil
	case Reviews:
		return fold(events, func(r *Review, e Event) { r.apply(e, refs) }), nil
	case Papers:
		return fold(events, func(p *Paper, e Event) { p.apply(e, refs) }), nil
	case Complaints:
		return fold(events, func(c *Complaint, e Event) { c.apply(e, refs) }), nil
	case Blanks:
		return fold(events, func(k *Blank, e Event) { k.apply(e, refs) }), nil
	case Months:
		return fold(events, func(m *ClosedMonth, e Event) { m.apply(e) }), nil
	case Lookbacks:
		return fold(events, func(d *Draw, e Event) { d.apply(e, refs) }), nil
	}
	return nil, missing("there is no noun %s", "没有 %s 这一类", ref)
}

func fold[T any](events []Event, apply func(*T, Event)) T {
	var v T
	for _, e := range events {
		apply(&v, e)
	}
	return v
}

func projection(r Reader, ref Ref) (v any, ok bool, err error) {
	switch ref.Noun {
	case Sites:
		v, ok, err = r.Site(ref.N)
	case Campaigns:
		v, ok, err = r.Campaign(ref.N)
	case Inspections:
		v, ok, err = r.Inspection(ref.N)
	case Hazards:
		v, ok, err = r.Hazard(ref.N)
	case Notices:
		v, ok, err = r.Notice(ref.N)
	case Reviews:
		v, ok, err = r.Review(ref.N)
	case Papers:
		v, ok, err = r.Paper(ref.N)
	case Complaints:
		v, ok, err = r.Complaint(ref.N)
	case Blanks:
		v, ok, err = r.Blank(ref.N)
	case Months:
		v, ok, err = r.ClosedMonth(ref.N)
	case Lookbacks:
		v, ok, err = r.Lookback(ref.N)
	}
	return v, ok, err
}
