package inspect

import (
	"cmp"
	"slices"
)

// personMerged said that a person is one with another, who has all that was
// recorded by either name from now on. Papers say what they said.
type personMerged struct {
	IntoID ID `json:"into"`
}

var _ = define("person.merged", definition[Person, personMerged]{
	strike: true,
	rule:   func(v Person, _ *personMerged) error { return standingPerson(v) },
	effect: func(v *Person, f *personMerged, t telling) { v.Into = t.refs(f.IntoID) },
	parts:  func(f *personMerged) []ID { return []ID{f.IntoID} },
	rests: func(p *pen, _ Event, f *personMerged) error {
		_, err := p.mergedInto(f.IntoID)
		return err
	},
	returns: (*pen).joinsAgain,
	told:    Words{"merged into another", "并入另一人员"},
})

var _ = changing("person.merged", func(p *pen, v *Person, in mergeEntry) error {
	into, err := intoOther(p, v, in, p.Person)
	if err = cmp.Or(err, standingPerson(into)); err != nil {
		return err
	}
	alone, err := p.alone(*v)
	if err != nil {
		return err
	}
	joined := &personJoined{v.ID, p.id, append(v.labels(), alone...)}
	return cmp.Or(p.change(v, &personMerged{into.ID}), p.change(&into, joined))
})

// mergeEntry names what a thing is merged into.
type mergeEntry struct {
	Into string `json:"into" need:"yes"`
}

// intoOther is what a thing is to be merged into: another than itself.
func intoOther[T any](p *pen, v thing, in mergeEntry, ask func(int64) (T, bool, error)) (into T, err error) {
	ref := v.ref()
	other, err := p.find(ref.Noun, in.Into)
	if err == nil {
		into, err = existing(ask, other)
	}
	if err == nil && ref.N == other {
		err = invalid("%s %s cannot be merged into itself", "%s %s 不能并入自身", ref.Noun, ref).
			Hint("name another with {.into}", "请用 {.into} 写明另一条")
	}
	return into, err
}

// mergedInto is with whom somebody is one: nothing of it is turned while they are
// themselves one with another.
func (p *pen) mergedInto(id ID) (Person, error) {
	v, err := existing(p.Person, p.refs(id))
	return v, cmp.Or(err, standingPerson(v))
}

// joinsAgain refuses to bring a merge back over what somebody is called since.
func (p *pen) joinsAgain(e Event, f *personMerged) error {
	v, err := existing(p.Person, e.Ref.N)
	if err != nil {
		return err
	}
	into, err := p.mergedInto(f.IntoID)
	if err != nil {
		return err
	}
	past, err := p.History(into.ref())
	for _, j := range past {
		joined, ok := j.Fact.(*personJoined)
		if ok && joined.MergeID == e.ID &&
			slices.ContainsFunc(v.labels(), func(l string) bool { return !slices.Contains(joined.Labels, l) }) {
			return mergeAnew(v.ref())
		}
	}
	return err
}

// mergeAnew refuses to bring back a merge from before what was recorded since.
func mergeAnew(ref Ref) *Error {
	return refused("%s has facts recorded since", "%s 此后另有登记", ref).
		Hint("merge it again: {%s.merged %s .into=…}",
			"请重新合并：{%s.merged %s .into=…}", ref.Noun.EN(), ref)
}
