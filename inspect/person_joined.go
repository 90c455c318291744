package inspect

// PersonJoined said that another person was merged into this one.
type PersonJoined struct {
	PersonID ID       `json:"person"`
	MergeID  ID       `json:"merge"`  // the fact that it goes with
	Labels   []string `json:"labels"` // by which inspections named them
}

// Kind implements [Fact].
func (PersonJoined) Kind() string { return "person.joined" }

func (f *PersonJoined) whole() *ID { return &f.MergeID }

var _ = fact(kind[Person, PersonJoined]{
	effect: func(v *Person, f *PersonJoined, _ telling) { v.called(f.Labels...) },
	tell:   func(*PersonJoined) Words { return say("another merged into them", "另一人员并入") },
})
