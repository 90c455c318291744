package inspect

// happen records what happened to a thing that is on the record: what was left out
// is filled in, the rules are asked, and the thing as it is then is given back.
func (p *pen) happen(id ID, ref Ref, fact Fact) (thing, error) {
	k := kindOf(fact)
	if !k.fills() || !isOf(k, ref.Noun) {
		return nil, invalid("a %s is not recorded so", "%s 不能这样登记", fact.Kind())
	}
	v, err := p.thing(ref)
	if err != nil {
		return nil, err
	}
	if err := mayRecord(v, fact); err != nil {
		return nil, err
	}
	if err := k.fillIn(p, v, fact); err != nil {
		return nil, err
	}
	return v, p.change(v, id, fact)
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
func (p *pen) change(v thing, id ID, fact Fact) error {
	if err := p.allowed(v, fact); err != nil {
		return err
	}
	ways := things[v.ref().Noun]
	was := ways.copy(v)
	e, err := p.record(id, v.ref(), fact)
	if err != nil {
		return err
	}
	v.apply(e, p.refs)
	if err := ways.keep(p, was, v); err != nil {
		return err
	}
	return kindOf(fact).follow(p, was, v, fact)
}

// allowed asks the rules, with the facts before where they ask for them.
func (p *pen) allowed(v thing, fact Fact) error {
	var past []Event
	if kindOf(fact).asks() {
		all, err := p.History(v.ref())
		if err != nil {
			return err
		}
		past = unstruck(all)
	}
	return allows(v, fact, past)
}
