package inspect

import "slices"

// A kind of fact stands in one file, which is called as the fact is on the record:
// what it holds, what is filled in when it is recorded, the rule that it is asked
// by, what it changes, what follows from it, and its words. All else that knows of
// kinds asks here: decoding, replays, strikes, histories, entries and their help.

// kind describes the facts F of things T. What is nil is not asked.
type kind[T, F any] struct {
	begins bool // a thing begins with it
	strike bool // it can be struck: see [FactStruck]

	done, zh string  // what a refusal says: «it cannot be DONE», «不能ZH»
	from     []State // in which states of the thing it may be recorded
	// needs refuses what the thing lacks besides a state: what waits, or stands already.
	needs func(T) error
	// instead is what to do where the state refuses it, before what the noun says.
	instead func(T) (en, zh string)
	// fill fills in what was left out and refuses words that are none, and days to
	// come. It has the clock and the store, and is asked only when recording.
	fill func(*pen, T, *F) error
	// rule refuses by the thing as it is, and past by the facts before. They have no
	// clock and no store: where something else is struck, they are asked again of what
	// remains.
	rule func(T, *F) error
	past func(T, *F, []Event) error
	// effect is what it changes of the thing.
	effect func(*T, *F, telling)
	// after is what follows when it is recorded, of the thing as it was and is then.
	after func(p *pen, was, is T, f *F) error
	// rests refuses to strike it while something else rests on it, and returns to
	// bring it back where other things allow it no more.
	rests, returns func(*pen, Event, *F) error
	// tell says it in a history.
	tell func(*F) Words
}

// telling is a fact as it is folded into its thing; refs turns the record's names
// into this book's numbers.
type telling struct {
	Event
	refs func(ID) int64
}

// factKind is a kind of whatever thing and content.
type factKind struct {
	noun           Noun // of what it is about; "" for any
	begins, strike bool
	done           Words
	empty          func() Fact
	from           []State
	needs          func(thing any) error
	instead        func(thing any) (en, zh string)
	fill           func(p *pen, thing any, f Fact) error
	after          func(p *pen, was, is any, f Fact) error
	rule           func(thing any, f Fact) error
	past           func(thing any, f Fact, past []Event) error
	effect         func(thing any, t telling)
	rests, returns func(*pen, Event) error
	tell           func(Fact) Words
}

// factKinds are all kinds of facts by their names on the record.
var factKinds = map[string]*factKind{}

// fact registers a kind, which goes by the name that its facts have.
func fact[T, F any](k kind[T, F]) *factKind {
	f := func(f Fact) *F { return any(f).(*F) }
	out := &factKind{noun: nounOf(*new(T)), begins: k.begins, strike: k.strike, done: Words{k.done, k.zh}, from: k.from,
		empty: func() Fact { return any(new(F)).(Fact) }}
	if k.needs != nil {
		out.needs = func(v any) error { return k.needs(*v.(*T)) }
	}
	if k.instead != nil {
		out.instead = func(v any) (string, string) { return k.instead(*v.(*T)) }
	}
	if k.fill != nil {
		out.fill = func(p *pen, v any, fact Fact) error { return k.fill(p, *v.(*T), f(fact)) }
	}
	if k.after != nil {
		out.after = func(p *pen, was, is any, fact Fact) error { return k.after(p, *was.(*T), *is.(*T), f(fact)) }
	}
	if k.rule != nil {
		out.rule = func(v any, fact Fact) error { return k.rule(*v.(*T), f(fact)) }
	}
	if k.past != nil {
		out.past = func(v any, fact Fact, past []Event) error { return k.past(*v.(*T), f(fact), past) }
	}
	if k.effect != nil {
		out.effect = func(v any, t telling) { k.effect(v.(*T), f(t.Fact), t) }
	}
	if k.rests != nil {
		out.rests = func(p *pen, e Event) error { return k.rests(p, e, f(e.Fact)) }
	}
	if k.returns != nil {
		out.returns = func(p *pen, e Event) error { return k.returns(p, e, f(e.Fact)) }
	}
	if k.tell != nil {
		out.tell = func(fact Fact) Words { return k.tell(f(fact)) }
	}
	factKinds[out.empty().Kind()] = out
	if out.fill != nil {
		deeds[out.empty().Kind()] = plainly(out)
	}
	return out
}

// nounOf is the noun of a thing; "" of what is none.
func nounOf(thing any) Noun {
	switch thing.(type) {
	case Agency:
		return Agencies
	case Site:
		return Sites
	case Campaign:
		return Campaigns
	case Inspection:
		return Inspections
	case Hazard:
		return Hazards
	case Notice:
		return Notices
	case Review:
		return Reviews
	case Draw:
		return Lookbacks
	case ClosedMonth:
		return Months
	case Paper:
		return Papers
	case Complaint:
		return Complaints
	case Blank:
		return Blanks
	}
	return ""
}

// kindOf is the kind of a fact; of what cannot be read, an empty one.
func kindOf(f Fact) *factKind {
	if k := factKinds[f.Kind()]; k != nil {
		return k
	}
	return &factKind{}
}

// of tells whether facts of the kind are about that noun.
func (k *factKind) of(noun Noun) bool { return k.noun == noun || k.noun == "" && k.empty != nil }

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
func Sentence(f Fact) Words {
	if k := kindOf(f); k.tell != nil {
		return k.tell(f)
	}
	return say("edited", "修改")
}
