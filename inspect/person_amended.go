package inspect

// personAmended replaced what is known of a person. What they inspected by the name
// and the certificate of before stays theirs.
type personAmended struct {
	Person
	Labels []string `json:"labels,omitempty"` // by which else inspections named them, and nobody else
}

var _ = define("person.amended", definition[Person, personAmended]{
	strike: true,
	rule:   func(v Person, _ *personAmended) error { return standingPerson(v) },
	effect: func(v *Person, f *personAmended, _ telling) {
		was := *v
		*v = f.Person
		v.Former = was.Former
		v.called(append([]string{was.Officer().String()}, f.Labels...)...)
	},
})

// standingPerson refuses what is done to somebody who is none of the book's any more.
func standingPerson(v Person) error {
	switch {
	case v.Into != 0:
		return oneWith(v.ref(), Ref{People, v.Into})
	case v.Withdrawn != "":
		return refused("person %s was withdrawn", "人员 %s 已作误录处理", v.ref())
	}
	return nil
}

var _ = changing("person.amended", (*pen).editPerson)
