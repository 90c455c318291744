package inspect

import (
	"cmp"
	"reflect"
	"slices"
)

// thing is what facts of a noun add up to. Its first fields are its number and the name
// of the fact with which it began, which no fact changes.
type thing interface {
	ref() Ref
}

// ways are how things of a noun are made, copied, kept and counted.
type ways struct {
	empty func() thing
	copy  func(thing) thing
	keep  func(p *pen, was, is thing) error
}

// things are the ways of each noun.
var things = map[Noun]*ways{}

// noun registers the ways of things T. keep keeps what a thing is, and counts the
// difference from what it was.
func noun[T any, P interface {
	*T
	thing
}](keep func(p *pen, was, is *T) error, nouns ...Noun) *ways {
	w := &ways{
		empty: func() thing { return P(new(T)) },
		copy: func(v thing) thing {
			c := *(*T)(v.(P))
			return P(&c)
		},
		keep: func(p *pen, was, is thing) error { return keep(p, (*T)(was.(P)), (*T)(is.(P))) },
	}
	for _, n := range append(nouns, nounOf(any((*T)(nil)))) {
		things[n] = w
	}
	return w
}

// only keeps what a thing is, of which nothing is counted.
func only[T any](p *pen, _, is *T) error { return p.Put(nounOf(is), is) }

var (
	_ = noun((*pen).keepSite)
	_ = noun((*pen).keepPerson)
	_ = noun(only[Campaign])
	_ = noun((*pen).keepInspection)
	_ = noun((*pen).putHazard)
	_ = noun((*pen).keepPaper, Notices, Papers, Blanks)
	_ = noun(func(p *pen, _, is *Complaint) error {
		p.months[is.Last.Month()] = true
		return p.Put(Complaints, is)
	})
	_ = noun(only[Review])
	_ = noun(only[Draw])
	_ = noun(only[ClosedMonth])
)

func (s Site) ref() Ref        { return Ref{Sites, s.N} }
func (c Campaign) ref() Ref    { return Ref{Campaigns, c.N} }
func (i Inspection) ref() Ref  { return Ref{Inspections, i.N} }
func (h Hazard) ref() Ref      { return Ref{Hazards, h.N} }
func (r Review) ref() Ref      { return Ref{Reviews, r.N} }
func (d Draw) ref() Ref        { return Ref{Lookbacks, d.N} }
func (m ClosedMonth) ref() Ref { return Ref{Months, m.N} }
func (c Complaint) ref() Ref   { return Ref{Complaints, c.N} }

// standsAs is a thing that has states, and says what may be done where one of them
// refuses a fact.
type standsAs interface {
	thing
	state() State
	instead() Words
}

func (h Hazard) state() State    { return h.State }
func (c Complaint) state() State { return c.State }

// apply folds a fact into the thing that v points to; refs turns the record's names into
// this book's numbers.
func apply(v thing, e Event, refs func(ID) int64) {
	if made, ok := v.(interface{ ready(Event) }); ok {
		made.ready(e)
	}
	k, is := kindOf(e.Fact), reflect.ValueOf(v).Elem()
	n, id := is.Field(0).Addr().Interface().(*int64), is.Field(1).Addr().Interface().(*ID)
	was, began := *n, *id
	if k.begins {
		was, began = e.Ref.N, e.ID
	}
	k.take(v, telling{e, refs})
	*n, *id = was, began
	if h, ok := v.(*Hazard); ok {
		h.reckon()
	}
}

// mayRecord asks whether a fact may be recorded of a thing by its state, and by
// what waits or stands.
func mayRecord(v thing, fact Fact) error {
	k := kindOf(fact)
	if s, ok := v.(standsAs); ok && !slices.Contains(k.from, s.state()) {
		return notFrom(k, s)
	}
	return k.lacks(v)
}

// notFrom says that the state of a thing does not allow a fact.
func notFrom(k *factKind, v standsAs) error {
	e := refused("%s %s is %s: it cannot be %s", "%s %s 处于“%s”状态，不能%s", v.ref().Noun, v.ref(), v.state(), k.done)
	return e.hint(cmp.Or(k.otherwise(v), v.instead()))
}

// allows asks all that is asked of a fact without a clock and a store: past are
// the facts before.
func allows(v thing, fact Fact, past []Event) error {
	if err := mayRecord(v, fact); err != nil {
		return err
	}
	return kindOf(fact).rules(v, fact, past)
}
