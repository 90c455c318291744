package inspect

import (
	"cmp"
	"fmt"
	"reflect"
	"slices"
	"strings"
)

// A kind of fact stands in one file, which is called as the fact is on the record:
// what it holds, what is filled in when it is recorded, the rule that it is asked
// by, what it changes, what follows from it, and its words. All else that knows of
// kinds asks here: decoding, replays, strikes, histories, entries and their help.

// definition describes the facts F of things T. What is nil is not asked.
type definition[T, F any] struct {
	noun   Noun // of what it is about, where things of one type are of two nouns
	begins bool // a thing begins with it
	strike bool // it can be struck: see [FactStruck]
	plain  bool // an entry of it says just what it holds: see [pen.fillIn]

	done, zh string  // what a refusal says: «it cannot be DONE», «不能ZH»
	from     []State // in which states of the thing it may be recorded
	// needs refuses what the thing lacks besides a state: what waits, or stands already.
	needs func(T) error
	// instead is what to do where the state refuses it, before what the noun says.
	instead func(T) Words
	// fill fills in what only the book knows, and refuses what other things do not
	// allow. It has the clock and the store, and is asked only when recording.
	fill func(*pen, T, *F) error
	// on refuses its day, rule the rest by the thing as it is, and past by the facts
	// before. They have no clock and no store: where something else is struck, they are
	// asked again of what remains.
	on   func(T, Date) error
	rule func(T, *F) error
	past func(T, *F, []Event) error
	// effect is what it changes of the thing.
	effect func(*T, *F, telling)
	// due is the part of it that sets a due date.
	due string
	// after is what follows when it is recorded, of the thing as it was and is then.
	after func(p *pen, was, is T, f *F) error
	// parts are the things of which other facts go with it, and are struck with it.
	parts func(*F) []ID
	// rests refuses to strike it while something else rests on it, and returns to
	// bring it back where other things allow it no more.
	rests, returns func(*pen, Event, *F) error
	// told says it in a history, {on} its part of that name, and then its reason or its
	// note; tell says what takes more.
	told Words
	tell func(*F) Words
}

// telling is a fact as it is folded into its thing; refs turns the record's names
// into this book's numbers.
type telling struct {
	Event
	refs func(ID) int64
}

// factKind is a kind of whatever thing and content. What its file leaves out is
// nothing to be asked, and changes nothing.
type factKind struct {
	name                        string
	of                          Noun // of what it is about; "" for any
	begins, strike, plain, asks bool // as [definition] says, and whether it asks for the facts before
	done                        Words
	from                        []State
	kindAsked
}

// kindAsked is what a kind is asked of a thing and a fact.
type kindAsked interface {
	empty() Fact
	lacks(thing any) error
	otherwise(thing any) Words
	fills(p *pen, thing any, f Fact) error
	rules(thing any, f Fact, past []Event) error
	take(thing any, t telling)
	follow(p *pen, was, is any, f Fact) error
	partsOf(f Fact) []ID
	turns(p *pen, e Event, back bool) error
	say(Fact) Words
}

// factKinds are all kinds of facts, about so many, by their names on the record, and
// kindsByType by the types of facts.
var (
	factKinds   = make(map[string]*factKind, 80)
	kindsByType = make(map[reflect.Type]*factKind, 80)
)

// define registers a kind under its name on the record, such as hazard.found; it never changes.
func define[T, F any](name string, k definition[T, F]) *factKind {
	is := &factKind{name, cmp.Or(k.noun, nounOf(any((*T)(nil)))), k.begins, k.strike, k.plain, k.past != nil,
		Words{k.done, k.zh}, k.from, &k}
	factKinds[name], kindsByType[reflect.TypeFor[*F]()] = is, is
	if k.plain {
		deeds[name] = plainly(is)
	}
	return is
}

func (k *definition[T, F]) empty() Fact { return new(F) }

func (k *definition[T, F]) lacks(v any) error {
	if k.needs == nil {
		return nil
	}
	return k.needs(*v.(*T))
}

func (k *definition[T, F]) otherwise(v any) Words {
	if k.instead == nil {
		return Words{}
	}
	return k.instead(*v.(*T))
}

func (k *definition[T, F]) fills(p *pen, v any, f Fact) error {
	if k.fill == nil {
		return nil
	}
	return k.fill(p, *v.(*T), any(f).(*F))
}

func (k *definition[T, F]) rules(v any, f Fact, past []Event) (err error) {
	if k.on != nil {
		err = k.on(*v.(*T), Date(At(f, "on").String()))
	}
	if err == nil && k.rule != nil {
		err = k.rule(*v.(*T), any(f).(*F))
	}
	if err == nil && k.past != nil {
		err = k.past(*v.(*T), any(f).(*F), past)
	}
	return err
}

func (k *definition[T, F]) take(v any, t telling) {
	if k.effect != nil {
		k.effect(v.(*T), any(t.Fact).(*F), t)
	}
}

func (k *definition[T, F]) follow(p *pen, was, is any, f Fact) error {
	if k.due != "" {
		p.due(is.(thing).ref(), Date(At(f, k.due).String()))
	}
	if k.after == nil {
		return nil
	}
	return k.after(p, *was.(*T), *is.(*T), any(f).(*F))
}

func (k *definition[T, F]) partsOf(f Fact) []ID {
	if k.parts == nil {
		return nil
	}
	return k.parts(any(f).(*F))
}

func (k *definition[T, F]) turns(p *pen, e Event, back bool) error {
	may := k.rests
	if back {
		may = k.returns
	}
	if may == nil {
		return nil
	}
	return may(p, e, any(e.Fact).(*F))
}

func (k *definition[T, F]) say(f Fact) Words {
	if k.tell != nil {
		return k.tell(any(f).(*F))
	}
	told := k.told
	if told == (Words{}) {
		return say("edited", "修改")
	}
	var slots []string
	for key := range placesIn(reflect.TypeFor[F]()) {
		if slot := "{" + key + "}"; strings.Contains(told.EN, slot) {
			slots = append(slots, slot, fmt.Sprint(Visible([]any{At(f, key).Interface()})...))
		}
	}
	in := strings.NewReplacer(slots...)
	told = say(in.Replace(told.EN), in.Replace(told.ZH))
	for _, key := range []string{"reason", "note"} {
		if why := At(f, key); why.IsValid() {
			told = told.Because(why.String())
		}
	}
	return told
}

// nounOf is the noun of things of which that points to one; "" of what is none, and
// of papers, which are of three.
func nounOf(thing any) Noun {
	switch thing.(type) {
	case *Agency:
		return Agencies
	case *Site:
		return Sites
	case *Campaign:
		return Campaigns
	case *Inspection:
		return Inspections
	case *Hazard:
		return Hazards
	case *Review:
		return Reviews
	case *Draw:
		return Lookbacks
	case *ClosedMonth:
		return Months
	case *Complaint:
		return Complaints
	case *Person:
		return People
	}
	return ""
}

// noKind is the kind of what cannot be read.
var noKind = &factKind{kindAsked: &definition[struct{}, FactStruck]{}}

// kindOf is the kind of a fact.
func kindOf(f Fact) *factKind {
	if k := kindsByType[reflect.TypeOf(f)]; k != nil {
		return k
	}
	return noKind
}

// KindOf is a fact's name on the record.
func KindOf(f Fact) string {
	if u, unread := f.(*Unread); unread {
		return u.Said
	}
	return kindOf(f).name
}

// isOf tells whether facts of a kind are about that noun.
func isOf(k *factKind, noun Noun) bool { return k != noKind && (k.of == noun || k.of == "") }

// Strikable are the kinds of facts that can be struck, in their order.
func Strikable() (kinds []string) {
	for name, k := range factKinds {
		if k.strike {
			kinds = append(kinds, name)
		}
	}
	slices.Sort(kinds)
	return kinds
}

// Sentence says a fact in words, as a history does.
func Sentence(f Fact) Words { return kindOf(f).say(f) }
