package inspect

// deed is how an entry of a kind is recorded.
type deed struct {
	about Noun       // of what it is; "" for what begins by itself
	body  func() any // an empty one of what it says, for help
	do    func(p *pen, about int64) (thing, error)

	counts bool // it asks for figures: what others counted before it must be told to the store
	draws  bool // a paper, before the writer's turn if it goes alone
}

// deeds are all there are, by the kinds of the facts that they come to. What
// happens to a thing that is there says just what its fact holds.
var deeds = make(map[string]*deed, 80)

// entered registers the deed of a kind whose entry says something else than its
// fact holds.
func entered[In any](kind string, about Noun, do func(p *pen, about int64, in In) (thing, error)) *deed {
	d := &deed{about: about, body: func() any { return new(In) }}
	d.do = func(p *pen, n int64) (thing, error) {
		var in In
		if err := p.entry.into(&in); err != nil {
			return nil, err
		}
		return do(p, n, in)
	}
	deeds[kind] = d
	return d
}

// countingAll marks a deed that asks for figures.
func countingAll(d *deed) *deed {
	d.counts = true
	return d
}

// drawing marks a deed that draws a paper.
func drawing(d *deed) *deed {
	d.draws = true
	return d
}

// plainly is the deed of a kind that says just what its fact holds.
func plainly(k *factKind) *deed {
	return &deed{about: k.of, body: func() any { return k.empty() }, do: func(p *pen, n int64) (thing, error) {
		fact := k.empty()
		if err := p.entry.into(fact); err != nil {
			return nil, err
		}
		return p.happen(k.of.Ref(n), fact)
	}}
}
