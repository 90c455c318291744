package inspect

// PersonWithdrawn said that the person was recorded in error. Inspections that name
// them stay as they are.
type PersonWithdrawn struct {
	Reason string `json:"reason"`
}

// Kind implements [Fact].
func (PersonWithdrawn) Kind() string { return "person.withdrawn" }

var _ = fact(kind[Person, PersonWithdrawn]{
	strike:  true,
	fill:    func(_ *pen, _ Person, f *PersonWithdrawn) error { return reasonGiven(&f.Reason) },
	rule:    func(v Person, _ *PersonWithdrawn) error { return standingPerson(v) },
	effect:  func(v *Person, f *PersonWithdrawn, _ telling) { v.Withdrawn = f.Reason },
	rests:   personBack[PersonWithdrawn],
	returns: func(*pen, Event, *PersonWithdrawn) error { return nil },
	tell:    func(f *PersonWithdrawn) Words { return say("withdrawn", "撤回（误录）").Because(f.Reason) },
})

// personBack refuses to bring a person back whom another has replaced meanwhile.
func personBack[F any](p *pen, e Event, _ *F) error {
	v, err := found(p.Person(e.Ref.N))(People, e.Ref.N)
	return first(err, p.otherPerson(v))
}
