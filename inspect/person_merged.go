package inspect

// PersonMerged said that a person is one with another, who has all that was
// recorded by either name from now on. Papers say what they said.
type PersonMerged struct {
	IntoID ID `json:"into"`
}

// Kind implements [Fact].
func (PersonMerged) Kind() string { return "person.merged" }

var _ = fact(kind[Person, PersonMerged]{
	strike: true,
	rule:   func(v Person, _ *PersonMerged) error { return standingPerson(v) },
	effect: func(v *Person, f *PersonMerged, t telling) { v.Into = t.refs(f.IntoID) },
	parts:  func(f *PersonMerged) []ID { return []ID{f.IntoID} },
	rests:  personBack[PersonMerged],
	tell:   func(*PersonMerged) Words { return say("merged into another", "并入另一人员") },
})

var _ = entered("person.merged", People, func(p *pen, e Entry, about Ref, in struct {
	Into string `json:"into"`
}) (thing, error) {
	n, err := p.find(People, in.Into)
	if err != nil {
		return nil, err
	}
	v, err := p.mergePerson(e.ID, about.N, n)
	return &v, err
})

func (p *pen) mergePerson(id ID, n, other int64) (v Person, err error) {
	if v, err = found(p.Person(n))(People, n); err != nil {
		return v, err
	}
	into, err := found(p.Person(other))(People, other)
	if err == nil && n == other {
		err = intoItself(v.ref())
	}
	if err = first(err, standingPerson(into)); err != nil {
		return v, err
	}
	alone, err := p.alone(v)
	if err != nil {
		return v, err
	}
	joined := &PersonJoined{v.ID, id, append(v.labels(), alone...)}
	return v, first(p.change(&v, id, &PersonMerged{into.ID}), p.change(&into, p.following(into.ref(), joined), joined))
}

// intoItself refuses to merge what is one already.
func intoItself(ref Ref) *Error {
	return invalid("%[1]s %[3]s cannot be merged into itself", "%[2]s %[3]s 不能并入自身", ref.Noun.EN(), ref.Noun.ZH(), ref).
		Hint("name another with --into", "请用 --into 写明另一条")
}
