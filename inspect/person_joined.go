package inspect

// personJoined said that another person was merged into this one.
type personJoined struct {
	PersonID ID       `json:"person"`
	MergeID  ID       `json:"merge"`  // the fact that it goes with
	Labels   []string `json:"labels"` // by which inspections named them
}

func (f *personJoined) whole() *ID { return &f.MergeID }

var _ = define("person.joined", definition[Person, personJoined]{
	effect: func(v *Person, f *personJoined, _ telling) { v.called(f.Labels...) },
	told:   Words{"another merged into them", "另一人员并入"},
})
