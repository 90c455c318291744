package inspect

import (
	"reflect"
	"strings"
)

// happen records what happened to a thing that is on the record: what was left out
// is filled in, the rules are asked, and the thing as it is then is given back.
func (p *pen) happen(ref Ref, fact Fact) (thing, error) {
	k := kindOf(fact)
	if !k.plain || !isOf(k, ref.Noun) {
		return nil, invalid("%s cannot be recorded this way", "%s 不能这样登记", KindOf(fact))
	}
	v, err := p.thing(ref)
	if err != nil {
		return nil, err
	}
	if err := mayRecord(v, fact); err != nil {
		return nil, err
	}
	if err := p.fillIn(v, fact); err != nil {
		return nil, err
	}
	return v, p.change(v, fact)
}

// changing registers the deed of a kind that changes the thing which its entry is about.
func changing[T, In any](kind string, do func(p *pen, v *T, in In) error) *deed {
	noun := nounOf(any((*T)(nil)))
	return entered(kind, noun, func(p *pen, n int64, in In) (thing, error) {
		v, err := p.thing(noun.Ref(n))
		if err == nil {
			err = do(p, any(v).(*T), in)
		}
		return v, err
	})
}

// fillIn fills in the day of a fact that an entry says, and reads its lines: of each a
// tag says how long it may be, with «!» if it must be there, and what a refusal calls it.
func (p *pen) fillIn(v thing, fact Fact) (err error) {
	parts := reflect.ValueOf(fact).Elem()
	for _, f := range reflect.VisibleFields(parts.Type()) {
		key := jsonName(f)
		switch part := parts.FieldByIndex(f.Index).Addr().Interface().(type) {
		case *Date:
			if key == "on" {
				err = p.day(part)
			}
		case *string:
			err = lineSaid(f.Tag.Get("line"), key, part)
		}
		if err != nil {
			return err
		}
	}
	return kindOf(fact).fills(p, v, fact)
}

// lineSaid reads a line of an entry as its tag says; a reason and a note need none.
func lineSaid(tag, key string, s *string) error {
	size, words, tagged := strings.Cut(tag, " ")
	en, zh, _ := strings.Cut(words, "|")
	size, must := strings.CutSuffix(size, "!")
	flag := ""
	if must {
		flag = "{." + key + "}"
	}
	switch {
	case tagged:
		return line(en, zh, s, map[string]int{"word": maxWord, "name": maxName, "text": maxText}[size], flag)
	case key == "note":
		return cleanText("note", "备注", s, maxText)
	case key == "reason":
		return reasonGiven(s)
	}
	return nil
}

// thing is a thing as it is now.
func (r Reader) thing(ref Ref) (thing, error) {
	v := things[ref.Noun].empty()
	ok, err := r.Get(ref, v)
	if err == nil && !ok {
		err = ref.unknown()
	}
	return v, err
}

// change asks the rules, records a fact about a thing, keeps what the thing is
// then, and does what follows.
func (p *pen) change(v thing, fact Fact) error {
	if err := p.allowed(v, fact); err != nil {
		return err
	}
	ways := things[v.ref().Noun]
	was := ways.copy(v)
	if err := p.takes(v.ref(), v, fact); err != nil {
		return err
	}
	if err := ways.keep(p, was, v); err != nil {
		return err
	}
	return kindOf(fact).follow(p, was, v, fact)
}

// takes records a fact about a thing, and makes of the thing what it is then.
func (p *pen) takes(ref Ref, v thing, fact Fact) error {
	e, err := p.record(ref, fact)
	if err == nil {
		apply(v, e, p.refs)
	}
	return err
}

// allowed asks the rules, with the facts before where they ask for them.
func (p *pen) allowed(v thing, fact Fact) error {
	var past []Event
	if kindOf(fact).asks {
		all, err := p.History(v.ref())
		if err != nil {
			return err
		}
		past = unstruck(all)
	}
	return allows(v, fact, past)
}
