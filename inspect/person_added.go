package inspect

// personAdded entered a person in the book.
type personAdded struct{ Person }

var _ = define("person.added", definition[Person, personAdded]{
	begins: true,
	effect: func(v *Person, f *personAdded, _ telling) { *v = f.Person },
	told:   Words{"entered", "登记"},
})

var _ = entered("person.added", "", func(p *pen, _ int64, in personEntry) (thing, error) {
	v, err := p.addPerson(in.Person, in.Phone)
	return &v, err
})
